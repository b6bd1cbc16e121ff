"""Contacts, numbers, dates and ages stand in for their like, in the same shape."""

import re
from random import Random

import pytest

from privacy.substitute.making import Making
from privacy.substitute.numbers import of_age, of_date
from tests.privacy.substitute.making import stand_in


@pytest.mark.parametrize(
    ("category", "value", "shape"),
    [
        ("contact", "anna.kovacs@gmail.com", r"[a-z]+\.[a-z]+@example\.com"),
        ("contact", "https://annak.org/blog", r"https://example\.com/[a-z]+"),
        ("contact", "annak.org", r"example\.com/[a-z]+"),
        ("contact", "@annak", r"@[a-z]+\d\d"),
        ("contact", "+44 7700 900123", r"\+\d\d \d{4} \d{6}"),
        ("contact", "10.0.0.12", r"(192\.0\.2|198\.51\.100|203\.0\.113)\.\d{1,3}"),
        ("ids", "AB123456", r"[A-Z]{2}\d{6}"),
        ("ids", "4f9a-77bc", r"[a-f\d]{4}-[a-f\d]{4}"),
        ("ids", "192.168.1.1", r"(192\.0\.2|198\.51\.100|203\.0\.113)\.\d{1,3}"),
        ("date", "12 March 1987", r"\d\d? [A-Z][a-z]+ 198\d"),
        ("date", "March 3rd, 2023", r"[A-Z][a-z]+ \d\d?[a-z]{2}, 202\d"),
        ("date", "2023-05-01", r"202\d-\d\d-\d\d"),
        ("date", "03/04/2024", r"\d\d/\d\d/202\d"),
        ("age", "34 years old", r"\d\d years old"),
        ("age", "7-year-old", r"\d\d?-year-old"),
    ],
)
def test_another_value_of_the_same_shape(category, value, shape):
    found = stand_in(value, category) or ""
    assert re.fullmatch(shape, found) and found != value


@pytest.mark.parametrize(
    ("category", "value"),
    [("age", "34"), ("age", "(34)"), ("age", "thirty"), ("age", "200 years"), ("date", "1999"), ("date", "May"),
     ("date", "Monday"), ("date", "12:30"), ("ids", "4711"), ("ids", "ORD_12345"),
     ("ids", "١٢٣٤٥٦"), ("contact", "12")],
)  # fmt: skip
def test_what_a_reply_could_say_by_chance_or_reads_as_a_tag_has_no_stand_in(category, value):
    assert stand_in(value, category) is None


@pytest.mark.parametrize(("value", "ages"), [("7-year-old", range(1, 18)), ("34-year-old", range(18, 65))])
def test_a_child_stays_a_child_and_an_adult_an_adult(value, ages):
    assert int((stand_in(value, "age") or "").partition("-")[0]) in ages


def test_other_addresses_in_the_text_do_not_keep_an_address_from_having_a_stand_in():
    texts = ["see https://example.com and www.other.com"]
    assert (stand_in("anna@gmail.org", "contact", texts=texts) or "").endswith("@example.com")


def made(maker, value, seed):
    return maker(Making(value, Random(seed), lambda _: True, {})) or ""


@pytest.mark.parametrize("value", ["4 May 1979", "3 June 1984", "2023-05-01", "03/04/2024", "Sept 9th, 2011"])
def test_no_part_of_a_date_is_true_in_what_stands_in_for_it(value):
    for seed in range(50):
        parts = [re.findall(r"\d+|[A-Z][a-z]+", date) for date in (value, made(of_date, value, seed))]
        assert all(true != other for true, other in zip(*parts, strict=True))


def test_no_age_stands_in_for_itself():
    assert "34" not in {made(of_age, "34 years old", seed).split()[0] for seed in range(200)}
