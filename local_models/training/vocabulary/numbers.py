"""Numbers that are private: ages, amounts of money, IP addresses."""

from random import Random

from local_models.training.vocabulary.composing import Pick, shaped

_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_CODES = (
    *("dollars", "euros", "pounds", "USD", "EUR", "GBP", "rupees", "bucks", "quid", "zł", "kr", "CHF", "pesos"),
    *(
        "naira",
        "yen",
        "SEK",
        "AUD",
        "CAD",
        "INR",
        "Rs",
        "rand",
        "shillings",
        "lira",
        "TL",
        "dirhams",
        "AED",
        "won",
    ),
    *(
        "ringgit",
        "baht",
        "reais",
        "roubles",
        "yuan",
        "RMB",
        "US dollars",
        "forint",
        "Kč",
        "cedis",
        "taka",
        "grand",
    ),
)
_SIGNS = (
    "$",
    "$",
    "$",
    "$",
    "£",
    "£",
    "£",
    "€",
    "€",
    "€",
    "₹",
    "¥",
    "₦",
    "₱",
    "₺",
    "R$",
    "US$",
    "A$",
    "C$",
    "Rs. ",
    "R",
)
_PERIODS = (
    *(" a month", " per month", "/month", "/mo", " monthly", " a year", " per year", "/yr", " annually", " p.a."),
    *(
        " an hour",
        "/hr",
        " per hour",
        "/h",
        " a week",
        " per week",
        " a day",
        "/day",
        " a fortnight",
        " per session",
    ),
)


def in_words(number: int) -> str:
    """A number from 1 to 99 in words: `thirty-four`."""
    if number < 10:
        return _ONES[number - 1]
    if number < 20:
        return _TEENS[number - 10]
    tens, ones = divmod(number, 10)
    return _TENS[tens - 2] + (f"-{_ONES[ones - 1]}" if ones else "")


def age(rng: Random, _pick: Pick) -> str:
    """What says how old somebody is, without the words around it: `34`, `34F`, `18 months`, `late twenties`."""
    draw = rng.random()
    if draw < 0.66:
        return str(rng.choice((rng.randint(1, 18), rng.randint(16, 45), rng.randint(18, 97))))
    if draw < 0.76:
        return in_words(rng.choice((rng.randint(2, 18), rng.randint(18, 90))))
    if draw < 0.82:
        return _of_a_decade(rng)
    if draw < 0.86:
        return f"{rng.randint(2, 30)} " + rng.choice(("months", "months", "month", "weeks", "mo", "mos"))
    years = rng.randint(14, 79)
    return rng.choice(
        (*(f"{years}{end}" for end in ("F", "M", "f", "m", "yo", " yo", " y/o", "y/o", "yrs", "y", " y.o.", "NB")),
         f"F{years}", f"M{years}", f"m{years}", f"f{years}", f"F/{years}", f"{years}/m", f"{years} / F",
         f"{rng.randint(2, 9)} and a half", f"{rng.randint(1, 9)}.5", f"{years} and {rng.randint(2, 11)} months")
    )  # fmt: skip


def _of_a_decade(rng: Random) -> str:
    """`late twenties`, `mid 40s`."""
    tens = rng.randint(2, 8)
    decade = rng.choice((f"{tens}0s", f"{tens}0's", f"{_TENS[tens - 2][:-1]}ies", f"{tens}0s"))
    return rng.choice(("early ", "mid ", "late ", "mid-", "late-", "early-", "")) + decade


def amount(rng: Random, _pick: Pick) -> str:
    """An amount of money as people write it."""
    return rng.choice((_whole, _whole, _whole, _short, _short, _with_period, _with_period, _in_words, _range))(rng)


def _number(rng: Random) -> int:
    return rng.choice(
        (rng.randint(5, 999), rng.randint(1, 99) * 1000, rng.randint(1000, 999999), rng.randint(1, 90) * 500,
         rng.randint(1, 99) * 10, rng.randint(1_000_000, 30_000_000))
    )  # fmt: skip


def _whole(rng: Random) -> str:
    whole, sign, code = _number(rng), rng.choice(_SIGNS), rng.choice(_CODES)
    cents = f"{rng.randint(0, 99):02}"
    dotted = f"{whole:,}".replace(",", ".")
    return rng.choice(
        (f"{sign}{whole:,}", f"{sign}{whole:,}", f"{sign}{whole}", f"{whole:,} {code}", f"{whole} {code}",
         f"{sign}{whole:,}.{cents}", f"{sign}{whole % 1000}.{cents}", f"{code.upper()} {whole:,}", f"{dotted} €",
         f"€ {dotted},{cents}", f"{whole:,}".replace(",", " ") + f" {code}", f"{whole}{rng.choice('€£$')}",
         f"-{sign}{whole:,}.{cents}", f"{whole:,}.{cents} {code}", f"{sign}{whole:,}/-")
    )  # fmt: skip


def _short(rng: Random) -> str:
    sign, code, few = rng.choice(_SIGNS), rng.choice(_CODES), rng.randint(2, 400)
    tenth = f"{rng.randint(1, 30)}.{rng.randint(1, 9)}"
    return rng.choice(
        (f"{sign}{few}k", f"{few}k", f"{few}K", f"{sign}{tenth}k", f"{sign}{tenth}m", f"{sign}{tenth} million",
         f"{tenth} million {code}", f"{few} lakh", f"{rng.randint(1, 30)} crore", f"₹{tenth} lakhs",
         f"{few} grand", f"{few}k {code}", f"{sign}{rng.randint(1, 9)}M", f"Rs {tenth} crore", f"{few} LPA")
    )  # fmt: skip


def _with_period(rng: Random) -> str:
    sign, whole = rng.choice(_SIGNS), rng.choice((rng.randint(9, 250), rng.randint(300, 9000), _number(rng)))
    base = rng.choice((f"{sign}{whole:,}", f"{sign}{rng.randint(18, 240)}k", f"{whole} {rng.choice(_CODES)}"))
    return base + rng.choice(_PERIODS)


def _in_words(rng: Random) -> str:
    words, code = in_words(rng.randint(2, 99)), rng.choice(_CODES[:3] + _CODES[7:9] + ("rupees", "pesos"))
    return rng.choice(
        (f"{words} thousand {code}", f"{words} hundred {code}", f"{words} {code}", f"half a million {code}",
         f"a couple hundred {code}", f"a hundred and {words} {code}", f"{words} grand", f"a few thousand {code}",
         f"{words} {code} a month", f"{words} lakh rupees", f"one point {rng.choice(_ONES)} million {code}")
    )  # fmt: skip


def _range(rng: Random) -> str:
    low, sign = rng.randint(10, 150), rng.choice(_SIGNS)
    high = low + rng.randint(5, 40)
    return rng.choice(
        (f"{sign}{low}k-{high}k", f"{sign}{low}-{high}k", f"{sign}{low},000 - {sign}{high},000", f"{low}-{high}k",
         f"{sign}{low}–{high} an hour", f"{low} to {high} {rng.choice(_CODES)}", f"{sign}{low}k–{sign}{high}k")
    )  # fmt: skip


def ip(rng: Random, _pick: Pick) -> str:
    """An IP address, sometimes with a port or the size of a network."""
    if rng.random() < 0.15:
        return rng.choice(("fe80::", "2001:db8:", "2a02:")) + shaped(
            rng, rng.choice(("hhhh:hhhh:hhhh:hhhh", "hhhh::h", "hhh::hhhh:h"))
        )
    head = rng.choice(
        ("10", "192.168", "172.16", "203.0", "81.2", "185.23", "10.0", "172.31", str(rng.randint(2, 223)))
    )
    tail = ".".join(str(rng.randint(0, 255)) for _ in range(3 - head.count(".")))
    return f"{head}.{tail}" + rng.choice(("", "", "", "", ":8080", ":5432", "/24", ":22", ":3306", ":443"))
