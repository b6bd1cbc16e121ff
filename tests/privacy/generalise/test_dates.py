"""Dates become months, months parts of a year, years decades."""

import pytest

from tests.privacy.generalise.saying import said


@pytest.mark.parametrize(
    ("sentence", "rougher"),
    [
        ("We met on {12 March 2023}.", "We met on a day in March 2023."),
        ("We met {12 March 2023}.", "We met in March 2023."),
        ("{12 March 2023} was hard.", "March 2023 was hard."),
        ("on {the 3rd of May} we leave", "on a day in May we leave"),
        ("until {2024-05-01}", "until May 2024"),
        ("by {31/12/2024}", "by December 2024"),
        ("on {03/04/2024}", "on a day in 2024"),
        ("We married in {March 2023}.", "We married in early 2023."),
        ("since {June 2023}", "since mid-2023"),
        ("I started in {May}.", "I started in the middle months of the year."),
        ("in {summer 2022}", "in 2022"),
        ("back in {1999}", "back in the 1990s"),
        ("a {2019} contract", "a 2010s contract"),
        ("The {12 March 2023} letter", "The March 2023 letter"),
        ("my {March 12} appointment", "my March appointment"),
        ("Her due date is {4 June}.", "Her due date is in June."),
        ("My appointment is on {Monday}.", "My appointment is on a weekday."),
        ("my {Monday} meeting", "my weekday meeting"),
        ("a long day\n{2 May} was one", "a long day\nMay was one"),
        ("{Saturday} works", "A day at the weekend works"),
        ("on {Mondays} I work", "on some weekdays I work"),
    ],
)
def test_a_date_is_told_one_step_coarser(sentence, rougher):
    assert said("date", sentence) == rougher


@pytest.mark.parametrize(
    "date", ["12 March 1987", "March 12, 1987", "12/03/1987", "1987-03-12", "March 1987", "1987"]
)
def test_of_a_birth_only_the_decade_is_told(date):
    assert said("date", f"My birthday: {{{date}}}", "date of birth") == "My birthday: the 1980s"


@pytest.mark.parametrize(
    "sentence",
    ["last {Tuesday}", "next {March}", "this {May}", "every {Monday}", "on the {3rd of May}", "at {3pm}",
     "{tomorrow}", "the {May} deadline", "{32 March 2023}", "{2023-13-01}"],
)  # fmt: skip
def test_what_would_mean_another_day_or_is_no_date_is_not_told(sentence):
    assert said("date", sentence) is None
