"""The models that can be got: the short list that comes with Sotto, and any file of any repository on the hub."""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from local_models.fits import Shape
from local_models.llm import ModelError

_LIST = Path(__file__).with_name("offers.toml")
_PART = r"[A-Za-z0-9][A-Za-z0-9._-]*"
_REFERENCE = re.compile(rf"({_PART}/{_PART}):((?:{_PART}/)*{_PART})")
_PIECE = re.compile(r"-\d{5}-of-\d{5}\.gguf$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Source:
    """A file on the hub, such as "Qwen/Qwen2.5-0.5B-Instruct-GGUF" and "qwen2.5-0.5b-instruct-q4_k_m.gguf"."""

    repo: str
    file: str

    def __str__(self) -> str:
        return f"{self.repo}:{self.file}"


@dataclass(frozen=True, slots=True)
class Offer:
    """A model on Sotto's list. `size` is in bytes; `sha256` is "" where only the hub knows the checksum.

    `template` says in what form it is talked to; the form itself is in the file.
    """

    name: str
    title: str
    maker: str
    source: Source
    size: int
    sha256: str
    licence: str
    template: str
    context: int
    shape: Shape


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user asked for: what it will be called here, where it is, and what is known of it before."""

    name: str
    source: Source
    sha256: str = ""


@lru_cache(maxsize=1)
def offers() -> tuple[Offer, ...]:
    """Every model on the list, the smallest first."""
    listed = tomllib.loads(_LIST.read_text("utf-8"))
    return tuple(sorted((_offer(name, entry) for name, entry in listed.items()), key=lambda offer: offer.size))


def offered(name: str) -> Offer | None:
    """The model called `name` on the list, in any case; None if there is none."""
    return next((offer for offer in offers() if offer.name == name.lower()), None)


def wanted(text: str) -> Wanted:
    """What `text` asks for: a name on the list, or "owner/repo:file.gguf". Raises ModelError with what to do."""
    if offer := offered(text):
        return Wanted(offer.name, offer.source, offer.sha256)
    found = _REFERENCE.fullmatch(text.removeprefix("hf://").strip())
    if found is None:
        raise ModelError(
            f"{text!r} is not on the list (sotto models list --available), and not like owner/repo:file.gguf."
        )
    source = Source(found[1], found[2])
    if not source.file.lower().endswith(".gguf"):
        raise ModelError(f"{source.file} is no GGUF file; name one that ends in .gguf.")
    if _PIECE.search(source.file):
        raise ModelError(f"{source.file} is one piece of several; name a model whose file is in one piece.")
    known = next((offer for offer in offers() if offer.source == source), None)
    name = known.name if known else Path(source.file).stem
    return Wanted(name, source, known.sha256 if known else "")


def repository(text: str) -> str | None:
    """The repository, if `text` names one and no file in it ("owner/repo"); else None."""
    return text if re.fullmatch(rf"{_PART}/{_PART}", text) else None


def _offer(name: str, entry: dict[str, Any]) -> Offer:
    shape = entry["shape"]
    return Offer(
        name=name,
        title=entry["title"],
        maker=entry["maker"],
        source=Source(entry["repo"], entry["file"]),
        size=entry["size"],
        sha256=entry.get("sha256", ""),
        licence=entry["licence"],
        template=entry["template"],
        context=entry["context"],
        shape=Shape(
            layers=shape["layers"],
            kv=shape["layers"] * shape["kv_heads"] * shape["head"] * 2,
            heads=shape["heads"],
            width=shape["width"],
            inner=shape["inner"],
            trained=entry["context"],
        ),
    )
