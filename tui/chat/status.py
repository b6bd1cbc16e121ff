"""The line that is always in view: how the next question will be answered, and under which privacy profile."""

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static


class StatusLine(Static):
    """Says in words, and in colour, where the next question goes."""

    route: reactive[str] = reactive("local")
    cloud: reactive[str] = reactive("")
    profile: reactive[str] = reactive("")
    activity: reactive[str] = reactive("")

    def render(self) -> Content:
        """The line."""
        return Content.assemble(
            self._where(), "  ", ("privacy profile ", "dim"), (self.profile, "bold"), self._doing()
        )

    def _where(self) -> Content:
        if self.route == "local":
            return Content.assemble((" LOCAL ", "bold reverse $success"), " nothing leaves this machine")
        to = Content(self.cloud)
        return Content.assemble(
            (" PROTECTED ", "bold reverse $warning"), " you review what goes to ", (to.plain, "bold")
        )

    def _doing(self) -> Content:
        return Content.assemble("  ", (self.activity, "italic")) if self.activity else Content("")
