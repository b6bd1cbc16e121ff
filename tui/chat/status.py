"""The line that is always in view: what leaves this machine if Enter is pressed, and what would be protected."""

from collections.abc import Iterator

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from assistant.previewing import Preview, parts_in_words
from assistant.servers import Server
from assistant.showing import one_line, plain

ONLY_HERE = " (only here)"


class StatusLine(Static):
    """Says in words, and in colour, where the next question goes, under which privacy profile, without what."""

    route: reactive[str] = reactive("local")
    server: reactive[Server | None] = reactive[Server | None](None)
    """The server of the user's own that answers by the route local; None if this machine does."""
    cloud: reactive[str] = reactive("")
    profile: reactive[str] = reactive("")
    """The name of the privacy profile that holds."""
    only_here: reactive[bool] = reactive(False)
    """Whether it holds in this conversation alone."""
    activity: reactive[str] = reactive("")
    preview: reactive[Preview] = reactive(Preview())
    looking: reactive[str] = reactive("")
    """What detection is doing about the newest text, if it is not done with it."""

    def render(self) -> Content:
        """The line, in the longest form for which there is room."""
        return self.fitting(self.content_size.width)

    def fitting(self, width: int) -> Content:
        """The longest form that takes at most `width` columns; else the shortest."""
        for line in self._lines():
            if line.cell_length <= width:
                return line
        return line

    def _lines(self) -> Iterator[Content]:
        """The line ever shorter. Route and profile are never left out; where words go comes first."""
        protected, badge = self.route != "local", (" LOCAL ", "bold reverse $success")
        if protected or self.server:
            badge = (" PROTECTED " if protected else " TRUSTED ", "bold reverse $warning")
        activity = Content.styled(f" {self.activity} ·", "italic") if self.activity else Content("")
        where, here = self._where(), ONLY_HERE if self.only_here else ""
        profile = f"{one_line(self.profile, 24)}{here}"
        counts = self._counts()
        for place, named, count in (
            (where[0], f"privacy profile {plain(self.profile)}{here}", counts[0]),
            (where[0], f"profile {profile}", counts[0]),
            (where[1], f"profile {profile}", counts[0]),
            (where[2], f"profile {profile}", counts[0]),
            (where[1], f"profile {profile}", counts[1]),
            (where[2], f"profile {profile}", counts[1]),
            (where[3], f"profile {profile}", counts[1]),
            (where[3], one_line(self.profile, 12), counts[2]),
        ):
            parts = [Content(f" {place} · "), Content.styled(named, "bold" if self.profile else "")]
            if count:
                style = "bold $text-warning" if protected and self.preview.count else "$text-muted"
                parts += [Content(" · "), Content.styled(count, style)]
            yield Content.assemble(badge, activity, *parts)

    def _where(self) -> tuple[str, str, str, str]:
        """What leaves, in four lengths."""
        if self.route == "local" and self.server:
            return _to_server(self.server)
        if self.route == "local":
            return ("nothing leaves this machine", *("nothing leaves",) * 3)
        if self.preview.held:
            reason = one_line(self.preview.held, 200)
            return (f"nothing would leave: {reason}", "nothing would leave as it is", "held", "held")
        cloud = plain(self.cloud)
        return (
            f"to {cloud}, once you have reviewed it",
            f"to {one_line(cloud, 30)} after review",
            f"to {one_line(cloud, 30)}",
            f"to {one_line(cloud.rpartition('/')[2], 16)}",
        )

    def _counts(self) -> tuple[str, str, str]:
        """What is protected, in three lengths."""
        count = self.preview.count
        if self.looking and not count:
            return (self.looking,) * 3
        more = "…" if self.looking else ""
        if self.route == "local":
            kept = "sent as it is" if self.server else "kept here"
            said = f"{count} private, {kept}{more}" if count else ""
            return (said, f"{count} private{more}" if count else "", "")
        if not count:
            return ("",) * 3
        short = f"{count} protected{more}"
        return (f"{short}: {parts_in_words(self.preview)}", short, short)


def _to_server(server: Server) -> tuple[str, str, str, str]:
    """Where words go while a server of the user's own answers, in four lengths."""
    name, host = plain(server.name), plain(server.host)
    return (
        plain(server.says),
        f"everything goes to your server {one_line(name, 20)} at {one_line(host, 30)}",
        f"everything goes to your server {one_line(name, 20)}",
        f"all to {one_line(name, 12)}",
    )
