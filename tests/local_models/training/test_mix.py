"""Checkpoints of one training, mixed."""

import pytest


def test_a_mix_lies_between_its_two_and_keeps_the_other_files_of_the_newer(tmp_path):
    torch = pytest.importorskip("torch")
    files = pytest.importorskip("safetensors.torch")
    from local_models.training.mix import mix

    for name, value in (("old", 0.0), ("new", 4.0)):
        (tmp_path / name).mkdir()
        files.save_file({"weight": torch.full((2,), value)}, tmp_path / name / "model.safetensors")
        (tmp_path / name / "labels.json").write_text(name)
    mix(tmp_path / "old", tmp_path / "new", tmp_path / "out", 0.75)
    assert files.load_file(tmp_path / "out" / "model.safetensors")["weight"].tolist() == [3.0, 3.0]
    assert (tmp_path / "out" / "labels.json").read_text() == "new"
