"""Which privacy profile holds in a conversation of the chat, also in one that is only about to begin."""

from dataclasses import dataclass

from assistant.profiles import active_name, all_profiles, use_everywhere, use_in
from privacy.rules import PrivacyProfile
from tui.privacy.switch import ProfileSwitch, Switch
from tui.session import Session


@dataclass(frozen=True, slots=True)
class Held:
    """The name of the profile that holds, and whether it is the conversation's own."""

    name: str
    own: bool


class Holding:
    """Everything but `leave` reads or writes the store: for a thread. All of it raises SottoError."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._waiting: str | None = None
        """The profile of the conversation that begins with the next question; None for the active one."""

    def held(self, conversation: int | None) -> Held:
        """What holds in `conversation`, or in the next one to begin."""
        own = self._own(conversation)
        return Held(own or active_name(self._session.store), own is not None)

    def choice(self, conversation: int | None) -> ProfileSwitch:
        """The screen that asks which profile shall hold; its answer is for `take`."""
        profiles: list[PrivacyProfile] = all_profiles(self._session.store)
        return ProfileSwitch(profiles, active_name(self._session.store), self._own(conversation))

    def take(self, switch: Switch, conversation: int | None) -> None:
        """Let the profile hold as the user said."""
        store = self._session.store
        if not switch.only_here:
            use_everywhere(store, switch.name, conversation)
            self._waiting = None
        elif conversation is not None:
            use_in(store, switch.name, conversation)
        else:
            self._waiting = switch.name

    def begin(self, conversation: int) -> None:
        """The conversation that was about to begin has this number now."""
        if self._waiting is not None:
            use_in(self._session.store, self._waiting, conversation)
            self._waiting = None

    def leave(self) -> None:
        """Another conversation is opened: what was chosen for one that never began is void."""
        self._waiting = None

    def _own(self, conversation: int | None) -> str | None:
        if conversation is None:
            return self._waiting
        return self._session.store.conversations.get(conversation).privacy_profile
