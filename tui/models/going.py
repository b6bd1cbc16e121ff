"""How far a download is."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import ProgressBar, Static

from tui.models.downloads import Download


class Going(Horizontal):
    """The bar and the words of one download; not there when there is none."""

    def compose(self) -> ComposeResult:
        """The bar, and its words."""
        yield ProgressBar(total=1, show_eta=False, show_percentage=False)
        yield Static(id="going")

    def show(self, download: Download | None) -> None:
        """Show this download, or nothing."""
        self.display = download is not None and download.state not in {"done", "failed"}
        if download is not None and self.display:
            self.query_one(ProgressBar).update(progress=download.pace.share)
            self.query_one("#going", Static).update(Content(_words(download)))


def _words(download: Download) -> str:
    if download.state == "asking":
        return f"{download.name}: asking the hub…"
    if download.state == "paused":
        return f"{download.name}: paused at {download.pace.so_far}. Enter goes on."
    if download.state == "stopping":
        return f"{download.name}: stopping…"
    return f"{download.name}: {download.pace.words}"
