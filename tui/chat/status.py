"""The line that is always in view: how the next question will be answered, and under which privacy profile."""

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from assistant.showing import plain


class StatusLine(Static):
    """Says in words, and in colour, where the next question goes."""

    route: reactive[str] = reactive("local")
    cloud: reactive[str] = reactive("")
    profile: reactive[str] = reactive("")
    activity: reactive[str] = reactive("")

    def render(self) -> Content:
        """The line: what matters most comes first, since a narrow terminal cuts the end."""
        protected = self.route != "local"
        badge = (" PROTECTED ", "bold reverse $warning") if protected else (" LOCAL ", "bold reverse $success")
        where = f"to {self.cloud}, once you have reviewed it" if protected else "nothing leaves this machine"
        activity = Content.styled(f" {self.activity} ·", "italic") if self.activity else Content("")
        return Content.assemble(
            badge, activity, " privacy profile ", (plain(self.profile), "bold"), " · ", plain(where)
        )
