"""The marks of the review stand where the words are, in a paraphrase too."""

from privacy.builtin import BALANCED
from privacy.categories import Category
from privacy.paraphrase import paraphrased
from privacy.replaced import places
from privacy.rewrite import Rewriter
from tests.privacy.test_rewrite import Words
from tui.review.placing import leaves_title, outgoing_marked

REWRITER = Rewriter(Words({"Anna Kovacs": Category.NAME, "Lisbon": Category.LOCATION, "Bo": Category.NAME}))
SOURCE = "I is Anna Kovacs and lives in Lisbon in Lisbon, how do I thank Bo and Anna Kovacs?"
FLUENT = "I live in Lisbon and am [NAME_1]. How do I thank [NAME_2]?"


def marked(draft):
    return [draft.text[start:end] for start, end in places(draft)]


def test_every_change_is_marked_where_its_words_stand():
    draft = REWRITER.draft(SOURCE, BALANCED)
    assert marked(draft) == ["[NAME_1]", "Lisbon", "Lisbon", "[NAME_2]", "[NAME_1]"]


def test_in_a_paraphrase_it_is_marked_where_its_words_went_and_nowhere_if_they_are_gone():
    draft = paraphrased(REWRITER.draft(SOURCE, BALANCED), lambda _: FLUENT, REWRITER)
    assert draft.text == FLUENT
    assert marked(draft) == ["[NAME_1]", "Lisbon", "", "[NAME_2]", ""]
    assert outgoing_marked(draft, 2).plain == FLUENT
    assert "said again" in leaves_title(draft) and "said again" not in leaves_title(draft.span_by_span)
