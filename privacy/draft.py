"""A draft: what would leave, span by span, for the user to review before it becomes an Outgoing."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from privacy.categories import FLOOR, Category
from privacy.decide import Decision
from privacy.fold import same_words
from privacy.names import name_parts
from privacy.outgoing import HeldError, Outgoing, OutgoingMessage, seal
from privacy.rules import Action, PrivacyProfile
from privacy.vault import Vault, VaultEntry

NOTHING = "All of it is left out, so there is nothing to send."


@dataclass(frozen=True, slots=True)
class Change:
    """One span of the source, what was decided for it, and the words that take its place.

    `original` are the words that it is about. Where it drops them, the span may be longer: small words and commas
    that would dangle go along.
    """

    decision: Decision
    original: str
    replacement: str


@dataclass(frozen=True, slots=True)
class Draft:
    """The rewriting of one text under one privacy profile. Nothing leaves before `seal`.

    `held` is the reason why it may not leave, or None. `vault` is the conversation's vault with this draft's
    tags added; the caller stores it once the user has approved. `overrides` are the user's own decisions,
    by the words they are about. `edited` says that the source is an outgoing text changed by hand. `hidden` are
    all words that are hidden, those within longer ones included. `unsure` says why it may leave only after
    somebody has looked at it (detection was not made for its language), and `seen` that somebody has. `avoid` are
    earlier texts and names of people the user knows, which no stand-in may meet; `ours` are the changes that an
    edited source has from us, where they stand in it: they stay, and are not hidden again. `spanwise` is the
    span-by-span text where `text` is a paraphrase of it, else "". `gate` says why what would leave has lost the
    point of the question ("" if it has not), and `at_stake` which hidden words that is about; such a draft too
    leaves only after somebody has looked at it. `let_stand` are parts about a topic that the user wants to stay.
    `hidden_before` are the words that were hidden when an edited source was changed, and why: they stay hidden.
    `called` are the words that the user hid by hand for the whole conversation, and what they are, if it is told.
    """

    source: str
    text: str
    profile: PrivacyProfile
    changes: tuple[Change, ...]
    vault: Vault
    held: str | None = None
    overrides: Mapping[str, Action] = field(default_factory=dict)
    edited: bool = False
    hidden: tuple[str, ...] = ()
    unsure: str = ""
    seen: bool = False
    avoid: tuple[str, ...] = ()
    ours: tuple[Change, ...] = ()
    spanwise: str = ""
    gate: str = ""
    at_stake: str = ""
    let_stand: tuple[str, ...] = ()
    hidden_before: Mapping[str, Decision] = field(default_factory=dict)
    called: Mapping[str, Category | None] = field(default_factory=dict)

    @property
    def held_unseen(self) -> str | None:
        """The reason why it may not leave as long as nobody has looked at it, or None."""
        return self.held or (None if self.seen else self.gate or self.unsure or None)

    @property
    def is_empty(self) -> bool:
        """Whether all that the source says was dropped."""
        return not self.text.strip() and bool(self.source.strip())

    @property
    def span_by_span(self) -> "Draft":
        """The draft without its paraphrase: every replacement in place, the user's own words between them."""
        return replace(self, text=self.spanwise, spanwise="") if self.spanwise else self

    @property
    def by_value(self) -> list[tuple[Change, int]]:
        """The changes, the same words listed once, each with how often they stand in the text."""
        first: dict[tuple[str, bool], Change] = {}
        for change in self.changes:
            first.setdefault((change.original, change.decision.action.hides), change)
        times = Counter((change.original, change.decision.action.hides) for change in self.changes)
        return [(change, times[key]) for key, change in first.items()]

    @property
    def protected(self) -> tuple[str, ...]:
        """Every value that must not be left in what leaves: this text's, and those of earlier turns."""
        shown = {same_words(change.original) for change in self.changes if not change.decision.action.hides}
        shown |= revealed(self.overrides)
        secrets = self.vault.secrets_but(self.profile.allowed_words, self.profile.guarded)
        earlier = {entry.value or "" for entry in secrets}
        known = {value for value in earlier if same_words(value) not in shown}
        return tuple(sorted(known.union(self.hidden)))

    @property
    def remembered(self) -> tuple[VaultEntry, ...]:
        """The vault for later turns: what was hidden by hand stays so there, whatever a profile cares for.

        A stand-in for what the profile does care for stays what it is, so that parts of a name are found; and so
        does a key that was found to be one, for every profile cares for it.
        """
        hiding = {same_words(words) for words, action in self.overrides.items() if action.hides}
        by_hand = {same_words(words): words for words in self.called if same_words(words) in hiding}
        entries = self._with_tags(by_hand).entries
        return tuple(self._by_name(e) if same_words(e.value or "") in by_hand else e for e in entries)

    def _with_tags(self, by_hand: Mapping[str, str]) -> Vault:
        """The vault where these words, and parts of names, have a tag, if only longer ones have one here."""
        vault, known = self.vault.copy(), {same_words(entry.value or "") for entry in self.vault.entries}
        for key, words in by_hand.items():
            if key not in known:
                vault.tag_for(words, self.called[words] or Category.OTHER)
        for part in self._parts_of_names():
            vault.tag_for(part, Category.NAME)
        return vault

    def _parts_of_names(self) -> Iterator[str]:
        """The parts of names whose tags do not say that they are names, so that later turns find them too."""
        says = {entry.value: entry.says for entry in self.vault.entries if not entry.is_stand_in}
        for change in self.changes:
            decision, tagged_as = change.decision, says.get(change.original, Category.NAME)
            if decision.action.hides and decision.span.category is Category.NAME is not tagged_as:
                yield from name_parts(change.original)

    def _by_name(self, entry: VaultEntry) -> VaultEntry:
        said = {same_words(words) for words, category in self.called.items() if category}
        found = entry.category in FLOOR and same_words(entry.value or "") not in said
        cared_for = found or (entry.is_stand_in and entry.category in self.profile.guarded)
        return entry if cared_for else replace(entry, category=Category.OTHER)

    def seal(self, history: Sequence[OutgoingMessage] = ()) -> Outgoing:
        """Verify once more, exactly what would be sent, and make the Outgoing. Raises HeldError."""
        if self.held_unseen:
            raise HeldError(self.held_unseen)
        if self.is_empty:
            raise HeldError(NOTHING)
        return seal(
            self.text,
            decisions=[change.decision for change in self.changes],
            profile=self.profile.name,
            vault=self.vault,
            protected=self.protected,
            history=history,
        )


def revealed(overrides: Mapping[str, Action]) -> set[str]:
    """What the user chose to show, as `same_words`. Who reveals a full name reveals the parts of it."""
    kept = [words for words, action in overrides.items() if not action.hides]
    return {same_words(shown) for words in kept for shown in (words, *name_parts(words))}
