"""The keys at the bottom, as many as fit: the rest is in the help and in the palette."""

from collections.abc import Iterable, Iterator

from textual.app import ComposeResult
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

ALWAYS = frozenset({"app.help", "help", "app.command_palette", "command_palette", "leave", "cancel"})
"""The actions whose keys are shown on however narrow a terminal: they lead to all the others, or out."""


class FittingFooter(Footer):
    """Leaves out the last keys of a screen where they would be cut off. Always in Textual's compact form."""

    def __init__(self, *, palette: bool = False) -> None:
        """`palette` says whether the command palette is offered, too."""
        super().__init__(show_command_palette=palette, compact=True)
        self._drawn: tuple[object, ...] = ()

    def compose(self) -> ComposeResult:
        """The keys that fit, in their order."""
        self._drawn = self._wanted
        keys = [key for key in super().compose() if isinstance(key, FooterKey)]
        yield from fitting(keys, self.app.size.width)

    async def recompose(self) -> None:
        """Draw the keys anew, if they are others or have another room. Textual asks at each change of focus."""
        if self.is_attached and not self._pruning and self._wanted != self._drawn:
            await super().recompose()

    async def on_resize(self) -> None:
        """Choose anew."""
        await self.recompose()

    @property
    def _wanted(self) -> tuple[object, ...]:
        """All that what is drawn hangs on."""
        keys = ((each.binding, each.enabled, each.tooltip) for each in self.screen.active_bindings.values())
        return (self._bindings_ready, self.app.size.width, *keys)


def fitting(keys: Iterable[FooterKey], width: int) -> Iterator[FooterKey]:
    """The first of `keys` that fit into `width` columns beside those that are always shown."""
    every = list(keys)
    left = width - sum(_columns(key) for key in every if key.action in ALWAYS)
    open_still = True
    for key in every:
        if key.action not in ALWAYS:
            left -= _columns(key)
            open_still = open_still and left >= 0
        if key.action in ALWAYS or open_still:
            yield key


def _columns(key: FooterKey) -> int:
    """How wide a key with its word is, the space after it included."""
    return len(key.key_display) + len(key.description) + 2
