# ruff: noqa: E501 - lists of words read best on long lines
"""Faiths and political camps to "a religion" and "a political party"."""

import re
from collections.abc import Iterator

from privacy.generalise.asked import Asked

_FAITHS = re.compile(
    r"\b(?:islam|christianity|judaism|buddhism|hinduism|sikhism|catholicism|protestantism|mormonism|taoism|daoism|shinto|jainism|bah[aá]['’]?[ií]|zoroastrianism|scientology|wicca|paganism|orthodoxy)(?![\w-])"
)
_BELIEVING = re.compile(
    r"\b(?:muslims?|sunni|shia|ahmadi|ismaili|sufi|catholics?|protestants?|baptists?|methodists?|lutherans?|anglicans?|presbyterians?|pentecostals?|evangelicals?|christians?|orthodox|coptic|mormons?|lds|jewish|jews?|hasidic|buddhists?|hindus?|sikhs?|quakers?|mennonites?|amish|jains?|pagans?|taoists?)(?![\w-])"
)
_PLACES = re.compile(
    r"\b(?:mosques?|church(?:es)?|synagogues?|temples?|gurdwaras?|chapels?|cathedrals?|shul|mandirs?|kingdom hall|parish)(?![\w-])"
)
_LEADERS = re.compile(
    r"\b(?:imams?|rabbis?|priests?|pastors?|vicars?|mullahs?|bishops?|monks?|nuns?|gurus?|lamas?)(?![\w-])"
)
_TIMES = re.compile(
    r"\b(?:ramadan|easter|diwali|eid\S*|hanukkah|chanukah|passover|lent|yom kippur|rosh hashanah|christmas|advent|holi|vesak|shabbat|sabbath)(?![\w-])"
)
_BOOKS = re.compile(r"\b(?:qur['’]?an|koran|bible|torah|talmud|vedas?|bhagavad gita|book of mormon)\b")
_PARTIES = re.compile(
    r"\b(?:party|labour|tor(?:y|ies)|conservatives?|lib ?dems?|greens?|democrats?|republicans?|gop|cdu|spd|afd|snp|ukip|reform uk|fidesz|likud)\b"
)
_PARTISANS = re.compile(
    r"(?:tor(?:y|ies)|conservatives?|liberals?|democrats?|republicans?|socialists?|communists?|marxists?|leftists?|"
    r"libertarians?|greens?|lib ?dems?|lefty|lefties|right-wingers?|left-wingers?)"
)
_ROLE = re.compile(r"\b(member|voter|supporter|councill?or|candidate|activist)(s?)$")


def of_religion(asked: Asked) -> Iterator[str]:
    """A religion, a religious person, a place of worship: what the words are, not of which faith."""
    nouns = (
        (_FAITHS, "a religion"), (_PLACES, "a place of worship"), (_LEADERS, "a religious leader"),
        (_TIMES, "a religious holiday"), (_BOOKS, "a religious text"),
    )  # fmt: skip
    for pattern, phrase in nouns:
        if pattern.search(asked.plain):
            yield phrase
            return
    if _BELIEVING.search(asked.plain):
        yield _believing(asked)


def _believing(asked: Asked) -> str:
    """A person after "a" with no noun to follow, else the adjective."""
    person = (asked.last_before in ("a", "an") and not asked.noun_follows) or asked.after.startswith(" who")
    return "a religious person" if person else "religious people" if asked.plain.endswith("s") else "religious"


def of_politics(asked: Asked) -> Iterator[str]:
    """A political party, or a member, voter or supporter of one; nothing where the words describe something."""
    if role := _ROLE.search(asked.plain):
        yield f"{role[1]}s of a political party" if role[2] else f"a {role[1]} of a political party"
    elif asked.noun_follows or not (_PARTIES.search(asked.plain) or _PARTISANS.fullmatch(asked.plain)):
        return
    elif asked.last_before.startswith("vot"):
        yield "for a political party"
    elif _PARTISANS.fullmatch(asked.plain) and asked.last_before != "the":
        yield from _partisan(asked)
    elif not asked.plain.startswith(("vot", "pro", "anti")):
        yield "a political party"


def _partisan(asked: Asked) -> Iterator[str]:
    """Somebody of a political camp; nothing for "I'm Conservative", where it may be the adjective."""
    if asked.plain.endswith("s"):
        yield "supporters of a political party"
    elif asked.last_before in ("a", "an"):
        yield "a supporter of a political party"
