"""`sotto forget`: what it shows, asks, erases and proves."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from assistant.cli.forget import forget
from assistant.errors import SottoError
from assistant.store.opening import create_store
from assistant.store.store import Store
from tests.assistant.store.remembering import remember
from tests.support.cli import Home

VALUE = "Zorbanix"
PASSPHRASE = "open sesame"


@pytest.fixture
def store(home: Home, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A store with something in every table, where the commands find it."""
    monkeypatch.setenv("SOTTO_HOME", str(home.path))
    monkeypatch.setenv("SOTTO_PASSPHRASE", PASSPHRASE)
    store = create_store("passphrase", PASSPHRASE)
    remember(store, VALUE)
    yield store
    store.close()


def run(*args: str, text: str = "") -> Result:
    return CliRunner().invoke(forget, args, input=text)


def test_a_value_from_stdin_is_erased_everywhere_and_never_said(store: Store, home: Home) -> None:
    """In a process of its own, as a script would do it."""
    done = home.run("forget", "value", "-", "--yes", "--json", text=f"{VALUE}\n")
    assert (done.returncode, done.stderr) == (0, "")
    said = json.loads(done.stdout)
    assert said["removed"]["facts"] == 2
    assert said["changed"]["messages"] == 2
    assert said["proof"]["proven"] is True
    assert said["proof"]["found"] == 0
    assert said["proof"]["pages"] > 20
    assert VALUE not in done.stdout
    assert store.messages.search(VALUE) == []
    listed = home.run("ledger", "list")
    assert "(forgotten on " in listed.stdout
    shown = home.run("ledger", "show", "1")
    assert "that it was sent is kept, the words are not" in shown.stdout


def test_a_dry_run_shows_pieces_and_counts_and_changes_nothing(store: Store) -> None:
    done = run("value", VALUE, "--dry-run")
    assert done.exit_code == 0
    assert f"I met {VALUE} in spring" in done.stdout
    assert "facts: 2 erased" in done.stdout
    assert store.messages.search(VALUE)
    said = json.loads(run("value", VALUE, "--dry-run", "--json").stdout)
    assert said["dry_run"] is True
    assert said["removed"]["facts"] == 2


def test_the_report_tells_a_person_what_went_and_that_it_is_gone(store: Store) -> None:
    done = run("value", VALUE, "--yes")
    assert done.exit_code == 0
    assert "messages: 2 without it" in done.stdout
    assert "sotto privacy show 'clinic 0'" in done.stdout
    assert "Proof: not found in the " in done.stdout
    assert VALUE not in done.output
    again = run("value", VALUE, "--yes")
    assert "Nothing in the store held it." in again.stdout


@pytest.mark.parametrize("kind", ["message", "conversation", "fact"])
def test_rows_are_forgotten_by_their_number(store: Store, kind: str) -> None:
    assert run(kind, "1", "--yes").exit_code == 0
    missing = run(kind, "1", "--yes")
    assert isinstance(missing.exception, SottoError)
    assert f"There is no {kind} 1" in str(missing.exception)


def test_a_forgotten_fact_is_never_proposed_again(store: Store) -> None:
    from assistant.profile.rejections import Rejected

    text = store.facts.get(1).text
    assert not Rejected(store).holds(text)
    done = run("fact", "1", "--yes")
    assert "sotto forget message 1" in done.stdout
    assert Rejected(store).holds(text)


def test_a_person_is_looked_for_by_the_parts_of_the_name(store: Store) -> None:
    remember(store, "Benedikta Wolfsegger", 3)
    shown = run("person", "Benedikta Wolfsegger", "--keep", "Wolfsegger", "--dry-run").stdout
    assert "Looked for: Benedikta Wolfsegger · Benedikta" in shown
    assert run("person", "Benedikta Wolfsegger", "--yes").exit_code == 0
    assert store.messages.search("Benedikta") == []


def test_without_a_terminal_nothing_is_forgotten_unasked(store: Store) -> None:
    done = run("value", VALUE)
    assert isinstance(done.exception, SottoError)
    assert "--yes" in str(done.exception)
    assert store.messages.search(VALUE)


@pytest.mark.parametrize(("answer", "left"), [("n", True), ("y", False)])
def test_on_a_terminal_it_shows_what_hangs_on_it_and_asks(
    store: Store, monkeypatch: pytest.MonkeyPatch, answer: str, left: bool
) -> None:
    monkeypatch.setattr("assistant.cli.forget.is_interactive", lambda: True)
    done = run("value", text=f"{VALUE}\n{answer}\n")
    assert f"I met {VALUE} in spring" in done.stderr
    assert "Forget this for good?" in done.stderr
    assert VALUE not in done.stdout
    assert bool(store.messages.search(VALUE)) is left
    assert isinstance(done.exception, SottoError) is left


def test_what_is_too_short_is_refused(store: Store) -> None:
    assert "too short" in str(run("value", "a", "--yes").exception)


def test_where_else_the_words_of_a_message_stand_is_told(store: Store) -> None:
    words = "Write to Ottoline about the hedgehog sanctuary budget, please."
    first, second = (store.messages.add(1, "user", words).id for _ in "ab")
    sample = store.profile_samples.add("balanced", words, ("Ottoline",), ())
    done = run("message", str(first), "--yes")
    assert f"Some of its words stand elsewhere too: messages {second}; samples of profiles {sample}." in (
        done.stdout
    )
    done = run("message", str(second), "--yes", "--json")
    assert json.loads(done.stdout)["proof"]["elsewhere"] == {"profile_samples": [sample]}


def test_what_stands_in_a_file_beside_the_store_is_told_and_no_success(store: Store, home: Home) -> None:
    Path(home.path / "export.jsonl").write_text(json.dumps({"text": f"about {VALUE}"}))
    done = run("value", VALUE, "--yes", "--json")
    assert isinstance(done.exception, SottoError)
    assert "export.jsonl" in str(done.exception)
    assert json.loads(done.stdout)["proof"]["proven"] is False


def test_finishing_says_that_nothing_is_left(store: Store) -> None:
    assert "No old pages are left" in run("finish").stdout


def learnt(home: Home, *texts: str) -> list[str]:
    """What a fresh home knows once these messages of one conversation were imported and read."""
    lines = [
        {"id": str(at), "conversation": "a", "time": f"2024-0{at}-01T00:00:00Z", "role": "user", "text": text}
        for at, text in enumerate(texts, start=1)
    ]
    assert home.run("import", "messages", "-", text="\n".join(map(json.dumps, lines))).returncode == 0
    return facts(home, build=True)


def facts(home: Home, build: bool = False) -> list[str]:
    """The statements in the profile, once what waits was read if that is asked for."""
    if build:
        assert home.run("profile", "build").returncode == 0
    return [fact["text"] for fact in json.loads(home.run("profile", "export", "--json").stdout)["facts"]]


def test_a_fact_that_was_once_put_with_the_value_stays_without_it(home: Home) -> None:
    known = learnt(home, "I live in Porto.", "I live in Porto with my cat Zorro.", "I still live in Porto.")
    assert known == ["You still live in Porto."]
    done = home.run("forget", "value", "Zorro", "--yes")
    assert (done.returncode, "Proof: not found" in done.stdout) == (0, True)
    assert "facts: 1 without it" in done.stdout
    assert facts(home) == known
    [fact] = json.loads(home.run("profile", "export", "--json").stdout)["facts"]
    assert [evidence["quote"] for evidence in fact["evidence"]] == ["I live in Porto.", "I still live in Porto."]


def test_what_a_fact_said_besides_the_value_is_proposed_again(home: Home) -> None:
    known = learnt(home, "I live in Porto.", "I live in Porto with my cat Zazu.")
    assert known == ["You live in Porto with your cat Zazu."]
    done = home.run("forget", "value", "Zazu", "--yes")
    assert (done.returncode, "Proof: not found" in done.stdout) == (0, True)
    assert "1 message that did not say it is read for facts again: sotto profile build" in done.stdout
    assert facts(home) == []
    assert facts(home, build=True) == ["You live in Porto."]
