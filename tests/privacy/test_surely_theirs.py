"""Leave to tell somebody's things lets nobody else's through."""

import pytest

from privacy.categories import Category
from privacy.spans import Span
from privacy.surely_theirs import is_surely_theirs
from tests.privacy.sending import sent

JOB, NAME, CONTACT, AGE = Category.JOB, Category.NAME, Category.CONTACT, Category.AGE
PHONE, EMAIL = "phone", "email"


@pytest.mark.parametrize(
    ("prose", "text", "known", "stays", "goes"),
    [
        ("Hide all jobs. My husband's job is fine.", "My husband is a plumber and his brother is a judge.",
         (("plumber", JOB), ("judge", JOB)), "plumber", "judge"),
        ("Hide every name. My daughter's name is fine.", "My daughter Lily is bullied by Jason Pike.",
         (("Lily", NAME), ("Jason Pike", NAME)), "Lily", "Jason"),
        ("My landlord's name may be mentioned.", "My landlord Mr. Behrens and my neighbour Sandra Kolb are suing.",
         (("Behrens", NAME), ("Sandra Kolb", NAME)), "Behrens", "Sandra"),
        ("My boss's name is fine.", "Carl Jensen, my boss, is dating Mira Patel.",
         (("Carl Jensen", NAME), ("Mira Patel", NAME)), "Carl Jensen", "Mira"),
        ("My wife's phone number is fine.", "My number is 0151 99887766, my wife's is 0176 23456789.",
         (("0151 99887766", CONTACT, PHONE), ("0176 23456789", CONTACT, PHONE)), "0176", "0151"),
        ("Never my email. My husband's email is fine.", "Put my husband (jonas@gmx.de) in copy, use lena@gmx.de.",
         (("jonas@gmx.de", CONTACT, EMAIL), ("lena@gmx.de", CONTACT, EMAIL)), "jonas", "lena"),
        ("Don't say how old I am. My husband's age is fine.", "My husband is 61 with a wife of 34.",
         (("61", AGE), ("34", AGE)), "61", "34"),
        ("I don't mind naming the author.", "The author Robert Hale mentions me, Lena Ford.",
         (("Robert Hale", NAME), ("Lena Ford", NAME)), "Robert Hale", "Lena"),
        ("Nothing about me. Phone numbers of shops are fine.", "The shop has 020 7946 0011, I have 07700 900123.",
         (("020 7946 0011", CONTACT, PHONE), ("07700 900123", CONTACT, PHONE)), "020 7946", "07700"),
        ("My teachers may be named, my classmates not.", "My teacher Mira Sand likes my classmate Kevin Lauer.",
         (("Mira Sand", NAME), ("Kevin Lauer", NAME)), "Mira Sand", "Kevin"),
        ("Ages of children are fine, all other ages are not.", "My child is 6. I had my first child at 17.",
         (("6", AGE), ("17", AGE)), "6", "17"),
        ("Hide all ages. Ages of children are fine.", "Halle is 37 and her daughter Pia is 6.",
         (("37", AGE), ("6", AGE)), "6", "37"),
        ("Hide all names. Names of judges are okay.", "Judge Petra Wynn is a friend of Ben Okafor.",
         (("Petra Wynn", NAME), ("Ben Okafor", NAME)), "Petra Wynn", "Okafor"),
        ("Hide all names. My teachers' names are okay.", "My teacher Mr Pell dislikes Rory Sand.",
         (("Pell", NAME), ("Rory Sand", NAME)), "Pell", "Rory"),
    ],
)  # fmt: skip
def test_what_is_somebody_elses_goes_beside_what_may_be_told_of_one(prose, text, known, stays, goes):
    left = sent(prose, text, *((words, category, *(kind or [""])) for words, category, *kind in known))
    assert stays in left and goes not in left


def surely(text, theirs, words, *others, category=Category.HEALTH):
    start, at = text.index(theirs), text.index(words)
    beside = [Span(text.index(each), text.index(each) + len(each), category, 1.0, "test") for each in others]
    span = Span(at, at + len(words), category, 1.0, "test")
    return is_surely_theirs(text, (start, start + len(theirs)), span, sorted(beside))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("My sister has lupus.", "lupus"),
        ("Ask my lupus sister.", "lupus"),
    ],
)
def test_what_follows_is_theirs_while_nobody_else_is_spoken_of(text, words):
    assert surely(text, "sister", words)


def test_a_list_of_things_is_theirs_and_a_second_thing_elsewhere_is_not():
    assert surely("My sister has gout and lupus.", "sister", "lupus", "gout")
    assert not surely("My sister has gout, ask whether lupus spreads.", "sister", "lupus", "gout")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("My sister says I have lupus.", "lupus"),
        ("How do I tell my sister about the lupus?", "lupus"),
        ("My sister knows that it is lupus.", "lupus"),
        ("My sister's baby has lupus.", "lupus"),
        ("My sister is married to a man with lupus.", "lupus"),
        ("My sister met a man with lupus.", "lupus"),
        ("My sister left, and lupus is what I have.", "lupus"),
        ("lupus was in the news, says my sister", "lupus"),
        ("I told it to my sister for lupus sells.", "lupus"),
    ],
)
def test_what_may_be_anothers_is_not(text, words):
    assert not surely(text, "sister", words)


@pytest.mark.parametrize(
    ("text", "is_name"),
    [
        ("My sister Mira sings.", True),
        ("My sister, Mira, sings.", True),
        ("My sister's name is Mira.", True),
        ("My sister is called Mira.", True),
        ("Mira, my sister, sings.", True),
        ("Mira is my sister.", True),
        ("My sister hates Mira.", False),
        ("Dear Mira, my sister is ill.", False),
        ("Best regards, Mira, my sister, sings.", False),
        ("I wrote to my sister. Mira stole it.", False),
        ("Write to my sister: Mira stole it.", False),
        ("Mira, my sister Ann and I sing.", False),
        ("My sister and Mira sing.", False),
        ("My sister called Mira sings.", False),
        ("My sister called Mira is ill.", True),
        ("My sister named Mira as the thief.", False),
        ("My sister, Mira says, sings.", False),
        ("My sister is Mira's rival.", False),
        ("Mira is my sister's rival.", False),
    ],
)
def test_a_name_is_theirs_right_beside_the_words_for_them(text, is_name):
    assert surely(text, "sister", "Mira", category=NAME) is is_name


def test_of_two_numbers_one_may_be_another_persons():
    text = "To reach my sister: 0151 1234567, 0176 7654321."
    assert surely(text, "sister", "0151 1234567", category=CONTACT)
    assert not surely(text, "sister", "0176 7654321", "0151 1234567", category=CONTACT)


def test_nothing_is_looked_for_far_behind_the_words_for_somebody():
    assert not surely("My sister " + "x " * 200 + "lupus", "sister", "lupus")
    assert surely("My sister has gout" + " " * 250 + "lupus", "sister", "lupus", "gout")
