import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from local_models.encoder import Encoder
from local_models.llm import ModelError
from local_models.windows import SIZE
from tests.local_models.tiny_models import write_encoder


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return write_encoder(tmp_path_factory.mktemp("encoder"), ["anna", "porto", "zoe", "jose"])


@pytest.fixture(scope="module")
def encoder(folder):
    return Encoder(folder)


def words(encoder, text):
    return [text[start:end] for start, end in encoder.tokens(text).places]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Zoë, José", ["Zoë", ",", "José"]),
        ("Zoe\u0308 Jose\u0301 anna", ["Zoe", "Jose", "anna"]),
        ("👩‍👩‍👧 Anna 🇵🇹 Porto", ["👩‍👩‍👧", "Anna", "🇵🇹", "Porto"]),
        ("東京 Anna", ["東", "京", "Anna"]),
        ("مرحبا Anna שלום", ["مرحبا", "Anna", "שלום"]),
        ("An\u200bna \u00adPorto", ["An\u200bna", "Porto"]),
        ("\ufeffAnna\x00 Porto", ["Anna", "Porto"]),
        ("ＡＮＮＡ 𝐀𝐧𝐧𝐚", ["ＡＮＮＡ", "𝐀𝐧𝐧𝐚"]),
        ("\ud800 Anna", ["Anna"]),
    ],
)
def test_places_are_those_of_the_original_text(encoder, text, wanted):
    assert words(encoder, text) == wanted


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_any_text_at_all_can_be_read_and_its_places_are_in_order(encoder, text):
    (reading,) = encoder.read([text])
    assert len(reading.places) == len(reading.rows)
    assert reading.places == sorted(reading.places)
    assert all(0 <= start <= end <= len(text) for start, end in reading.places)


@given(st.text(alphabet="ab é東😀.\u0301", max_size=60))
def test_words_around_a_name_do_not_move_its_place(encoder, text):
    whole = f"{text} Anna {text}"
    assert (len(text) + 1, len(text) + 5) in encoder.tokens(whole).places


def test_control_tokens_in_the_text_are_only_words(encoder):
    assert words(encoder, "[SEP] anna") == ["[", *"SEP", "]", "anna"]


@pytest.mark.parametrize("count", [1, SIZE, SIZE + 1, 3 * SIZE + 7])
def test_a_long_text_gets_a_row_for_every_token(encoder, count):
    text = " ".join(("anna", "porto", "x")[n % 3] for n in range(count))
    (reading,) = encoder.read([text])
    assert reading.rows[:, 0].tolist() == encoder.tokens(text).ids.tolist()
    assert len(reading.places) == count


def test_many_texts_give_the_same_rows_as_each_alone(encoder):
    texts = ["anna", "", "porto " * 300, "x", "anna porto"]
    for text, reading in zip(texts, encoder.read(texts), strict=True):
        (alone,) = encoder.read([text])
        assert reading.places == alone.places
        assert np.array_equal(reading.rows, alone.rows)


def test_a_graph_that_wants_token_types_gets_them(tmp_path):
    (reading,) = Encoder(write_encoder(tmp_path, ["anna"], token_types=True)).read(["anna"])
    assert reading.rows.shape == (1, 4)


def test_threads_share_one_encoder(folder):
    encoder = Encoder(folder)
    with ThreadPoolExecutor(8) as pool:
        sums = set(pool.map(lambda _: float(encoder.read(["anna porto"])[0].rows.sum()), range(32)))
    assert len(sums) == 1


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_missing_and_broken_files_are_one_line_that_says_what_to_do(tmp_path, name):
    write_encoder(tmp_path)
    (tmp_path / name).write_bytes(b"not a model")
    with pytest.raises(ModelError, match=rf"{name} is broken; install Sotto again\.$"):
        Encoder(tmp_path).tokens("anna")
    (tmp_path / name).unlink()
    with pytest.raises(ModelError, match=rf"{name} is missing; install Sotto again\.$"):
        Encoder(tmp_path).tokens("anna")


def test_nothing_is_loaded_before_the_first_text_and_nothing_is_printed(folder):
    program = (
        "import sys; from pathlib import Path; from local_models.encoder import Encoder\n"
        "encoder = Encoder(Path(sys.argv[1]))\n"
        "assert not {'onnxruntime', 'tokenizers'} & set(sys.modules)\n"
        "encoder.read(['Anna', 'Porto ' * 1000])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(folder)], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
