# ruff: noqa: E501 - patterns and lists of words read best on long lines
"""Particular things of one category with opposite verdicts: "my income is fine, my debts are not".

A rule about a category that hides wins a tie, so it would take along what the user lets through by name. An allowance
speaks more closely where the span has its words and no others ("my diabetes": "type 1 diabetes"), or where the span is
surely of the one kind that they name: a medicine by its stem (WHO, "The use of stems in the selection of International
Nonproprietary Names", 2018), an amount by what stands right around it. It does so only where the text speaks of nobody
else, and where each wish that hides the span means the category in general or names only other kinds.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from privacy.categories import Category
from privacy.narrow import has_word, is_general, telling
from privacy.own import is_said_by_another
from privacy.rules import ANYONE, ME, Rule
from privacy.spans import Span
from privacy.whose import first_of_another

_LOOK = 40
"""Characters around a span in which it may be told of what kind it is."""
_ADDS_NOTHING = frozenset({
    "type", "chronic", "mild", "slight", "severe", "bad", "left", "right", "stage", "1", "2", "to", "of", "my", "the",
    "a", "an", "in", "and",
})  # fmt: skip
"""Words that say nothing more of what a thing is."""
_ANY_WORD = re.compile(r"\w+")
MINE = "mine"
"""Among the kinds of what the writer says of himself."""

_NAMES: dict[Category, dict[str, str]] = {
    Category.HEALTH: {
        "medicine": r"medicines?|medications?|meds|drugs?|tablets?|pills?|prescriptions?|doses?|dosages?|what i(?:['’]m)? (?:take|on)",
        "symptom": r"symptoms?|complaints?|aches?|pains?|how i feel",
        "diagnosis": r"diagnos[ie]s|what i(?:['’]ve got| have| suffer from)|what(?:['’]s| is) wrong with me|name of (?:the|my) (?:illness|disease|condition)",
        "test": r"(?:(?:blood|lab|test) )?(?:results|values|tests?|levels|labs|readings?)",
        "weight": r"weight|how much i weigh|bmi",
        "height": r"height|how tall i am",
        "food": r"food|diet|what i eat",
    },
    Category.FINANCE: {
        "income": r"incomes?|salary|salaries|wages?|pay|earnings|(?:what|how much) i (?:earn|make)",
        "debt": r"debts?|(?:what|how much) i owe",
        "rent": r"rent",
        "savings": r"savings?|(?:what|how much) i(?:['’]ve| have)? saved",
    },
}  # fmt: skip
"""What people call the kinds of things within a category."""
_ALL = {
    Category.HEALTH: r"(?:health(?: matters| issues)?|medical (?:things|matters|issues|history)|anything medical|nothing medical|ill|illness(?:es)?)",
    Category.FINANCE: r"(?:money(?: matters)?|financ(?:es?|ial (?:things|matters|situation))|(?:any |all )?(?:numbers|figures|amounts) about my (?:money|finances))",
}
"""Words for a whole category."""
_OWNS = r"(?:(?:my|our|the|any|all|of|own|current|other) )*"
_NAME = re.compile(
    r"(?<=[\w,;:'’)] )(?!(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b)(?-i:[A-ZÀ-Þ])[\w'’-]+",
    re.IGNORECASE,
)
"""A word with a capital within a sentence, which may name somebody."""
PARTICULAR = frozenset(_NAMES)
"""The categories of which particular things are told apart."""
_STEMS = (
    r"[a-z]{3,}(?:mab|tinib|pril|sartan|statin|olol|azole|prazole|mycin|cillin|cycline|floxacin|clovir|gliptin|gliflozin|glutide|formin|"
    r"triptan|setron|azepam|zolam|dipine|xaban|gatran|profen|coxib|oxetine|traline|pramine|triptyline|azepine|racetam|"
    r"ratadine|rizine|nisone|nisolone|metasone|tropium|lukast|thiazide|semide|lactone|codone)"
)
_MEDICINES = (
    r"insulin|lithium|aspirin|ibuprofen|paracetamol|acetaminophen|warfarin|morphine|codeine|tramadol|citalopram|escitalopram|"
    r"venlafaxine|mirtazapine|lamotrigine|valproate|quetiapine|olanzapine|risperidone|levothyroxine|methotrexate|tamoxifen|digoxin|"
    r"methadone|ritalin|prozac|xanax|ozempic|ventolin|gabapentin|pregabalin|clozapine|salbutamol|hydroxychloroquine"
)
_SYMPTOMS = (
    r"pains?|painful|aches?|aching|hurts?|hurting|sore|dizz(?:y|iness)|nause(?:a|ous)|vomit(?:s|ed|ing)?|throw(?:s|ing)? up|tingl(?:es?|ing)|"
    r"numb(?:ness)?|itch(?:y|es|ing)?|rash|cough(?:s|ing)?|fever|tired(?:ness)?|swollen|swelling|blurr(?:y|ed)|see(?:ing)? double|"
    r"breathless(?:ness)?|short of breath|palpitations|cramps?|cramping|headaches?|toothache|backache|stiff(?:ness)?|hoarse(?:ness)?"
)
_DIAGNOSES = (
    r"[a-z]{3,}(?:arthritis|itis|sclerosis|porosis|carcinoma|melanoma|lymphoma|myeloma|anaemia|anemia|neuropathy|phrenia)|arthritis|anaemia|"
    r"anemia|sclerosis|glaucoma|cancer|syndrome|disease|disorder|diabetes|asthma|depression|bipolar(?: ii?)?|autism|adhd|hiv|epilepsy|"
    r"dementia|parkinson['’]?s|alzheimer['’]?s|eczema|copd|pcos|lupus|crohn['’]?s|coeliac|celiac|ibs|ptsd|ocd|anorexia|bulimia|multiple"
)
_DOSE = (
    r"\d+(?:[.,]\d+)?|mg|mcg|µg|units?|iu|once|twice|(?:one|two|three) times|daily|a|per|day|week|in|at|the|every|evenings?|"
    r"mornings?|nights?|noon|tablets?|pills?|puffs?|bd|od|tds"
)
_BODY = (
    r"my|the|a|in|of|and|when|i|left|right|lower|upper|both|hands?|arms?|fingers?|wrists?|elbows?|shoulders?|neck|head|eyes?|ears?|nose|throat|"
    r"chest|back|hips?|legs?|knees?|ankles?|foot|feet|toes?|stomach|belly|skin|mouth|jaw|joints?|muscles?|ribs?|bad|slight|mild|severe|"
    r"really|very|constant|dull|sharp|burning"
)
_DEGREES = r"type|[12]|ii?|chronic|mild|severe|early|stage|of|the|my|left|right|knees?|hips?|hands?|joints?|lungs?|skin|breast|bowel|rheumatoid|celiac"


def _made_of(kind: str, beside: str) -> re.Pattern[str]:
    """What has words of a kind and only such that stand beside them."""
    return re.compile(rf"(?=.*\b(?:{kind})\b)(?:(?:{kind}|{beside})(?:[\s,.]+|$))+", re.IGNORECASE | re.DOTALL)


_OF_HEALTH = {
    "medicine": _made_of(rf"{_STEMS}|{_MEDICINES}", _DOSE), "symptom": _made_of(_SYMPTOMS, _BODY), "diagnosis": _made_of(_DIAGNOSES, _DEGREES),
    "weight": re.compile(r"\d{2,3}(?:[.,]\d+)? ?(?:kg|kilos?)", re.IGNORECASE), "height": re.compile(r"[12][.,]\d\d? ?m|[12]\d\d ?cm", re.IGNORECASE),
}  # fmt: skip
"""How a thing of a kind looks from end to end."""
_LONGEST = 60
"""Characters of such a thing, at most."""
_DIAGNOSED = re.compile(
    r"\b(?:diagnos\w+|condition|disease|called|have|has|got)\W+(?:\w+\W+){0,2}$", re.IGNORECASE
)
"""What stands before an illness that is called after its symptom."""
_I = r"(?<!\w)I(?:['’](?:m|ve|re)| am| are| have)? (?:(?:currently|now|only|just|still|already|have) )*"
_ABOUT = r"(?: (?:about|around|roughly|some|only|just|almost|nearly|over|[£$€]))*\s*[£$€]?$"
_OF_MONEY = {
    "income": rf"(?:{_I}(?:earn|get paid|take home|bring home)|\b(?:my|our) (?:salary|income|wages?|pay) (?:is|are|was)){_ABOUT}",
    "debt": rf"(?:{_I}owe|\b(?:my|our) debts? (?:is|are)){_ABOUT}",
    "rent": rf"\b(?:my|our|the) rent(?: (?:is|was|of))?{_ABOUT}",
    "savings": rf"(?:{_I}(?:saved|put aside)|\b(?:my|our) savings (?:is|are)){_ABOUT}",
}  # fmt: skip
"""What stands right before an amount."""
_PAYS = re.compile(rf"{_I}pay{_ABOUT}", re.IGNORECASE)
_IN_RENT = re.compile(
    r"(?: (?:a|per) (?:month|week))?(?: (?:in|of|for))?(?: my| the)? rent(?=\s*(?:[.,;!?\n]|\b(?:and|but)\b|$))"
)
_GOES_ON = re.compile(
    r"\s*(?:[€£$]|euros?|pounds?|dollars?|(?:a|an|per|/) ?(?:year|month|week|hour|day)|before tax|after tax|gross|net|\s)*(?=[.,;!?\n)]|\b(?:and|but|so|which)\b|$)",
    re.IGNORECASE,
)
"""What may follow an amount: no word of what else it is."""


def let_through(
    rules: Sequence[Rule], against: Sequence[Rule], category: Category, words: str, kinds: frozenset[str]
) -> Iterator[Rule]:
    """Those of the `rules` that let a span through by name, where none of the rules `against` it, which hide it, means it.

    The span is of `category`, its text is `words`, and it is something of the `kinds` (see `kinds_of`).
    """
    if category not in PARTICULAR:
        return
    for rule in rules:
        if rule.action.hides or rule.finer or rule.category is not category or rule.subject not in (ME, ANYONE):
            continue
        by_kind = _names_kind(rule, category, kinds) and all(_means_another(each, kinds) for each in against)
        by_words = MINE in kinds and _is_said(rule, words) and not any(_may_mean(each, words) for each in against)
        if by_kind or by_words:
            yield rule


def names_it(rule: Rule, span: Span, text: str) -> bool:
    """Whether an allowance means `span` of `text` by the kind that it surely is of."""
    if span.category not in PARTICULAR or rule.finer:
        return False
    return _names_kind(rule, span.category, kinds_of(span, text))


def kinds_of(span: Span, text: str) -> frozenset[str]:
    """The kinds of which `span` of `text` surely is: by all of its words, or by what stands right around an amount.

    MINE is among them where the text spoke of nobody else before, and quotes nobody; without it there are none.
    """
    words = span.of(text).strip()
    before = text[max(0, span.start - _LOOK) : span.start]
    if len(words) > _LONGEST or not _is_mine(text, span):
        return frozenset()
    if span.category is Category.HEALTH:
        kinds = {kind for kind, look in _OF_HEALTH.items() if look.fullmatch(words)}
        return frozenset({MINE, *kinds} - ({"symptom"} if _DIAGNOSED.search(before) else set()))
    after = text[span.end : span.end + _LOOK]
    if _PAYS.search(before) and _IN_RENT.match(after):
        return frozenset({MINE, "rent"})
    if not _GOES_ON.match(after):
        return frozenset({MINE})
    return frozenset(
        {MINE, *(kind for kind, leads in _OF_MONEY.items() if re.search(leads, before, re.IGNORECASE))}
    )


def _is_mine(text: str, span: Span) -> bool:
    """Whether all that was said till then is the writer's own, and of nobody else."""
    return span.start <= _first_of_another(text) and not is_said_by_another(text, span.start)


@lru_cache(maxsize=12)
def _first_of_another(text: str) -> int:
    """Where a text first speaks of somebody else; its end if it does not. Asked for every span, so found once."""
    named = _NAME.search(text)
    return min(first_of_another(text), named.start() if named else len(text))


def _named(words: str, category: Category) -> frozenset[str]:
    """The kinds that the words of a rule name and nothing else; none where any of its parts says more."""
    parts = [_kind_named(part, category) for part in words.split(", ") if part.strip()]
    return frozenset(filter(None, parts)) if all(parts) else frozenset()


def _kind_named(words: str, category: Category) -> str:
    kinds = _NAMES[category].items()
    return next(
        (kind for kind, called in kinds if re.fullmatch(_OWNS + f"(?:{called})", words, re.IGNORECASE)), ""
    )


def _means_another(rule: Rule, kinds: frozenset[str]) -> bool:
    """Whether a wish to hide means its category in general, or only kinds that the span is not of."""
    if rule.is_about_all:
        return True
    if rule.category is None or rule.category not in PARTICULAR or rule.value is not None:
        return False
    named = _named(rule.words, rule.category)
    return not named & kinds if named else _means_all(rule.words, rule.category)


def _means_all(words: str, category: Category) -> bool:
    """Whether words mean a whole category; "just how much", "not which" mean what was spoken of before."""
    return bool(re.fullmatch(_OWNS + _ALL[category], words, re.IGNORECASE))


def _names_kind(rule: Rule, category: Category, kinds: frozenset[str]) -> bool:
    surely = kinds - {MINE}
    return len(surely) == 1 and surely <= _named(rule.value or rule.words, category)


def _is_said(rule: Rule, words: str) -> bool:
    """Whether the words of a span are those of an allowance of a particular thing, and no more."""
    named = telling(rule.value or rule.words)
    mine, found = set(named), [word for word in _ANY_WORD.findall(words.casefold()) if word not in _ADDS_NOTHING]
    every = all(has_word(words, [each]) for each in mine)
    return bool(mine and found) and every and all(has_word(word, named) for word in found)


def _may_mean(rule: Rule, words: str) -> bool:
    """Whether a wish to hide may mean a span that is allowed by all of its words: it names one of them, or nothing."""
    if rule.is_about_all:
        return False
    if rule.category is None or rule.category not in PARTICULAR:
        return True
    hides = rule.value or rule.words
    if _means_all(hides, rule.category):
        return False
    return (
        bool(_named(hides, rule.category)) or is_general(hides, rule.category) or has_word(words, telling(hides))
    )
