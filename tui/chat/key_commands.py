"""The command palette: whatever a key does here can be found by its name, too."""

from collections.abc import Iterator
from functools import partial

from textual.actions import parse
from textual.binding import ActiveBinding
from textual.command import DiscoveryHit, Hit, Hits, Provider

from tui.chat.moving import MovingView


class KeyCommands(Provider):
    """What the keys of the screen do, those of what has the focus, and those of the messages."""

    async def discover(self) -> Hits:
        """All of them."""
        for bound in self._bound():
            yield DiscoveryHit(bound.binding.description, partial(self._run, bound), help=self._help(bound))

    async def search(self, query: str) -> Hits:
        """Those whose name, or what is said about them, fits."""
        matcher = self.matcher(query)
        for bound in self._bound():
            name, says = bound.binding.description, self._help(bound)
            if score := max(matcher.match(name), matcher.match(says) / 2):
                yield Hit(score, matcher.highlight(name), partial(self._run, bound), help=says)

    def _bound(self) -> list[ActiveBinding]:
        """One binding for every action that may be done now and says what it does, in the order of the keys."""
        actions: dict[str, ActiveBinding] = {}
        for bound in [*self.screen.active_bindings.values(), *self._of_messages()]:
            if bound.enabled and bound.tooltip:
                actions.setdefault(bound.binding.action, bound)
        return list(actions.values())

    def _of_messages(self) -> Iterator[ActiveBinding]:
        """The keys of the messages in view: without the focus they are about the last one."""
        for view in self.screen.query(MovingView):
            for _, binding in view._bindings if view.display else ():
                _, name, parameters = parse(binding.action)
                if view.check_action(name, parameters):
                    yield ActiveBinding(view, binding, True, binding.tooltip)

    def _help(self, bound: ActiveBinding) -> str:
        return f"{bound.tooltip} ({self.app.get_key_display(bound.binding)})"

    async def _run(self, bound: ActiveBinding) -> None:
        await self.app.run_action(bound.binding.action, bound.node)
