"""Keeping what is written, and asking about what is not kept before it would be lost."""

import asyncio
from collections.abc import Awaitable, Callable

from textual.dom import DOMNode

from assistant.profiles import ChangedError
from assistant.understood import changed
from privacy.builtin import BUILTIN
from privacy.rules import PrivacyProfile
from tui.privacy.changing import HOLDS_ALL, in_its_place
from tui.privacy.question import Question
from tui.privacy.shelf import Desk, Written
from tui.privacy.write_pane import WritePane

UNSAVED = "What you wrote in {name} is not saved."
UNSAVED_ANSWERS = {"save": "Save it", "stay": "Go on writing", "drop": "Throw the changes away"}
OVERWRITE = "{reason} Saving would undo that."
OVERWRITE_ANSWERS = {"stay": "Go on writing", "save": "Save mine in its place"}
EMPTY = "There is nothing to save: say what may be revealed and what not, or delete the profile on the list."
NOT_SAVED = "Not saved."
IN_USE = "{name} is in use. Where it holds, {other} would hold."
IN_USE_ANSWERS = {"stay": "Keep it", "delete": "Delete it"}


class Keeping:
    """Saves the profile of a pane. `tell` shows a line, `reload` what is stored by then."""

    def __init__(
        self,
        screen: DOMNode,
        desk: Desk,
        pane: WritePane,
        tell: Callable[[str], None],
        reload: Callable[[], Awaitable[None]],
    ) -> None:
        self._screen, self._desk, self._pane = screen, desk, pane
        self._tell, self._reload = tell, reload

    async def saved(self) -> bool:
        """Keep what is written, if it can be; whether it is kept now. Raises SottoError."""
        written = Written(self._pane.name_open, self._pane.text)
        if not written.prose.strip():
            self._tell(EMPTY)
            return False
        self._tell("Saving…")
        kept = False
        try:
            kept = await self._kept(written, self._pane.saved)
        finally:
            if not kept:
                self._tell(NOT_SAVED)
        return kept

    async def _kept(self, written: Written, before: PrivacyProfile | None) -> bool:
        try:
            after = await asyncio.to_thread(self._desk.save, written, before)
        except ChangedError as error:
            if not await self._overwrites(error):
                return False
            before = await asyncio.to_thread(self._desk.insist, written.name)
            after = await asyncio.to_thread(self._desk.save, written, before)
        self._pane.keep(written, after)
        await self._settle()
        await self._reload()
        self._tell(await asyncio.to_thread(said_of, self._desk, before, after))
        return True

    async def _settle(self) -> None:
        """Nothing is unsaved: keep nothing of it either, unless the user has gone on."""
        if not self._pane.unsaved:
            await asyncio.to_thread(self._desk.keep_unsaved, None)

    async def _overwrites(self, error: ChangedError) -> bool:
        question = Question(OVERWRITE.format(reason=error.message), OVERWRITE_ANSWERS)
        return await self._screen.app.push_screen_wait(question) == "save"

    async def settled(self) -> bool:
        """Whether nothing is unsaved any more, or the user throws it away. Raises SottoError."""
        pane = self._pane
        if not pane.unsaved:
            return True
        answer = await self._screen.app.push_screen_wait(
            Question(UNSAVED.format(name=pane.name_open), UNSAVED_ANSWERS)
        )
        if answer == "drop":
            pane.open(pane.name_open, pane.saved)
            await self._settle()
        return answer == "drop" or (answer == "save" and await self.saved())

    async def may_delete(self, name: str) -> bool:
        """Whether a profile holds nowhere, or the user wants it gone all the same. Raises SottoError."""
        other = await asyncio.to_thread(in_its_place, self._desk, name)
        if not other:
            return True
        question = Question(IN_USE.format(name=name, other=other), IN_USE_ANSWERS)
        return await self._screen.app.push_screen_wait(question) == "delete"


def said_of(desk: Desk, before: PrivacyProfile | None, after: PrivacyProfile) -> str:
    """What saving changed, and what there is still to do. Raises SottoError."""
    name, unread = after.name, len(after.unread)
    said = [f"Saved {name}: {changed(before, after)}."]
    if before is not None and before == BUILTIN.get(name):
        said.append("It is your own version now; Delete on the list brings back the one that comes with Sotto.")
    if not desk.in_use(name):
        said.append("It is not in use: Ctrl+L goes to the list, a uses it.")
    if unread:
        many = "1 sentence is" if unread == 1 else f"{unread} sentences are"
        said.append(f"{many} not understood. {HOLDS_ALL}")
    samples = desk.session.store.profile_samples.list(name)
    failing = sum(bool(desk.failures(sample, after)) for sample in samples)
    if failing:
        said.append(f"{failing} of {len(samples)} tests {'fails' if failing == 1 else 'fail'}.")
    return " ".join(said)
