"""Values in encoded text: what a reader with a decoder, or a model without one, would recover."""

import base64
import json
import quopri
import re
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy.encodings import decodings
from privacy.verify import leaks

NAME = "Anna Kovacs"
PROSE = "the quick brown fox jumps over the lazy dog and then "


def packed(text):
    return base64.b64encode(text.encode()).decode()


def token(claims):
    parts = (base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=") for part in claims)
    return ".".join(parts)


@pytest.mark.parametrize(
    "text",
    [
        token([{"alg": "HS256"}, {"sub": "1", "name": NAME}, "x"]),
        f"https://example.org/a/b/{packed(NAME)}",
        f"host/path-x/{packed('me ' + NAME + ' ok')}/z",
        f"token_{packed(NAME)}",
        packed(packed(packed(NAME))),
        quote(packed(NAME)),
        packed(quote(NAME)),
        quote(quote(quote(NAME))),
        base64.b64encode(NAME.encode("utf-16-be")).decode(),
        "An=6Ea=20Kov=61cs",
        "Anna Kov=\r\nacs",
        "\\U00000041nna Kovacs",
        "\\u{41}nna Kovacs",
        "\\101nna Kovacs",
        "%u0041nna Kovacs",
        "&#65&#110;na Kovacs",
        '{"who": "Anna\\nKovacs"}',
        "An<b>na</b> <i>Kovacs</i>",
        "<tr><td class='x'>Anna</td><td>Kovacs</td></tr>",
        "Anna<br/>Kovacs",
        "An<!-- x -->na Kovacs",
        "&lt;b&gt;An&lt;/b&gt;na Kovacs",
    ],
)
def test_an_encoded_value_survives(text):
    assert leaks(f"see {text} there", [NAME])


@pytest.mark.parametrize(
    "text",
    [
        quote("Müller"),
        quopri.encodestring("Müller".encode()).decode(),
        "M\\xc3\\xbcller",
        "M%FCller",
        "M&uuml;ller",
    ],
)
def test_letters_of_several_bytes_are_read(text):
    assert leaks(text, ["Müller"])


@pytest.mark.parametrize("text", ["%42%6f%62", "&#66;ob", packed("my name is Bob and so on")])
def test_a_short_value_is_found_in_encoded_text_too(text):
    assert leaks(text, ["Bob"])


@pytest.mark.parametrize("value", ["محمد", "अनीता", "李明", "김철수", "สมชาย", "Виктор"])
def test_every_script_is_found_in_encoded_text(value):
    assert leaks(quote(value), [value])
    assert leaks(packed(f"is {value}"), [value])


@given(st.integers(0, 90), st.sampled_from([64, 76]), st.sampled_from(["\n", "\r\n", "\n> "]))
def test_a_value_survives_wherever_its_base64_is_broken_into_lines(before, width, line_end):
    whole = packed("x" * before + PROSE + NAME + PROSE * 2)
    lines = line_end.join(re.findall(f".{{1,{width}}}", whole))
    assert leaks(f"Attached:\n{lines}\n-- end", [NAME])


@given(st.text(max_size=80))
def test_every_character_of_a_reading_lies_in_the_text(text):
    for reading in decodings(text):
        assert len(reading.text) == len(reading.starts) == len(reading.ends)
        places = zip(reading.starts, reading.ends, strict=True)
        assert all(0 <= start < end <= len(text) for start, end in places)


def test_ordinary_prose_has_no_other_reading():
    assert (
        decodings("What does it cost to insulate a roof of some sixty square metres, and who does it well?") == ()
    )
