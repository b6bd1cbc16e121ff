"""The screen Models: choose the one that answers, get others, take them away, measure them."""

from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from assistant.model_list import Row
from assistant.showing import plain
from local_models.llm import Cancel
from tui.footer import FittingFooter
from tui.models import doing
from tui.models.detail import ModelDetail
from tui.models.downloads import Download, Downloads
from tui.models.going import Going
from tui.models.list import ModelList
from tui.models.other import OtherModel
from tui.pages import Page
from tui.reading import in_background
from tui.session import Session

_EVERY_S = 0.25


class ModelsScreen(Page[None]):
    """The models on this machine, and those to get."""

    HELP = """
# Models

The models that can answer on this machine. A star marks the one in use. **On servers of your own** are those that
`sotto models trust` declared: while one of them answers, everything you say goes there. **To get** lists models
that can be downloaded: nothing is asked of the hub until you get one.

- **Enter** answers with the marked model from now on, or gets it; an answer that is being given is not cut
- **p** pauses a download, **Enter** goes on with it, **c** gives it up and deletes what came
- **d** deletes a model from this machine; the one that comes with Sotto stays
- **b** measures how fast the model is here, and where it is better than Sotto's rules; it takes a minute or two,
  and **c** stops it, with what was measured kept
- **o** names another model: `owner/repo:file.gguf` on the hub, or the path of a GGUF file
- **Esc** goes back. Downloads go on meanwhile

Whether a model fits is worked out from its size, its context and the memory that is free now. What is downloaded
is used only if its checksum is right. **HF_ENDPOINT** names a mirror; `sotto models token` keeps a token for
models whose licence must be accepted first.
"""
    CSS_PATH = "models.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "pause", "Pause"),
        Binding("c", "give_up", "Give up"),
        Binding("d", "remove", "Delete"),
        Binding("b", "measure", "Measure"),
        Binding("o", "other", "Other"),
        Binding("y", "sure", "Yes, delete", show=False),
        Binding("escape,f5", "leave", "Back", key_display="esc"),
        Binding("ctrl+q", "app.quit", "Quit", show=False, priority=True),
    ]

    class Changed(Message):
        """Another model is to answer; the app has to go by it."""

    def __init__(self, session: Session, downloads: Downloads) -> None:
        super().__init__()
        self._session, self._downloads = session, downloads
        self._were_active: set[str] = set()
        self._deleting = ""
        self._measuring: Cancel | None = None
        self._measured = self._measured_told = ""
        self.loaded = False
        """Whether the models were listed."""

    def compose(self) -> ComposeResult:
        """The list, what is known of one model, how far its download is, and a line on what was done last."""
        with Container(id="panes"):
            yield ModelList(self._downloads)
            yield ModelDetail()
        yield Going()
        yield OtherModel()
        yield Static(id="said")
        yield FittingFooter()

    async def on_mount(self) -> None:
        """List the models, and follow the downloads."""
        self.query_one(ModelList).focus()
        await self.reload()
        self._tell(await in_background(self, lambda: doing.first_line(self._session.store.settings)) or "")
        self.set_interval(_EVERY_S, self._follow)

    def on_unmount(self) -> None:
        """Measure no longer."""
        if self._measuring is not None:
            self._measuring.set()

    # ---- showing

    @property
    def measuring(self) -> bool:
        """Whether a model is being measured."""
        return self._measuring is not None

    @property
    def download(self) -> Download | None:
        """The download of the marked model, else one that goes on."""
        row = self.query_one(ModelList).marked
        own = self._downloads.of(row.name) if row else None
        return own or next(iter(self._downloads.active), None)

    async def reload(self, mark: str | None = None) -> None:
        """Show what is here by now, with the model `mark` marked."""
        found = await in_background(self, lambda: doing.rows(self._session.store.settings))
        if found is not None and self.is_attached:
            self.query_one(ModelList).show(found, mark)
            self.query_one(Going).show(self.download)
            self.loaded = True
            self.refresh_bindings()

    async def _follow(self) -> None:
        """Show how far the measuring and the downloads are; when one has ended, what is here now."""
        if self._measured != self._measured_told:
            self._measured_told = self._measured
            if self._measured:
                self._tell(f"Measuring {self._measured}. c stops it; what is measured is kept.")
        active = {download.name for download in self._downloads.active}
        if active or self._were_active:
            self.query_one(ModelList).move()
            self.query_one(Going).show(self.download)
        if active != self._were_active:  # the footer is made anew: not at every step
            self.refresh_bindings()
        ended, self._were_active = self._were_active - active, active
        listed = {row.name for row in self.query_one(ModelList).rows}
        if came := ended | {each.name for each in self._downloads.active if each.pace.of} - listed:
            await self.reload(min(came))

    def on_model_list_marked(self, event: ModelList.Marked) -> None:
        """Show everything about the model."""
        self._deleting = ""
        self.query_one(Going).show(self.download)
        self.refresh_bindings()
        if event.row is not None:
            self._look(event.row)

    @work(group="about", exclusive=True, exit_on_error=False)
    async def _look(self, row: Row) -> None:
        session, answers = self._session, row.state == "in use"
        found = await in_background(
            self, lambda: doing.about(session.store.settings, row, session.note if answers else "")
        )
        if found is not None and self.is_attached:
            self.query_one(ModelDetail).show(found)

    def _tell(self, line: str) -> None:
        self.query_one("#said", Static).update(Content(plain(line)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with the marked model. While a name is being written, letters are letters."""
        if isinstance(self.focused, OtherModel):
            return False
        return not self.is_mounted or self._may(action, self.query_one(ModelList).marked)

    def _may(self, action: str, row: Row | None) -> bool:
        """Whether this can be done while `row` is marked."""
        download = self.download
        active = download is not None and download.active
        is_here = row is not None and row.is_here
        return {
            "pause": active,
            "give_up": active or self.measuring or (row is not None and row.state == "begun"),
            "remove": is_here and row is not None and row.path is not None,
            "measure": is_here and not self.measuring and row is not None and not row.server,
            "sure": bool(self._deleting),
        }.get(action, True)

    # ---- doing

    async def on_model_list_chosen(self, event: ModelList.Chosen) -> None:
        """Answer with the model from now on, or get it."""
        row = event.row
        if not row.is_here:
            await self._get(row.ask or row.name)
        elif row.info is not None:
            info, settings = row.info, self._session.store.settings
            if (said := await in_background(self, lambda: doing.use(settings, info))) is not None:
                self._tell(said)
                self.post_message(self.Changed())
                await self.reload(row.name)

    async def _get(self, ask: str) -> None:
        if (why := await in_background(self, doing.offline_line)) or why is None:
            self._tell(why or "")
            return
        download = await in_background(self, lambda: self._downloads.begin(ask))
        if download is not None:
            self._tell(f"Getting {download.name}. It goes on while you do something else.")
            await self._follow()

    def action_pause(self) -> None:
        """Stop the download and keep what came."""
        if (download := self.download) is not None:
            download.stop(drop=False)

    async def action_give_up(self) -> None:
        """Stop the download and delete what came; else stop measuring."""
        row, download = self.query_one(ModelList).marked, self.download
        if download is not None and download.active:
            download.stop(drop=True)
        elif self._measuring is not None:
            self._measuring.set()
        elif row is not None:
            await self._delete(row.name)

    async def action_remove(self) -> None:
        """Ask whether to delete the marked model."""
        row = self.query_one(ModelList).marked
        if row is not None and await in_background(self, lambda: doing.may_remove(row.name)):
            self._deleting = row.name
            self._tell(f"Delete {row.name} from this machine? y deletes it; moving on keeps it.")
            self.refresh_bindings()

    async def action_sure(self) -> None:
        """Delete it."""
        name, self._deleting = self._deleting, ""
        await self._delete(name)

    async def _delete(self, name: str) -> None:
        if (said := await in_background(self, lambda: doing.remove(name))) is not None:
            self._tell(said)
            self.post_message(self.Changed())
        await self.reload()

    @work(group="measure", exclusive=True, exit_on_error=False)
    async def action_measure(self) -> None:
        """Measure the marked model. Leaving the screen stops it."""
        row = self.query_one(ModelList).marked
        if row is None or row.info is None or self.measuring:
            return
        info, cancel, settings = row.info, Cancel(), self._session.store.settings
        self._measuring = cancel
        self._tell(f"Measuring {row.name}: it takes a minute or two. Leaving this screen stops it, and so does c.")
        self.refresh_bindings()
        said = await in_background(self, lambda: doing.measure(settings, info, cancel, self._is_measured))
        self._measuring, self._measured = None, ""
        if self.is_attached:
            self._tell(said or "")
            await self.reload(row.name)

    def _is_measured(self, how_far: str) -> None:
        """Hear how far the measuring is, from its thread: it is shown with the next look at the downloads."""
        self._measured = how_far

    def action_other(self) -> None:
        """Ask for the name of another model."""
        self.query_one(OtherModel).begin()
        self.refresh_bindings()

    async def on_other_model_named(self, event: OtherModel.Named) -> None:
        """Use the file, or get the model."""
        self.query_one(ModelList).focus()
        if event.text.endswith(".gguf") and ":" not in event.text:
            path = Path(event.text).expanduser()
            if (said := await in_background(self, lambda: doing.use_file(path))) is not None:
                self._tell(said)
                self.post_message(self.Changed())
                await self.reload(path.stem)
        else:
            await self._get(event.text)

    def on_other_model_left(self) -> None:
        """Go back to the list."""
        self.query_one(ModelList).focus()

    def action_leave(self) -> None:
        """Back to the chat."""
        self.dismiss(None)
