"""The recaller brings questions nearer to their answers."""

import numpy as np
import pytest

from local_models.embedder import Embedder
from local_models.llm import ModelError
from local_models.recaller import Recaller


@pytest.fixture(scope="module")
def embedder():
    return Embedder()


def fit(embedder, question, said):
    """What recall makes of it: one number for each text."""
    recaller, vectors = Recaller(), embedder.embed(said)
    directions = recaller.directions(embedder.embed([question])[0])
    return vectors @ (directions.turned + directions.told) / recaller.lengths(vectors)


SAID = {
    "What sports do I do?": "My legs hurt from climbing yesterday.",
    "Where do I live?": "The rents in Leeds are mad, I pay half of what I earn.",
    "What is my job?": "My first patients come at seven, so no wine for me.",
    "Which colours do I like?": "We painted the hall turquoise, I can't get enough of it.",
    "Do I have any pets?": "Bello knocked over the vase again, silly dog.",
    "What music do I like?": "I had Nina Simone on repeat all day.",
    "Where did I study?": "There was a reunion at Leeds University, half of them bald now.",
    "What am I allergic to?": "No peanuts for me, my throat closes.",
}


def test_each_question_finds_its_own_answer_more_often_than_by_plain_embeddings(embedder):
    said = list(SAID.values())
    ours = [int(fit(embedder, question, said).argmax()) for question in SAID]
    plain = (embedder.embed(list(SAID)) @ embedder.embed(said).T).argmax(axis=1).tolist()
    right = list(range(len(said)))
    assert sum(map(int.__eq__, ours, right)) >= 7
    assert sum(map(int.__eq__, ours, right)) > sum(map(int.__eq__, plain, right))


def test_a_question_of_no_known_kind_gets_little_from_the_kinds(embedder):
    known, unknown = (
        np.linalg.norm(Recaller().directions(embedder.embed([text])[0]).told)
        for text in ("What is my favourite colour?", "Explain how the tides work.")
    )
    assert unknown < known / 2


def test_missing_and_broken_files_are_told(tmp_path):
    with pytest.raises(ModelError, match="missing"):
        Recaller(tmp_path).lengths(np.ones((1, 384), dtype=np.float32))
    (tmp_path / "recaller.npz").write_bytes(b"nonsense")
    with pytest.raises(ModelError, match="broken"):
        Recaller(tmp_path).lengths(np.ones((1, 384), dtype=np.float32))
