"""What recall is measured on: what somebody has, in segments, and what they ask about it."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from tests.bench import long_chats

CHATS, MESSAGES = 4, 600


@dataclass(frozen=True)
class Said:
    """One message: who wrote what, as whom."""

    role: str
    author: str | None
    text: str


@dataclass(frozen=True)
class Segment:
    """What is to be found: messages that belong together, and their text as one."""

    id: str
    conversation: str
    time: str
    messages: tuple[Said, ...]

    @property
    def text(self) -> str:
        """All of it, as the plain ways search it."""
        if len(self.messages) == 1:
            return self.messages[0].text
        return "\n".join(f"{said.author or said.role}: {said.text}" for said in self.messages)


@dataclass(frozen=True)
class Asked:
    """A question and the segments that answer it."""

    id: str
    question: str
    answers: frozenset[str]

    @property
    def held_back(self) -> bool:
        """Whether nothing was chosen by this question."""
        return sha256(self.id.encode()).digest()[-1] % 2 == 1


@dataclass
class Archive:
    """What one person has, and what they ask about it."""

    owner: str
    segments: list[Segment] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)


def personabench(folder: Path, level: str) -> list[Archive]:
    """The archives at a level of noise."""
    private = folder / "private_data" / f"noise_{level}"
    archives: dict[str, Archive] = {}
    for name in ("conversation", "user_ai_interaction", "purchase_history"):
        for person in json.loads((private / f"{name}_data_all.json").read_text("utf-8")):
            owner = person["Name"]
            segments = archives.setdefault(owner, Archive(owner)).segments
            segments += [_segment(one, owner) for one in _sessions(person["Data"])]
    people = {archive.segments[0].id[:6]: archive for archive in archives.values()}
    for asked in json.loads((folder / "eval_info" / f"qa_gt_context_all_noise_{level}.json").read_text("utf-8")):
        answers = frozenset(id for ids in asked["segment_id"].values() for id in ids)
        people[asked["q_id"][:6]].asked.append(Asked(asked["q_id"], asked["question"], answers))
    for archive in archives.values():
        archive.segments.sort(key=lambda segment: segment.id)
    return list(archives.values())


def _sessions(data: Sequence[dict]) -> Iterator[dict]:
    for one in data:
        yield from one.get("Conversations", [one])


def _segment(one: dict, owner: str) -> Segment:
    time = datetime.strptime(one["time"], "%Y/%b/%d/%I:%M %p").replace(tzinfo=UTC).isoformat()
    said: list[Said] = []
    for turn in one.get("conversation", []):
        mine = turn["role"] == owner
        said.append(Said("user" if mine else "other", turn["role"], turn["content"]))
    for turn in one.get("user_ai_interaction", []):
        mine = turn["role"] == "user"
        said.append(Said("user" if mine else "assistant", owner if mine else None, turn["content"]))
    for bought in one.get("purchase_history", []):
        words = f"{bought['title']}. {bought['description']} {bought['brand']}. {', '.join(bought['categories'])}"
        said.append(Said("user", owner, words))
    return Segment(one["segment_id"], one["segment_id"], time, tuple(said))


def chats(count: int = CHATS, messages: int = MESSAGES) -> list[Archive]:
    """The long chats. Whose "I" it is owns the chat."""
    return [_chat(seed, messages) for seed in range(1, count + 1)]


def _chat(seed: int, messages: int) -> Archive:
    segments, asked, owner = long_chats.chats(seed, messages)
    archive = Archive(owner)
    for one in segments:
        said = Said("user" if one.author == owner else "other", one.author, one.text)
        archive.segments.append(Segment(one.id, one.conversation, one.time, (said,)))
    archive.asked = [Asked(f"{seed}-{n}", one.question, frozenset(one.answers)) for n, one in enumerate(asked)]
    return archive
