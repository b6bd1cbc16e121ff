# ruff: noqa: E501 - a case a line
"""Presidio's recognizers as Sotto uses them: with context, with checksums, and without crying wolf."""

import logging

import pytest
import regex

from privacy.detect import matching
from privacy.detect.errors import DetectionError
from privacy.detect.presidio import WINDOW, PresidioDetector
from privacy.detect.presidio_parts import FailingClosed
from tests.privacy.detect.finding import found


@pytest.fixture(scope="module")
def presidio():
    return PresidioDetector()


KNOWN = [
    ("mail john.doe@example.com.", "john.doe@example.com", "email"),
    ("mail jd@corp.local or", "jd@corp.local", "email"),
    ("mail anna@gmail.con or", "anna@gmail.con", "email"),
    ("(555) 123-4567 x89", "(555) 123-4567 x89", "phone"),
    ("+49 89 12345678", "+49 89 12345678", "phone"),
    ("a man in flat 3C (06 1288 4471) is", "06 1288 4471", "phone"),
    ("020 7946 0958", "020 7946 0958", "phone"),
    ("call me: 4155552671", "4155552671", "phone"),
    ("Jo,07700 063 966-Fax", "07700 063 966", "phone"),
    ("(37) 788-063-Office", "(37) 788-063", "phone"),
    ("4111 1111 1111 1111", "4111 1111 1111 1111", "credit card"),
    ("DE89 3704 0044 0532 0130 00", "DE89 3704 0044 0532 0130 00", "iban"),
    ("10.1.2.3", "10.1.2.3", "ip address"),
    ("2001:db8::8a2e:370:7334", "2001:db8::8a2e:370:7334", "ip address"),
    ("00:1A:2B:3C:4D:5E", "00:1A:2B:3C:4D:5E", "mac address"),
    ("1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2", "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2", "crypto wallet"),
    ("219-09-9999", "219-09-9999", "social security number"),
    ("AB 12 34 56 C", "AB 12 34 56 C", "national insurance number"),
    ("12345678Z", "12345678Z", "national id"),
    ("RSSMRA85T10A562S", "RSSMRA85T10A562S", "tax id"),
    ("SW1A 1AA", "SW1A 1AA", "postcode"),
]


@pytest.mark.parametrize(("text", "what", "kind"), KNOWN)
def test_a_known_shape_is_found(presidio, text, what, kind):
    assert (what, kind) in {(w, k) for w, _, k in found(text, by=presidio)}


@pytest.mark.parametrize(
    ("cue", "number", "kind"),
    [
        ("NHS number", "943 476 5919", "nhs number"),
        ("her passport is", "123456789", "passport"),
        ("driver's license", "F1234567", "driving licence"),
        ("bank account", "123456789012", "bank account"),
        ("Routing", "021000021", "bank routing number"),
        ("PESEL", "44051401359", "national id"),
        ("social insurance", "130 692 544", "social insurance number"),
    ],
)
def test_a_plain_number_is_found_only_with_its_word_beside_it(presidio, cue, number, kind):
    assert (number, kind) in {(w, k) for w, _, k in found(f"{cue} {number}", by=presidio)}
    assert kind not in {k for _, _, k in found(f"we counted {number} grains", by=presidio)}


@pytest.mark.parametrize(
    "text",
    [
        "version 1.2.3.4 127.0.0.1 0.0.0.0 255.255.255.0", "ordered 1234567 units and 12345678901 more", "std::vector abc::def",
        "2024-01-05 10:30:22 and 12/03/1985, 12.03.85", "timestamp 1700000000000", "3.14159265358979", "2019-2020",
        "1.234.567,89 EUR", "lodash@4.17.21 git@github.com:foo/bar", "the ID 123456789", "08/2023 – 03/2024",
    ],
)  # fmt: skip
def test_plain_numbers_dates_and_versions_are_left_alone(presidio, text):
    assert found(text, by=presidio) == []


def test_an_iban_or_an_address_holds_nothing_else(presidio):
    assert {k for _, _, k in found("GB82WEST12345698765432 and jo@mail.example.org", by=presidio)} == {
        "iban",
        "email",
    }


@pytest.mark.parametrize("before", [WINDOW - 5, WINDOW * 2 - 15, 1_000_100])
def test_a_long_text_is_searched_to_its_end_with_right_offsets(presidio, before):
    text = ("lorem ipsum " * (before // 12 + 1))[:before] + " jo@mail.example.org " + "dolor " * 100
    assert [s.of(text) for s in presidio.detect(text)] == ["jo@mail.example.org"]


def test_a_pattern_that_runs_out_of_time_is_an_error(monkeypatch):
    monkeypatch.setattr(matching, "TIMEOUT_SECONDS", 0.01)
    slow = FailingClosed(regex.compile(r"(a|aa)+$"))
    with pytest.raises(DetectionError):
        list(slow.finditer("a" * 60 + "b", timeout=60))


def test_nothing_of_the_text_is_logged(presidio, caplog):
    with caplog.at_level(logging.DEBUG):
        presidio.detect("jo@mail.example.org, GB82WEST12345698765432, call 020 7946 0958")
    assert caplog.records == []
