import numpy as np
import pytest

from local_models.embedder import WIDTH, Embedder
from local_models.encoder import WEIGHTS
from tests.local_models.tiny_models import write_model, write_tokenizer


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    """Row n of its table is a random direction that belongs to token n alone."""
    folder = tmp_path_factory.mktemp("embedder")
    count = write_tokenizer(folder, ["anna", "porto"]).get_vocab_size()
    write_model(folder, np.random.default_rng(0).normal(size=(count, WIDTH)))
    return Embedder(folder)


def test_vectors_have_length_one_whatever_the_text(tiny):
    vectors = tiny.embed(["anna", "", "porto " * 1000, "😀"])
    assert vectors.shape == (4, WIDTH)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1.0] * 4, abs=1e-5)


def test_no_texts_give_no_vectors(tiny):
    assert tiny.embed([]).shape == (0, WIDTH)


def test_a_vector_does_not_depend_on_what_else_is_embedded(tiny):
    texts = ["anna", "porto " * 300, "", "anna porto"]
    together = tiny.embed(texts)
    assert all(np.array_equal(tiny.embed([text])[0], vector) for text, vector in zip(texts, together, strict=True))


def test_many_texts_come_back_in_order(tiny):
    texts = [f"{'anna ' * (n % 7)}{n}" for n in range(150)]
    vectors = tiny.embed(texts)
    assert all(np.array_equal(vectors[n], tiny.embed([texts[n]])[0]) for n in (0, 63, 64, 149))


def test_a_vector_is_the_mean_of_its_tokens(tiny):
    a, b, both = tiny.embed(["anna " * 120, "porto " * 120, "anna porto " * 60])
    assert both @ (a + b) / np.linalg.norm(a + b) > 0.99


@pytest.mark.slow
def test_what_means_the_same_lies_close():
    texts = ["The cat sat on the mat", "A kitten was sitting on a rug", "How are capital gains taxed in France?"]
    cat, kitten, taxes = Embedder(WEIGHTS / "embedder").embed(texts)
    assert cat @ kitten > 0.5 > 0.2 > cat @ taxes
