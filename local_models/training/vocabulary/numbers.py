"""Values that are made, not listed: amounts, ids, codes, contacts, secrets."""

from random import Random

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_HEX = "0123456789abcdef"
_BASE62 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"


def shaped(rng: Random, shape: str) -> str:
    """A code of a shape: `9` a digit, `A` a letter, `h` a hex digit, `*` a letter or digit, others as they are."""
    pools = {"9": "0123456789", "A": _LETTERS, "h": _HEX, "*": _BASE62}
    return "".join(rng.choice(pools[mark]) if mark in pools else mark for mark in shape)


def age(rng: Random) -> str:
    """An age as people write it."""
    years = rng.randint(2, 94)
    forms = (
        "{}",
        "{}",
        "{} years old",
        "{} year old",
        "{}-year-old",
        "{}yo",
        "{} y/o",
        "{}yrs old",
        "{} months old",
        "{}F",
        "{}M",
        "{}f",
        "mid-{}s",
        "early {}0s",
        "late {}0s",
        "in my {}0s",
        "turning {}",
        "aged {}",
    )
    form = rng.choice(forms)
    return form.format(rng.randint(2, 7) if "0s" in form or "mid" in form else years).replace("mid-", "mid ")


def amount(rng: Random) -> str:
    """An amount of money as people write it."""
    sign, code = (
        rng.choice("$£€₹¥"),
        rng.choice(
            (
                "dollars",
                "euros",
                "pounds",
                "USD",
                "EUR",
                "GBP",
                "rupees",
                "bucks",
                "quid",
                "zł",
                "kr",
                "CHF",
                "pesos",
                "naira",
            )
        ),
    )
    whole = rng.choice(
        (rng.randint(5, 999), rng.randint(1, 99) * 1000, rng.randint(1000, 999999), rng.randint(1, 90) * 500)
    )
    return rng.choice(
        (
            f"{sign}{whole:,}",
            f"{sign}{whole}",
            f"{whole:,} {code}",
            f"{whole} {code}",
            f"{sign}{rng.randint(2, 400)}k",
            f"{rng.randint(2, 400)}k",
            f"{sign}{whole:,}.{rng.randint(0, 99):02}",
            f"{sign}{rng.randint(1, 9)}.{rng.randint(1, 9)}m",
            f"{code} {whole:,}",
            f"{sign}{whole:,} a month",
            f"{sign}{rng.randint(18, 190)}k a year",
            f"{rng.randint(2, 20)} lakh",
        )
    )


def card(rng: Random) -> str:
    """A card number, or its last digits."""
    return shaped(
        rng,
        rng.choice(
            ("4999 9999 9999 9999", "5999-9999-9999-9999", "379999999999999", "ending in 9999", "4999999999999999")
        ),
    )


def account(rng: Random) -> str:
    """A bank account, sort code or IBAN."""
    return shaped(
        rng,
        rng.choice(
            (
                "GB99AAAA99999999999999",
                "DE99 9999 9999 9999 9999 99",
                "99-99-99 99999999",
                "99999999",
                "PL99999999999999999999999999",
                "FR99 9999 9999 99A9 9999 9999 999",
                "9999999999",
            )
        ),
    )


def phone(rng: Random) -> str:
    """A phone number."""
    return shaped(
        rng,
        rng.choice(
            (
                "+1 (999) 999-9999",
                "999-999-9999",
                "079999 99999",
                "+44 7999 999999",
                "07999999999",
                "+91 99999 99999",
                "(999) 999 9999",
                "999.999.9999",
                "+49 999 9999999",
                "06 99 99 99 99",
                "+234 999 999 9999",
                "9999999999",
                "555-9999",
            )
        ),
    )


def identifier(rng: Random) -> str:
    """An id, reference or registration of some kind."""
    return shaped(
        rng,
        rng.choice(
            (
                "999-99-9999",
                "AA999999A",
                "A9999999",
                "AA9999999",
                "99999999A",
                "X9999999A",
                "999 999 9999",
                "AAAAA9999A",
                "9999 9999 9999",
                "AA99 AAA",
                "AAA 9999",
                "9AAA999",
                "AA-999-AA",
                "1AAAA99A9AA999999",
                "REF-99999",
                "CASE-2024-9999",
                "TK-999999",
                "MRN 9999999",
                "INV-2023-9999",
                "PO99999",
                "A999-9999-99",
                "#999999",
                "EMP9999",
                "S9999999A",
                "AA/99/9999",
                "999999-9999",
                "BK9A7Z9",
                "C99999999",
                "hhhhhhhh-hhhh-4hhh-ahhh-hhhhhhhhhhhh",
                "AAA-A9999999-9",
                "99-9999999",
                "ORD-99-9999-A",
                "u_9999hh",
                "MSKU9999999",
                "WAL-999999/A",
            )
        ),
    )


def secret(rng: Random) -> str:
    """A password, key or token."""
    return rng.choice(
        (
            shaped(rng, "sk-****************************"),
            shaped(rng, "ghp_************************************"),
            shaped(rng, "AKIAAAAA99AAA9AAAA9A"),
            shaped(rng, "hhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhh"),
            rng.choice(
                (
                    "Summer",
                    "Winter",
                    "Fluffy",
                    "hunter",
                    "Dragon",
                    "Liverpool",
                    "Bella",
                    "letmein",
                    "Passw0rd",
                    "qwerty",
                    "Chelsea",
                    "Tiger",
                )
            )
            + shaped(rng, rng.choice(("99!", "9999", "2023!", "@99", "_99#", "99"))),
            shaped(rng, "************"),
            shaped(rng, "9999"),
            shaped(rng, "999999"),
            shaped(rng, "xoxb-999999999999-************************"),
            shaped(rng, "eyJhbGciOiJIUzI1NiJ9.eyJ************.****************"),
            shaped(rng, "***!**@***"),
            shaped(rng, "AIza***********************************"),
            shaped(rng, "pk_live_************************"),
        )
    )


def ip(rng: Random) -> str:
    """An IPv4 address, sometimes with a port."""
    head = rng.choice(("10", "192.168", "172.16", "203.0", "81.2", "185.23"))
    tail = ".".join(str(rng.randint(0, 255)) for _ in range(3 - head.count(".")))
    return f"{head}.{tail}" + rng.choice(("", "", ":8080", ":5432"))
