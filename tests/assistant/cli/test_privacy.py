"""Privacy profiles in the user's own words, on the command line."""

import json

PROSE = "Never mention my employer. My job is fine. Nothing about my health."
TEXT = "I'm a nurse at Brightwell Clinic and I have asthma. Write a short bio of me."


def test_prose_is_shown_as_rules(home):
    done = home.run("privacy", "compile", "--json", PROSE)
    found = json.loads(done.stdout)
    assert [(r["action"], r["category"], r["subject"]) for r in found["rules"]] == [
        ("hide", "employer", "me"),
        ("allow", "job", "me"),
        ("hide", "health", "me"),
    ]
    assert found["rules"][0]["sentence"] == "Never mention my employer."
    assert found["unread"] == []


def test_lines_are_compiled_in_order(home):
    given = "".join(
        json.dumps({"id": n, "text": text}) + "\n" for n, text in enumerate([PROSE, "Lovely weather."])
    )
    first, second = map(json.loads, home.run("privacy", "compile", "--jsonl", text=given).stdout.splitlines())
    assert (first["id"], len(first["rules"])) == (0, 3)
    assert second == {"id": 1, "rules": [], "unread": ["Lovely weather."]}


def test_a_profile_is_written_used_explained_and_deleted(home):
    assert home.run("privacy", "new", "clinic", PROSE).returncode == 0
    assert home.run("privacy", "new", "clinic", PROSE).returncode == 1
    assert home.run("privacy", "use", "clinic").returncode == 0
    shown = home.run("rewrite", TEXT).stdout
    assert "nurse" in shown and "Brightwell" not in shown and "asthma" not in shown
    explained = home.run("privacy", "explain", TEXT).stdout
    assert "Never mention my employer." in explained and "Nothing about my health." in explained
    assert home.run("privacy", "edit", "clinic", "My employer is fine.").returncode == 0
    assert "Brightwell" in home.run("rewrite", TEXT).stdout
    assert home.run("privacy", "delete", "clinic").returncode == 0
    assert home.run("privacy", "show", "clinic").returncode == 1


def test_samples_are_a_profiles_regression_tests(home):
    home.run("privacy", "new", "clinic", PROSE)
    kept = home.run("privacy", "sample", "clinic", TEXT, "--hide", "Brightwell", "--keep", "nurse")
    assert "passes" in kept.stderr
    assert home.run("privacy", "test", "clinic").returncode == 0
    home.run("privacy", "edit", "clinic", "My employer is fine. My job is a secret.")
    failed = home.run("privacy", "test", "clinic")
    assert failed.returncode == 1
    assert "shows 'Brightwell'" in failed.stdout and "hides 'nurse'" in failed.stdout


def test_what_is_not_understood_is_said_and_holds(home):
    done = home.run("privacy", "new", "odd", "Never mention my employer. Purple monkeys dance on Sundays.")
    assert done.returncode == 0 and "Not understood: Purple monkeys" in done.stderr
    held = home.run("rewrite", "--privacy", "odd", TEXT)
    assert held.returncode == 1 and "not understood" in held.stderr


def test_empty_prose_and_words_that_are_not_there_are_refused_in_one_line(home):
    for command in (("privacy", "new", "x", "# nothing"), ("privacy", "sample", "strict", "abc", "--hide", "xyz")):
        done = home.run(*command)
        assert done.returncode == 1 and len(done.stderr.splitlines()) == 1


def test_keys_stay_protected_whatever_the_prose_says(home):
    home.run("privacy", "new", "loose", "Everything is fine. Passwords are fine.")
    assert "hunter2" not in home.run("rewrite", "--privacy", "loose", "my password is hunter2").stdout
