"""Which words of a message its writer wrote: mail, chats and notes of many kinds."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.profile.own_words import own_words


def own(text: str) -> list[str]:
    return [text[start:end] for start, end in own_words(text)]


def test_plain_words_are_the_writers():
    assert own("I moved to Porto.\n\nIt rains a lot.") == ["I moved to Porto.\n\nIt rains a lot."]
    assert own("  \n I live here. \n") == ["I live here."]
    assert own("") == own(" \n\n") == own("> all quoted") == []


def test_quoted_lines_are_left_out_and_answers_between_them_stay():
    text = "Yes.\n> Do you live in Bonn?\nNo, in Ulm.\n >> since when?\n> when?\nSince May."
    assert own(text) == ["Yes.", "No, in Ulm.", "Since May."]


ATTRIBUTIONS = [
    "On Mon, Jan 5, 2026 at 10:00 AM Ana Berg <ana@example.org> wrote:",
    "On 05/01/2026 10:00, Ana Berg wrote:",
    "On Mon, Jan 5, 2026 at 10:00 AM Ana Berg\n<ana@example.org> wrote:",
    "On Mon, Jan 5, 2026 at 10:00 AM Ana Maria von Berg-Kovacs\n<ana.maria@department.example.org>\nwrote:",
    "Am 05.01.2026 um 10:00 schrieb Ana Berg:",
    "Am Mo., 5. Jan. 2026 um 10:00 Uhr schrieb Ana Berg <\nana@example.org>:",
    "Ana Berg <ana@example.org> schrieb am Mo., 5. Jan. 2026, 10:00:",
    "Ana Berg schrieb am 5. Januar:",
    "Le lun. 5 janv. 2026 à 10:00, Ana Berg <ana@example.org> a écrit :",
    "Le 5 janvier 2026 10:00, Ana Berg a écrit\xa0:",
    "El lun, 5 ene 2026 a las 10:00, Ana Berg (<ana@example.org>) escribió:",
    "Em seg., 5 de jan. de 2026 às 10:00, Ana Berg <ana@example.org> escreveu:",
    "Il giorno lun 5 gen 2026 alle ore 10:00 Ana Berg <ana@example.org> ha scritto:",
    "Op ma 5 jan 2026 om 10:00 schreef Ana Berg <ana@example.org>:",
    "Den mån 5 jan. 2026 kl 10:00 skrev Ana Berg <ana@example.org>:",
    "W dniu 5.01.2026 o 10:00, Ana Berg napisał(a):",
    "Ana Berg <ana@example.org> wrote:",
    "-----Original Message-----",
    "----- Original Message -----",
    "-----Ursprüngliche Nachricht-----",
    "-------- Weitergeleitete Nachricht --------",
    "---------- Forwarded message ---------",
    "----- Message d'origine -----",
    "-----Mensaje original-----",
    "Begin forwarded message:",
    "Anfang der weitergeleiteten Nachricht:",
    "From: Ana Berg <ana@example.org>\nSent: Monday, 5 January 2026 10:00\nTo: Tom\nSubject: Flowers",
    "*From:* Ana Berg\n*Date:* Monday, 5 January 2026\n*To:* Tom",
    "________________________________\nFrom: Ana Berg\nSent: Monday\nTo: Tom\nSubject: Flowers",
    "Von: Ana Berg <ana@example.org>\nGesendet: Montag, 5. Januar 2026 10:00\nAn: Tom\nBetreff: Blumen",
    "De : Ana Berg\nEnvoyé : lundi 5 janvier 2026\nÀ : Tom\nObjet : Fleurs",
    "From: Ana Berg Sent: Monday, 5 January 2026 To: Tom Subject: Flowers",
    "-- \nTom\nExample Ltd",
]  # fmt: skip


@pytest.mark.parametrize("line", ATTRIBUTIONS)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_an_answered_or_forwarded_mail_is_left_out(line, ending):
    text = f"I have two sons.\n\n{line}\nI have three daughters.\n\nAna".replace("\n", ending)
    assert own(text) == ["I have two sons."]


@pytest.mark.parametrize("line", ATTRIBUTIONS[:17])
def test_what_is_written_under_a_quoted_mail_stays(line):
    assert own(f"{line}\n\n> I have three daughters.\n> Ana\n\nI have two sons.") == ["I have two sons."]


@pytest.mark.parametrize(
    "line",
    [
        "Sent from my iPhone",
        "Von meinem iPhone gesendet",
        "Envoyé de mon iPhone",
        "Get Outlook for iOS",
        "--\nTom",
    ],
)
def test_signatures_are_left_out(line):
    assert own(f"I have two sons.\n\n{line}\n") == ["I have two sons."]


def test_a_rule_in_a_long_note_is_no_signature():
    note = "I like tea.\n--\n" + "\n".join(f"I have {number} cats." for number in range(20))
    assert own(note)[0].endswith("I have 19 cats.")


def test_code_is_left_out():
    code = "```python\n# I hate Go.\n\n# I live in Rome.\n```"
    text = f"I like Go.\n{code}\nAnd tea.\n~~~\nx\n~~~\n```one line``` \nBye."
    assert own(text) == ["I like Go.", "And tea.", "Bye."]
    assert own("I like Go.\n```\n# I hate Go.") == ["I like Go."]


def test_a_passage_between_tags_is_left_out():
    assert own("I'm Tom.\n<letter>\nI'm Ana.\n</letter>\nWhat now?") == ["I'm Tom.", "What now?"]
    assert own("I'm Tom.\n<3\n<letter>\nStill me.") == ["I'm Tom.\n<3\n<letter>\nStill me."]


LONG = "I was born in Ulm and have lived there all my life with my wife and my four children. " * 3


@pytest.mark.parametrize("marks", ['""', "“”", "„“", "«»", "»«"])
def test_a_long_quotation_is_left_out_and_a_short_one_stays(marks):
    begin, end = marks
    assert own(f"She said {begin}{LONG.strip()}{end}. I was moved.") == ["She said", ". I was moved."]
    short = f"My wife calls me {begin}old bear{end}, which I like."
    assert own(short) == [short]


def test_triple_quotes_and_inches():
    assert own(f'Look:\n"""{LONG}\n\nBye"""\nI like it.') == ["Look:", "I like it."]
    inches = f'My screen has 24" and my desk 60". {LONG}My sister has a 27" one.'
    assert own(inches) == [inches]


@pytest.mark.parametrize(
    "request_",
    [
        "Translate this to German:", "Please summarize the following text:", "Can you proofread my mail:",
        "Rewrite this so that it's polite:", "Hi! Could you please reply to this:", "Übersetze ins Englische:",
        "Traduis en anglais :", "Summarize this article", "please translate the text below into French",
    ],
)  # fmt: skip
def test_what_is_pasted_under_a_request_is_left_out(request_):
    assert own(f"{request_}\nI am the queen.\n\nI live in a castle.") == [request_]


@pytest.mark.parametrize(
    "text",
    [
        "I edit videos for a living: weddings mostly. I like it.",
        "Here is my resume:\nI worked at Acme for ten years.",
        "My three rules:\nI get up at six. I run. I eat no sugar.",
        "I'm from: Lisbon. Date: next week.",
        "On Sundays I bake bread.\nOn Mondays I write letters:\nmostly to my aunt.",
        "Answer this honestly please. I'm 40 and have two kids.",
        "Am Sonntag backe ich Brot. Ich wohne in Ulm.",
        "Le dimanche je fais du pain. J'habite à Lyon.",
        "5 > 3, and I know it.",
        "I have a sister -- she is ten -- and a dog.",
    ],
)
def test_words_that_only_look_like_marks_stay(text):
    assert own(text) == [text]


def test_only_the_paragraph_that_somebody_wrote_is_left_out():
    text = "My boss wrote:\nI need you on Saturday.\nSorry.\n\nI work part-time and can't."
    assert own(text) == ["My boss wrote:", "I work part-time and can't."][1:]


@settings(deadline=None, max_examples=150)
@given(
    st.lists(st.sampled_from([*'ab \n>-"“”~<x/:@1', "On 1 a wrote:\n", "\n-- \n", "```\n", "From: a\n", "To: b"]))
)
def test_spans_are_in_order_apart_and_without_space_at_their_ends(pieces):
    text = "".join(pieces)
    last = -1
    for start, end in own_words(text):
        assert last < start < end <= len(text)
        assert text[start:end] == text[start:end].strip() != ""
        last = end


@pytest.mark.parametrize(
    "piece", ["a", "<b>\n", '"', "On 1 ", "-", "> a\n", "From: a\n", '"a b" ', "“", "translate a "]
)
def test_hostile_text_takes_time_in_proportion(piece):
    text = piece * (200_000 // len(piece))
    started = time.monotonic()
    own_words(text)
    assert time.monotonic() - started < 5
