"""`sotto profile` as a stranger uses it on their own messages."""

import json

import pytest

_KEYS = ("id", "conversation", "time", "role", "text")
_SAID = (
    ("m1", "c1", "2023-05-02T10:00:00Z", "user", "Hi! I live in Lisbon."),
    ("m2", "c1", "2023-05-02T10:01:00Z", "assistant", "I live in a computer."),
    ("m3", "c2", "2023-08-02T10:00:00Z", "user", "I work as a nurse at Meadow Clinic Ltd."),
    ("m4", "c3", "2024-05-02T10:00:00Z", "user", "I moved from Lisbon to Porto, so I live in Porto now."),
)
MESSAGES = [dict(zip(_KEYS, said, strict=True)) for said in _SAID]
CONTRACT = {
    "id", "text", "category", "confidence", "state", "valid_from", "valid_to", "situation", "evidence",
}  # fmt: skip


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A home into which the messages were imported, with the profile built."""
    from tests.support.cli import Home

    home = Home(tmp_path_factory.mktemp("home"))
    lines = "\n".join(json.dumps(message) for message in MESSAGES)
    assert home.run("import", "messages", "-", text=lines).returncode == 0
    built = home.run("profile", "build", "--json")
    assert built.returncode == 0, built.stderr
    assert json.loads(built.stdout)["read"] == 3
    return home


def facts(home):
    return json.loads(home.run("profile", "export", "--json").stdout)["facts"]


def test_the_export_is_the_contract_for_scripts(home):
    found = facts(home)
    text = {message["id"]: message["text"] for message in MESSAGES}
    for fact in found:
        assert set(fact) >= CONTRACT
        for each in fact["evidence"]:
            assert text[each["message"]][each["start"] : each["end"]] == each["quote"]
    assert {each["message"] for fact in found for each in fact["evidence"]} <= {"m1", "m3", "m4"}
    old = [fact for fact in found if fact["state"] == "superseded"]
    assert any("Lisbon" in fact["text"] and fact["valid_to"].startswith("2024") for fact in old)


def test_a_fact_is_accepted_protects_and_can_be_corrected(home):
    nurse = next(fact for fact in facts(home) if "nurse" in fact["text"])
    assert home.run("profile", "accept", str(nurse["id"])).returncode == 0
    detected = home.run("detect", "--json", "meadow is late again")
    assert "employer" in {span["category"] for span in json.loads(detected.stdout)["spans"]}
    edited = home.run("profile", "edit", str(nurse["id"]), "You are a head nurse at Meadow Clinic Ltd.")
    assert "head nurse" in edited.stdout
    shown = home.run("profile", "fact", str(nurse["id"]))
    assert "edited" in shown.stdout
    assert "I work as a nurse" in shown.stdout


def test_rejecting_what_was_accepted_says_which_words_are_protected_no_more(home):
    added = home.run("profile", "add", "Your client Kofi Brandt drinks.", "--category", "health")
    done = home.run("profile", "reject", added.stdout.split()[0])
    assert (done.returncode, done.stdout) == (0, "Rejected 1.\n")
    assert done.stderr == "No longer protected as your own: Kofi Brandt.\n"


def test_rejecting_a_kind_says_so_of_an_accepted_fact_too(home):
    added = home.run("profile", "add", "Your client Kofi Brandt drinks.", "--category", "health")
    done = home.run("profile", "reject", added.stdout.split()[0], "--kind")
    assert (done.returncode, done.stdout) == (0, "Rejected 1.\n")
    assert done.stderr == "No longer protected as your own: Kofi Brandt.\n"


def test_forgetting_a_fact_of_the_profile_says_so_and_forgetting_for_good_does_not(home):
    for command, says in (("profile", "forget"), True), (("forget", "fact"), False):
        number = home.run("profile", "add", "Your client Kofi Brandt drinks.").stdout.split()[0]
        done = home.run(*command, number, "--yes")
        assert done.returncode == 0, done.stderr
        assert ("No longer protected as your own: Kofi Brandt." in done.stderr) is says
        assert "Kofi" not in done.stdout


def test_everything_known_is_in_the_whole_export_too(home):
    records = [json.loads(line)["record"] for line in home.run("export").stdout.splitlines()]
    assert {"message", "fact", "import"} <= set(records)


def test_all_the_facts_that_are_named_are_accepted_or_none(home):
    before = facts(home)
    there = next(fact["id"] for fact in before if fact["state"] != "superseded")
    for command in ("accept", "reject"):
        done = home.run("profile", command, str(there), "999")
        assert (done.returncode, done.stdout) == (1, "")
        assert facts(home) == before


def test_an_area_that_nothing_is_in_is_told_with_those_there_are(home):
    done = home.run("profile", "show", "--area", "nonsense")
    assert (done.returncode, done.stdout) == (1, "")
    assert "Work and learning" in done.stderr
    work = json.loads(home.run("profile", "show", "--area", "work", "--json").stdout)["facts"]
    assert [fact["text"] for fact in work] and not any("Porto" in fact["text"] for fact in work)


def test_the_profile_is_shown_by_area(home):
    shown = home.run("profile", "show")
    assert shown.stdout.index("Home and places") < shown.stdout.index("Work and learning")
    assert "Porto" in shown.stdout
    assert "Lisbon" not in shown.stdout.replace("from Lisbon to Porto", "")


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (("profile", "accept"), 2, "--all"),
        (("profile", "accept", "999"), 1, "no fact 999"),
        (("profile", "inbox", "--review"), 1, "terminal"),
        (("profile", "add", " "), 1, "needs words"),
        (("why", "999"), 1, "no message 999"),
        (("export", "--conversation", "0"), 1, "no conversation 0"),
        (("import", "notes", __file__), 1, "There are no notes"),
    ],
)
def test_a_wrong_call_gets_one_line(home, args, code, said):
    done = home.run(*args)
    assert done.returncode == code, done.stderr
    assert said in done.stdout + done.stderr


@pytest.mark.slow
def test_an_answer_shows_what_it_rested_on_and_is_asked_again_without_it(home):
    assert home.run("ask", "--json", "Where do I live?").returncode == 0
    sources = json.loads(home.run("why", "--json").stdout)["sources"]
    porto = next(source for source in sources if source["fact"] and "Porto" in source["text"])
    again = home.run("why", "--without", str(porto["id"]))
    assert again.returncode == 0, again.stderr
    left = json.loads(home.run("why", "--json").stdout)["sources"]
    assert porto["fact"] not in [source["fact"] for source in left]
