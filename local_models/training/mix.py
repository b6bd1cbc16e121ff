"""Mixes two checkpoints that began alike: `python -m local_models.training.mix OLD NEW OUT --share 0.75`.

The weighted mean of the weights of a model and of the same model trained further often does better than either on
what neither saw, and loses less of what the first knew (Wortsman and others, "Robust fine-tuning of zero-shot
models", 2022); so does the mean of two that were trained from the same base in the same way ("Model soups", 2022).
"""

import argparse
import shutil
from pathlib import Path

from safetensors.torch import load_file, save_file


def mix(old: Path, new: Path, out: Path, share: float) -> None:
    """Write to the folder `out` what lies by `share` (0 to 1) of the way from `old` to `new`.

    All but the weights is copied from `new`.
    Raises KeyError when the two have not the same weights.
    """
    first, second = (load_file(folder / "model.safetensors") for folder in (old, new))
    mixed = {name: first[name] * (1 - share) + weight * share for name, weight in second.items()}
    shutil.copytree(new, out, dirs_exist_ok=True)
    save_file(
        {name: weight.contiguous() for name, weight in mixed.items()}, out / "model.safetensors", {"format": "pt"}
    )


def main() -> None:
    """Read the command line and mix."""
    parser = argparse.ArgumentParser(description="Mix two checkpoints that began alike.")
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--share", type=float, default=0.5, help="of the newer one (default: %(default)s)")
    args = parser.parse_args()
    mix(args.old, args.new, args.out, args.share)


if __name__ == "__main__":
    main()
