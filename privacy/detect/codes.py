# ruff: noqa: E501 - a pattern or a list of words reads best on one line
"""Codes that mix letters and digits: case, order, device and staff numbers that no word announces.

Nobody can list their shapes, so what tells them from `utf8`, `1080p` and `RTX3080` is how mixed they are. The
most mixed are taken for ids; what could be one is worth a doubt.
"""

from collections.abc import Iterator
from itertools import pairwise

from privacy.categories import Category
from privacy.detect.matching import compiled, matches
from privacy.spans import Span

SOURCE = "codes"
KIND = "code"

_CODE = compiled(
    r"(?<![\w.\-/@#$%&=+:\\])(?=[A-Za-z\-/]{0,12}\d)[A-Za-z0-9]{1,24}(?:[\-/][A-Za-z0-9]{1,16}){0,6}(?![\w\\(\[=@])"
)
_USUAL = compiled(
    r"\d+(?:st|nd|rd|th|[a-z]{1,4}|[KMGTV]|[KMG]?Hz|[kKMGT]i?[Bb](?:ps)?|[mk]?Wh?|[AP]M|D|P)|[a-z]+\d{1,3}|[A-Z][a-z]+\d{1,2}|[A-Z]{1,4}\d{1,2}"
    r"|\d+[/\-]\d+[A-Za-z]?|\d+-(?:[a-z]+-?)+|v\d.*|\d{1,2}[A-Z][a-z]{2}\d{2,4}|Q[1-4]-?\d{2,4}|[A-Za-z]+-\d{1,2}|[A-Za-z]+/[A-Za-z]+\d?"
    r"|(?:\d{1,5}[xX])+\d{1,4}(?:[a-z]{1,2})?|(?:(?:H|C|N|O|S|P|F|I|K|Na|Cl|Ca|Fe|Mg|Al|Si|Br|Li|Cu|Zn|Mn|Ti)\d{0,2}){2,9}|0x[0-9a-fA-F]+|[0-9a-f]{40}|\d+e[+\-]?\d+|\d{1,2}[ap]m-\d{1,2}[ap]m"
)
"""Units, ordinals, versions, word1, dates, sizes, fractions, chemical formulas, hexadecimal numbers, hashes."""
_PUBLIC = compiled(
    r"(?:ISO|IEC|DIN|EN|BS|ANSI|IEEE|RFC|PEP|CVE|CWE|KB|MS|ECMA|ITU|NIST|FIPS|SP|RTX|GTX|RX|GT|UTF|SHA|MD|AES|RSA|BASE|MP|H|X|COVID|SARS|GPT|"
    r"LLAMA|BMW|USB|DDR|PCIE|HTTP|TLS|SSL|IPV|ES|PS|F|B|A|M|WD|WW|CO|B2B|B2C|C2C|P2P|G|T|TOP|FIFA|NBA|WINDOWS|IOS|ANDROID|PYTHON|JAVA|ERR|ERROR|E|CS|MATH)"
    r"[\-/]?\d[\d.\-]{0,14}[A-Za-z]{0,3}",
    ignore_case=True,
)
"""Norms, errors, products and courses that are the same for everybody."""
MIXED = 3
"""So many changes between letters and digits make a code surely one; a norm or a product has one or two."""


class CodeDetector:
    """Finds codes without a word beside them. Reads letters and digits only, so it takes time linear in the text."""

    def detect(self, text: str) -> list[Span]:
        """Every code, sorted by start; `sure` for the very mixed. Raises DetectionError on a timeout."""
        return list(_codes(text))


def _codes(text: str) -> Iterator[Span]:
    for match in matches(_CODE, text):
        code = match.group()
        if _may_be_one(code):
            sure = _is_mixed(code)
            yield Span(match.start(), match.end(), Category.IDS, 0.8 if sure else 0.4, SOURCE, KIND, sure)


def _may_be_one(code: str) -> bool:
    letters, digits = sum(map(str.isalpha, code)), sum(map(str.isdigit, code))
    if len(code) < 5 or digits < 2 or not letters:
        return False
    return not (_USUAL.fullmatch(code) or _PUBLIC.fullmatch(code))


def _is_mixed(code: str) -> bool:
    """Whether capitals (or hexadecimal digits) and digits take turns as in no word, norm or product."""
    plain = code.replace("-", "").replace("/", "")
    turns = sum(a.isdigit() != b.isdigit() for a, b in pairwise(plain))
    return len(plain) >= 7 and plain.isupper() and turns >= MIXED and sum(map(str.isdigit, plain)) >= 3
