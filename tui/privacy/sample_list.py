"""The tests of a profile: texts with words that must be hidden and words that must stay."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from assistant.showing import one_line
from assistant.store.profile_samples import Sample
from privacy.rules import PrivacyProfile
from tui.privacy.newest import Newest
from tui.privacy.shelf import Desk

NONE = (
    "No tests yet. Keep the text you try as one (Ctrl+T): it says which words must be hidden and which must stay, "
    "and fails as soon as the profile decides otherwise."
)
_LONGEST = 160
Failures = Mapping[int, Sequence[str]]
"""By the number of a test, what the profile does not do with it; nothing for one that passes."""


class SampleList(OptionList):
    """Every test with whether it passes. Enter tries its text."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Try it"),
        Binding("d", "remove", "Delete"),
    ]

    @dataclass
    class Opened(Message):
        """The user wants to try the text of this test."""

        sample: Sample

    @dataclass
    class Unwanted(Message):
        """The user wants this test gone."""

        sample: Sample

    @dataclass
    class Judged(Message):
        """How the tests stand now, in a few words."""

        summary: str

    def __init__(self, desk: Desk) -> None:
        super().__init__(markup=False)
        self._desk = desk
        self._samples: dict[str, Sample] = {}
        self._profile: PrivacyProfile | None = None
        self._failures: Failures = {}
        self._trials = Newest(self, self._tried, self._judged, self._failed)

    @property
    def working(self) -> bool:
        """Whether tests are being tried."""
        return self._trials.working

    def put(self, samples: Sequence[Sample]) -> None:
        """Let these be the tests."""
        self._samples = {str(sample.id): sample for sample in samples}
        self._try()

    def under(self, profile: PrivacyProfile | None) -> None:
        """Try them under this profile; None where there is none yet."""
        self._profile = profile
        self._try()

    def _try(self) -> None:
        if self._samples and self._profile is not None:
            self._trials.want((tuple(self._samples.values()), self._profile))
        else:
            self._trials.drop()
            self._failures = {}
        self._draw()

    def _tried(self, given: tuple[tuple[Sample, ...], PrivacyProfile]) -> Failures:
        samples, profile = given
        return {sample.id: self._desk.failures(sample, profile) for sample in samples}

    def _judged(self, failures: Failures) -> None:
        self._failures = failures
        self._draw()

    def _failed(self, line: str) -> None:
        self.app.notify(line, severity="error", markup=False)

    def _draw(self) -> None:
        at, failures = self.highlighted, self._failures
        samples = list(self._samples.values())
        options = [Option(_line(each, failures.get(each.id)), id=key) for key, each in self._samples.items()]
        self.set_options(options or [Option(Content.styled(NONE, "dim"), disabled=True)])
        self.highlighted = min(at or 0, len(options) - 1) if options else None
        self.border_title = summary(samples, failures)
        self.post_message(self.Judged(self.border_title))
        self.set_class(any(failures.get(sample.id) for sample in samples), "-failing")
        self.refresh_bindings()

    @property
    def marked(self) -> Sample | None:
        """The test that is marked."""
        option = self.highlighted_option
        return self._samples.get(option.id or "") if option is not None else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with a test only where there is one."""
        return bool(self._samples) if action in {"select", "remove"} else True

    def action_remove(self) -> None:
        """Have the marked test gone."""
        if sample := self.marked:
            self.post_message(self.Unwanted(sample))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Have its text tried."""
        event.stop()
        if sample := self.marked:
            self.post_message(self.Opened(sample))


def summary(samples: Sequence[Sample], failures: Failures) -> str:
    """How the tests stand, in a few words."""
    failing = sum(bool(failures.get(sample.id)) for sample in samples)
    passing = sum(failures.get(sample.id) == [] for sample in samples)
    if not samples:
        return "Tests"
    if failing + passing < len(samples):
        return f"Tests: {len(samples)}, trying…"
    counts = ((passing, "pass", "passes"), (failing, "fail", "fails"))
    said = [f"{count} {one if count == 1 else many}" for count, many, one in counts if count]
    return f"Tests: {', '.join(said)}"


def _line(sample: Sample, failures: Sequence[str] | None) -> Content:
    text = one_line(sample.text, _LONGEST)
    if failures is None:
        return Content.assemble(("…    ", "dim"), text)
    if not failures:
        return Content.assemble(("pass ", "bold $text-success"), text)
    why = one_line("; ".join(failures), _LONGEST)
    return Content.assemble(("FAIL ", "bold $text-error"), text, (f"\n     {why}", "$text-error"))
