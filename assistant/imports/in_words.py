"""What an import found or did, in words."""

from assistant.imports.importing import Counts, Preview
from assistant.imports.record import Progress

_PLACES = 5
"""How many of the malformed records are named to a person."""


def done(counts: Counts) -> str:
    """What was added."""
    new = f"{count(counts.added, 'message')} added, {count(counts.conversations, 'new conversation')}"
    left_out = f", {counts.left_out} left out" if counts.left_out else ""
    return f"{new}; {counts.known} known already{left_out}, {counts.malformed} malformed."


def found(preview: Preview) -> str:
    """How much there is, and from when to when."""
    conversations = count(len(preview.conversations), "conversation")
    line = f"{count(preview.messages, 'message')} ({preview.own} of yours) in {conversations}"
    return f"{line}, {preview.first[:10]} to {preview.last[:10]}" if preview.first and preview.last else line


def places(counts: Counts) -> str:
    """Where the first malformed records are; empty if there are none."""
    return "; ".join(counts.places[:_PLACES]) + (" …" if counts.malformed > _PLACES else "")


def how_far(progress: Progress, counts: Counts, elapsed_s: float) -> str:
    """How much of the file was read, how many messages came in, how long it will still take."""
    messages = f"{counts.added + counts.known:,} messages"
    if not progress.total or not progress.done:
        return f"  {messages}"
    share = min(progress.done / progress.total, 1)
    left = elapsed_s * (1 - share) / share
    return f"  {share:.0%} of {_size(progress.total)}, {messages}, {_duration(left)} left"


def count(number: int, noun: str) -> str:
    """A number of things."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _size(count: int) -> str:
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{count / 1e6:.1f} MB"


def _duration(seconds: float) -> str:
    return f"about {seconds / 60:.0f} min" if seconds >= 90 else f"about {max(1, round(seconds))} s"
