"""Learning from a review: what the user changed there becomes sentences to add to their privacy profile.

A sentence is offered only where it is certain what it does: it compiles to exactly the rule that is meant, and
under it the reviewed text is decided as the user decided it. What the floor protects is never offered.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from assistant.choices import choices_of, unkept
from assistant.effect import Recent
from assistant.errors import SottoError
from assistant.joining import Suggestion, joined
from assistant.profiles import privacy_profile
from assistant.prose import read_prose
from assistant.store.store import Store
from assistant.wishes import Wish, wishes
from assistant.wording import Read, said
from privacy.categories import FLOOR
from privacy.draft import Draft
from privacy.fold import same_words
from privacy.rewrite import Rewriter
from privacy.rules import PrivacyProfile

UNREAD = "This is not understood. Say in other words what may be told and what not."
NO_FLOOR = "Passwords, keys and identification numbers are protected whatever a profile says."
CHANGED = "The privacy profile was changed meanwhile, so nothing was added to it."


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A question, the draft of it that the user approved, and its conversation."""

    text: str
    draft: Draft
    conversation: int


class Learning:
    """Works suggestions out, shows what they would change, keeps them. Slow: for a thread of its own."""

    def __init__(self, store: Store, rewriter: Rewriter, read: Read = read_prose) -> None:
        self._store = store
        self._rewriter = rewriter
        self._read = read

    def suggestions(self, reviewed: Reviewed) -> list[Suggestion]:
        """What may be learnt, the narrowest first, without what was declined in this conversation.

        Raises SottoError.
        """
        if not reviewed.draft.overrides:
            return []
        kept = choices_of(self._store, reviewed.conversation)
        reviewed = replace(reviewed, draft=unkept(reviewed.draft, kept))
        profile = privacy_profile(self._store, reviewed.draft.profile.name)
        before = self._rewriter.draft(reviewed.text, profile)
        declined = self._store.declined.of(reviewed.conversation)
        return list(self._suggested(reviewed, before, declined))

    def _suggested(self, reviewed: Reviewed, before: Draft, declined: Collection[str]) -> Iterator[Suggestion]:
        for wish in wishes(before, reviewed.draft):
            found = said(wish.rule, self._read)
            if found is None or found[0] in declined:
                continue
            suggestion = joined(before.profile, found[0], (found[1],), self._read)
            if suggestion is not None and self._fulfils(suggestion.after, wish, reviewed.text):
                yield suggestion

    def _fulfils(self, profile: PrivacyProfile, wish: Wish, text: str) -> bool:
        """Whether `profile` decides the words of the wish as the user did."""
        draft = self._rewriter.draft(text, profile)
        hidden = {same_words(words) for words in draft.hidden}
        hides = wish.rule.action.hides
        return not draft.held and all((same_words(words) in hidden) is hides for words in wish.words)

    def worded(self, suggestion: Suggestion, sentence: str) -> Suggestion:
        """The suggestion in the user's own words. Raises SottoError if they can't be kept to."""
        read = self._read(sentence.strip())
        if read.unread or not read.rules:
            raise SottoError(UNREAD)
        if any(rule.says == "allow" and rule.category in FLOOR for rule in read.rules):
            raise SottoError(NO_FLOOR)
        new = joined(suggestion.before, sentence.strip(), read.rules, self._read)
        if new is None:
            raise SottoError("A sentence of the profile says the opposite. Change it with: sotto privacy edit")
        return new

    def recent(self) -> Recent:
        """The user's latest messages, to see what a suggestion would change in them."""
        return Recent(self._store, self._rewriter)

    def accept(self, suggestion: Suggestion, sample_of: Reviewed | None = None) -> None:
        """Save the profile with the sentence; `sample_of` is kept as a sample of it. Raises SottoError."""
        name = suggestion.after.name
        sample = self._sample(sample_of, suggestion.after) if sample_of else None
        with self._store.transaction():
            if privacy_profile(self._store, name) != suggestion.before:
                raise SottoError(CHANGED)
            self._store.privacy_profiles.save(suggestion.after)
            if sample_of and sample:
                self._store.profile_samples.add(name, sample_of.text, *sample)

    def decline(self, suggestion: Suggestion, conversation: int) -> None:
        """Do not offer this sentence again in `conversation`."""
        self._store.declined.add(conversation, suggestion.sentence)

    def _sample(
        self, reviewed: Reviewed, profile: PrivacyProfile
    ) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
        """The words that have to be hidden and those that have to stay: where user and profile agree."""
        draft = self._rewriter.draft(reviewed.text, profile)
        agreed = _decided(draft) & _decided(reviewed.draft)
        hidden, kept = (tuple(sorted(w for w, hides in agreed if hides is wanted)) for wanted in (True, False))
        return (hidden, kept) if agreed else None


def _decided(draft: Draft) -> set[tuple[str, bool]]:
    return {(change.original, change.decision.action.hides) for change in draft.changes}
