# ruff: noqa: SIM905 - a list of words
"""How much of a text is in a script and a language that detection was tested on.

The patterns find an e-mail address in any language, but the span tagger was trained and tested on English alone.
What it does not find in another language looks the same as what is not there, so a text's coverage has to be said.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any
from unicodedata import name, normalize

from local_models.sentences import sentences
from privacy.detect.matching import compiled, matches

TESTED_SCRIPT = "LATIN"
"""The one script of the tagger's training and test texts, as it begins the names of its letters in Unicode."""

TESTED_LANGUAGES = frozenset({"en"})
"""The languages of the tagger's training and test texts, by their ISO 639 codes."""

_NO_OTHER = TESTED_LANGUAGES | {"sco", "pcm", "zxx"}
"""What short English, code and tables are sometimes taken for: Scots, Nigerian Pidgin, no language at all."""

COVERED = 0.9
"""The share of a text that detection must have been made for, or else somebody has to look at it."""

SURE = 0.4
"""From this probability on the identifier's language is believed, if English has next to none. The probabilities
are calibrated: a few words rarely get that much for a wrong language."""

WORDS = 4
"""With fewer words than this nobody can tell the language of a text."""

_PLAINLY_ENGLISH = frozenset(
    "the and that with you your this these those have has my what how from are not they it can would should "
    "please about which when where who does were been their his her she our there into than some them your".split()
)
"""With two or more of these among ten words it is English: most texts need no identifier."""

_WORD = compiled(r"\p{Latin}[\p{Latin}\p{M}'’]*+")
_NAMES = {
    "af": "Afrikaans", "ca": "Catalan", "cs": "Czech", "cy": "Welsh", "da": "Danish", "de": "German",
    "es": "Spanish", "et": "Estonian", "eu": "Basque", "fi": "Finnish", "fr": "French", "ga": "Irish",
    "gl": "Galician", "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "is": "Icelandic",
    "it": "Italian", "la": "Latin", "lt": "Lithuanian", "lv": "Latvian", "ms": "Malay", "nl": "Dutch",
    "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "sk": "Slovak", "sl": "Slovenian",
    "sq": "Albanian", "sv": "Swedish", "sw": "Swahili", "tl": "Tagalog", "tr": "Turkish", "vi": "Vietnamese",
    "zu": "Zulu",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Coverage:
    """`share` of a text's letters (0 to 1) are covered; `reason` is one line on what is not, empty if all are."""

    share: float
    reason: str


def coverage(text: str) -> Coverage:
    """How much of `text` detection was made for. A text without letters is covered whole.

    Letters of another script are not covered, nor are sentences in Latin letters that are surely in another
    language. What can't be told (a few words, a list of names, code) counts as the rest of the text does.
    """
    letters = Counter(script for script in map(_script, text) if script)
    missing = Counter(
        {f"in {_shown(script)} script": n for script, n in letters.items() if script != TESTED_SCRIPT}
    )
    for language, count in _languages(text):
        if language:
            missing[language] += count
    total, lost = letters.total(), missing.total()
    if not lost:
        return Coverage(1.0, "")
    kinds = " or ".join(kind for kind, _ in missing.most_common(2))
    share = f"{lost / total:.0%}" if lost * 100 >= total else "less than 1%"
    reason = f"{share} of the text is {kinds}; detection was tested on English only and may miss things there"
    return Coverage(1 - lost / total, reason)


def _languages(text: str) -> Iterator[tuple[str, int]]:
    """For every sentence its untested language, or "" for none, and how many Latin letters it has."""
    words = [[match.group() for match in matches(_WORD, text[start:end])] for start, end in sentences(text)]
    whole = _untested([word for part in words for word in part]) or ""
    for part in words:
        language = _untested(part)
        yield (
            whole if language is None else language,
            sum(_script(char) == TESTED_SCRIPT for char in "".join(part)),
        )


def _untested(words: list[str]) -> str | None:
    """The language of `words` if it is surely an untested one, "" for a tested one, None if it can't be told."""
    if len(words) < WORDS:
        return None
    if sum(word.lower() in _PLAINLY_ENGLISH for word in words) >= max(2, len(words) * 0.2):
        return ""
    chances = dict(_identifier().rank(" ".join(words)))
    best = max(chances, key=lambda code: chances[code])
    tested = sum(chances.get(code, 0.0) for code in _NO_OTHER)
    if chances[best] >= SURE and tested < 0.02:
        return f"in {_NAMES.get(best, f'another language ({best})')}"
    return "" if tested >= SURE else None


@cache
def _identifier() -> Any:
    """py3langid's identifier with the model of its package. It takes half a second to load, and 77 MB."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@lru_cache(maxsize=4096)
def _script(char: str) -> str:
    """The script of a letter, in Unicode's word; empty for what is no letter."""
    if not char.isalpha():
        return ""
    return name(normalize("NFKC", char)[0], "UNKNOWN").split()[0]


def _shown(script: str) -> str:
    return {"CJK": "Chinese", "UNKNOWN": "unknown"}.get(script, script.capitalize())
