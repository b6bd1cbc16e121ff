"""A model is trusted with a skill for what it does on this machine, not for its name."""

import dataclasses

import pytest

from local_models.catalog import ModelInfo, embedded
from local_models.llm import ModelError
from local_models.skills.aptitude import PARAPHRASE, READING, SKILLS, Score, identity, measured
from tests.support.able import read
from tests.support.scripted import ScriptedModel


def test_a_score_is_trusted_from_ten_of_twelve_on():
    assert Score(10, 12).is_trusted
    assert not Score(9, 12).is_trusted
    assert not Score(0, 0).is_trusted


def test_an_able_model_is_trusted_an_echo_and_a_careless_one_are_not(able, echo, careless):
    assert measured(able, PARAPHRASE) == Score(12, 12)
    assert measured(echo, PARAPHRASE) == Score(0, 12)
    assert not measured(careless, PARAPHRASE).is_trusted


def test_a_model_that_reads_every_instruction_is_trusted():
    assert measured(ScriptedModel(read), READING) == Score(12, 12)


@pytest.mark.parametrize("wish", ["hide", "allow"])
@pytest.mark.parametrize("about", ["health", "everything"])
def test_no_constant_answer_is_trusted_to_read(wish, about):
    always = {"wishes": [{"words": "it", "wish": wish, "about": about, "whose": "mine", "who": ""}]}
    for answer in (always, {"wishes": []}):
        assert not measured(ScriptedModel(lambda _, a=answer: a), READING).is_trusted


def test_one_hears_of_every_probe():
    heard = []
    measured(ScriptedModel(lambda _: {"wishes": []}), READING, told=heard.append)
    assert heard.count(True) == 3 and len(heard) == 12


def test_an_answer_that_breaks_off_is_a_failed_probe_and_a_model_that_never_answers_none_that_works(able):
    def sometimes(said):
        if said.startswith("My"):
            raise ModelError("The model did not finish its answer.")
        return able.answer(said)

    def never(_):
        raise ModelError("No model server answers.")

    assert measured(ScriptedModel(sometimes), PARAPHRASE) == Score(10, 12)
    with pytest.raises(ModelError, match="No model server"):
        measured(ScriptedModel(never), PARAPHRASE)


def test_another_file_under_the_same_name_is_another_model(tmp_path):
    file = tmp_path / "m.gguf"
    file.write_bytes(b"GGUF")
    info = ModelInfo("m", "folder", file)
    before = identity(info)
    assert identity(info) == before
    file.write_bytes(b"GGUF2")
    assert identity(info) != before
    file.unlink()
    with pytest.raises(ModelError, match="cannot be read"):
        identity(info)


def test_a_served_model_is_told_by_its_name_and_its_server():
    info = ModelInfo("m", "server", url="http://127.0.0.1:8080")
    assert identity(info) != identity(dataclasses.replace(info, url="http://127.0.0.1:8081"))
    assert identity(info) != identity(dataclasses.replace(info, name="n"))


def test_scores_by_other_probes_are_told_apart():
    assert len({skill.version for skill in SKILLS}) == len(SKILLS)


@pytest.mark.slow
def test_the_model_that_comes_along_is_too_weak_and_measuring_says_so(embedded_model):
    scores = {skill.name: measured(embedded_model, skill) for skill in SKILLS}
    assert not any(score.is_trusted for score in scores.values()), scores
    assert identity(embedded()).startswith("smollm2-135m-instruct ")
