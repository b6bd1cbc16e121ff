"""What a model scored is kept in the store, and only for that very model and these very probes."""

from dataclasses import replace

import pytest

from assistant.errors import SottoError
from assistant.store.store import Store
from assistant.trust import Trust, in_words
from local_models.catalog import ModelInfo, embedded
from local_models.skills import lessons
from local_models.skills.aptitude import PARAPHRASE, READING, STATING, Score


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
    assert "sotto models check" in in_words(None)


def test_a_score_is_kept_and_decides(trust, info):
    trust.keep(info, {"paraphrase": Score(11, 12), "reading": Score(3, 12)})
    assert trust.trusts(info, PARAPHRASE) and not trust.trusts(info, READING)
    assert in_words(trust.score(info, READING)) == "passes 3 of 12 probes, too few to be used"
    trust.keep(info, {"paraphrase": Score(2, 12)})
    assert not trust.trusts(info, PARAPHRASE)
    assert trust.score(info, READING) == Score(3, 12)


def test_another_file_under_the_same_name_has_to_be_measured_anew(trust, info):
    trust.keep(info, {"paraphrase": Score(12, 12)})
    info.path.write_bytes(b"GGUF and more")
    assert trust.score(info, PARAPHRASE) is None


def test_a_score_by_other_probes_does_not_count(trust, info):
    trust.keep(info, {"paraphrase": Score(12, 12)})
    assert trust.score(info, replace(PARAPHRASE, version="other")) is None


def test_a_model_whose_file_is_gone_is_refused(trust, info):
    info.path.unlink()
    with pytest.raises(SottoError, match="choose another model"):
        trust.score(info, PARAPHRASE)


def test_the_model_that_comes_with_sotto_is_trusted_with_what_it_was_taught_until_it_is_measured(trust):
    info = embedded()
    assert trust.trusts(info, STATING) and not trust.trusts(info, READING)
    assert "taught" in trust.words(info, STATING) and "not measured" in trust.words(info, READING)
    trust.keep(info, {"stating": Score(2, 12)})
    assert not trust.trusts(info, STATING) and "2 of 12" in trust.words(info, STATING)


def test_without_its_adapter_it_is_done_by_rule_and_one_line_says_so(trust, tmp_path, monkeypatch):
    monkeypatch.setattr(lessons, "ADAPTER", tmp_path / "gone.gguf")
    assert not trust.trusts(embedded(), STATING)
    assert trust.words(embedded(), STATING) == "its adapter is missing, so it is done by rule; reinstall Sotto"
