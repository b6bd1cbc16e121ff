"""The lessons for the embedded model, and how they get into it."""

import json
from random import Random

import numpy as np
import pytest

from local_models.skills.equivalent import invented
from local_models.skills.lessons import NOTHING, SKILLS, STATE
from local_models.training.teaching.lessons import Filler, forms, lessons
from local_models.training.teaching.mending import stumbled
from local_models.training.teaching.second_person import second_person, spelt_out
from local_models.training.teaching.stating import fragment


def test_the_same_seed_makes_the_same_lessons_of_every_skill():
    first = list(lessons(300, 1, testing=False))
    assert first == list(lessons(300, 1, testing=False))
    assert {lesson.skill for lesson in first} == set(SKILLS)
    assert all(lesson.text.strip() and lesson.answer.strip() and "{" not in lesson.answer for lesson in first)


@pytest.mark.parametrize("name", ["state", "none", "titles", "digest"])
def test_forms_that_are_held_back_are_never_trained_on(name):
    held, trained = forms(name, testing=True), forms(name, testing=False)
    assert held and trained and not [form for form in held if form in trained]


def test_a_statement_rests_on_the_words_of_its_sentence():
    listed = [each for each in lessons(400, 2, testing=False, shares={STATE: 1.0}) if each.answer != NOTHING]
    resting = [lesson for lesson in listed if not invented(lesson.answer, lesson.text)]
    assert len(resting) >= 0.99 * len(listed)


def test_a_quarter_of_the_sentences_state_nothing():
    answers = [lesson.answer for lesson in lessons(400, 2, testing=False, shares={STATE: 1.0})]
    assert 0.2 < answers.count(NOTHING) / len(answers) < 0.35


def test_sentences_are_turned_round_and_spelt_out():
    assert second_person("I'm a nurse, and we've our own car") == "You are a nurse, and you have your own car"
    assert spelt_out("You've a dog and you're tall.") == "You have a dog and you are tall."


def test_a_statement_is_cut_to_what_people_type():
    assert "plumber" in fragment("You are a plumber.", Random(1))
    assert fragment("Twice a week there is choir.", Random(1)) == ""


def test_the_article_fits_the_word_that_is_filled_in():
    filler = Filler(Random(1), testing=False)
    texts = [filler.fill("You are a {occupation}.")[0] for _ in range(60)]
    assert any(" an a" in text or " an e" in text for text in texts)
    assert not any(" a a" in text or " a e" in text for text in texts)


def test_a_stumbling_question_has_a_flaw():
    assert stumbled("how do I thank my aunt", Random(3)) != "how do I thank my aunt"


def test_an_adapter_is_read_as_it_was_written(tmp_path):
    pytest.importorskip("gguf")
    from local_models.training.teaching import adapter

    numbers = np.arange(6, dtype=np.float32)
    written = {"blk.0.attn_q.weight": (numbers.reshape(2, 3), numbers.reshape(3, 2))}
    adapter.write(tmp_path / "a.gguf", written, 16.0)
    a, b = adapter.read(tmp_path / "a.gguf")["blk.0.attn_q.weight"]
    assert np.array_equal(a, numbers.reshape(2, 3)) and np.array_equal(b, numbers.reshape(3, 2))


def tiny():
    """A Llama of one layer, and the torch module over it."""
    from local_models.training.teaching.base import Base, Shape

    shape = Shape(layers=1, heads=2, kv_heads=1, width=8, inner=12, rope_base=1e4, epsilon=1e-5)
    sizes = {"attn_q": (8, 8), "attn_k": (4, 8), "attn_v": (4, 8), "attn_output": (8, 8), "ffn_gate": (12, 8),
             "ffn_up": (12, 8), "ffn_down": (8, 12), "attn_norm": (8,), "ffn_norm": (8,)}  # fmt: skip
    rng = np.random.default_rng(1)
    weights = {f"blk.0.{name}.weight": rng.normal(size=size).astype(np.float32) for name, size in sizes.items()}
    weights["token_embd.weight"] = rng.normal(size=(20, 8)).astype(np.float32)
    weights["output_norm.weight"] = np.ones(8, np.float32)
    return Base(shape, weights)


def test_only_the_answer_is_learnt_and_corrections_begin_as_nothing(tmp_path):
    torch = pytest.importorskip("torch")
    from local_models.training.teaching.llama import Llama
    from local_models.training.teaching.train import Encoded, lessons, loss_of

    model = Llama(tiny(), 2, 4.0, seed=1)
    assert all(not b.any() for _, b in model.corrections().values())
    path = tmp_path / "lessons.jsonl"
    path.write_text(json.dumps({"tokens": [1, 2, 3, 4], "asked": 2}) + "\n")
    short, long = lessons(path)[0], Encoded([1, 2, 3, 4, 5, 6], 5)
    both = loss_of(model, [short, long])
    hidden = model(torch.tensor([[1, 2, 3, 4]]))[0]
    alone = torch.nn.functional.cross_entropy(model.logits(hidden[1:3]), torch.tensor([3, 4]))
    assert loss_of(model, [short]).item() == pytest.approx(alone.item(), rel=1e-3)
    both.backward()
    assert all(weight.grad is not None for weight in model.parameters())
