"""Rules as data: what to do with which kind of private thing, and the sentence each came from."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from privacy.categories import FLOOR, Category
from privacy.fold import same_words


class Action(StrEnum):
    """What happens to a span, from the loosest to the tightest."""

    KEEP = "keep"
    GENERALISE = "generalise"
    SUBSTITUTE = "substitute"
    TAG = "tag"
    DROP = "drop"

    @property
    def hides(self) -> bool:
        """Whether the real words are gone from the outgoing text."""
        return self is not Action.KEEP

    @property
    def restores(self) -> bool:
        """Whether what takes the place of the words leads back to them in a reply."""
        return self in (Action.KEEP, Action.SUBSTITUTE, Action.TAG)


ME = "me"
ANYONE = "anyone"


def same_person(one: str, other: str) -> bool:
    """Whether two subjects are the same words for somebody: "kids" and "my kids"."""
    return one.casefold().removeprefix("my ") == other.casefold().removeprefix("my ")


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of a compiled privacy profile.

    It speaks about a `category`, or about a literal `value`, or about a `kind` within a category
    ("date of birth" within date), or with none of them about everything of its subject. `subject` is "me",
    "anyone" or somebody named or described. `sentence` is the prose it came from. `topic` says that it is hidden
    as a topic is ("nothing about my health"): what is about it is left out, whatever its words. `finer` are the
    kinds that its words name where the category has no kind for them (see `privacy.finer`). `words` are those of
    its sentence that name it: two rules that say the same in other words are the same.
    """

    action: Action
    category: Category | None = None
    value: str | None = None
    kind: str | None = None
    subject: str = ANYONE
    sentence: str = ""
    topic: bool = False
    finer: frozenset[str] = frozenset()
    words: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        if self.value is not None and not self.value.strip():
            raise ValueError("a rule about a value names it")

    @property
    def is_about_all(self) -> bool:
        """Whether it speaks about everything of its subject."""
        return self.category is None and self.value is None

    @property
    def says(self) -> str:
        """What the rule asks for, in the words of the contract for scripts: hide, allow or generalise."""
        return {Action.KEEP: "allow", Action.GENERALISE: "generalise"}.get(self.action, "hide")


@dataclass(frozen=True, slots=True)
class PrivacyProfile:
    """What the user wrote about what may be revealed, and the rules that it compiles to.

    `unread` holds the sentences that were not understood; while there are any, rewriting holds. `wary` says that
    what is only perhaps private (a span that is not sure) is decided by the rules too, instead of staying.
    `based` says that below all rules names of people, contact details and addresses are protected.
    """

    name: str
    prose: str
    rules: tuple[Rule, ...] = ()
    unread: tuple[str, ...] = field(default=())
    wary: bool = False
    based: bool = False

    @property
    def allowed_words(self) -> frozenset[str]:
        """The words, as `same_words`, that it allows by name: that a rule hid them once hides them no longer."""
        return frozenset(same_words(rule.value) for rule in self.rules if rule.value and not rule.action.hides)

    @property
    def asked_to_hide(self) -> frozenset[Category]:
        """The categories that the user's own words ask to hide: there a doubt is enough."""
        hiding = (rule.category for rule in self.rules if self.based and rule.action.hides and rule.value is None)
        return frozenset(category for category in hiding if category)

    @property
    def hides_all(self) -> bool:
        """Whether the user's own words ask to hide everything but what they allow."""
        return self.based and any(rule.is_about_all and rule.action.hides for rule in self.rules)

    @property
    def guarded(self) -> frozenset[Category]:
        """The categories of which this profile hides anything. OTHER is what is hidden by name, so always one."""
        hiding = [rule for rule in self.rules if rule.action.hides]
        if any(rule.is_about_all for rule in hiding):
            return frozenset(Category)
        base = {Category.NAME, Category.CONTACT, Category.ADDRESS} if self.based else set()
        return FLOOR | {Category.OTHER} | base | {rule.category for rule in hiding if rule.category}


def once(rules: Iterable[Rule]) -> list[Rule]:
    """Every rule once, in order; of those that say the same in other words with the words of all."""
    found = dict[Rule, Rule]()
    for rule in rules:
        words = dict.fromkeys((*found.get(rule, rule).words.split(", "), rule.words))
        found[rule] = replace(rule, words=", ".join(filter(None, words)))
    return list(found.values())
