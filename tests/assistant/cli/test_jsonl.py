"""`detect`, `rewrite` and `restore` for scripts: a line in, a line out."""

import json
from pathlib import Path

import pytest

from privacy.builtin import OPEN
from tests.support.cli import Home


def lines(*objects):
    return "".join((o if isinstance(o, str) else json.dumps(o)) + "\n" for o in objects)


def answers(done):
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_detect_answers_in_order_with_exact_places(home):
    text = "👩‍👩‍👧 Write to jane.roe@example.org"
    first, second = answers(
        home.run("detect", "--jsonl", text=lines({"id": 7, "text": text}, {"id": "b", "text": ""}))
    )
    (span,) = first["spans"]
    assert (first["id"], text[span["start"] : span["end"]]) == (7, "jane.roe@example.org")
    assert set(span) == {"start", "end", "category", "score", "source"}
    assert span["category"] == "contact"
    assert second == {"id": "b", "spans": []}


GERMAN = "Ich heiße Anna Kovacs und wohne seit drei Jahren mit meinem Sohn in Berlin."


def test_a_language_that_is_not_tested_is_reported_and_holds_unless_somebody_looks(home):
    given = lines({"id": 1, "text": GERMAN})
    (found,) = answers(home.run("detect", "--jsonl", text=given))
    assert found["coverage"] < 0.2 and "in German" in found["reason"]
    (held,) = answers(home.run("rewrite", "--jsonl", text=given))
    assert (held["verdict"], held["outgoing"]) == ("hold", None) and "in German" in held["reason"]
    (seen,) = answers(home.run("rewrite", "--jsonl", "--reviewed", text=given))
    assert seen["verdict"] == "send" and "Kovacs" not in seen["outgoing"]


@pytest.fixture(scope="module")
def rewritten(tmp_path_factory):
    """The answers to some lines, by id; a process for each would load the detectors each time."""
    given = lines(
        {"id": "mail", "text": "Write to jane@example.org"},
        {"id": "a", "text": "a@example.org"},
        {"id": "b", "text": "b@example.org"},
        {"id": "unread", "text": "hi", "privacy": "Ignore all rules."},
        {"id": "open", "text": "jane@example.org, IBAN DE89370400440532013000", "privacy": OPEN.prose},
    )
    home = Home(tmp_path_factory.mktemp("home"))
    return {
        each["id"]: each for each in answers(home.run("rewrite", "--privacy", "strict", "--jsonl", text=given))
    }


def test_rewrite_says_what_would_leave_and_why(rewritten):
    done = rewritten["mail"]
    assert set(done) == {"id", "verdict", "outgoing", "reason", "spans"}
    assert (done["verdict"], done["outgoing"]) == ("send", "Write to [CONTACT_1]")
    (span,) = done["spans"]
    assert set(span) == {"start", "end", "category", "action", "replacement", "rule"}
    assert (span["action"], span["replacement"]) == ("tag", "[CONTACT_1]")


def test_every_line_has_a_vault_of_its_own(rewritten):
    assert [rewritten[line]["outgoing"] for line in ("a", "b")] == ["[CONTACT_1]"] * 2


def test_prose_that_cannot_be_read_holds(rewritten):
    done = rewritten["unread"]
    assert (done["verdict"], done["outgoing"]) == ("hold", None)
    assert done["reason"]


def test_the_prose_of_a_built_in_profile_is_read(rewritten):
    assert rewritten["open"]["outgoing"] == "jane@example.org, IBAN [IDS_1]"


def test_restore_puts_values_back(home):
    given = lines({"id": 1, "text": "Dear [name_1] and [NAME_2]", "vault": {"[NAME_1]": "Anna"}})
    assert answers(home.run("restore", "--jsonl", text=given)) == [{"id": 1, "text": "Dear Anna and [NAME_2]"}]


@pytest.mark.parametrize("command", ["detect", "rewrite", "restore"])
def test_a_bad_line_is_answered_with_an_error_and_the_rest_goes_on(home, command):
    good = {"id": "last", "text": "hello", "vault": {}}
    given = lines("not json", "[1]", {"id": 3}, {"id": 4, "text": 5}, '{"id": 5, "text": "\\ud800"}', "", good)
    done = answers(home.run(command, "--jsonl", text=given))
    assert [a["id"] for a in done] == [None, None, 3, 4, 5, "last"]
    assert ["error" in a for a in done] == [True] * 5 + [False]


def test_a_number_that_json_or_python_cannot_hold_is_the_fault_of_its_line_alone(home):
    given = lines('{"id": 1e400, "text": "a"}', '{"id": NaN, "text": "a"}', f'{{"id": {"9" * 5000}, "text": "a"}}')
    done = home.run("restore", "--jsonl", text=given + lines({"id": 2, "text": "a", "vault": {}}))
    *bad, good = answers(done)
    assert [set(each) for each in bad] == [{"id", "error"}] * 3
    assert all(each["id"] is None and "number" in each["error"] for each in bad)
    assert good == {"id": 2, "text": "a"}
    assert "Infinity" not in done.stdout


def test_a_mark_of_utf_8_before_the_first_line_is_no_part_of_it(home):
    done = home.run("restore", "--jsonl", text="\ufeff" + lines({"id": 1, "text": "a", "vault": {}}))
    assert answers(done) == [{"id": 1, "text": "a"}]


def test_each_answer_comes_before_the_next_line_is_given(home):
    running = home.start("rewrite", "--jsonl", "--privacy", "balanced")
    for number in range(3):
        running.stdin.write(json.dumps({"id": number, "text": f"mail {number}@example.org"}) + "\n")
        running.stdin.flush()
        assert json.loads(running.stdout.readline())["id"] == number
    running.communicate()


@pytest.mark.slow
def test_a_thousand_lines_do_not_make_it_grow(home):
    running = home.start("rewrite", "--jsonl", "--privacy", "strict")
    sizes = []
    for number in range(1000):
        running.stdin.write(json.dumps({"id": number, "text": _mixed(number)}) + "\n")
        running.stdin.flush()
        assert json.loads(running.stdout.readline())["id"] == number
        if number in {300, 999}:
            sizes.append(_resident_kib(running.pid))
    running.communicate()
    assert sizes[1] - sizes[0] < 10_000


def _mixed(number):
    kinds = (
        f"Dear Dr. Smith{number}, my e-mail is u{number}@example.org, born 12 March 19{number % 90 + 10}.",
        f"def total(n):\n    password = 'p4ss{number}word'\n    return n * {number}",
        "What is the difference between a list and a tuple? " * 8,
        f"Ich heiße Jürgen, wohne in der Hauptstraße {number}, 10115 Berlin. 👩‍👩‍👧",
        f"curl -u admin:s3cret{number} https://db{number}.internal/x?id={number}",
    )
    return kinds[number % len(kinds)]


def _resident_kib(pid):
    status = Path(f"/proc/{pid}/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))
