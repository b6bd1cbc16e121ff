# ruff: noqa: E501 - a list of words reads best on long lines
"""Codes that mix letters and digits and that no word announces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy.detect.codes import CodeDetector

DETECTOR = CodeDetector()


def codes(text, *, sure):
    return [span.of(text) for span in DETECTOR.detect(text) if span.sure == sure]


@pytest.mark.parametrize("code", ["BK9A7Z9", "7X-44K9-Q2", "4F9T22KL81", "A1B2C3D4"])
def test_letters_and_digits_that_take_turns_are_an_id(code):
    assert codes(f"it says {code}, and now?", sure=True) == [code]


@pytest.mark.parametrize("code", ["KX40921", "TR-88213", "hz40921", "WAL-3321/B", "MK-7781-3XA", "p1093x"])
def test_what_could_be_a_code_is_worth_a_doubt(code):
    assert codes(f"it says {code}, and now?", sure=False) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "use utf8 and sha256 or base64", "a 1080p film at 60fps, 500mg twice, 100km", "RTX3080 with DDR4-3200", "ISO-9001 and RFC2119",
        "H2SO4 and C6H12O6", "python3 main2.py x86_64", "a 3-year-old, a 1990s song, the 2nd", "1/2 or 3-4 or 24/7", "v1.2.3-rc1", "Q3-2024",
        "0x1F3B", "1920x1080", "level99 user12", "x1 y2 z3", "10am-11pm", "B2B, P2P", "CVE-2021-44228", "3e10", "covid-19", "2019-2023",
        "f(x2) = a1*b2", "https://example.com/a1b2c3d4", "user_id_2291a",
    ],
)  # fmt: skip
def test_units_norms_products_formulas_and_code_are_nothing(text):
    assert DETECTOR.detect(text) == []


@given(st.text(alphabet="AB12ab-/ .é", max_size=60))
def test_codes_lie_apart_inside_the_text(text):
    ends = [0]
    for span in DETECTOR.detect(text):
        assert ends[-1] <= span.start < span.end <= len(text)
        ends.append(span.end)
