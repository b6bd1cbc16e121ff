"""Rules, and what a suggestion would change, in words for the review in the app and on the command line."""

from assistant.effect import Effect, WordChange
from assistant.joining import Suggestion
from assistant.showing import one_line, plain
from privacy.builtin import BUILTIN
from privacy.rules import ANYONE, ME, Action, Rule

ACTION_WORDS = {
    Action.KEEP: "shown",
    Action.GENERALISE: "roughly",
    Action.SUBSTITUTE: "stand-in",
    Action.TAG: "hidden",
    Action.DROP: "left out",
}
"""What happens to a span, in a word."""
LISTED = 4
"""How many words are named of those that would change."""
_WHOSE = {ME: "mine", ANYONE: "anyone's"}


def about(rule: Rule) -> str:
    """What a rule speaks about: the words, the kind, the category and what parts of it, or everything."""
    if rule.value:
        return f"“{rule.value}”"
    what = rule.kind or (rule.category.value if rule.category else "everything")
    if rule.finer:
        return f"{what} ({', '.join(sorted(rule.finer))})"
    return f"{what} (the whole topic)" if rule.topic else what


def rule_line(rule: Rule) -> str:
    """A rule on one line: what it asks, for what, whose."""
    whose = "" if rule.value else f", {_WHOSE.get(rule.subject, rule.subject)}"
    return plain(f"{rule.says}: {about(rule)}{whose}")


def place_lines(suggestion: Suggestion) -> list[str]:
    """Where the sentence would go, and which sentences of the profile would change for it."""
    name = suggestion.after.name
    lines = [plain(f"Would replace in {name}: {old}") for old in suggestion.replaced]
    lines = lines or [plain(f"Would be added to {name}.")]
    lines += [plain(f"Would stay in force: {kept}") for kept in suggestion.kept]
    if name in BUILTIN and suggestion.before == BUILTIN[name]:
        brings_back = f"`sotto privacy delete {name}` brings the built-in back"
        lines.append(f"{name} would become your own version; {brings_back}.")
    return lines


def effect_lines(effect: Effect) -> list[str]:
    """What would change in the user's latest messages, the words named that change most often."""
    if not effect.looked:
        return ["There was no time to look at your recent messages."]
    lines = [_first_line(effect), *map(_word_line, effect.words[:LISTED])]
    if more := len(effect.words) - LISTED:
        lines += [f"  and {more} more"] if more > 0 else []
    return lines + ([f"  {effect.held} would not leave at all"] if effect.held else [])


def _first_line(effect: Effect) -> str:
    if effect.looked == 1:
        return f"Your last message would be decided {'otherwise' if effect.changed else 'as it was'}."
    return f"Of your last {effect.looked} messages {effect.changed or 'none'} would be decided otherwise."


def _word_line(change: WordChange) -> str:
    times = f" (in {change.messages})" if change.messages > 1 else ""
    return f"  {one_line(change.words, 40)}: {ACTION_WORDS[change.before]} → {ACTION_WORDS[change.after]}{times}"
