# ruff: noqa: E501 - a pattern or a row of a table reads best on one line
"""Presidio's parts, fitted to a blank tokenizer and to a machine that must stay off the network.

Imported only when a detector is built: Presidio and spaCy take about a second to load.
"""

import copy
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import phonenumbers
import regex
import spacy
import tldextract
from presidio_analyzer import AnalysisExplanation, EntityRecognizer, LocalRecognizer, Pattern, RecognizerResult
from presidio_analyzer.context_aware_enhancers import ContextAwareEnhancer
from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine
from presidio_analyzer.predefined_recognizers import EmailRecognizer
from spacy.tokenizer import Tokenizer

from privacy.detect.matching import compiled, matches


class BlankNlpEngine(NlpEngine):  # type: ignore[misc]
    """A blank spaCy tokenizer and nothing else: no model, no download, no part that could fetch one.

    It splits at spaces only. English's rules for prefixes and suffixes take quadratic time on a long run of marks
    (minutes for 20,000 quotes), and the context words are found without them.
    """

    engine_name = "blank"

    def __init__(self) -> None:
        self._tokenizer = Tokenizer(spacy.blank("en").vocab)

    def load(self) -> None:
        """Nothing to load."""

    def is_loaded(self) -> bool:
        """Always."""
        return True

    def process_text(self, text: str, language: str) -> NlpArtifacts:
        """Tokens and where they begin. There are no lemmas, so WordContext works on the tokens themselves."""
        tokens = self._tokenizer(text)
        return NlpArtifacts([], tokens, [token.idx for token in tokens], [], self, language)

    def process_batch(self, texts: Iterable[str], language: str, **_: Any) -> Iterator[tuple[str, NlpArtifacts]]:
        """`process_text` for each."""
        return ((text, self.process_text(text, language)) for text in texts)

    def is_stopword(self, word: str, language: str) -> bool:
        """Never asked: there are no lemmas to filter."""
        return False

    def is_punct(self, word: str, language: str) -> bool:
        """Never asked: there are no lemmas to filter."""
        return False

    def get_supported_entities(self) -> list[str]:
        """None: a tokenizer finds nothing."""
        return []

    def get_supported_languages(self) -> list[str]:
        """English; the patterns of other countries are registered under it as well."""
        return ["en"]


class WordContext(ContextAwareEnhancer):  # type: ignore[misc]
    """Raises the score of what stands near one of its recognizer's context words or phrases.

    Presidio's own enhancer needs lemmas, never matches a phrase of two words, accepts parts of words ("sin" in
    "business") and takes quadratic time. This one looks at whole words, singular or plural, in a window of tokens.
    """

    BEFORE, AFTER = 7, 4
    REACH = 120

    def __init__(self) -> None:
        super().__init__(
            context_similarity_factor=0.35,
            min_score_with_context_similarity=0.4,
            context_prefix_count=self.BEFORE,
            context_suffix_count=self.AFTER,
        )

    def enhance_using_context(
        self,
        text: str,
        raw_results: list[RecognizerResult],
        nlp_artifacts: NlpArtifacts,
        recognizers: list[EntityRecognizer],
        context: list[str] | None = None,
    ) -> list[RecognizerResult]:
        """Copies of `raw_results`, with the scores of those that have context raised, and the word noted."""
        words = {recognizer.id: _context_regex(tuple(recognizer.context or ())) for recognizer in recognizers}
        results = [copy.copy(result) for result in raw_results]
        for result in results:
            wanted = words[result.recognition_metadata[RecognizerResult.RECOGNIZER_IDENTIFIER_KEY]]
            found = wanted.search(self._around(text, nlp_artifacts.tokens_indices, result.start, result.end))
            if found:
                result.score = min(1.0, max(result.score + self.context_similarity_factor, 0.4))
                result.analysis_explanation.set_supportive_context_word(found.group())
        return results

    def _around(self, text: str, starts: list[int], start: int, end: int) -> str:
        """The words before and after a match, with a gap where the match itself stood."""
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        left = starts[max(0, first - self.BEFORE)] if starts else 0
        right = starts[last + self.AFTER] if last + self.AFTER < len(starts) else len(text)
        return f"{text[max(left, start - self.REACH) : start]} \n {text[end : min(right, end + self.REACH)]}"


@cache
def _context_regex(words: tuple[str, ...]) -> Any:
    options = "|".join(regex.escape(word.strip(), special_only=True) for word in words if word.strip())
    return compiled(rf"(?<![^\W_])(?:{options})s?(?![^\W_])" if options else r"(?!)", ignore_case=True)


_SUFFIXES = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
"""The public suffix list as packaged. Left alone, tldextract fetches a fresh one and writes it to disk."""


class OfflineEmail(EmailRecognizer):  # type: ignore[misc]
    """Presidio's e-mail recognizer without its network look-up, and with a pattern that is linear.

    An address whose domain is no public one ("gmail.con", "corp.local") is still an address, of a lower score.
    """

    SHAPE = Pattern(
        "e-mail",
        r"(?<![\w.%+\-])[\w!#$%&'*+/=?^`{|}~\-]{1,64}+(?:\.[\w!#$%&'*+/=?^`{|}~\-]{1,64}+){0,8}"
        r"@(?:[\w](?:[\w\-]{0,61}\w)?\.){1,8}(?=[^\W\d_]{2})\w[\w\-]{0,60}\w",
        0.75,
    )

    def __init__(self) -> None:
        super().__init__(patterns=[self.SHAPE])

    def validate_result(self, pattern_text: str) -> bool | None:
        """True for a public domain; None leaves the score of the shape."""
        if pattern_text.startswith("git@"):
            return False
        return True if _SUFFIXES(pattern_text.rpartition("@")[2]).suffix else None


class Phones(LocalRecognizer):  # type: ignore[misc]
    """Phone numbers, checked with Google's phone metadata.

    Presidio's own walks the text once for every region and takes any run of digits that some country could dial.
    Here a number needs a plus sign, a shape that only phone numbers have, or a word beside it that says so.
    """

    REGIONS = ("US", "GB", "DE", "FR", "ES", "IT", "NL", "IN", "AU", "BR", "PL", "CH", "AT", "SE", "JP", "CN")
    CUES = ("phone", "telephone", "tel", "cell", "cellphone", "mobile", "mob", "call", "text me", "fax", "whatsapp",
            "signal", "dial", "ring", "messages", "answering", "office", "desk", "sms", "reach me", "reach us", "reach", "hotline", "landline", "contact", "handy",
            "telefon", "téléphone", "teléfono", "telefono", "móvil", "ph", "phone number", "cell no", "number is")  # fmt: skip
    CANDIDATE = compiled(
        r"(?<![\w./#$€£@=&\-])(?<!\d,)(?:\+|00|\()?\d(?:[ \t\u00a0]?[().\-/–]{0,2}[ \t\u00a0]?\d){6,16}(?:(?=x\d)|(?![\w@%€$£])(?![.,/\-:]\d))"
    )
    NORTH_AMERICAN = compiled(r"^(?:\+?1[ .\-]?)?(?:\(\d{3}\)[ .\-]?|\d{3}[.\-])\d{3}[ .\-]\d{4}$")
    EXTENSION = compiled(r"\s?(?:x|ext\.?|extension|#)\s?\d{1,6}(?!\w)", ignore_case=True)
    NAMED_AFTER = compiled(r"[ ]?[\-–(]?[ ]?(?:office|fax|home|mobile|cell|work|landline)\b", ignore_case=True)
    TRUNK = compiled(r"^(?:\(0\d{1,5}\)|0\d{1,5}[ ./\-])[ ]?\d{2,}")

    def __init__(self) -> None:
        super().__init__(supported_entities=["PHONE_NUMBER"], context=list(self.CUES), supported_language="en")

    def load(self) -> None:
        """Nothing to load."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """Every run of digits that can be a phone number, scored by its shape alone."""
        found = (self._judge(text, match.start(), match.end()) for match in matches(self.CANDIDATE, text))
        return [result for result in found if result is not None]

    def _judge(self, text: str, start: int, end: int) -> RecognizerResult | None:
        score = _phone_score(text[start:end])
        if not score:
            return None
        if self.NAMED_AFTER.match(text, end):
            score = max(score, 0.75)
        extension = self.EXTENSION.match(text, end)
        return RecognizerResult(
            "PHONE_NUMBER",
            start,
            extension.end() if extension else end,
            score,
            analysis_explanation=_explanation(self.name, score),
        )


_DATE_OR_VERSION = compiled(
    r"^(?:\d{1,4}[./\-–]\d{1,2}[./\-–]\d{1,4}|\d{1,3}(?:\.\d{1,3}){3}|(?:19|20)\d\d[\-– /](?:19|20)\d\d)(?:[^\d.\-/]|$)|\b\d{1,2}[/.](?:19|20)\d\d\b"
)


def _phone_score(written: str) -> float:
    """What the shape alone says: 0 for no phone number, under 0.6 for one that needs a word beside it."""
    digits = sum(c.isdigit() for c in written)
    written = written if ")" in written else written.lstrip("(")  # "(06 1288 4471)": the bracket is the sentence's
    if written.startswith(("+", "00")):
        return 0.9 if _is_valid(written.replace("00", "+", 1) if written[0] == "0" else written, None) else 0.7
    if _DATE_OR_VERSION.search(written) or not 7 <= digits <= 15:
        return 0.0
    if Phones.NORTH_AMERICAN.match(written):
        return 0.8
    trunk = bool(Phones.TRUNK.match(written)) and digits >= 9
    return 0.75 if trunk and any(_is_valid(written, region) for region in Phones.REGIONS) else 0.3


def _is_valid(written: str, region: str | None) -> bool:
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(written, region))
    except phonenumbers.NumberParseException:
        return False


def _explanation(name: str, score: float) -> AnalysisExplanation:
    return AnalysisExplanation(recognizer=name, original_score=score)


class FailingClosed:
    """A compiled pattern whose timeout is an error. Presidio logs a timeout and goes on without the pattern."""

    def __init__(self, pattern: Any) -> None:
        self._pattern = pattern

    def finditer(self, text: str, timeout: float | None = None) -> Iterator[Any]:
        """As the pattern's own, with our own timeout. Raises DetectionError instead of TimeoutError."""
        return matches(self._pattern, text)


def fail_closed(recognizer: EntityRecognizer) -> EntityRecognizer:
    """`recognizer`, with every one of its patterns compiled as it would compile them, and failing closed."""
    for pattern in getattr(recognizer, "patterns", ()):
        pattern.compiled_with_flags = recognizer.global_regex_flags
        pattern.compiled_regex = FailingClosed(regex.compile(pattern.regex, recognizer.global_regex_flags))
    return recognizer
