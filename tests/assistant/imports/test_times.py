"""Times as exports write them."""

from decimal import Decimal

import pytest

from assistant.imports.times import iso
from assistant.imports.written_dates import dated

NEW_YEAR = "2024-01-01T00:00:00.000000+00:00"


@pytest.mark.parametrize(
    "value",
    [
        1704067200, 1704067200.0, Decimal("1704067200"), "1704067200", 1704067200000, 1704067200000000,
        1704067200000000000, "2024-01-01T00:00:00Z", "2024-01-01T01:00:00+01:00", "2023-12-31 19:00:00-05:00",
        "2024-01-01", "20240101T000000Z", "2024-01-01T00:00", " 2024-01-01T00:00:00.000Z ",
    ],
)  # fmt: skip
def test_every_form_is_the_same_moment(value):
    assert iso(value) == NEW_YEAR


@pytest.mark.parametrize(
    "value", [None, True, "", "soon", [], {}, float("nan"), float("inf"), 1e300, "9999999999999999999999"]
)
def test_what_is_no_time_is_none(value):
    assert iso(value) is None


def test_microseconds_and_times_before_1970_are_kept():
    assert iso(1700000000.25) == "2023-11-14T22:13:20.250000+00:00"
    assert iso(-86400) == "1969-12-31T00:00:00.000000+00:00"


@pytest.mark.parametrize(
    ("line", "time"),
    [
        ("Feb 2, 2026, 7:24:02 AM UTC", "2026-02-02T07:24:02"),
        ("Feb 2, 2026, 12:24:02 AM PDT", "2026-02-02T07:24:02"),
        ("Feb 2, 2026, 7:24:02\u202fPM", "2026-02-02T19:24:02"),
        ("2 Feb 2026, 07:24:02 GMT", "2026-02-02T07:24:02"),
        ("02.02.2026, 08:24:02 MEZ", "2026-02-02T07:24:02"),
        ("2 févr. 2026, 08:24:02 CET", "2026-02-02T07:24:02"),
        ("2 de fev. de 2026, 07:24:02 GMT", "2026-02-02T07:24:02"),
        ("2026/02/02 16:24:02 JST", "2026-02-02T07:24:02"),
        ("2 feb 2026, 12:54:02 GMT+05:30", "2026-02-02T07:24:02"),
    ],
)
def test_a_date_for_people_is_read(line, time):
    assert dated(line) == f"{time}.000000+00:00"


@pytest.mark.parametrize(
    "line", ["", "hello", "at 7:24:02", "I leave Feb 2, 2026, 7:24:02 AM UTC", "99 Feb 2026, 07:24:02", "x" * 500]
)
def test_other_lines_are_no_dates(line):
    assert dated(line) is None
