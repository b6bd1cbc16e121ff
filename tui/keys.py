"""Keys that the user may change: every binding of the app has a name, and the settings say which key it has."""

import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from textual.app import App
from textual.binding import Binding, Keymap
from textual.dom import DOMNode
from textual.keys import KEY_ALIASES, KEY_NAME_REPLACEMENTS, key_to_character
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, OptionList, TextArea

Keys = Mapping[str, Mapping[str, str]]
"""What the section `keys` of the settings holds: the keys, by place and by action."""


@dataclass(frozen=True, slots=True)
class Remappable:
    """Something that is done with a key. `id` is PLACE.ACTION, `key` what it has if the user says nothing.

    `needed` are keys that move about or edit where it is done; `types` is whether one types there.
    """

    id: str
    key: str
    description: str
    needed: frozenset[str] = frozenset()
    types: bool = False


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
    return {binding.action for binding in _given(kind, ours=True)}


def _given(kind: type[DOMNode], *, ours: bool) -> Iterator[Binding]:
    """The bindings that we gave to a kind of screen or widget, or those that Textual did."""
    for each in kind.__mro__:
        if issubclass(each, DOMNode) and _is_ours(each) == ours:
            yield from Binding.make_bindings(vars(each).get("BINDINGS", ()))


def keymap(keys: Keys) -> Keymap:
    """What Textual wants to know: the keys by the names of bindings."""
    return {f"{place}.{action}": key for place, actions in keys.items() for action, key in actions.items()}


def remappable() -> list[Remappable]:
    """Everything that has a key and a description, place by place. Imports every screen; for a thread."""
    found: dict[str, Remappable] = {}
    kinds = list(_kinds())
    app = max((kind for kind in kinds if issubclass(kind, App)), key=lambda kind: len(kind.__mro__))
    for kind in kinds:
        for binding in Binding.make_bindings(vars(kind).get("BINDINGS", ())):
            id = binding.id or id_of(kind, binding.action)
            found[id] = _with(found.get(id), id, binding, app if id.startswith("app.") else kind)
    return sorted(found.values(), key=lambda each: each.id)


def _with(before: Remappable | None, id: str, binding: Binding, kind: type[DOMNode]) -> Remappable:
    """What was found `before` with one more binding of the same name."""
    if before is None:
        types = issubclass(kind, (App, Input, TextArea))
        needed = _needed(kind) - {binding.key}  # what a key does anyway it may go on doing
        return Remappable(id, binding.key, binding.description or binding.action, needed, types)
    keys = dict.fromkeys([*before.key.split(","), binding.key])
    return replace(before, key=",".join(keys), description=binding.description or before.description)


def _needed(kind: type[DOMNode]) -> frozenset[str]:
    """The keys that Textual gave to a kind of screen or widget and we left so; for the app, of all it shows."""
    kinds = (kind, Screen, Input, TextArea, OptionList) if issubclass(kind, App) else (kind,)
    bound = {binding.key for each in kinds for binding in _given(each, ours=False)}
    if issubclass(kind, App):
        bound |= {"escape", App.COMMAND_PALETTE_BINDING}
    aliases = (KEY_ALIASES.get(key, ()) for key in bound)
    return frozenset(bound.union(*aliases)) - {binding.key for binding in _given(kind, ours=True)}


def problem_with(id: str, key: str, all: list[Remappable], keys: Keys) -> str:
    """Why the binding `id` can't have `key` beside what the settings say already: one line; empty if it can."""
    known = {each.id: each for each in all}
    if id not in known:
        return f"There is no key called {id}; the settings (F7) list them all."
    usual = {each.id: each.key.split(",") for each in all}
    taken = usual | {other: its.split(",") for other, its in keymap(keys).items()}
    for one in key.split(","):
        if line := _needed_line(known[id], one):
            return line
        for other, its in taken.items():
            as_ever = one in usual[id] and one in usual.get(other, ())
            if other != id and _meet(id, other) and one in its and not as_ever:
                return f"{one} is the key of {other} already. Give {other} another key first."
    return ""


def _needed_line(each: Remappable, key: str) -> str:
    """Why `key` can't be given to what is done: one moves about or writes there with it; empty if not."""
    if key in each.needed:
        return f"{key} is needed for moving about or writing. Give {each.id} a key such as f9."
    if each.types and _is_typed(key):
        return f"{key} is needed for typing. Give {each.id} a key such as f9."
    return ""


def _is_typed(key: str) -> bool:
    character = key_to_character(key)
    return key in KEY_NAME_REPLACEMENTS.values() or (character is not None and character.isprintable())


def _meet(id: str, other: str) -> bool:
    """Whether one key can't do both: they are done in the same place, or one of them everywhere."""
    places = {id.partition(".")[0], other.partition(".")[0]}
    return len(places) == 1 or "app" in places


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
