"""The verify relation: what counts as a protected value surviving, and what is chance."""

import base64
from urllib.parse import quote

import pytest

from privacy.hidden import HIDDEN
from privacy.verify import leaks, verifiable

NAME = "Anna Kovacs"


@pytest.mark.parametrize(
    "text",
    [
        "ANNA KOVACS",
        "anna  kovacs",
        "anna\nkovacs",
        "Anna-Kovacs",
        "anna_kovacs",
        "AnnaKovacs",
        "annakovacs@example.org",
        "reportAnnaKovacs2024.pdf",
        "xannakovacsx",
        "A n n a K o v a c s",
        "A.n.n.a K.o.v.a.c.s",
        "Anná Kovács",
        "Ａｎｎａ Ｋｏｖａｃｓ",
        "Аnnа Kоvасs",  # Cyrillic look-alikes
        "𝐀𝐧𝐧𝐚 𝐊𝐨𝐯𝐚𝐜𝐬",
        "An\u200bna Ko\u200dva\u00adcs",
        "Anna\ufeffKovacs",
        quote(NAME),
        quote(quote(NAME)),
        "%41%6e%6e%61%20Kovacs",
        base64.b64encode(NAME.encode()).decode(),
        base64.urlsafe_b64encode(f"user: {NAME}, ok?".encode()).decode(),
        base64.b64encode(NAME.encode("utf-16-le")).decode(),
        NAME.encode().hex(),
        "41 6e 6e 61 20 4b 6f 76 61 63 73",
        "&#65;nna Kovacs",
        "\\u0041nna Kovacs",
        "\\x41nna Kovacs",
        "**An**na K`ov`acs",
        "| Anna           | Kovacs         |",
        "Anna\n>> Kovacs",
        "Anna ........ Kovacs",
        "A-----n-----n-----a----- K-----o----v----a----c-----s",
        "An\ufffcna Kovacs",
        "An\u115fna Kov\u3164acs",
        "🅰🅽🅽🅰 🅺🅾🆅🅰🅲🆂",
        "🇦🇳🇳🇦 🇰🇴🇻🇦🇨🇸",
        "ᴀɴɴᴀ ᴋᴏᴠᴀᴄs",
        "".join(chr(0xE0000 + ord(char)) for char in NAME),  # tags: nothing to see, but models read them
    ],
)
def test_a_value_survives_in_any_dress(text):
    assert leaks(f"see {text} there", [NAME])


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Al", "also, et al., all, Alabama"),
        ("Ann", "annals, Annapolis, channel"),
        ("Li", "I like the list"),
        ("Sue", "they sue the issue"),
        ("Paris", "a comparison of parishes"),
        ("Porter", "reporters and supporters"),
        ("Mission", "with permission of the commission"),
        ("Anna", "savanna, annals"),
        ("43", "43 apples"),
        ("7", "7"),
        ("1985", "19850 or 119851"),
        ("x", "x = 1"),
        ("art", "start the party"),
        ("Ed Ito", "the edition"),
        ("Will", "he will"),
        ("Mark", "a mark on the price"),
        ("Bill", "pay the bill"),
        ("Target", "the build target"),
        ("Young", "young and old"),
        ("Shell", "she'll come"),
        ("IT", "It is"),
        ("J.D.", "jd"),
        ("राम", "रमा"),
        ("नीता", "नेता"),
        ("1234", "1.2.3.4"),
        (NAME, "Anna met Mr Kovacs"),
        (NAME, "Anna, 31, lives with B. Kovacs"),
        ("", "anything"),
        ("...", "what ... now"),
    ],
)
def test_chance_hits_are_no_leaks(value, text):
    assert leaks(text, [value]) == []


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Al", "ask Al now"),
        ("Al", "ask AL now"),
        ("Bob", "bob said"),
        ("Paris", "the Parisian style"),
        ("Porter", "PorterCo and porter_2"),
        ("Kovacs", "the Kovacses"),
        ("1985", "in 1985, x1985x"),
        ("+49 171 5551234", "call 0049-171/555-1234 or (49) 171 555 12 34"),
        ("Müller", "Mueller and MULLER"),
        ("Größe", "GROESSE"),
        ("Виктор", "ВИКТОР"),
        ("李明", "我叫李明，你好"),
        ("สมชาย", "ผมชื่อสมชายครับ"),
        ("김철수", "저는 김철수입니다"),
        ("O'Brien", "OBrien and nobody else"),
        ("O'Brien", "O’Brien or OʼBrien"),
        ("Bob", "**B**ob"),
        ("Bob", "B.o.b."),
        ("Bob", "B\u200bob"),
        ("Anna", "An-\nna"),
        ("Al", "A\u200bl"),
        ("Lee", "Leeʼs"),
        ("J.D.", "ask J.D. now"),
        ("J.D.", "ask JD now"),
        ("MARK", "Mark said"),
        ("mark", "MARK, Mark"),
        ("Zoe\u0308", "Zoë"),
        ("Zoë", "ZOE\u0308"),
        ("Łukasz Wałęsa", "Lukasz Walesa"),
        ("Søren", "Soren"),
        ("Işık", "IŞIK"),
        ("Mueller", "Müller"),
        ("अनीता", "मैं अनीता हूँ"),
        ("राम", "रा\u200bम"),
        ("محمد", "محــمد"),
        ("محمد", "قال ومحمد"),
        ("Иван", "без Ивана"),
        ("1234", "1,234"),
        ("+49 171 5551234", "0171 5551234"),
        ("0171 5551234", "+49 171 5551234"),
        ("+1 212 555 0187", "(212) 555-0187"),
        ("anna@example.org", "anna [at] example (dot) org"),
    ],
)
def test_short_foreign_and_inflected_values_are_found(value, text):
    assert leaks(text, [value])


def test_the_place_of_a_leak_is_exact():
    text = "👩‍👩‍👧 An\u200bna Kova\u0301cs!"
    (leak,) = leaks(text, [NAME])
    assert text[leak.start : leak.end] == "An\u200bna Kova\u0301cs"


def test_an_encoded_leak_covers_the_whole_encoding():
    secret = base64.b64encode(b"it is Anna Kovacs").decode()
    (leak,) = leaks(f"key {secret} end", [NAME])
    assert (leak.start, leak.end) == (4, 4 + len(secret))


def test_one_hit_inside_a_very_long_word_is_as_cheap_as_many():
    assert len(leaks("annakovacs" * 2_000, [NAME])) == 2_000


def test_hidden_stretches_are_not_bridged():
    assert leaks(f"Anna {HIDDEN * 3} Kovacs", [NAME]) == []


@pytest.mark.parametrize(
    ("value", "told"), [("x", False), ("99", False), ("Al", True), ("100", True), ("李明", True)]
)
def test_values_too_short_to_mean_anything_are_not_verified(value, told):
    assert verifiable(value) is told
