"""The conversation that is open and, unseen, the one that the turn still writes to."""

from textual.app import ComposeResult
from textual.containers import Vertical

from assistant.store.store import Store
from tui.chat.history import Past
from tui.chat.messages import MessagesView
from tui.reading import in_background


class ConversationViews(Vertical):
    """Shows one conversation at a time. The view of the turn stays as long as the turn goes on."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self.open = MessagesView(store)
        self.turn: MessagesView | None = None

    def compose(self) -> ComposeResult:
        """The conversation that is open."""
        yield self.open

    async def ask(self, text: str) -> None:
        """Show the user's question, whose turn begins."""
        self.turn = self.open
        await self.open.ask(text)

    async def ask_again(self, message: int) -> None:
        """Get ready for another version of the reply to the last question of the conversation that is open."""
        self.turn = self.open
        await self.open.ask_again(message)

    async def end_turn(self) -> None:
        """Keep the view of the turn no longer, unless it is open."""
        view, self.turn = self.turn, None
        if view is not None and view is not self.open:
            await view.remove()

    async def show(self, conversation: int | None, at: int | None, *, of_turn: bool) -> None:
        """Open a conversation, or a new one: at its end, or at the message `at`. `of_turn`: the turn's own."""
        if of_turn and self.turn is not None:
            await self._put(self.turn)
            self.turn.go_to(at)
            return
        past = Past()
        if conversation is not None:
            past = await in_background(self, lambda: Past.of(self._store, conversation, at)) or past
        await self._put(MessagesView(self._store, past))

    async def _put(self, view: MessagesView) -> None:
        old, self.open = self.open, view
        if old is view:
            return
        if old is self.turn:
            old.display = False
        else:
            await old.remove()
        view.display = True
        if not view.is_attached:
            await self.mount(view)
