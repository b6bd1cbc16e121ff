"""What an instruction may allow, but not surely."""

from hypothesis import given
from hypothesis import strategies as st

from local_models.reader import ACTIONS, CATEGORIES, Mention
from privacy.in_doubt import SURE_INSTRUCTION, echoing, is_sure, listed, protective, sounds_other


def mention(action="allow", score=0.6, category="job", words="work", at=3, sure=1.0, rivals=()):
    return Mention(at, at + len(words), action, category, "me", False, score, sure, words, rivals)


def read(*mentions, text="My work itself isn't.", wish=1.0):
    return [(each.action, each.category) for each in protective(text, mentions, wish)]


def test_a_doubtful_allowance_in_an_instruction_is_a_wish_to_hide():
    assert read(mention()) == [("hide", "job")]
    assert read(mention("coarse")) == [("hide", "job")]


def test_a_sure_one_stays():
    assert read(mention(score=0.99)) == [("allow", "job")]


def test_what_is_not_surely_an_instruction_is_left_to_the_user():
    assert read(mention(), wish=SURE_INSTRUCTION - 0.01) == [("allow", "job")]


def test_an_allowance_of_everything_is_left_to_the_user():
    assert read(mention(category="everything")) == [("allow", "everything")]


def test_a_doubtful_part_of_what_is_surely_allowed_hides_nothing():
    sure = mention(score=0.99, category="family", words="mum", at=20)
    part = mention(score=0.5, category="family", words="that I", at=12)
    assert read(part, sure, text="Never leave out that I'm a mum.") == [("allow", "family")]


def test_one_that_sounds_like_a_prohibition_hides_all_that_it_names():
    named = [mention(score=0.9, category=each) for each in ("nationality", "language")]
    text = "Private, always: passport country, accent"
    assert sounds_other(text, named)
    assert read(*named, text=text) == [("hide", "nationality"), ("hide", "language")]


def test_what_may_be_of_two_categories_is_hidden_for_both():
    either = mention("hide", 0.99, category="legal", words="sallary", sure=0.35, rivals=(("finance", 0.3),))
    assert read(either) == [("hide", "legal"), ("hide", "finance")]


def test_what_has_no_likely_category_is_left_to_the_user():
    for unknown in (mention("hide", 0.99, sure=0.35), mention("hide", 0.99, sure=0.3, rivals=(("finance", 0.2),))):
        assert protective("Hide my redundancy.", [unknown], 1.0) == (unknown,)


def test_a_doubtful_allowance_of_other_words_or_of_somebody_else_is_no_part():
    sure = mention(score=0.99, category="health", words="vaccinations", at=40)
    far = mention(score=0.6, category="health", words="wheelchair", at=5)
    assert ("hide", "health") in read(far, sure, text="Never leave out my wheelchair, really, or my vaccinations.")


def test_an_allowance_beside_everything_hidden_needs_an_exception():
    everything = mention("hide", 0.99, "everything", "All", 0)
    accent = mention("allow", 0.99, "language", "accent", 16)
    assert ("hide", "language") in read(everything, accent, text="All private, my accent too.")
    assert read(everything, accent, text="All private except my accent.")[1] == ("allow", "language")
    nothing = mention("hide", 0.99, "everything", "nothing", 5)
    assert ("allow", "language") not in read(nothing, accent, text="Hide nothing but my accent.")


def test_what_echoes_a_wish_to_hide_allows_nothing():
    hidden, systems = mention("hide", 0.99, "legal"), mention("allow", 0.99, "project")
    assert [each.action for each in echoing("Our systems too.", [systems], [hidden])] == ["hide"]
    assert [each.action for each in echoing("Our systems may be told, too.", [systems], [hidden])] == ["allow"]
    assert [each.action for each in echoing("Our systems too.", [systems], [mention(score=0.99)])] == ["allow"]
    assert [each.action for each in echoing("Our systems too.", [systems], [])] == ["hide"]


def test_to_allow_everything_in_what_sounds_like_a_prohibition_is_left_to_the_user():
    found = (mention(score=0.97, category="everything"), mention(score=0.9, category="language", at=20))
    assert protective("Private: everything, my accent", found, 1.0) == found


def test_an_allowance_of_no_sure_category_is_none_beside_one_that_is_read():
    known, unknown = mention(score=0.99), mention(score=0.99, category="other", sure=0.3, at=20)
    assert read(known, unknown, text="Tools and error messages: in.") == [("allow", "job")]
    assert read(unknown, text="Error messages: in.") == [("allow", "other")]


mentions = st.builds(
    mention,
    st.sampled_from(ACTIONS),
    st.floats(0, 1),
    st.sampled_from(CATEGORIES),
    st.just("x"),
    st.integers(0, 9),
)


@given(
    st.lists(mentions, max_size=4), st.floats(0, 1), st.sampled_from(["My work isn't private.", "Hide it.", ""])
)
def test_nothing_is_ever_loosened(found, wish, text):
    after = {(m.start, m.category, m.action) for m in protective(text, found, wish) if m.action == "allow"}
    assert after <= {(m.start, m.category, m.action) for m in found if m.action == "allow"}
    hidden = {(m.start, m.category) for m in found if m.action == "hide" and is_sure(m)}
    assert hidden <= {(m.start, m.category) for m in protective(text, found, wish) if m.action == "hide"}


def test_what_is_listed_after_what_is_hidden_is_hidden_unless_something_allows_it():
    def said(text, action="allow"):
        found = [(word, "hide" if word == "weight" else action) for word in ("weight", "meds") if word in text]
        made = [
            Mention(text.index(w), text.index(w) + len(w), a, "health", "me", False, 1.0, 1.0, w) for w, a in found
        ]
        return [each.action for each in listed(text, made)]

    assert said("hide my weight, my meds; my sport is ok") == ["hide", "hide"]
    assert said("Hide my weight and meds.") == ["hide", "hide"]
    assert said("Hide my weight, my meds are fine.") == ["hide", "allow"]
    assert said("Hide my weight but not my meds.") == ["hide", "allow"]


def test_everything_is_not_allowed_by_a_doubtful_word_beside_a_sure_wish():
    def mention(words, action, category, score):
        return Mention(0, len(words), action, category, "me", False, score, 1.0, words)

    debts = mention("debts", "hide", "finance", 1.0)
    text = "I only care about my debts; do as you like with what remains."
    assert protective(text, (debts, mention("what remains", "allow", "everything", 0.6)), 1.0) == (debts,)
    sure = mention("what remains", "allow", "everything", 0.99)
    assert protective(text, (debts, sure), 1.0) == (debts, sure)
