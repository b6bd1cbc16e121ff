"""What a model scored is kept in the store, and only for that very model and these very rows."""

from dataclasses import replace

import pytest

from assistant.errors import SottoError
from assistant.store.store import Store
from assistant.trust import Trust, in_words
from local_models.catalog import ModelInfo, embedded
from local_models.skills import lessons
from local_models.skills.aptitude import PARAPHRASE, READING, STATING, Score
from tests.support.scores import FAILS, WINS


@pytest.fixture
def trust(tmp_path):
    store = Store.open(tmp_path / "sotto.db", bytes(32))
    yield Trust(store.settings)
    store.close()


@pytest.fixture
def info(tmp_path):
    file = tmp_path / "m.gguf"
    file.write_bytes(b"GGUF")
    return ModelInfo("m", "folder", file)


def test_a_model_that_was_not_measured_is_not_trusted(trust, info):
    assert trust.score(info, PARAPHRASE) is None
    assert not trust.trusts(info, PARAPHRASE)
    assert "sotto models bench" in in_words(None)


def test_a_score_is_kept_and_decides(trust, info):
    trust.keep(info, {"paraphrase": WINS, "reading": FAILS})
    assert trust.trusts(info, PARAPHRASE) and not trust.trusts(info, READING)
    lost = "the rule stays: right in 37 of 60, with the model in 38; it wins 3, needs 7"
    assert in_words(trust.score(info, READING)) == lost
    trust.keep(info, {"paraphrase": FAILS})
    assert not trust.trusts(info, PARAPHRASE)
    assert trust.score(info, READING) == FAILS


def test_another_file_under_the_same_name_has_to_be_measured_anew(trust, info):
    trust.keep(info, {"paraphrase": WINS})
    info.path.write_bytes(b"GGUF and more")
    assert trust.score(info, PARAPHRASE) is None


def test_a_score_by_another_instruction_does_not_count(trust, info):
    trust.keep(info, {"paraphrase": WINS})
    assert trust.score(info, replace(PARAPHRASE, asks=("Mend it.",))) is None


def test_a_model_whose_file_is_gone_is_refused(trust, info):
    info.path.unlink()
    with pytest.raises(SottoError, match="choose another model"):
        trust.score(info, PARAPHRASE)


def test_the_model_that_comes_with_sotto_is_trusted_with_what_it_was_taught_until_it_is_measured(trust):
    info = embedded()
    assert trust.trusts(info, STATING) and not trust.trusts(info, READING)
    assert "taught" in trust.words(info, STATING) and "not measured" in trust.words(info, READING)
    trust.keep(info, {"stating": FAILS})
    assert not trust.trusts(info, STATING) and "the rule stays" in trust.words(info, STATING)


def test_without_its_adapter_it_is_done_by_rule_and_one_line_says_so(trust, tmp_path, monkeypatch):
    monkeypatch.setattr(lessons, "ADAPTER", tmp_path / "gone.gguf")
    assert not trust.trusts(embedded(), STATING)
    assert trust.words(embedded(), STATING) == "its adapter is missing, so it is done by rule; reinstall Sotto"


def test_what_a_score_means_is_said_with_its_numbers():
    assert in_words(WINS) == "used: right in 52 of 60, the rule in 37"
    beside = Score(of=24, alone=21, used=21, rule=22, won=0, lost=1, adds=True)
    assert in_words(beside) == "used: right in 21 of 24, needs 20"
    assert in_words(replace(beside, alone=19)) == "the rule stays: right in 19 of 24, needs 20"
