"""Leave to tell a part of a thing, or how it is roughly, is no leave to tell the thing."""

import pytest

from privacy.categories import Category
from privacy.parts import (
    ANOTHER_NAME,
    AT_WORK,
    FORMER,
    IN_GENERAL,
    INITIALS,
    MONTH,
    NEVER_FOUND,
    NUMBER,
    POSTCODE,
    STREET,
    WEEKDAY,
    YEAR,
    part_named,
    part_of,
    parts_apart,
    rough_side,
    with_part,
)
from privacy.rules import Action, Rule
from privacy.spans import Span
from tests.privacy.sending import sent, spans_of

HOME = "I live at 12 Hope Road, Bristol BS3 4QT."


NAME = ("Edna Pike", Category.NAME, "")
ADDRESS = ("12 Hope Road, Bristol BS3 4QT", Category.ADDRESS, "")
PHONE = ("0117 496 0812", Category.CONTACT, "phone")
HANDLE = ("@ednap_81", Category.CONTACT, "handle")
MAIL = ("edna.pike81@gmail.com", Category.CONTACT, "email")
FIRM = ("Brightwell Foods", Category.EMPLOYER, "")
BIRTH = ("4 March 1981", Category.DATE, "date of birth")
PEOPLE = ("Ghanaian", Category.NATIONALITY, "")

CALL, WRITE = "Call me on 0117 496 0812.", "Write to me at edna.pike81@gmail.com."
AT_FIRM, BORN = "I work at Brightwell Foods.", "I was born on 4 March 1981."


@pytest.mark.parametrize(
    ("prose", "text", "found", "goes"),
    [
        ("My initials are fine.", "I'm Edna Pike.", NAME, "Edna Pike"),
        ("The first letter of my name is fine.", "I'm Edna Pike.", NAME, "Edna Pike"),
        ("My stage name is fine.", "I'm Edna Pike.", NAME, "Edna Pike"),
        ("My area code is fine.", CALL, PHONE, "0117 496 0812"),
        ("My username's first part is okay to tell.", "My handle is @ednap_81.", HANDLE, "ednap"),
        ("My work e-mail is fine.", WRITE, MAIL, "edna.pike"),
        ("My postcode is fine.", HOME, ADDRESS, "Hope Road"),
        ("Postcode area is ok (BS3).", HOME, ADDRESS, "Hope Road"),
        ("My street is fine.", HOME, ADDRESS, "12"),
        ("My old address is fine.", HOME, ADDRESS, "Hope Road"),
        ("Nothing about me. The size of my company is fine.", AT_FIRM, FIRM, "Brightwell"),
        ("Nothing about me. My former employer is fine.", AT_FIRM, FIRM, "Brightwell"),
        ("Nothing about me. My birth year is fine.", BORN, BIRTH, "March"),
        ("Nothing about me. The continent I come from is fine.", "I'm Ghanaian.", PEOPLE, "Ghanaian"),
    ],
)
def test_the_whole_goes_where_only_a_part_of_it_may_be_told(prose, text, found, goes):
    assert goes not in sent(prose, text, found)


IN_PARTS = (("12 Hope Road", Category.ADDRESS, ""), ("BS3 4QT", Category.ADDRESS, "postcode"))
ILL = (("ill", Category.HEALTH, ""), ("lupus", Category.HEALTH, ""))
SIGNED = (NAME, ("E.P.", Category.NAME, ""))
BAKERY = ("the Crumb", Category.EMPLOYER, "")


@pytest.mark.parametrize(
    ("prose", "text", "found", "stays"),
    [
        ("My initials are fine.", "Sign it E.P. please, I'm Edna Pike.", SIGNED, "Sign it E.P."),
        ("My postcode is fine.", HOME, (ADDRESS,), "BS3 4QT"),
        ("My street is fine.", HOME, (ADDRESS,), "Hope Road"),
        ("My address is fine.", HOME, IN_PARTS, "BS3 4QT"),
        ("My full address including the postcode is fine.", HOME, (ADDRESS,), ADDRESS[0]),
        ("Nothing about me. My birth year is fine.", BORN, (BIRTH,), "1981"),
        ("Nothing about me. That I'm ill is fine.", "I'm ill, it's lupus.", ILL, "I'm ill"),
        ("Nothing about me. My old job's firm is fine.", "I used to be at the Crumb.", (BAKERY,), "the Crumb"),
    ],
)
def test_the_part_that_may_be_told_stays(prose, text, found, stays):
    assert stays in sent(prose, text, *found)


STUDIES = (("physics", Category.EDUCATION, ""), ("Keele University", Category.EDUCATION, ""))
PLACES = (("Whitby", Category.LOCATION, ""), ("Stockport", Category.LOCATION, ""))
TONGUES = (("Kurdish", Category.LANGUAGE, ""), ("Swedish", Category.LANGUAGE, ""))
YEARS = (("2018", Category.DATE, ""), ("1953", Category.DATE, "date of birth"))
WHITBY, KURDISH = "Born in Whitby I live in Stockport.", "My mother tongue is Kurdish, I learnt Swedish too."
RETIRED = "I retired in 2018 and was born in 1953."


@pytest.mark.parametrize(
    ("prose", "text", "found", "stays", "goes"),
    [
        ("Nothing about me. The town I was born in is fine.", WHITBY, PLACES, "Whitby", "Stockport"),
        (
            "Nothing about me. The subject of my degree is fine.",
            "I study physics at Keele University.",
            STUDIES,
            "physics",
            "Keele",
        ),
        ("Nothing about me. My mother tongue is fine.", KURDISH, TONGUES, "Kurdish", "Swedish"),
        ("Nothing about me. My second language is fine.", KURDISH, TONGUES, "Swedish", "Kurdish"),
        ("Nothing about me. The year I retired is fine.", RETIRED, YEARS, "2018", "1953"),
    ],
)
def test_of_several_things_the_one_that_is_named_stays(prose, text, found, stays, goes):
    left = sent(prose, text, *found)
    assert stays in left and goes not in left


@pytest.mark.parametrize(
    ("prose", "text", "found", "stays"),
    [
        ("My street address is fine.", HOME, ADDRESS, ADDRESS[0]),
        (
            "12 Hope Road may be told.",
            "I live at 12 Hope Road.",
            ("12 Hope Road", Category.ADDRESS, ""),
            "12 Hope Road",
        ),
        ("For the company my phone number is fine.", CALL, PHONE, PHONE[0]),
        ("Nothing about me. My DOB is fine.", BORN, BIRTH, BIRTH[0]),
    ],
)
def test_words_that_only_look_like_a_part_allow_the_whole(prose, text, found, stays):
    assert stays in sent(prose, text, found)


def test_a_long_street_is_read_in_no_time():
    words = "Rua Comendador Antonio Borges da Silva Guimaraes Constitucionalistasdopovo 12"
    assert not part_of(Span(0, len(words), Category.ADDRESS, 0.9, "test"), words)


def test_the_name_of_a_thing_is_not_the_writers():
    assert "Edna" not in sent("The name of my band is OK.", "I'm Edna Pike of the Crumbs.", NAME)


@pytest.mark.parametrize(
    ("prose", "text", "found", "left"),
    [
        ("My age bracket is fine.", "I'm 43 and bored.", ("43", Category.AGE, ""), "I'm in my forties and bored."),
        (
            "The kind of illness I have is fine.",
            "I've got lupus.",
            ("lupus", Category.HEALTH, ""),
            "I've got an immune condition.",
        ),
    ],
)
def test_what_a_thing_is_roughly_is_what_generalising_it_tells(prose, text, found, left):
    assert sent(prose, text, found) == left


def test_the_parts_that_words_name():
    assert part_named("year I was born", Category.DATE) == {YEAR}
    assert part_named("year and month of my birth", Category.DATE) == {YEAR, MONTH}
    assert part_named("first letter of my name", Category.NAME) == {NEVER_FOUND}
    assert part_named("that I have debts", Category.FINANCE) == {IN_GENERAL}


def test_words_for_the_whole_name_no_part():
    assert not part_named("full address with the postcode", Category.ADDRESS)
    assert not part_named("name", Category.NAME)
    assert not part_named("years of experience", Category.DATE)
    assert not part_named("that I have lupus", Category.HEALTH)
    assert not rough_side("employer", Category.EMPLOYER)
    assert not rough_side("line of work", Category.JOB)
    assert not part_named("job at Last Mile Ltd", Category.JOB)
    assert not part_named("appointment this month", Category.DATE)
    assert not rough_side("exact salary band", Category.FINANCE)


@pytest.mark.parametrize(
    ("words", "category", "part"),
    [
        ("E.P.", Category.NAME, INITIALS),
        ("1981", Category.DATE, YEAR),
        ("march", Category.DATE, MONTH),
        ("Tuesday", Category.DATE, WEEKDAY),
        ("BS3 4QT", Category.ADDRESS, POSTCODE),
        ("45402", Category.ADDRESS, POSTCODE),
        ("12b", Category.ADDRESS, NUMBER),
        ("Hope Road", Category.ADDRESS, STREET),
        ("debts", Category.FINANCE, IN_GENERAL),
    ],
)
def test_a_part_is_told_by_its_look(words, category, part):
    assert part_of(Span(0, len(words), category, 0.9, "test"), words) == {part}


@pytest.mark.parametrize(
    ("words", "category"),
    [("Edna Pike", Category.NAME), ("4 March", Category.DATE), ("12 Hope Road", Category.ADDRESS)],
)
def test_more_than_a_part_is_none(words, category):
    assert not part_of(Span(0, len(words), category, 0.9, "test"), words)


@pytest.mark.parametrize(
    ("text", "words", "category", "part"),
    [
        ("I was a clerk at Orchard Bank", "Orchard Bank", Category.EMPLOYER, FORMER),
        ("on stage Lola Vale", "Lola Vale", Category.NAME, ANOTHER_NAME),
        ("the office is on 0117 496 0812", "0117 496 0812", Category.CONTACT, AT_WORK),
    ],
)
def test_a_part_is_told_by_what_stands_before_it(text, words, category, part):
    at = text.index(words)
    assert part_of(Span(at, at + len(words), category, 0.9, "test"), text) == {part}


def test_what_is_so_now_is_not_former():
    text = "I was ill and now work at Orchard Bank"
    assert not part_of(Span(26, 38, Category.EMPLOYER, 0.9, "test"), text)


def test_only_what_a_rule_lets_through_is_told_apart():
    whole = spans_of(HOME, ADDRESS)[0]
    street = Rule(Action.KEEP, Category.ADDRESS, finer=frozenset({STREET}))
    assert [span.of(HOME) for span in parts_apart(whole, HOME, [street])] == ["12", "Hope Road", "Bristol BS3 4QT"]
    assert parts_apart(whole, HOME, [Rule(Action.TAG, Category.ADDRESS, finer=frozenset({STREET}))]) == [whole]
    assert parts_apart(whole, HOME, [Rule(Action.KEEP, Category.DATE, finer=frozenset({YEAR}))]) == [whole]


@pytest.mark.parametrize(
    ("text", "thing", "whole"),
    [
        ("the size of my company is fine", "company", "the size of my company"),
        ("my username's first part is fine", "username", "username's first part"),
        ("you can say that I have debts", "debts", "that I have debts"),
        ("my company is fine", "company", "company"),
    ],
)
def test_a_part_may_be_named_right_beside_the_thing(text, thing, whole):
    at = text.index(thing)
    assert with_part(text, at, at + len(thing)).strip() == whole
