"""Amounts of money to rounded ranges, in their currency and for their period."""

import re
from collections.abc import Iterator
from math import floor, log10

from privacy.generalise.asked import Asked

_AMOUNT = re.compile(
    r"(?P<currency>[^\W\d_]{0,4}\s?[$€£¥₹₽₺₩]?\s?|(?:about|around|roughly|over|under|almost|nearly)\s)"
    r"(?P<number>\d{1,3}(?:[,.’' ]\d{3})+(?:\.\d{1,2})?|\d+(?:[.,]\d{1,2})?)"
    r"(?P<scale>\s?(?:k|m|mn|bn|million|thousand|lakh|crore)\b)?"
    r"(?P<rest>\s?(?:[$€£¥₹₽₺₩]|[^\W\d_]+)?(?:\s?(?:/|per|an?|each|every|p\.?)\s?[a-z.]+)?)",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"[$€£¥₹₽₺₩]|\b(?:usd|eur|gbp|chf|pln|czk|huf|inr|jpy|cad|aud|hkd|sgd|nzd|sek|nok|dkk|brl|egp|aed|zar|ngn|cny|krw|mxn|"
    r"euros?|pounds?|dollars?|quid|bucks?|francs?|rupees?|yen|kr|zł|zlotys?|grand|pesos?|rou?bles?|krone[rn]?|krona|kronor|"
    r"crowns?|lira|dirhams?|rand|yuan|baht|shillings?|ringgit|naira|reais|forints?|shekels?|taka|riyals?|dinars?|cents?|"
    r"pence)\b",
    re.IGNORECASE,
)
_SIGN_BEFORE = re.compile(r"[$€£¥₹₽₺₩]\s?$")
_HEDGES = ("about", "around", "roughly", "over", "under", "almost", "nearly")


def of_finance(asked: Asked) -> Iterator[str]:
    """From "$4,200 a month" to "$4,000 to $5,000 a month"; nothing for a score, a number of an account, a word."""
    match = _AMOUNT.fullmatch(asked.words.strip())
    if not match or not (_MONEY.search(asked.words) or match["scale"] or _SIGN_BEFORE.search(asked.before)):
        return
    value = _value(match["number"])
    if value < 1:
        return
    currency = "" if match["currency"].strip().casefold() in _HEDGES else match["currency"]
    scale, rest = match["scale"] or "", match["rest"]
    for low, high in (_around(value), _wide(value)):
        yield f"{currency}{_shown(low)}{scale} to {currency}{_shown(high)}{scale}{rest}"


def _value(number: str) -> float:
    whole = re.sub(r"[,.’' ](?=\d{3}(?:\D|$))", "", number)
    return float(whole.replace(",", "."))


def _around(value: float) -> tuple[float, float]:
    """The steps of the leading digit below and above; one more below for a round number, which would be told."""
    step = 10.0 ** floor(log10(value))
    low = floor(value / step) * step
    if low < value:
        return low, low + step
    return (low - step, low + step) if low > step else (step / 2, step * 2)


def _wide(value: float) -> tuple[float, float]:
    """From half of the power of ten below to ten times that power."""
    step = 10.0 ** floor(log10(value))
    return step / 2, step * 10


def _shown(number: float) -> str:
    return f"{number:,.0f}" if number == int(number) else f"{number:g}"
