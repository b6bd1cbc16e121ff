"""The three privacy profiles that come with Sotto: their prose, and the rules that the prose stands for."""

from privacy.categories import Category
from privacy.rules import Action, PrivacyProfile, Rule

DATE_OF_BIRTH = "date of birth"
"""The kind of a date span that gives away when somebody was born."""

WARY = "When in doubt, hide it."
"""The sentence of a profile that hides what is only perhaps private, too."""

_KEYS = ("Never give identification numbers, passwords or keys.", (Category.IDS, Category.CREDENTIALS))


def _profile(
    name: str, *sentences: tuple[str, tuple[Category, ...]], birth: str = "", public: str = "", wary: str = ""
) -> PrivacyProfile:
    """`birth`, `public` and `wary` are the sentences about dates of birth, well-known names and doubt, if any."""
    rules = [Rule(Action.TAG, category, sentence=text) for text, covered in sentences for category in covered]
    if birth:
        rules.append(Rule(Action.TAG, Category.DATE, kind=DATE_OF_BIRTH, sentence=birth))
        rules.append(Rule(Action.KEEP, Category.DATE, sentence=birth))
    if public:
        rules += [Rule(Action.KEEP, category, kind=f"public {category}", sentence=public) for category in _PUBLIC]
    prose = " ".join([text for text, _ in sentences] + [text for text in (birth, public, wary) if text])
    return PrivacyProfile(name, prose, tuple(rules), wary=bool(wary))


_PUBLIC = (Category.NAME, Category.EMPLOYER)
"""The categories in which the tagger tells well-known ones apart, of those that balanced hides."""


STRICT = _profile(
    "strict",
    ("Never give anyone's name or contact details.", (Category.NAME, Category.CONTACT)),
    ("Leave out every place and every address.", (Category.LOCATION, Category.ADDRESS)),
    ("Hide employers, schools and universities.", (Category.EMPLOYER, Category.EDUCATION)),
    ("Hide ages and all dates.", (Category.AGE, Category.DATE)),
    ("Hide nationalities and languages.", (Category.NATIONALITY, Category.LANGUAGE)),
    ("Hide projects, products, systems and internal names in code.", (Category.PROJECT,)),
    _KEYS,
    wary=WARY,
)
"""Whatever names, dates or locates a person, an organisation or a project."""

BALANCED = _profile(
    "balanced",
    (
        "Never give anyone's name, contact details or address.",
        (Category.NAME, Category.CONTACT, Category.ADDRESS),
    ),
    ("Never name employers.", (Category.EMPLOYER,)),
    _KEYS,
    birth="Hide dates of birth; other dates are fine.",
    public="Well-known people and companies may be named.",
)
"""Who somebody is and how to reach them; the city, the job and the story may be told."""

OPEN = _profile("open", _KEYS)
"""Only what must never leave under any profile."""

BUILTIN: dict[str, PrivacyProfile] = {profile.name: profile for profile in (STRICT, BALANCED, OPEN)}
DEFAULT = BALANCED.name


def by_prose(prose: str) -> PrivacyProfile | None:
    """The built-in privacy profile with this prose or of this name; spacing does not matter."""
    words = " ".join(prose.split())
    return next((p for p in BUILTIN.values() if words in {p.name, p.prose}), None)


def known_rules(sentence: str) -> tuple[Rule, ...]:
    """The rules of a sentence that one of the built-in profiles is made of; none for any other."""
    found = (rule for profile in BUILTIN.values() for rule in profile.rules if rule.sentence == sentence)
    return tuple(dict.fromkeys(found))
