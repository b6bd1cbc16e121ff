"""The lock on everything: passphrase, recovery."""

import subprocess

from tests.support.cli import COMMAND


def test_a_new_passphrase_opens_and_the_old_one_does_not(home):
    home.run("privacy", "use", "strict")
    assert home.run("store", "passphrase", SOTTO_NEW_PASSPHRASE="new words").returncode == 0
    assert home.run("privacy", "list").returncode == 1
    done = home.run("privacy", "list", SOTTO_PASSPHRASE="new words")
    assert "*  strict" in done.stdout


def test_a_recovery_file_and_its_code_get_back_in(home, tmp_path):
    home.run("privacy", "use", "strict")
    spare = tmp_path / "spare"
    code = home.run("store", "recovery", str(spare)).stdout.strip()
    assert home.run("store", "recovery", str(spare)).returncode == 1
    assert "There is no folder" in home.run("store", "recovery", str(tmp_path / "nowhere" / "spare")).stderr
    wrong = home.run("store", "restore", str(spare), "--code", "AAAA-" * 7 + "AAAA", SOTTO_NEW_PASSPHRASE="x")
    assert wrong.returncode == 1
    unasked = home.run("store", "restore", str(spare), "--code", "AAAA-" * 7 + "AAAA")
    assert "not the code of this recovery file" in unasked.stderr
    done = home.run("store", "restore", str(spare), "--code", code, SOTTO_NEW_PASSPHRASE="back again")
    assert done.returncode == 0, done.stderr
    assert "*  strict" in home.run("privacy", "list", SOTTO_PASSPHRASE="back again").stdout


def test_without_a_keyring_a_passphrase_or_a_terminal_nothing_is_made(home):
    environment = {k: v for k, v in home.environment.items() if k != "SOTTO_PASSPHRASE"}
    done = subprocess.run(
        [COMMAND, "privacy", "list"], env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "SOTTO_PASSPHRASE" in done.stderr
    assert not list(home.path.rglob("*.db"))


def test_the_store_is_unreadable_on_disk(home):
    home.run("ask", "--route", "protected", "--to", "openai/none", "The canary is called Tweetington.")
    files = [path for path in home.path.rglob("*") if path.is_file()]
    assert files
    assert not any(b"Tweetington" in path.read_bytes() for path in files)


def test_an_export_refuses_to_overwrite(home, tmp_path):
    out = tmp_path / "out.jsonl"
    assert home.run("export", "--out", str(out)).returncode == 0
    assert home.run("export", "--out", str(out)).returncode == 1


def test_doctor_says_how_things_are(home):
    home.run("privacy", "use", "strict")
    done = home.run("doctor")
    assert done.returncode == 0
    for words in (
        "is encrypted",
        "every page reads",
        "keyring",
        "smollm2-135m-instruct",
        "patterns and secrets work",
    ):
        assert words in done.stdout


def test_the_settings_are_listed_with_those_of_each_provider(home):
    assert "providers.NAME.base_url" in home.run("config", "list").stdout
    home.run("config", "set", "providers.here.base_url", "http://127.0.0.1:8080/v1")
    listed = home.run("config", "list").stdout
    assert "http://127.0.0.1:8080/v1" in next(line for line in listed.splitlines() if "here.base_url" in line)


def test_without_a_keyring_no_key_is_asked_for(home):
    done = home.run("config", "key", "set", "openai", text="")
    assert done.returncode == 1
    assert done.stderr == ("sotto: No keyring can be reached. Put the key in the environment as OPENAI_API_KEY.\n")
