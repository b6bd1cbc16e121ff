"""`sotto ledger` for scripts: filters, sums by time, export."""

import json

import pytest

from assistant.store.opening import open_store
from tests.assistant.store.helpers import begin
from tests.support.cli import Home


@pytest.fixture
def filled(home: Home, monkeypatch: pytest.MonkeyPatch) -> Home:
    """A home whose ledger has three entries."""
    for name in ("SOTTO_HOME", "SOTTO_PASSPHRASE"):
        monkeypatch.setenv(name, home.environment[name])
    store = open_store()
    begin(store, protected={"name": 2})
    begin(store, provider="groq", protected={"date": 1}, text="Since [DATE_1]")
    begin(store, protected={}, revealed=[{"category": "job", "words": "nurse"}])
    store.close()
    return home


def test_the_list_is_filtered_by_provider_and_category(filled: Home) -> None:
    def ids(*options: str) -> list[int]:
        done = filled.run("ledger", "list", "--json", *options)
        return [entry["id"] for entry in json.loads(done.stdout)["entries"]]

    assert ids("--category", "name") == [1]
    assert ids("--category", "job", "--provider", "openai") == [3]
    assert ids("--category", "job", "--provider", "groq") == []
    done = filled.run("ledger", "list", "--category", "job", "--provider", "groq")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "Nothing of the category job was hidden or shown to groq.\n"


def test_the_summary_adds_up_by_time(filled: Home) -> None:
    done = filled.run("ledger", "summary", "--by", "month", "--json")
    found = json.loads(done.stdout)
    assert [provider["provider"] for provider in found["providers"]] == ["groq", "openai"]
    assert found["step"] == "month"
    (period,) = found["periods"]
    assert (period["entries"], period["hidden"], period["shown"]) == (3, 3, 1)
    shown = filled.run("ledger", "summary", "--by", "week").stdout.splitlines()
    assert shown[-2].split() == ["from", "sent", "hidden", "shown"]
    assert shown[-1].split()[1:] == ["3", "3", "1"]
    assert "step" not in json.loads(filled.run("ledger", "summary", "--json").stdout)


def test_the_summary_tells_what_failed_from_what_was_sent(filled: Home) -> None:
    store = open_store()
    store.ledger.end(begin(store, protected={}), "failed", "openai cannot be reached.")
    store.close()
    groq, *_, openai, _, _, _, period = filled.run("ledger", "summary", "--by", "month").stdout.splitlines()
    assert groq.startswith("groq: 1 sent, ")
    assert openai.startswith("openai: 2 sent, 1 failed, ")
    assert period.split()[1:] == ["3,", "1", "failed", "3", "1"]
    found = json.loads(filled.run("ledger", "summary", "--by", "month", "--json").stdout)
    assert [(each["count"], each["failed"]) for each in found["providers"]] == [(1, 0), (3, 1)]
    assert [(each["entries"], each["failed"]) for each in found["periods"]] == [(4, 1)]


def test_export_writes_to_stdout_or_a_new_file(filled: Home) -> None:
    done = filled.run("ledger", "export", "--provider", "groq")
    (entry,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert entry["text"] == "Since [DATE_1]"
    path = filled.path / "out.md"
    assert filled.run("ledger", "export", "--out", str(path)).returncode == 0
    assert path.read_text().count("## Ledger entry") == 3
    assert path.stat().st_mode & 0o777 == 0o600
    again = filled.run("ledger", "export", "--out", str(path))
    assert again.returncode == 1
    assert "never overwritten" in again.stderr
    markdown = filled.run("ledger", "export", "--format", "markdown").stdout
    assert markdown == path.read_text()


def test_an_empty_ledger_exports_nothing(home: Home) -> None:
    done = home.run("ledger", "export")
    assert (done.returncode, done.stdout) == (0, "")
