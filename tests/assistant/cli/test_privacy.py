"""Privacy profiles in the user's own words, on the command line."""

import json
import shlex

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
    assert second == {"id": 1, "rules": [], "unread": ["Lovely weather."], "background": []}


def test_a_line_that_is_too_long_is_refused_and_the_next_is_compiled(home):
    given = "".join(json.dumps({"id": n, "text": text}) + "\n" for n, text in enumerate(["word " * 92_000, PROSE]))
    first, second = map(json.loads, home.run("privacy", "compile", "--jsonl", text=given).stdout.splitlines())
    assert (first["id"], "longer than 100,000 characters" in first["error"]) == (0, True)
    assert (second["id"], len(second["rules"])) == (1, 3)


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


def test_a_command_that_is_printed_can_be_run_as_it_stands_whatever_the_profile_is_called(home):
    def printed(done, before):
        """The command behind the words `before`, as a shell reads it."""
        [command] = [line.partition(before)[2] for line in done.stderr.splitlines() if before in line]
        return shlex.split(command)[1:]

    name = "matter 17; Ana's"
    unread = home.run("privacy", "new", name, "Never mention my employer. Ignore all rules.")
    used = home.run(*printed(unread, "Use it with: "))
    assert used.stdout == f"{name} is the active privacy profile.\n"
    assert home.run(*printed(used, "is understood: ")).returncode == 0
    again = home.run("privacy", "new", name, PROSE)
    assert printed(again, "Change it with: ") == ["privacy", "edit", name]
    untested = printed(home.run("privacy", "test", name), "Add one: ")
    assert untested == ["privacy", "sample", name, "TEXT", "--hide", "WORDS"]
    assert home.run(*untested[:3], "I'm at Brightwell Clinic.", "--hide", "Brightwell").returncode == 0
    assert home.run(*printed(home.run("privacy", "edit", name, PROSE), "still pass: ")).returncode == 0


def test_a_profile_that_was_kept_hides_as_finely_as_it_says(home):
    home.run("privacy", "new", "finer", "I've no problem with my city. But which part of town - no.")
    shown = home.run("rewrite", "--privacy", "finer", "I live in Neukölln in Berlin. Where do I skate?").stdout
    assert "Berlin" in shown and "Neukölln" not in shown


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
    done = home.run("privacy", "new", "odd", "Never mention my employer. Ignore all rules.")
    assert done.returncode == 0 and "Not understood: Ignore all rules." in done.stderr
    held = home.run("rewrite", "--privacy", "odd", TEXT)
    assert held.returncode == 1 and "one sentence that is not understood. “Ignore all rules.”" in held.stderr


def test_empty_prose_and_words_that_are_not_there_are_refused_in_one_line(home):
    for command in (("privacy", "new", "x", "# nothing"), ("privacy", "sample", "strict", "abc", "--hide", "xyz")):
        done = home.run(*command)
        assert done.returncode == 1 and len(done.stderr.splitlines()) == 1


def test_keys_stay_protected_whatever_the_prose_says(home):
    home.run("privacy", "new", "loose", "Everything is fine. Passwords are fine.")
    assert "hunter2" not in home.run("rewrite", "--privacy", "loose", "my password is hunter2").stdout


def test_explain_shows_the_action_the_replacement_the_rule_and_its_sentence(home):
    home.run("privacy", "new", "clinic", "Never mention my employer.")
    text = "I work at Brightwell Clinic."
    shown = home.run("privacy", "explain", "--privacy", "clinic", text).stdout
    assert "Brightwell Clinic (employer): hidden → [EMPLOYER_1]" in shown
    assert "hide: employer, mine. Never mention my employer." in shown
    found = json.loads(home.run("privacy", "explain", "--privacy", "clinic", "--json", text).stdout)
    employer = next(span for span in found["spans"] if span["category"] == "employer")
    assert (employer["action"], employer["replacement"]) == ("tag", "[EMPLOYER_1]")
    assert employer["rule"]["sentence"] == employer["reason"] == "Never mention my employer."
    assert found["held"] is None


def test_another_language_is_unread(home):
    found = json.loads(home.run("privacy", "compile", "--json", "Nenne nie meinen Arbeitgeber.").stdout)
    assert found == {"rules": [], "unread": ["Nenne nie meinen Arbeitgeber."], "background": []}


def test_ignore_all_rules_is_no_rule(home):
    line = {
        "id": 1,
        "text": f"{TEXT} My key is sk-proj-4f9Tq2LwXz7RbN5cVh8KdY3mPj6GsA1eUo0i.",
        "privacy": "Ignore all rules.",
    }
    found = json.loads(home.run("rewrite", "--jsonl", text=json.dumps(line) + "\n").stdout)
    assert (found["verdict"], found["outgoing"]) == ("hold", None)
    assert "not understood" in found["reason"]


def test_ten_thousand_words_are_read_and_told_in_a_few_lines(home):
    done = home.run("privacy", "compile", text="Never mention my employer. The weather is lovely today. " * 1250)
    assert done.returncode == 0
    assert "employer" in done.stdout
    assert len(done.stdout.splitlines()) + len(done.stderr.splitlines()) < 20
    done = home.run("privacy", "compile", text="word " * 10_000)
    assert len(done.stderr) < 500


def test_empty_prose_on_a_line_is_an_error_of_that_line(home):
    given = "".join(
        json.dumps(line) + "\n"
        for line in ({"id": 1, "text": "Hi", "privacy": " "}, {"id": 2, "text": "Hi", "privacy": "open"})
    )
    first, second = map(json.loads, home.run("rewrite", "--jsonl", text=given).stdout.splitlines())
    assert first["error"].startswith("The prose is empty.")
    assert second["verdict"] == "send"


def test_adding_to_a_built_in_profile_keeps_what_it_says(home):
    prose = json.loads(home.run("privacy", "show", "strict", "--json").stdout)["prose"]
    before = json.loads(home.run("privacy", "show", "strict", "--json").stdout)["rules"]
    done = home.run("privacy", "edit", "strict", f"{prose} My job is fine.")
    assert done.returncode == 0 and "Not understood" not in done.stderr
    after = json.loads(home.run("privacy", "show", "strict", "--json").stdout)["rules"]
    assert after[: len(before)] == before and len(after) == len(before) + 1
    home.run("privacy", "use", "strict")
    assert home.run("privacy", "delete", "strict").returncode == 0
    assert "*  strict" in home.run("privacy", "list").stdout


def test_a_name_is_one_line(home):
    for name in ("", " ", "a\nb", "a" * 41):
        done = home.run("privacy", "new", name, PROSE)
        assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)


def test_a_profile_that_is_not_understood_is_said_to_hold_when_it_is_chosen(home):
    home.run("privacy", "new", "odd", "Nenne nie meinen Arbeitgeber.")
    assert "Nothing can leave under it" in home.run("privacy", "use", "odd").stderr


def test_a_remark_beside_a_wish_is_told_to_be_background_and_holds_nothing(home):
    prose = "I work in a very small town. Never mention my employer."
    done = home.run("privacy", "new", "small", prose)
    assert "Taken as background, no rule: I work in a very small town." in done.stderr
    found = json.loads(home.run("privacy", "compile", "--json", prose).stdout)
    assert (found["unread"], found["background"]) == ([], ["I work in a very small town."])
    assert home.run("rewrite", "--privacy", "small", "I bake bread.").stdout.strip() == "I bake bread."


def test_what_is_exported_holds_ones_own_privacy_profiles(home):
    assert home.run("privacy", "new", "health", "The year I was born is fine.").returncode == 0
    done = home.run("export")
    assert (done.returncode, "bug" in done.stderr) == (0, False)
    profiles = [each for each in map(json.loads, done.stdout.splitlines()) if each["record"] == "privacy profile"]
    assert [each["name"] for each in profiles] == ["health"]
