# ruff: noqa: E501 - a case a line
"""Personal things that words announce."""

import pytest

from privacy.detect.cue_dates import dates_and_ages
from privacy.detect.cues import CueDetector
from tests.privacy.detect.finding import found, words

CUED = [
    ("my name is Anna Müller and", "Anna Müller", "name", "name"),
    ("my name is bob.", "bob", "name", "name"),
    ("Hi, I'm Solveig and new here", "Solveig", "name", "name"), ("Cosmo Harrington here with a cat", "Cosmo Harrington", "name", "name"),
    ("my mother at 5 Chapel Steps, ring twice", "5 Chapel Steps", "address", "street address"),
    ("I'm Jean-Luc O'Brien, a nurse", "Jean-Luc O'Brien", "name", "name"),
    ("Prof. María Carreño Quiñones said", "María Carreño Quiñones", "name", "name"),
    ("Dear Tom,\nhow", "Tom", "name", "name"), ("Mrs. Diana Moss Apt. 675 in", "Diana Moss", "name", "name"),
    ("Best regards,\nAna de la Cruz", "Ana de la Cruz", "name", "name"), ("See you. Regards, Ana Cruz", "Ana Cruz", "name", "name"),
    ("Dear Dr. Anna Kovacs and Mr. Smith", "Anna Kovacs", "name", "name"),
    ("signed, J. R. Smith", "J. R. Smith", "name", "name"),
    ("Patient: Robert Brown", "Robert Brown", "name", "name"),
    ("Name: Li Wei", "Li Wei", "name", "name"),
    ("my wife Sarah thinks", "Sarah", "name", "name"),
    ("I work as a nurse at Acme Dynamics.", "Acme Dynamics", "employer", "employer"),
    ("my employer Initech is", "Initech", "employer", "employer"),
    ("a letter from Fuchs & Sohn GmbH came", "Fuchs & Sohn GmbH", "employer", "employer"),
    ("12 Baker Street, London", "12 Baker Street", "address", "street address"),
    ("742 Evergreen Terrace, Springfield, IL 62704", "742 Evergreen Terrace, Springfield, IL 62704", "address", "street address"),
    ("Hauptstraße 12, 10115 Berlin", "Hauptstraße 12, 10115 Berlin", "address", "street address"),
    ("12 rue de la Paix, 75002 Paris", "12 rue de la Paix, 75002 Paris", "address", "street address"),
    ("Calle Mayor 12", "Calle Mayor 12", "address", "street address"),
    ("P.O. Box 123", "P.O. Box 123", "address", "po box"),
    ("zip code 90210", "90210", "address", "postcode"),
    ("at 48.85661, 2.35222 now", "48.85661, 2.35222", "location", "coordinates"),
    ("40.7128° N, 74.0060° W", "40.7128° N, 74.0060° W", "location", "coordinates"),
    ("I live in Lisbon", "Lisbon", "location", "place"),
    ("I live in Ghent, Belgium. What beer do I try?", "Ghent, Belgium", "location", "place"),
    ("I'm from Leeds. My holiday begins soon.", "Leeds", "location", "place"),
    ("She moved to St. Ives. Why?", "St. Ives", "location", "place"),
    *((text, "43", "age", "age") for text in ("I'm 43.", "aged 43", "a 43-year-old man", "43 yo", "age: 43")),
    *((f"on {date} we", date, "date", "date") for date in (
        "12 March 1985", "March 12th, 1985", "12/03/1985", "1985-03-12", "12.03.85", "March 1985", "3 mars 1990")),
    ("DOB: 12/03/1985", "12/03/1985", "date", "date of birth"),
    ("I was born on March 3, 1990", "March 3, 1990", "date", "date of birth"),
    ("geb. 03.04.1980", "03.04.1980", "date", "date of birth"),
    ("née le 3 mars 1990", "3 mars 1990", "date", "date of birth"),
    ("follow me @anna_k on instagram", "@anna_k", "contact", "handle"),
    ("a van with HT64 KPL on it", "HT64 KPL", "ids", "licence plate"),
    ("the parked Audi B-MX 4021 blocks", "B-MX 4021", "ids", "licence plate"),
    ("ask the people of @river_bakes", "@river_bakes", "contact", "handle"),
    ("over there I'm @riverbakes and", "@riverbakes", "contact", "handle"),
    ("licence plate AB-123-CD", "AB-123-CD", "ids", "licence plate"),
    ("passport number X1234567", "X1234567", "ids", "passport"),
    ("invoice no. INV-2023-001", "INV-2023-001", "ids", "order number"),
    ("order #12345", "12345", "ids", "order number"),
    ("ticket INC-20331", "INC-20331", "ids", "reference number"),
    ("patient id 4482913", "4482913", "ids", "medical record number"),
    ("ping db01.corp", "db01.corp", "project", "internal host"),
    ("cd /home/jdoe/src", "jdoe", "name", "user name"),
    ("C:\\Users\\Anna Lee\\x.txt", "Anna Lee", "name", "user name"),
    ("https://www.linkedin.com/in/jdoe", "https://www.linkedin.com/in/jdoe", "contact", "profile url"),
    ("the lift at Kestrel House where i do the desk", "Kestrel House", "employer", "employer"),
    ("I work at Brightwell Clinic and I have gout", "Brightwell Clinic", "employer", "employer"),
    ("I write at annasmith.blog about walls", "annasmith.blog", "contact", "url"), ("my shop is kites-and-wind.co.uk.", "kites-and-wind.co.uk", "contact", "url"),
    ("see https://annasmith.dev/about.", "https://annasmith.dev/about", "contact", "url"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "what", "category", "kind"), CUED)
def test_a_cued_thing_is_found_exactly(text, what, category, kind):
    assert (what, category, kind) in found(text, by=CueDetector())


@pytest.mark.parametrize(
    "text",
    [
        "I'm 5 minutes late", "I'm Happy to help", "you may 5 times", "python 3.11.2 and version 1.2.10", "in 1985 and in May",
        "@property\ndef f(): ...", '@app.route("/x")', "@media screen { }", "npm i @types/node", "Dear Sir or Madam,", "Hi there,",
        "https://docs.python.org/3/library/re.html", "http://localhost:8000/x", "http://example.com/x", "/home/user/x",
        "self.local = threading.local()", "order 66 units", "2 people on the street", "the case is closed", "client: AsyncOpenAI",
        "logging.info and node.js", "LEFT JOIN orders o ON o.user_id = u.id WHERE 1", "login = form.username",
        "a car with GPS 500 miles away", "is a 2019 BMW 320 or a VW ID 3 better", "mail @Override and @dataclass", "email me@", "in Paris where we sat", "at Ease where I live",
        "I write main.py and node.js at work", "we post on bbc", "my site is down. now what",
    ],
)  # fmt: skip
def test_what_only_sounds_personal_is_left_alone(text):
    assert found(text, by=CueDetector()) == []


def test_a_name_keeps_its_combining_marks():
    name = "Jose\u0301 Nu\u0301n\u0303ez"
    assert (name, "name", "name") in found(f"my name is {name}!", by=CueDetector())


def test_a_title_is_no_name():
    assert "Dr" not in words("Dear Dr. Anna Kovacs and Mr. Smith", "name", by=CueDetector())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I was born in Hull, married 4 May 2001.", "date"),
        ("I was born to divorced parents on 4 March 1981.", "date of birth"),
        ("I was born after we moved to Bristol, on 4 March 1981.", "date of birth"),
        ("My birthday: we met on it, 4 March 1981.", "date of birth"),
    ],
)
def test_a_date_after_a_birth_is_one_of_birth_unless_right_before_it_something_else_happened(text, kind):
    assert {span.kind for span in dates_and_ages(text, "cues")} == {kind}
