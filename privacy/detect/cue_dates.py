# ruff: noqa: E501 - a pattern or a row of a table reads best on one line
"""Dates in every usual form, birth dates among them, and ages."""

from collections.abc import Iterator

from privacy.categories import Category
from privacy.detect.matching import Match, Pattern, compiled, find, matches
from privacy.spans import Span

_MONTH = (
    "Jan(?:uary|uar|vier)?|J[aä]nner|enero|gennaio|janeiro|Feb(?:ruary|ruar|rero|braio)?|f[ée]vr?(?:ier|ereiro)?|Mar(?:ch|zo|ço)?|März|mars|"
    "Apr(?:il|ile)?|avril|abril|May|Mai|mayo|maggio|maio|June?|Juni|juin|junio|giugno|junho|July?|Juli|juillet|julio|luglio|julho|"
    "Aug(?:ust)?|ao[uû]t|agosto|Sept?(?:ember|embre|iembre)?|settembre|setembro|Oct(?:ober|obre)?|Okt(?:ober)?|octubre|ottobre|outubro|"
    "Nov(?:ember|embre|iembre|embro)?|Dec(?:ember|embre)?|Dez(?:ember|embro)?|d[ée]cembre|diciembre|dicembre"
)
_DAY = r"(?:[12]\d|3[01]|0?[1-9])"
_NTH = rf"{_DAY}(?:st|nd|rd|th|er)?\b"
_YEAR = r"(?:1[89]|20)\d\d"
_NUMBERS = rf"(?<![\w./\-:])(?:{_DAY}(?P<sep>[/.\-]){_DAY}(?P=sep)(?:{_YEAR}|\d\d)|{_YEAR}(?P<cut>[/.\-])(?:1[0-2]|0?[1-9])(?P=cut){_DAY})(?:(?=T\d\d:)|(?![\w/\-]|\.\d|:\d))"

_DATES = (
    compiled(rf"(?<![\w.\-]){_NTH}(?:\.|[ ]of|[ ]de)?[ \-]?(?:{_MONTH})\b\.?(?:,?[ \-](?:de[ ]|of[ ])?(?:{_YEAR}|['’]\d\d))?(?![\w])", ignore_case=True),
    compiled(rf"(?<![\w.\-])(?i:{_MONTH})\b\.?[ ](?:the[ ])?{_NTH}(?:,?[ ](?:{_YEAR})|,?[ ]['’]\d\d)?(?![\w%]|[.:]\d|[ ]?(?:times|percent|people|days|hours))"),
    compiled(rf"(?<![\w.\-])(?i:{_MONTH})\b\.?,?[ ](?:of[ ]|de[ ])?{_YEAR}(?!\w)"),
    compiled(_NUMBERS),
    compiled(r"\d{4}年\d{1,2}月\d{1,2}日"),
)  # fmt: skip
_BIRTH = (
    r"(?:born|birth(?:day|date)?|d\.?o\.?b\.?|bday|b-day|geb\.|geboren|geburtsdatum|geburtstag|née?[ ]le|date de naissance|"
    r"nacid[oa]|nacimiento|nat[oa][ ]il|data di nascita|nascid[oa]|nascimento|geboortedatum)"
)
_BIRTH_BEFORE = compiled(
    rf"(?<!\p{{L}}){_BIRTH}(?!\p{{L}})[^\n.!?]{{0,40}}(?:\n[^\n]{{0,3}})?\Z", ignore_case=True
)
_BIRTH_AFTER = compiled(
    r"\A[^\n.!?]{0,15}\b(?:is|was)[ ](?:my|his|her|our|their|the)\b[^\n.!?]{0,25}birth|\A[ ]?\((?:d\.?o\.?b|born|birth)",
    ignore_case=True,
)
_EVENT_BEFORE = compiled(
    r"\p{L},[ ](?:(?:and|then|i|we|was|were|got)[ ])*(?:married|wed|divorced|hired|graduated)[ ](?:(?:on|in|the|\d{1,2}(?:st|nd|rd|th)?)[ ])*\Z",
    ignore_case=True,
)
"""After a birth and a comma, what the date is of: "born in Hull, married 4 May"."""
_LOWER_WORD = compiled(r"\A(?:may|march|mar|sep|dec|jan)\b")
_DIGITS = compiled(r"\d+")
_WRITTEN_MAY = compiled(r"\A(?:may|march|mar)[ ]\d")

_AGE = r"(?P<v>1[01]\d|[1-9]?\d)"


def _age(text: str, score: float, needs: tuple[str, ...] = ()) -> Pattern:
    return Pattern("age", Category.AGE, compiled(text, ignore_case=True), score, needs)


AGES = (
    _age(rf"(?<![\w.\-]){_AGE}[ \-]?(?:years?|yrs?)[ \-](?:old|of[ ]age)\b", 0.85, ("year", "yr")),
    _age(rf"(?<![\w.\-]){_AGE}[ ]?(?:y/?o|y\.o\.?)(?!\w)", 0.85, ("yo", "y/o", "y.o")),
    _age(
        rf"\b(?:i['’]?m|i am|he['’]?s|he is|he was|she was|i was|she['’]?s|she is|turn|turned|turning|turns|just turned|about to turn)[ ]{_AGE}"
        rf"(?=[ ]?(?:[.,;!?)\n]|and\b|but\b|years?[ ]?(?:old|[.,;!]|$)|male\b|female\b|now\b|today\b|next\b|this\b|\Z))(?![.,]\d)", 0.75,
    ),
    _age(rf"\b(?:aged?|age[ ]of|age[ ]is|alter|edad|âge)[\"']?[ ]?[:=]?[ ][\"']?{_AGE}(?![\w%\-]|[.,:]\d)", 0.8, ("age", "alter", "edad", "âge")),
    _age(rf"\bage[\"']?[:=][ ]?{_AGE}(?![\w%]|[.,:]\d)", 0.8, ("age",)),
    _age(rf"(?<=\((?:m|f|nb)?){_AGE}[ ]?(?:m|f|nb)\)|(?<=\((?:m|f|nb)[ /,]?){_AGE}\)", 0.75, ("(",)),
    _age(rf"\b(?:ich bin|j['’]ai|tengo)[ ]{_AGE}[ ](?:jahre|ans|años)\b", 0.85),
)  # fmt: skip
_BIRTH_YEAR = Pattern(
    "date of birth",
    Category.DATE,
    compiled(
        rf"\b(?:born in|birth year[:=]?|year of birth[:=]?|geboren|nacid[oa] en|née? en)[ ](?:the year[ ])?(?P<v>{_YEAR})(?!\w)",
        ignore_case=True,
    ),
    0.8,
)


def dates_and_ages(text: str, source: str) -> Iterator[Span]:
    """Every date, with kind "date of birth" where a birth is spoken of beside it, and every age."""
    yield from find((*AGES, _BIRTH_YEAR), text, source)
    for expression in _DATES:
        for match in matches(expression, text):
            if _is_date(match.group()):
                kind = "date of birth" if _near_birth(text, match) else "date"
                end = match.end() - (1 if text[match.end() - 1] == "." else 0)
                yield Span(match.start(), end, Category.DATE, 0.85, source, kind)


def _is_date(written: str) -> bool:
    """Refuse "you may 5", two numbers over twelve, and dotted versions such as 1.2.10."""
    if _LOWER_WORD.match(written) and _WRITTEN_MAY.match(written):
        return False
    parts = _DIGITS.findall(written)
    if not any(c.isalpha() for c in written) and len(parts) == 3 and len(parts[0]) <= 2:
        dotted_short = "." in written and len(parts[2]) == 2 and (len(parts[0]) < 2 or len(parts[1]) < 2)
        return min(int(parts[0]), int(parts[1])) <= 12 and not dotted_short
    return True


def _near_birth(text: str, match: Match) -> bool:
    before, after = text[max(0, match.start() - 60) : match.start()], text[match.end() : match.end() + 60]
    born = _BIRTH_BEFORE.search(before) and not _EVENT_BEFORE.search(before)
    return bool(born or _BIRTH_AFTER.match(after))
