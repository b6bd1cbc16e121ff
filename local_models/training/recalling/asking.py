"""Questions as people put them: about themselves or somebody else, in whole sentences or in a few words."""

import re
from random import Random

_OTHERS = (
    "sister",
    "brother",
    "husband",
    "wife",
    "mother",
    "father",
    "friend",
    "boss",
    "son",
    "daughter",
    "partner",
)
_WRAPPED = (
    "Do you remember {}", "Can you tell me {}", "Remind me, {}", "I forgot: {}", "Tell me again, {}",
    "Quick question: {}",
)  # fmt: skip
_ABOUT = (
    "What did I say about {}?", "When did I mention {}?", "{}", "Have I ever told you about {}?",
    "What was it with {}?",
    "What do you know about me and {}?", "that message about {}", "Where did I write about {}?",
)  # fmt: skip
_BARE = re.compile(
    r"^(?:what|which|who|where|when|how|do|does|did|am|is|are|have|has|in|on|at)\b"
    r"(?: (?:is|are|was|were|do|does|did|have|has|am|kind of|sort of)\b)*(?: I\b)?\s*",
    re.IGNORECASE,
)
_TURNS = (
    (r"\bdo I\b", "does {s}"), (r"\bam I\b", "is {s}"), (r"\bhave I\b", "has {s}"), (r"\bDo I\b", "Does {s}"),
    (r"\bAm I\b", "Is {s}"), (r"\bHave I\b", "Has {s}"),
    (r"\b(did|was|can|could|would|should|Did|Was|Can) I\b", r"\1 {s}"),
    (r"\bmy\b", "{s}'s"), (r"\bmyself\b", "{s}"), (r"\bmine\b", "{s}'s"), (r"\bme\b", "{s}"),
)  # fmt: skip


def asked(ask: str, name: str, rng: Random) -> str:
    """A question in one of the ways that people put it; `name` is somebody it may be about instead."""
    if rng.random() < 0.35:
        ask = about(ask, rng.choice((name, name, f"my {rng.choice(_OTHERS)}"))) or ask
    draw = rng.random()
    if draw < 0.12:
        ask = rng.choice(_WRAPPED).format(ask[0].lower() + ask[1:] if not ask.startswith("I ") else ask)
    elif draw < 0.24:
        ask = bare(ask)
    return _typed(ask, rng)


def about_value(value: str, rng: Random) -> str:
    """A question for one thing, whatever was said of it."""
    return _typed(rng.choice(_ABOUT).format(value), rng)


def about(ask: str, who: str) -> str | None:
    """A question about the user, asked about `who`; None where that takes more than a rule."""
    turned = ask
    for pattern, put in _TURNS:
        turned = re.sub(pattern, put, turned)
    if turned == ask or re.search(r"\bI\b", turned) or turned.count("{s}") > 1:
        return None
    return turned.replace("{s}", who)


def bare(ask: str) -> str:
    """The words of a question that say what it is about, as typed into a search field."""
    return re.sub(r"\bI\b\s*", "", _BARE.sub("", ask).rstrip("?")).strip() or ask


def _typed(ask: str, rng: Random) -> str:
    if rng.random() < 0.15:
        ask = ask.lower()
    return ask.rstrip("?") if rng.random() < 0.15 else ask
