# ruff: noqa: E501 - lists of words read best on long lines
"""Faiths and political camps to "a religion" and "a political party"."""

import re
from collections.abc import Iterator

from privacy.generalise.asked import Asked

_FAITHS = re.compile(
    r"\b(?:islam|christianity|judaism|buddhism|hinduism|sikhism|catholicism|protestantism|mormonism|taoism|daoism|shinto|jainism|bah[aá]['’]?[ií]|zoroastrianism|scientology|wicca|paganism|orthodoxy)\b"
)
_BELIEVING = re.compile(
    r"\b(?:muslims?|sunni|shia|ahmadi|ismaili|sufi|catholics?|protestants?|baptists?|methodists?|lutherans?|anglicans?|presbyterians?|pentecostals?|evangelicals?|christians?|orthodox|coptic|mormons?|lds|jewish|jews?|hasidic|buddhists?|hindus?|sikhs?|quakers?|mennonites?|amish|jains?|pagans?|taoists?)\b"
)
_PLACES = re.compile(
    r"\b(?:mosques?|church(?:es)?|synagogues?|temples?|gurdwaras?|chapels?|cathedrals?|shul|mandirs?|kingdom hall|parish)\b"
)
_LEADERS = re.compile(
    r"\b(?:imams?|rabbis?|priests?|pastors?|vicars?|mullahs?|bishops?|monks?|nuns?|gurus?|lamas?)\b"
)
_TIMES = re.compile(
    r"\b(?:ramadan|easter|diwali|eid\S*|hanukkah|chanukah|passover|lent|yom kippur|rosh hashanah|christmas|advent|holi|vesak|shabbat|sabbath)\b"
)
_BOOKS = re.compile(r"\b(?:qur['’]?an|koran|bible|torah|talmud|vedas?|bhagavad gita|book of mormon)\b")
_PARTIES = re.compile(
    r"\b(?:party|labour|tor(?:y|ies)|conservatives?|lib ?dems?|greens?|democrats?|republicans?|gop|cdu|spd|afd|snp|ukip|reform uk|fidesz|likud)\b"
)
_NOUN_FOLLOWS = re.compile(r"^\s+[a-z]+")
_NO_NOUN = re.compile(
    r"^\s+(?:and|or|but|so|who|that|by|in|from|since|at|to|for|with|as|because|when|while|if|of|is|was|are|has|on)\b"
)


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
    person = asked.last_before in ("a", "an") and not _is_adjective(asked)
    return "a religious person" if person else "religious people" if asked.plain.endswith("s") else "religious"


def _is_adjective(asked: Asked) -> bool:
    return bool(_NOUN_FOLLOWS.search(asked.after)) and not _NO_NOUN.search(asked.after)


def of_politics(asked: Asked) -> Iterator[str]:
    """A political party, or a member, voter or supporter of one."""
    role = re.search(r"\b(member|voter|supporter|councill?or|activist|candidate)s?$", asked.plain)
    if role:
        yield f"a political {role[1]}"
    elif _PARTIES.search(asked.plain) and not asked.plain.startswith(("vot", "pro", "anti")):
        yield "a political party"
