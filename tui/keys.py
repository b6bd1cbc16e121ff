"""Keys that the user may change: every binding of the app has a name, and the settings say which key it has."""

import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from textual.app import App
from textual.binding import Binding, Keymap
from textual.dom import DOMNode
from textual.widget import Widget

Keys = Mapping[str, Mapping[str, str]]
"""What the section `keys` of the settings holds: the keys, by place and by action."""


@dataclass(frozen=True, slots=True)
class Remappable:
    """Something that is done with a key. `id` is PLACE.ACTION, `key` what it has if the user says nothing."""

    id: str
    key: str
    description: str


def place_of(kind: type[DOMNode]) -> str:
    """What a screen, a widget or the app is called in the settings: ProfileScreen is `profile`."""
    if issubclass(kind, App):
        return "app"
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", kind.__name__.removesuffix("Screen")).lower()


def id_of(kind: type[DOMNode], action: str) -> str:
    """PLACE.ACTION for what `action` does in a `kind` of screen or widget; what the app does is the app's."""
    place, action = ("app", action[4:]) if action.startswith("app.") else (place_of(kind), action)
    words = re.sub(r"[^a-z0-9]+", "_", action.replace("-", "minus_").lower()).strip("_")
    return f"{place}.{words}"


def name_bindings(node: DOMNode) -> None:
    """Give every binding of a screen or widget of ours its name. Bindings that have one keep it."""
    if not _is_ours(type(node)):
        return
    bindings = node._bindings.key_to_bindings
    for key, found in bindings.items():
        if any(binding.id is None for binding in found):
            bindings[key] = [replace(each, id=each.id or id_of(type(node), each.action)) for each in found]


def own_actions(kind: type[DOMNode]) -> set[str]:
    """What the keys do that we gave to this kind of screen or widget, beside those that Textual gave to it."""
    return {
        binding.action
        for each in kind.__mro__
        if issubclass(each, DOMNode) and _is_ours(each)
        for binding in Binding.make_bindings(vars(each).get("BINDINGS", ()))
    }


def keymap(keys: Keys) -> Keymap:
    """What Textual wants to know: the keys by the names of bindings."""
    return {f"{place}.{action}": key for place, actions in keys.items() for action, key in actions.items()}


def remappable() -> list[Remappable]:
    """Everything that has a key and a description, place by place. Imports every screen; for a thread."""
    found: dict[str, Remappable] = {}
    for kind in _kinds():
        for binding in Binding.make_bindings(vars(kind).get("BINDINGS", ())):
            id = binding.id or id_of(kind, binding.action)
            before = found.get(id)
            key = binding.key if before is None else f"{before.key},{binding.key}"
            if before is None or binding.key not in before.key.split(","):
                words = binding.description or (before.description if before else "")
                found[id] = Remappable(id, key, words or binding.action)
    return sorted(found.values(), key=lambda each: each.id)


def problem_with(id: str, key: str, all: list[Remappable], keys: Keys) -> str:
    """Why the binding `id` can't have `key` beside what the settings say already: one line; empty if it can."""
    known = {each.id: each for each in all}
    if id not in known:
        return f"There is no key called {id}; the settings (F7) list them all."
    place = id.partition(".")[0]
    taken = {each.id: each.key for each in all} | dict(keymap(keys))
    for one in key.split(","):
        if place == "app" and len(one) == 1:
            return f"{one} is needed for typing. Give {id} a key such as f9 or ctrl+o."
        for other, its in taken.items():
            if other != id and other.partition(".")[0] in {place, "app"} and one in its.split(","):
                return f"{one} is the key of {other} already. Give {other} another key first."
    return ""


def problems(keys: Keys, all: list[Remappable]) -> Iterator[str]:
    """A line for everything in the section `keys` that can't be as it says."""
    for id, key in keymap(keys).items():
        if line := problem_with(id, key, all, keys):
            yield line


def _kinds() -> Iterator[type[DOMNode]]:
    import tui

    for module in pkgutil.walk_packages(tui.__path__, "tui."):
        importlib.import_module(module.name)
    waiting: list[type[DOMNode]] = [App, Widget]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if _is_ours(kind):
            yield kind


def _is_ours(kind: type[DOMNode]) -> bool:
    return kind.__module__.partition(".")[0] == "tui"
