"""How a question is read: what it looks for, whom and when it means, whether it needs a look-up at all."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.profile.recalling.lookup import needs_lookup
from assistant.profile.recalling.parts import parts
from assistant.profile.recalling.question import content, read, variants
from assistant.profile.recalling.when import when

NOW = datetime(2024, 5, 15, 12, tzinfo=UTC)
WRITERS = ["Kelly Simon", "Dr. Will Rich", None, "Clara"]
LOOKUPS = Path(__file__).parents[2] / "bench" / "cases" / "lookups.txt"


def stretch(question, newest=None):
    found = when(question, NOW, newest).stretch
    return found and "..".join(datetime.fromtimestamp(each, UTC).isoformat()[:10] for each in found)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("in March", "2024-03-01..2024-04-01"),
        ("in June", "2023-06-01..2023-07-01"),
        ("in March 2022", "2022-03-01..2022-04-01"),
        ("last May", "2023-05-01..2023-06-01"),
        ("last summer", "2023-06-01..2023-09-01"),
        ("last winter", "2023-12-01..2024-03-01"),
        ("in the winter of 2021", "2021-12-01..2022-03-01"),
        ("since March", "2024-03-01..2024-05-15"),
        ("on 5 May", "2024-05-04..2024-05-07"),
        ("on May 20th", "2023-05-19..2023-05-22"),
        ("two weeks ago", "2024-04-27..2024-05-05"),
        ("yesterday", "2024-05-14..2024-05-15"),
        ("the day before yesterday", "2024-05-13..2024-05-14"),
        ("last week", "2024-05-06..2024-05-13"),
        ("last weekend", "2024-05-11..2024-05-13"),
        ("last month", "2024-04-01..2024-05-01"),
        ("last year", "2023-01-01..2024-01-01"),
        ("in the last 3 months", "2024-02-14..2024-05-16"),
        ("last Friday", "2024-05-10..2024-05-11"),
        ("in 2022", "2022-01-01..2023-01-01"),
        ("since last week", "2024-05-06..2024-05-15"),
        ("since yesterday", "2024-05-14..2024-05-15"),
        ("since Monday", "2024-05-13..2024-05-15"),
        ("this summer", "2024-06-01..2024-09-01"),
    ],
)
def test_time_words(words, days):
    assert stretch(f"What did I do {words}?") == days


def test_words_that_look_like_time_words_are_none():
    for question in (
        "What may I do?",
        "Who marched on?",
        "Is it my turn to spring a surprise?",
        "on 45 May",
        "half a year ago",
    ):
        assert stretch(question) is None, question


def test_in_an_old_archive_last_spring_is_its_own():
    assert stretch("Where was I last spring?", datetime(2021, 7, 1, tzinfo=UTC)) == "2021-03-01..2021-06-01"


def test_what_is_so_now_asks_for_the_newest():
    assert when("Where do I live now?", NOW).recent
    assert not when("Where did I live?", NOW).recent


def test_what_only_leads_up_to_a_question_is_left_out():
    assert read("Can you remind me where Clara works?", WRITERS, NOW, None).text == "where Clara works?"
    assert read("Remind me", WRITERS, NOW, None).text == "Remind me"


def test_words_that_carry_meaning_and_their_forms():
    assert content("What did I say about the dentist and Ana's boats?") == ["dentist", "ana", "boats"]
    assert {"runs", "run", "running"} <= set(variants("running"))
    assert {"city", "cities"} <= set(variants("cities"))
    assert variants("a1") == ("a1",)


def test_whom_a_question_is_about():
    asked = {
        question: read(question, WRITERS, NOW, None)
        for question in (
            "Where do I live?", "When did Clara run?", "who is kelly simon to me", "My dog's name?",
            "What did you suggest?", "Will it rain?", "when will it rain", "Where does Dr. Rich work?",
        )
    }  # fmt: skip
    assert [each.by_user for each in asked.values()] == [True, False, False, True, False, False, False, False]
    assert [set(each.named) for each in asked.values()] == [set(), {3}, {0}, set(), set(), {1}, set(), {1}]
    assert asked["What did you suggest?"].by_assistant


def test_the_name_of_a_writer_is_not_looked_for_among_the_words():
    assert [forms[0] for forms in read("When did Clara visit Rome?", WRITERS, NOW, None).words] == [
        "visit",
        "rome",
    ]


def lookups():
    lines = [line for line in LOOKUPS.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return [line.split(" | ", 1) for line in lines]


def test_what_needs_a_look_into_what_is_stored():
    wrong = [question for answer, question in lookups() if needs_lookup(question) != (answer == "yes")]
    assert len({question for _, question in lookups()}) == 200
    assert len(wrong) <= 2, wrong


def test_what_is_the_users_needs_a_look_and_how_things_are_done_does_not():
    assert all(map(needs_lookup, ("What's on my list?", "When did my phone break?", "How is my sister?")))
    assert not needs_lookup("How can I clean my rug?")


def test_a_known_name_needs_a_look():
    assert not needs_lookup("When does Anna arrive?")
    assert needs_lookup("When does Anna arrive?", names=("Anna",))


def test_what_is_pasted_is_no_question():
    assert not needs_lookup(
        f"Summarise this text.\n{'The king said what he did. ' * 60}Where is my horse? {'x ' * 300}"
    )


def test_parts_are_short_and_leave_nothing_out():
    text = "I like tea. " * 100
    found = parts(text, "user")
    assert all(len(part) <= 400 for part in found)
    assert " ".join(found).split() == text.split()
    assert len(parts(text, "assistant")) < len(found)


def test_every_line_of_a_pasted_chat_is_a_part_without_its_speaker():
    chat = "Kelly Simon: Hi!\nDr. Rich: How are you?\nKelly Simon: Fine. I moved to Rome."
    assert parts(chat, "user") == ["Hi!", "How are you?", "Fine. I moved to Rome."]
    assert parts("Dear Ana: hello", "user") == ["Dear Ana: hello"]


def test_a_text_without_sentences_or_spaces_is_cut_too():
    assert max(len(part) for part in parts("x" * 5000, "user")) <= 400
    assert parts("", "user") == [""]
    assert len(parts("One sentence here. " * 5000, "user")) <= 80
