"""`sotto import`: what it prints, what it asks, how it ends."""

import io
import json
import subprocess
import sys

from assistant.cli import meter as metering
from assistant.cli.meter import Meter, line
from assistant.imports.importing import Counts
from assistant.imports.record import Progress
from tests.assistant.imports.making import chat, put, zipped

HI = '{"id":1,"conversation":"c","time":"2024-05-01T10:00:00Z","role":"user","text":"I live in Ulm."}\n'


def test_lines_come_in_once_are_listed_and_removed(home):
    done = home.run("import", "messages", "-", "--json", text=f"{HI}nonsense\n")
    assert done.returncode == 0, done.stderr
    counts = {"import": 1, "added": 1, "known": 0, "malformed": 1, "left_out": 0, "conversations": 1}
    assert json.loads(done.stdout) == {
        "source": "messages",
        "name": "standard input",
        **counts,
        "places": ["line 2: no JSON object"],
    }
    assert "1 malformed: line 2: no JSON object" in done.stderr
    assert "nonsense" not in done.stderr

    again = home.run("import", "messages", "-", text=HI)
    assert again.stdout == "0 messages added, 0 new conversations; 1 known already, 0 malformed.\n"
    asked = home.run("import", "remove", "1")
    assert (asked.returncode, asked.stdout) == (1, "")
    assert "--yes" in asked.stderr
    (only,) = json.loads(home.run("import", "list", "--json").stdout)["imports"]
    assert (only["source"], only["kept"]) == ("messages", 1)
    assert home.run("import", "remove", "1", "--yes").returncode == 0
    assert home.run("import", "list").stdout == ""


def test_every_malformed_line_is_named_for_scripts_and_the_first_for_a_person(home):
    done = home.run("import", "messages", "-", "--json", text=HI + "?\n" * 18)
    assert [place.partition(":")[0] for place in json.loads(done.stdout)["places"]] == [
        f"line {number}" for number in range(2, 20)
    ]
    assert "18 malformed: line 2: no JSON object; " in done.stderr
    assert "line 7" not in done.stderr


def test_a_preview_needs_and_makes_no_store(home, tmp_path):
    path = zipped(tmp_path / "export.zip", {"conversations.json": [chat(), chat("c2", "Tea \x1b[31m"), {}]})
    done = home.run("import", "chatgpt", str(path), "--preview", "--only", "tea")
    assert done.stdout == (
        "2 messages (1 of yours) in 1 conversation, 2023-11-14 to 2023-11-14\n2 left out by your choice\n"
        "  Tea ␛[31m\n"
    )
    assert "conversations.json, record 3" in done.stderr
    assert not home.path.exists()


def test_what_cannot_be_read_is_one_line_and_exit_1_and_wrong_usage_exit_2(home, tmp_path):
    done = home.run("import", "chatgpt", str(put(tmp_path / "x.json", "not json at all")), "--preview", "--json")
    assert done.returncode == 1
    last = done.stderr.strip().splitlines()[-1]
    assert last.startswith("sotto: Nothing in")
    assert "not json" not in done.stderr
    assert home.run("import", "notes", "-").returncode == 2
    refused = home.run("import", "gemini", str(tmp_path))
    assert refused.stderr.splitlines()[0].startswith("Takeout does not say which prompts belong together")
    assert (refused.returncode, refused.stdout) == (1, "")


def test_the_meter_says_how_much_and_how_long():
    counts = Counts(added=1200, known=34)
    assert line(Progress(5_000_000, 20_000_000), counts, 10) == "  25% of 20.0 MB, 1,234 messages, about 30 s left"
    assert line(Progress(10**9, 4 * 10**9), counts, 60) == "  25% of 4.0 GB, 1,234 messages, about 3 min left"
    assert line(Progress(), counts, 10) == "  1,234 messages"
    assert "100%" in line(Progress(30, 20), counts, 1)


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_the_meter_writes_over_its_line_on_a_terminal_and_takes_it_away(monkeypatch):
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setattr(metering, "_EVERY_S", 0)
    progress = Progress(total=100)
    meter = Meter(progress)
    progress.advance(50)
    meter.clear()
    meter.clear()
    assert screen.getvalue().startswith("\r")
    assert "50% of 0.0 MB, 0 messages" in screen.getvalue()
    assert screen.getvalue().count("\r") == 2


def test_the_meter_is_silent_elsewhere(monkeypatch):
    screen = io.StringIO()
    monkeypatch.setattr("sys.stderr", screen)
    progress = Progress(total=100)
    meter = Meter(progress)
    progress.advance(50)
    meter.clear()
    assert screen.getvalue() == ""


LIMITED = """
import resource
from assistant.cli.main import main
resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, 2_000_000))
main()
"""


def test_an_import_that_finds_no_more_room_says_that_what_came_in_is_kept(home, tmp_path):
    given = tmp_path / "many.jsonl"
    lines = (
        json.dumps({"id": number, "role": "user", "text": f"{number} rhubarb " * 30}) for number in range(9000)
    )
    given.write_text("\n".join(lines))
    home.run("privacy", "use", "strict")
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, "import", "messages", str(given)], env=home.environment,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (1, "")
    assert "What has come in is kept; run the same command again" in done.stderr
    assert "nothing was saved" not in done.stderr
    (kept,) = json.loads(home.run("import", "list", "--json").stdout)["imports"]
    assert kept["kept"] > 0
