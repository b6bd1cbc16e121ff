"""What in a text is surely the writer's own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy import own as module
from privacy.categories import Category
from privacy.own import is_said_by_another, own
from privacy.spans import Span


def mine(text, *words, category=Category.NAME, prose="", kind="name"):
    spans = [Span(text.index(w), text.index(w) + len(w), category, 0.9, "test", kind) for w in words]
    found = own(text, spans, prose)
    return [w for w, span in zip(words, spans, strict=True) if span in found]


@pytest.mark.parametrize(
    "text",
    [
        "I'm Ana Berg and I knit.",
        "Hi! i'm Ana Berg, 34",
        "My name is Ana Berg.",
        "Hello, my full name's Ana Berg",
        "Ana Berg here, can you help?",
        "Hi, Ana Berg here. Can you help?",
        "Sign the letter with Ana Berg, please.",
        "Please write it and sign it as Ana Berg.",
    ],
)
def test_a_name_that_the_text_introduces_or_is_to_be_signed_with_is_the_writers(text):
    assert mine(text, "Ana Berg") == ["Ana Berg"]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Berg owes me money.",
        "My boss Ana Berg is ill.",
        "Dear Ana Berg,",
        "Ask Ana Berg. I'm Tom.",
        "Please help me. Thanks!\nMy boss Ana Berg is ill.",
        "Thanks, Ana Berg, for the notes.",
        "From: Ana Berg\nTo: me\nSee you.",
        "See you.\nBest regards,\nAna Berg",
        "I love Ana Berg",
        "I have to sign a contract with Ana Berg",
        "The lease was signed by Ana Berg",
        "I'm Ana Berg's sister",
        "My sons name is Ana Berg",
        "This is Ana Berg, my boss",
        "I met Ana Berg here yesterday",
        'He wrote: "I\'m Ana Berg, call me."',
        "Please call me. Ana Berg is waiting.",
    ],
)
def test_any_other_is_not(text):
    assert mine(text, "Ana Berg") == []


def test_who_introduces_himself_in_what_somebody_wrote_is_not_the_writer():
    assert mine("My friend wrote to me: I'm Tom Hill and I need help.", "Tom Hill") == []
    assert mine("From: tom@hill.example\nI'm Tom Hill.", "Tom Hill") == []


def test_a_name_that_has_only_words_of_the_writers_is_too():
    assert mine("I'm Ana Berg. Put Ana on it, and ask Tom Hill.", "Ana Berg", "Tom Hill") == ["Ana Berg"]
    text = "Hello from Ana. I'm Ana Berg."
    spans = [Span(11, 14, Category.NAME, 0.9, "test"), Span(20, 28, Category.NAME, 0.9, "test")]
    assert own(text, spans) == set(spans)


def test_one_shared_word_is_not_enough():
    assert mine("I'm Ana Berg. My husband Tom Berg is ill.", "Ana Berg", "Tom Berg") == ["Ana Berg"]
    text = "I'm Ana van der Berg. My boss Karel van Dijk is ill."
    assert mine(text, "Ana van der Berg", "Karel van Dijk") == ["Ana van der Berg"]


def test_a_surname_that_follows_goes_with_the_name():
    assert mine("I'm Ana, surname Berg.", "Ana", "Berg") == ["Ana", "Berg"]


def test_a_well_known_name_is_nobodys_own():
    assert mine("I'm Taylor Swift.", "Taylor Swift", kind="public name") == []


def test_the_privacy_profile_may_tell_the_name():
    assert mine("Ana said so.", "Ana", prose="No names except mine; I'm Ana.") == ["Ana"]


@pytest.mark.parametrize(
    "prose",
    [
        "I'm careful. Tom Hill is my boss.",
        "I am Tom Hill's assistant.",
        "I'm Ana and Tom is my boss",
        "I'm OK with Tom reading it",
    ],
)
def test_but_no_name_that_it_only_speaks_of(prose):
    assert mine("Tom is late.", "Tom", prose=prose) == []


@pytest.mark.parametrize(
    "before",
    [
        "Call me on ",
        "my number is ",
        "My work phone: ",
        "You can reach us at ",
        "our e-mail address is ",
        "I live at ",
    ],
)
def test_a_number_or_an_address_is_the_writers_if_the_text_says_so(before):
    assert mine(f"{before}0131 496 0777.", "0131 496 0777", category=Category.CONTACT) == ["0131 496 0777"]


@pytest.mark.parametrize(
    "text",
    [
        "0131 496 0777 is Tom Hill's number.",
        "Tom Hill gave me 0131 496 0777",
        "My plumber's number is 0131 496 0777.",
        "Contact our lawyer at 0131 496 0777",
        "My therapist's practice is at 0131 496 0777",
        "Tom Hill\nSales\ntel 0131 496 0777",
        'He says: "Call me on 0131 496 0777."',
        "Rosa Lindqvist wrote: call me on 0131 496 0777.",
        "From: Rosa Lindqvist\nHi, you can reach me on 0131 496 0777.",
        "My client writes, reach me at 0131 496 0777",
        "Summarise the leaflet:\ncall me on 0131 496 0777",
        "Her number is 0131 496 0777.",
    ],
)
def test_any_other_number_is_not(text):
    assert mine(text, "0131 496 0777", category=Category.CONTACT) == []


def test_other_categories_are_not_asked_about():
    assert mine("I'm a nurse.", "nurse", category=Category.JOB) == []


@pytest.mark.parametrize(
    "text",
    [
        "Make a business card for Rosa Lindqvist, florist.\nPhone: 0131 496 0777",
        "Write an out-of-office reply. In urgent cases call my deputy on 0131 496 0777.",
        "A notice for the door: we are closed. Ask at 0131 496 0777",
    ],
)
def test_what_is_put_out_may_be_anybodys(text):
    assert mine(text, "0131 496 0777", category=Category.CONTACT) == []


def test_the_street_of_what_is_the_writers_is_too():
    text = "The lamp outside my window in Pottergate flickers. He lives in our building in Mill Lane."
    assert mine(text, "Pottergate", "Mill Lane", category=Category.ADDRESS) == ["Pottergate"]


def test_a_site_where_the_writer_writes_is_the_writers():
    text = "I write about walls at moss.blog. Read also stone.blog."
    assert mine(text, "moss.blog", "stone.blog", category=Category.CONTACT, kind="url") == ["moss.blog"]


@pytest.mark.parametrize(
    ("text", "address", "others", "is_mine"),
    [
        ("I live at 12 Hope Road, Bristol BS3 4QT.", "12 Hope Road", "BS3 4QT", True),
        ("I live at 12 Acacia Road, 9 Elm Street is where my mum lives.", "12 Acacia Road", "9 Elm Street", False),
        ("I live at 12 Acacia Road, Leeds, Tom 9 Elm Street, York YO1 7AA.", "12 Acacia Road", "YO1 7AA", False),
    ],
)
def test_a_postcode_behind_the_writers_address_is_the_writers_and_no_other_address_is(
    text, address, others, is_mine
):
    assert (others in mine(text, address, others, category=Category.ADDRESS, kind="")) is is_mine


@pytest.mark.parametrize(
    ("text", "is_mine"),
    [("I'm Edna Pike. Sign it E.P. please.", True), ("I'm Edna Pike and my boss E.P. is cruel.", False)],
)
def test_initials_are_the_writers_only_as_a_signature(text, is_mine):
    assert ("E.P." in mine(text, "Edna Pike", "E.P.")) is is_mine


def rowed(text, *things):
    def span(words, category, kind=""):
        at = text.index(words)
        return Span(at, at + len(words), category, 1.0, "test", kind)

    spans = [span("Ann Lee", Category.NAME, "name"), *(span(words, category) for words, category in things)]
    return {each.of(text) for each in own(text, spans) if each.category is not Category.NAME}


def test_what_follows_the_writers_name_in_a_row_is_the_writers():
    home, phone = ("4 Elm Row", Category.ADDRESS), ("0151 496 0777", Category.CONTACT)
    assert rowed("I'm Ann Lee, 4 Elm Row, tel. 0151 496 0777. Write to the bank.", home, phone) == {
        home[0],
        phone[0],
    }
    assert rowed("I'm Ann Lee\n4 Elm Row\n0151 496 0777", home, phone) == {home[0], phone[0]}


@pytest.mark.parametrize(
    "text",
    [
        "I'm Ann Lee, 4 Elm Row is where my ex lives.",
        "I'm Ann Lee. Tom, 4 Elm Row, wants it.",
        "I'm Ann Lee and the shop is at 4 Elm Row.",
        "Ask Ann Lee, 4 Elm Row.",
    ],
)
def test_but_not_what_is_said_to_be_elsewhere_or_stands_behind_somebody_else(text):
    assert rowed(text, ("4 Elm Row", Category.ADDRESS)) == set()


TALK = st.lists(st.sampled_from(["reply", "she wrote", " to me", "from", ":", ",", "\n", " ", ".", ">", "x", '"']))


@given(TALK.map("".join), st.integers(0, 40))
def test_what_is_somebody_elses_is_told_by_what_stands_before_it_alone(text, at):
    assert is_said_by_another(text, min(at, len(text))) == is_said_by_another(text[:at], min(at, len(text)))


def test_who_else_wrote_is_found_once_however_much_is_asked_about(monkeypatch):
    asked = []

    class Reported:
        def search(self, *given):
            asked.append(given)

    monkeypatch.setattr(module, "_REPORTED", Reported())
    text = "I sleep badly, and my knee hurts. " * 20
    assert not any(is_said_by_another(text, at) for at in range(len(text)))
    assert len(asked) == 1
