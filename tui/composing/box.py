"""Writing a question: the input, the paths that it may mean, the files that go along, and the drafts."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import OptionList, TextArea

from assistant.attaching import AttachError, NoFileError, Writing, sendable, without
from assistant.earlier import EarlierQuestions
from assistant.path_offers import path_offers
from assistant.previewing import FileLook, Preview, Previewer, parts_in_words
from tui.chat.composer import Composer
from tui.chat.editing import EditingLine
from tui.chat.status import StatusLine
from tui.composing.attached import AttachedFile
from tui.composing.drafts import DraftKeeper
from tui.composing.editor import tidied, written_outside
from tui.composing.looking import LOCAL_PAUSE_S, PAUSE_S, Looking, Wanted
from tui.composing.offers import PathOffers
from tui.reading import in_background
from tui.session import Session

PLACEHOLDER = "Ask something. Enter sends, Ctrl+J begins a new line, @ attaches a file."

COUNTING = "counting…"
PREPARING = "preparing detection…"
"""What the status says while the model for detection is loaded."""


class ComposerBox(Vertical):
    """Holds the input. Tells the status line what in it is protected; the screen hears of whole questions only."""

    DEFAULT_CSS = """
    ComposerBox { height: auto; }
    ComposerBox #attached { height: auto; max-height: 4; scrollbar-size-vertical: 1; }
    """

    def __init__(self, session: Session, editing: EditingLine) -> None:
        """`editing` says whether an earlier question is being edited in place of the draft."""
        super().__init__()
        self.conversation: int | None = None
        """The conversation that the draft belongs to; None for one that has not begun."""
        self._session, self._editing = session, editing
        self._drafts = DraftKeeper(self, session.store, self._tell_failure)
        self._earlier = EarlierQuestions(session.store)
        self._draft = Writing("")
        self._offers = PathOffers()
        self._composer = Composer(PLACEHOLDER, self._offers)
        self._looking = Looking(self, Previewer(lambda: session.assistant), self._show)
        self._refused = ""

    def compose(self) -> ComposeResult:
        """What goes along, the paths that are offered, and the input."""
        yield VerticalScroll(id="attached", can_focus=False)
        yield self._offers
        yield self._composer

    async def on_mount(self) -> None:
        """Show the draft, follow the route and the profile, and remove what a killed Sotto may have left."""
        self._composer.restore(await self._drafts.of(None))
        for status in self.screen.query(StatusLine):
            self.watch(status, "route", self.look_again, init=False)
            self.watch(status, "profile", self.look_again, init=False)
            self.run_worker(self._looking.prepare(status.profile), group="prepare", exit_on_error=False)
        self.run_worker(tidied(), group="tidy", exit_on_error=False)

    @property
    def prepared(self) -> bool:
        """Whether detection has loaded its models."""
        return self._looking.ready

    @property
    def looked(self) -> bool:
        """Whether what is written now has been looked at."""
        return not self._looking.busy

    async def on_unmount(self) -> None:
        """Keep the draft, and wait for the look that is going on: it reads the store."""
        self._keep()
        await self._drafts.settle()
        await self._looking.close()

    # ---- drafts

    async def open(self, conversation: int | None) -> None:
        """Keep the draft of the conversation that was open, and show that of `conversation`."""
        if conversation == self.conversation:
            return
        draft = await self._drafts.of(conversation)
        self._keep()
        self._earlier.leave()
        self.conversation = conversation
        self._composer.restore(draft)

    async def take_along(self) -> bool:
        """Take what is written to the conversation that has not begun, below its own draft; whether there was any.

        An earlier question that is being edited goes along, too.
        """
        written = [self._own, self._composer.writing] if self._editing.question is not None else [self._own]
        self._editing.end()
        await self.open(None)
        self._composer.restore(_joined([self._own, *written]))
        return any(each.text.strip() for each in written)

    def begun(self, conversation: int) -> None:
        """What is being written belongs to `conversation` from now on, which may just have begun."""
        if conversation != self.conversation:
            self._drafts.keep(self.conversation, Writing(""))
            self.conversation = conversation
            self._keep()

    def _keep(self) -> None:
        self._drafts.keep(self.conversation, self._own)

    @property
    def _own(self) -> Writing:
        """The draft: not an earlier question that is edited or shown in its place."""
        if self._editing.question is not None:
            return self._editing.draft
        return self._draft if self._earlier.walking and self._composer.recalled else self._composer.writing

    def _tell_failure(self, line: str) -> None:
        self.notify(line, severity="error", timeout=12, markup=False)

    async def on_composer_recall_wanted(self, event: Composer.RecallWanted) -> None:
        """Show an earlier question, or a later one; after the newest comes what was being written."""
        event.stop()
        if not self._composer.recalled:
            self._earlier.leave()
        if not self._earlier.walking:
            if not event.older:
                return
            self._draft = self._composer.writing
        step = self._earlier.older if event.older else self._earlier.newer
        text = await in_background(self, step)
        if text is not None:
            self._composer.recall(text)
        elif not self._earlier.walking and not event.older:
            self._composer.restore(self._draft)

    # ---- sending

    async def on_composer_submitted(self, event: Composer.Submitted) -> None:
        """Put the files with the words. A file that can't go along is told, and nothing is sent."""
        writing = self._composer.writing
        if event.text != writing.text or not writing.named:
            return
        event.stop()
        try:
            whole = await asyncio.to_thread(sendable, writing, as_words=self._refused == writing.text)
        except AttachError as error:
            self._refused = writing.text if isinstance(error, NoFileError) else ""
            self.notify(error.message, severity="warning", markup=False)
            return
        if self._composer.text == writing.text:
            self.screen.post_message(Composer.Submitted(whole))

    async def on_composer_editor_wanted(self) -> None:
        """Let the user write in an editor of his own."""
        self.app.run_worker(self._edit(), group="editor", exclusive=True, exit_on_error=False)

    async def _edit(self) -> None:
        text = await written_outside(self.app, self._composer.text)
        if text is not None:
            self._composer.change_to(text)
        self._composer.focus()

    # ---- files

    async def on_composer_paths_wanted(self, event: Composer.PathsWanted) -> None:
        """Offer what the path that is typed may mean, unless more of it is there by now."""
        event.stop()
        paths = await asyncio.to_thread(path_offers, event.path)
        if not self._composer.wants_paths_of(event.path):
            return
        if event.take and len(paths) == 1:
            self._composer.take(paths[0])
        else:
            self._offers.show(paths)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the path that was clicked."""
        event.stop()
        self._composer.focus()
        self._composer.take(self._offers.path_of(event.option_index))

    def on_attached_file_taken_off(self, event: AttachedFile.TakenOff) -> None:
        """Take the file's path out of the text."""
        event.stop()
        self._composer.focus()
        self._composer.change_to(without(self._composer.text, event.path))

    # ---- what is protected

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Keep what is written by now, and look at it."""
        event.stop()
        self._keep()
        self._look()

    def look_again(self) -> None:
        """Look anew: the route, the privacy profile or its rules may be others."""
        self._look(anew=True)

    def _look(self, *, anew: bool = False) -> None:
        writing = self._composer.writing
        protected = self._session.route != "local"
        for status in self.screen.query(StatusLine):
            wanted = Wanted(writing, self.conversation, status.profile)
            self._looking.want(wanted, PAUSE_S if protected else LOCAL_PAUSE_S, anew=anew)
            status.looking = self._state(writing)

    def _state(self, writing: Writing) -> str:
        if not writing.text.strip() or not self._looking.busy:
            return ""
        return COUNTING if self._looking.ready else PREPARING

    def _show(self, wanted: Wanted, preview: Preview) -> None:
        places = [(mark.start, mark.end) for mark in preview.marks] if self._session.route != "local" else []
        self._composer.mark(wanted.writing.text, places)
        words = parts_in_words(replace(preview, files=()))
        self._composer.border_subtitle = f"underlined: {words}" if places else ""
        self._show_files(preview.files)
        for status in self.screen.query(StatusLine):
            status.preview = preview
            status.looking = "" if wanted.writing == self._composer.writing else COUNTING

    def _show_files(self, looks: tuple[FileLook, ...]) -> None:
        """Show a line for each file, leaving those that are there."""
        place = self.query_one("#attached")
        shown = list(place.query(AttachedFile))
        for view, look in zip(shown, looks, strict=False):
            view.look = look
        for view in shown[len(looks) :]:
            view.remove()
        if more := [AttachedFile(look) for look in looks[len(shown) :]]:
            place.mount_all(more)


def _joined(writings: Sequence[Writing]) -> Writing:
    """One below the other, with all their files."""
    text = "\n".join(each.text for each in writings if each.text.strip())
    kept = {name: file for each in writings for name, file in each.kept.items()}
    return Writing(text, frozenset().union(*(each.meant for each in writings)), kept)
