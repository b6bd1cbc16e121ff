"""The span tagger as a detector: people, places, employers, health and whatever else has no fixed shape."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from local_models.decoding import Tag
from local_models.labels import PUBLIC
from local_models.tagger import Tagger
from privacy.categories import FLOOR, Category
from privacy.detect.errors import DetectionError
from privacy.detect.matching import compiled, trimmed
from privacy.detect.well_known import is_part_of_one, is_well_known
from privacy.generalise.gazetteer import town
from privacy.spans import Span
from privacy.words import COMMON, is_ordinary

SOURCE = "tagger"

LEFT_TO_PATTERNS = frozenset({Category.CONTACT})
"""Addresses and numbers for reaching somebody have fixed shapes, which patterns know better than the model."""
FLOOR_SCORE = 0.5
"""No rule can let through what the floor protects, so the model must be more sure of it than of not."""


_SHORT = 4
"""Plain words of so few letters are seldom secrets, and often names in code (`vec`)."""
NAMING = frozenset({Category.NAME, Category.EMPLOYER, Category.LOCATION, Category.EDUCATION, Category.PROJECT})
"""The categories whose words are proper names."""
NEVER = 1.1
_PUBLIC = "public "
PLAIN_SCORE, PLAIN_DOUBT = 0.8, 0.5
"""Ordinary words in small letters ("the flowers") name somebody or something only if the model is this sure; from
the second on it is worth a doubt."""


_LEAD = compiled(
    r"(?:(?:an?|the|my|your|his|her|its|our|their|very|super|so|really|quite|diagnosed|suffers?|suffering|with|and|or|us|"
    r"is|are|was|were|am|i['’]?m|has|have|had)\s+)+",
    ignore_case=True,
)
_TAIL = compiled(r"(?:[\s,]+(?:and|or|but|of|with|the|an?|my|his|her|again|too|also))+\Z", ignore_case=True)
_BARE = frozenset(
    {"University", "College", "School", "Hospital", "Company", "Ministry", "Bank", "Church", "Museum"}
)
"""Words for an organisation of a kind that name none."""
_CUT_OFF = compiled(r"(?<=\w)\s+(?:of|in|at|for)\Z", ignore_case=True)
"""What ends no name: a name that goes on was cut there ("University of")."""
_REST_OF_ADDRESS = compiled(
    r"(?<=\d)[ ](?:street|st|road|rd|avenue|ave|lane|way)\b(?!['’\-])"
    r"|(?<=\p{L})[ ](?!(?:19|20)\d\d\b)\d{4,6}(?:-\d{3,4})?(?=[ \t]*(?:[\r\n.,;)]|\Z))",
    ignore_case=True,
)
"""What belongs to the address before it: the word for a street after its number ("on Rua Mina 50 street"), a
postcode at the end of the line ("Portugal 30971")."""


SURE_FIRM = 0.85
"""From this score on a firm with the name of a person is a firm."""
_FIRST_AND_LAST = compiled(r"(\p{Lu}\p{Ll}+)[ ]\p{Lu}[\p{L}'’\-]+")
_AT_WORK = compiled(
    r"\b(?:work\w*|job|shift|shop\w*|buy|bought|order\w*|employed|hired|at)\b[^.!?\n]{0,20}\s\Z", ignore_case=True
)
_AT_PLACE = compiled(
    r"\b(?:in|at|near|around|round|through|via|towards?|into|across|outside|beyond|to|visit\w*|reach\w*|of)\s+(?:the\s+)?\Z",
    ignore_case=True,
)
_TAKEN_FOR = {Category.EMPLOYER: _AT_WORK, Category.LOCATION: _AT_PLACE}
"""What a person is sometimes taken for, and what stands before the name where it is that."""
_REACH = 40
"""Characters before a name that may say that it is a firm's."""


class TaggerDetector:
    """Finds what the span tagger finds. The model is loaded with the first text."""

    def __init__(self, tagger: Tagger | None = None) -> None:
        self._tagger = tagger or Tagger()

    def detect(self, text: str) -> list[Span]:
        """Every tagged span, sorted by start. Raises DetectionError when the model fails.

        Those that are sure do not overlap each other, nor do the others; only an address may reach into what
        follows. `score` is the calibrated probability that the span is of its category. The `kind` of a well-known
        person, place or organisation begins with "public "; people and organisations must stand in a list, too.
        """
        try:
            found = [self._span(text, tag) for tag in self._tagger.tag(text)]
        except Exception as error:
            # No cause: its frames hold the user's words.
            raise DetectionError(f"the span tagger failed ({type(error).__name__}); run `sotto doctor`") from None
        spans = _with_well_known([span for span in found if span is not None], text)
        return sorted(_with_people(spans, text), key=_place)

    def _span(self, text: str, tag: Tag) -> Span | None:
        category = Category(tag.kind.removesuffix(PUBLIC))
        start, end = _ends(text, *trimmed(text, tag.start, tag.end), category)
        shown = f"{_PUBLIC}{category}" if tag.kind.endswith(PUBLIC) else str(category)
        if category in LEFT_TO_PATTERNS or not any(letter.isalnum() for letter in text[start:end]):
            return None  # marks and pictures alone name nothing
        sure, doubt = _least(category, text[start:end])
        if tag.score < doubt:
            return None
        return Span(start, end, category, tag.score, SOURCE, shown, tag.sure and tag.score >= sure)


def _place(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _with_well_known(spans: Sequence[Span], text: str) -> list[Span]:
    """The spans; what the model takes for well-known and no list knows is as private as any other name."""
    public = [span for span in spans if span.kind.startswith(_PUBLIC)]
    known = {span for span in public if is_well_known(span.category, span.of(text))}
    private = {span for span in public if span not in known and not _is_short_for(span, known, text)}
    return [replace(span, kind=str(span.category)) if span in private else span for span in spans]


def _is_short_for(span: Span, known: Collection[Span], text: str) -> bool:
    """Whether it is the last name of a well-known one in the same text ("Curie", beside "Marie Curie").

    Beside somebody well-known, a rare name may be that of any: "what did Nasser want, and what did Mollet plan".
    """
    beside = {each.of(text) for each in known if each.category is span.category}
    if span.of(text) in {words.rpartition(" ")[2] for words in beside if " " in words}:
        return True
    return span.category is Category.NAME and bool(beside) and is_part_of_one(span.of(text))


def _with_people(spans: Sequence[Span], text: str) -> Iterator[Span]:
    """The spans; what is doubtfully a firm or a place and reads as a person's name is a name, and perhaps that."""
    people = [span for span in spans if _reads_as_person(span, text)]
    for span in spans:
        if span in people:
            yield replace(span, category=Category.NAME, kind=str(Category.NAME))
            yield replace(span, sure=False)
        elif span.sure or not any(span.overlaps(person) for person in people):
            yield span


def _reads_as_person(span: Span, text: str) -> bool:
    """Whether a doubtful firm or place has the name of a person, and is not where somebody works, or is."""
    from privacy.substitute.pools import is_first_name  # its lists take a while to load, and are seldom asked for

    if span.category not in _TAKEN_FOR or not span.sure or span.score >= SURE_FIRM:
        return False
    name = _FIRST_AND_LAST.fullmatch(span.of(text))
    around = _TAKEN_FOR[span.category].search(text, max(0, span.start - _REACH), span.start)
    return bool(name) and not around and is_first_name(name[1]) and not _is_place(span, span.of(text))


def _is_place(span: Span, words: str) -> bool:
    """Whether a place of that name is known, or its last word is an ordinary one ("Victoria Park")."""
    ordinary = is_ordinary(words.rpartition(" ")[2], COMMON)
    return span.category is Category.LOCATION and (ordinary or town(words) is not None)


def _ends(text: str, start: int, end: int, category: Category) -> tuple[int, int]:
    """The ends moved inwards over words that tell nothing ("diagnosed with"), an address's end outwards."""
    if category in NAMING:
        cut = _CUT_OFF.search(text, start, end)
        return start, cut.start() if cut else end
    if category is Category.ADDRESS:
        rest = _REST_OF_ADDRESS.match(text, end)
        return start, rest.end() if rest else end
    lead, tail = _LEAD.match(text, start, end), _TAIL.search(text, start, end)
    inner = lead.end() if lead else start, tail.start() if tail else end
    return inner if inner[0] < inner[1] else (start, end)


def _least(category: Category, words: str) -> tuple[float, float]:
    """The scores from which a tag is sure, and worth a doubt, where the model's own do not settle it."""
    if category in FLOOR:
        short = words.isalpha() and words.islower() and len(words) <= _SHORT
        return (PLAIN_SCORE if short else FLOOR_SCORE), 0.0
    if category is Category.DATE and words.isdecimal() and len(words) < 3:
        return NEVER, 0.0  # the 3 of a countdown, of a list, of a score
    plain = (words.islower() or words in _BARE) and all(
        is_ordinary(word.strip(".,'’"), at_least=1000) for word in words.split()
    )
    return (PLAIN_SCORE, PLAIN_DOUBT) if category in NAMING and plain else (0.0, 0.0)
