# ruff: noqa: E501 - patterns and lists of words read best on long lines
"""Particular things of one category with opposite verdicts: "my income is fine, my debts are not".

A rule about a category that hides wins a tie, so it would take along what the user lets through by name. An allowance
speaks more closely where its own words stand in the span ("my diabetes": "type 1 diabetes"), or where the span is
surely of the kind that they name: a medicine by its stem (WHO, "The use of stems in the selection of International
Nonproprietary Names", 2018), an amount by what stands right around it. It does so only where each wish that hides
the span means the category in general or another kind; what is not sure is hidden.
"""

import re
from collections.abc import Iterator, Sequence

from privacy.categories import Category
from privacy.narrow import has_word, is_general, telling
from privacy.rules import ANYONE, ME, Rule
from privacy.spans import Span

_LOOK = 40
"""Characters around a span in which it may be told of what kind it is."""
_WORDS_MORE = 2
"""Words of a span that an allowance covers besides its own: "allergic to nuts" by "my allergy"."""

_QUALIFIES = frozenset(
    {"type", "chronic", "mild", "slight", "severe", "bad", "left", "right", "stage", "suspected"}
)
"""Words that say nothing more of what a thing is."""

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
        "debt": r"debts?|loans?|mortgage|overdraft|(?:what|how much) i owe",
        "rent": r"rent",
        "savings": r"savings?|(?:what|how much) i(?:['’]ve| have)? saved",
    },
}  # fmt: skip
"""What people call the kinds of things within a category."""
_ALL = {
    Category.HEALTH: r"health\w*|medical\w*|ill|illness\w*|diseases?|sick\w*|symptoms?|diagnos[ie]s",
    Category.FINANCE: r"money|financ\w+|means|circumstances",
}
"""Words for a whole category, of which one has to stand in a wish that means all of it."""
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
    rules: Sequence[Rule], covering: Sequence[Rule], category: Category, words: str, kinds: frozenset[str]
) -> Iterator[Rule]:
    """Those of the `rules` that let a span through by name, where none of the `covering` ones that hide it means it.

    The span is of `category`, its text is `words`, and it looks like something of the `kinds` (see `kinds_of`).
    """
    if category not in PARTICULAR:
        return
    against = [rule for rule in covering if rule.action.hides]
    for rule in rules:
        if rule.action.hides or rule.finer or rule.category is not category or rule.subject not in (ME, ANYONE):
            continue
        by_kind = _names_kind(rule, category, kinds) and all(_means_another(each, kinds) for each in against)
        by_words = _stands_in(rule, category, words) and not any(_may_mean(each, rule, words) for each in against)
        if by_kind or by_words:
            yield rule


def names_it(rule: Rule, span: Span, text: str) -> bool:
    """Whether an allowance surely means `span` of `text`, by the kind that it is of or by its words."""
    if span.category not in PARTICULAR or rule.finer:
        return False
    by_kind = _names_kind(rule, span.category, kinds_of(span, text))
    return by_kind or _stands_in(rule, span.category, span.of(text))


def kinds_of(span: Span, text: str) -> frozenset[str]:
    """The kinds of which `span` of `text` surely is: by all of its words, or by what stands right around an amount."""
    words = span.of(text).strip()
    before = text[max(0, span.start - _LOOK) : span.start]
    if len(words) > _LONGEST:
        return frozenset()
    if span.category is Category.HEALTH:
        kinds = frozenset(kind for kind, look in _OF_HEALTH.items() if look.fullmatch(words))
        return kinds - {"symptom"} if _DIAGNOSED.search(before) else kinds
    after = text[span.end : span.end + _LOOK]
    if _PAYS.search(before) and _IN_RENT.match(after):
        return frozenset({"rent"})
    if not _GOES_ON.match(after):
        return frozenset()
    return frozenset(kind for kind, leads in _OF_MONEY.items() if re.search(leads, before, re.IGNORECASE))


def _named(words: str, category: Category) -> frozenset[str]:
    """The kinds that the words of a rule name."""
    names = _NAMES[category].items()
    return frozenset(kind for kind, called in names if re.search(rf"\b(?:{called})\b", words, re.IGNORECASE))


def _means_another(rule: Rule, kinds: frozenset[str]) -> bool:
    """Whether a wish to hide means its category in general, or only kinds that the span is not of."""
    if rule.is_about_all:
        return True
    if rule.category is None or rule.category not in _NAMES or rule.value is not None:
        return False
    named = _named(rule.words, rule.category)
    return not named & kinds if named else _means_all(rule.words, rule.category)


def _means_all(words: str, category: Category) -> bool:
    """Whether words mean a whole category; "just how much", "not which" mean what was spoken of before."""
    return is_general(words, category) and bool(re.search(rf"\b(?:{_ALL[category]})\b", words, re.IGNORECASE))


def _names_kind(rule: Rule, category: Category, kinds: frozenset[str]) -> bool:
    return len(kinds) == 1 and kinds <= _named(_called(rule), category)


def _called(rule: Rule) -> str:
    return rule.value or rule.words


def _stands_in(rule: Rule, category: Category, words: str) -> bool:
    """Whether all words of an allowance of a particular thing stand in those of a span, with few others."""
    mine, found = telling(_called(rule)), telling(words)
    if not mine or is_general(_called(rule), category):
        return False
    return all(has_word(words, [each]) for each in mine) and len(found) <= len(mine) + _WORDS_MORE


def _may_mean(rule: Rule, letting: Rule, words: str) -> bool:
    """Whether a wish to hide may mean a span whose words an allowance names: by a word of it, or by another."""
    if rule.is_about_all:
        return False
    if rule.category is None or rule.category not in PARTICULAR:
        return True
    if _means_all(_called(rule), rule.category):
        return False
    named, hides = telling(_called(letting)), _called(rule)
    rest = [word for word in telling(words) if word not in _QUALIFIES and not has_word(word, named)]
    return bool(rest) or is_general(hides, rule.category) or has_word(words, telling(hides))
