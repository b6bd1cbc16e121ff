"""The command palette: what is done in a shell alone can be found by its name, and says how."""

from textual.command import DiscoveryHit, Hit, Hits, Provider

FORGET = "Forget"
SAYS = "Erase a person, a value or a message for good, with proof: sotto forget --help"
HOW = (
    "To forget for good, with proof, run in a shell: sotto forget person, sotto forget value, or sotto forget "
    "message NUMBER. Here, a conversation goes with Delete on the list (Ctrl+L), a fact with d on F4, an import "
    "with r on F6."
)


class ShellCommands(Provider):
    """Forgetting by words: every page of the store is read for it, and it can't be taken back."""

    async def discover(self) -> Hits:
        """The one there is."""
        yield DiscoveryHit(FORGET, self._tell, help=SAYS)

    async def search(self, query: str) -> Hits:
        """The same, if its name or what is said about it fits."""
        matcher = self.matcher(query)
        if score := max(matcher.match(FORGET), matcher.match(SAYS) / 2):
            yield Hit(score, matcher.highlight(FORGET), self._tell, help=SAYS)

    def _tell(self) -> None:
        self.app.notify(HOW, title=FORGET, timeout=30, markup=False)
