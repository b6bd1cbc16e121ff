"""What scripts rely on: exit codes, streams, a quick start."""

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest

from assistant.cli.main import COMMANDS, cli

HEAVY = (
    "presidio_analyzer", "spacy", "textual", "llama_cpp", "openai", "onnxruntime", "sqlite_utils", "sqlcipher3",
    "pydantic", "keyring", "cryptography", "numpy", "httpx", "regex", "privacy", "local_models", "tui",
    "huggingface_hub", "httpx2",
)  # fmt: skip
ROOT = Path(__file__).parents[3]


def _every_command(group, path=()):
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from _every_command(command, (*path, name))


def test_the_help_loads_no_heavy_library():
    code = (
        "import sys; from assistant.cli.main import main\n"
        "try: main(['--help'])\n"
        f"finally: print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert done.stderr.strip() == "[]"


def test_every_command_and_option_says_what_it_is_for():
    for path, command in _every_command(cli):
        assert command.help, path
        for parameter in command.params:
            assert isinstance(parameter, click.Argument) or parameter.help or parameter.prompt, (
                path,
                parameter.name,
            )


def test_the_list_of_commands_agrees_with_the_commands_own_help():
    for name, (_, line) in COMMANDS.items():
        assert line.endswith("."), name
        assert cli.get_command(click.Context(cli), name) is not None


def test_every_command_is_in_the_readme():
    readme = (ROOT / "README.md").read_text("utf-8")
    for path, command in _every_command(cli):
        if not isinstance(command, click.Group):
            assert f"sotto {' '.join(path)}" in readme, f"sotto {' '.join(path)} is not in the README"


@pytest.mark.parametrize(
    "args",
    [
        ("nonsense",),
        ("ask", "--nonsense"),
        ("ask", "--route", "moon", "hi"),
        ("ask", ""),
        ("detect", "--jsonl", "--nonsense"),
        ("restore", "hi"),
        ("ledger", "show", "x"),
        ("ask", "--route", "sketch", "hi"),
        ("ask", "--to", "", "hi"),
        ("ask", "--privacy", " ", "hi"),
        ("privacy", "use", ""),
        ("recall", "hi", "--jsonl"),
        ("recall", "--json", "--jsonl"),
        ("detect", "hi", "--jsonl"),
        ("rewrite", "--json", "--jsonl"),
        ("restore", "hi", "--jsonl"),
        ("privacy", "compile", "hi", "--jsonl"),
        ("profile", "digest", "--text", "hi"),
        ("profile", "digest", "--lock", "1", "--unlock", "1"),
        ("profile", "digest", "--lock", "1", "--text", ""),
    ],
)
def test_wrong_usage_exits_with_2_and_writes_nothing_to_stdout(home, args):
    done = home.run(*args)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("ask", "--route", "protected", "hi"), "--to PROVIDER/MODEL"),
        (("ask", "--privacy", "nobody", "hi"), "sotto privacy list"),
        (("ask", "--to", "/", "hi"), "names no provider"),
        (("config", "set", "servers.nas.url", "http://10.0.0.2:8080"), "sotto models trust ADDRESS --name nas"),
        (("config", "set", "servers.nas.model", "big"), "sotto models trust ADDRESS --name nas"),
        (("ask", "--to", "nowhere/x", "hi"), "No provider is called nowhere"),
        (("ask", "--to", "openai", "hi"), "Which model"),
        (("ask", "-c", "hi"), "no conversation to go on with"),
        (("ask", "--conversation", "99", "hi"), "99"),
        (("privacy", "show", "nobody"), "sotto privacy list"),
        (("privacy", "use", "nobody"), "sotto privacy list"),
        (("rewrite", "--privacy", "nobody", "hi"), "sotto privacy list"),
        (("ledger", "show", "7"), "sotto ledger list"),
        (("models", "use", "gpt-9"), "sotto models list"),
        (("config", "get", "local.modle"), "local.model"),
        (("config", "set", "cloud.api_key", "sk-1"), "sotto config key set"),
        (("config", "key", "set", "nowhere"), "base_url"),
        (("config", "key", "drop", "openai"), "keyring"),
        (("store", "restore", "/dev/null", "--code", "x"), ""),
    ],
)
def test_a_refusal_exits_with_1_and_one_line_that_says_what_to_do(home, args, says):
    done = home.run(*args)
    assert (done.returncode, done.stdout) == (1, "")
    lines = done.stderr.strip().splitlines()
    assert lines[-1].startswith("sotto: ")
    assert says in lines[-1]
    assert "Traceback" not in done.stderr
    assert "bug" not in lines[-1]


def test_a_question_under_a_profile_that_is_not_there_is_not_kept(home):
    assert home.run("ask", "--privacy", "nobody", "hi").returncode == 1
    assert json.loads(home.run("conversations", "list", "--json").stdout)["conversations"] == []


def test_a_store_that_is_a_folder_is_one_line(home):
    home.run("privacy", "use", "strict")
    (home.path / "sotto.db").unlink()
    (home.path / "sotto.db").mkdir()
    done = home.run("privacy", "list")
    assert (done.returncode, done.stdout) == (1, "")
    assert "sotto.db is a folder" in done.stderr


def test_a_wrong_passphrase_is_one_line(home):
    home.run("privacy", "use", "strict")
    done = home.run("privacy", "list", SOTTO_PASSPHRASE="wrong")
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_closed_pipe_is_no_error_message(home):
    reader = subprocess.run(
        f"{Path(sys.executable).parent / 'sotto'} detect 'mail a@b.org' | true",
        shell=True, env=home.environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert reader.stderr == ""


def test_a_full_disk_behind_the_output_is_one_line():
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-c", "from assistant.cli.main import main; main(['--version'])"], stdout=full,
            stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert (done.returncode, len(done.stderr.strip().splitlines())) == (1, 1)
    assert "no room" in done.stderr


def _with(redirected, home, *args):
    """`sotto ARGS` with a stream closed, as cron or a daemon may start it."""
    sotto = f"exec {sys.executable} -c 'from assistant.cli.main import main; main()' \"$@\" {redirected}"
    return subprocess.run(
        ["/bin/sh", "-c", sotto, "sotto", *args], env=home.environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("args", "ends", "says"),
    [
        (("import", "messages", "MESSAGES"), 0, "1 message added"),
        (("recall", "tide"), 0, ""),
        (("ask", "--to", "nowhere/x", "hi"), 1, "No provider is called nowhere"),
        (("ask",), 2, "The question is empty"),
    ],
)
def test_without_stdin_a_command_that_needs_none_does_its_work(home, tmp_path, args, ends, says):
    given = tmp_path / "given.jsonl"
    given.write_text('{"role": "user", "text": "The tide is out."}')
    done = _with("<&-", home, *(str(given) if arg == "MESSAGES" else arg for arg in args))
    assert done.returncode == ends, done.stderr
    assert says in done.stdout + done.stderr


@pytest.mark.parametrize("args", [("export",), ("config", "list", "--json"), ("conversations", "list", "--json")])
def test_without_stdout_what_writes_fails_in_one_line(home, args):
    home.run("import", "messages", "-", text='{"role": "user", "text": "The tide is out."}')
    done = _with(">&-", home, *args)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "sotto: The output could not be written: there is nowhere to write it. Give it a file or a pipe.\n"
    )


def test_without_stderr_the_data_is_written_all_the_same(home):
    done = _with("2>&-", home, "config", "get", "local.context")
    assert (done.returncode, done.stdout) == (0, "4096\n")


@pytest.mark.parametrize(
    ("args", "ends", "says"),
    [
        (("config", "set", "local.context", "-5"), 1, "should be greater than or equal to 256"),
        (("config", "set", "local.temperature", "-0.5"), 1, "should be greater than or equal to 0"),
        (("forget", "message", "-1", "--yes"), 1, "-1"),
        (("conversations", "show", "-1"), 1, "-1"),
        (("profile", "accept", "-1"), 1, "-1"),
        (("why", "-1"), 1, "-1"),
        (("forget", "message", "--nonsense"), 2, "No such option '--nonsense'"),
    ],
)
def test_a_negative_number_is_a_number_and_no_option(home, args, ends, says):
    done = home.run(*args)
    assert (done.returncode, done.stdout) == (ends, "")
    assert says in done.stderr
    assert "No such option '-" not in done.stderr.replace("'--", "")
