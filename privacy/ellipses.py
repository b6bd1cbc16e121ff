"""What a sentence asks for the things of others without naming them: "My job is private. The boss's isn't"."""

from collections.abc import Sequence
from dataclasses import replace

from local_models.reader import Mention
from privacy.antecedents import Ellipsis, same_of_others
from privacy.own import PROTECTED
from privacy.prose import Sentence
from privacy.rules import ME, Rule
from privacy.ruling import rule_of


def shared_of(sentence: Sentence, before: Sentence | None) -> list[tuple[Ellipsis, list[Rule]]]:
    """What the sentence asks for others by "the shop's aren't": the same things as are named just before."""
    earlier = before.wanted if before else []
    named = [(mention.end - sentence.start, mention.action) for mention in sentence.wanted]
    named += [(0, mention.action) for mention in earlier]
    found = []
    for each in same_of_others(sentence.text, before.text if before else "", named):
        own = [mention for mention in sentence.wanted if mention.end - sentence.start <= each.start]
        meant = [mention for mention in own or earlier if mention.action == each.of]
        if each.who == ME and each.of == "hide":
            meant = [mention for mention in meant if mention.subject == "other"]
        made = [rule_of(replace(mention, action=each.action, subject="me"), sentence, (), ()) for mention in meant]
        told = [
            rule
            for rule in made
            if rule and rule.category and (rule.action.hides or rule.category not in PROTECTED)
        ]
        shared = [replace(rule, subject=each.who) for rule in told]
        found.append((each, shared))
    return found


def is_within(mention: Mention, sentence: Sentence, shared: Sequence[tuple[Ellipsis, list[Rule]]]) -> bool:
    """Whether a mention lies in words that mean things of others without naming them."""
    start, end = mention.start - sentence.start, mention.end - sentence.start
    return any(each.start <= start and end <= each.end for each, _ in shared)


def allows_nothing_of_ours(sentence: Sentence, before: Sentence | None) -> bool:
    """Whether it only allows names, numbers or addresses of others ("So is my wife's"): passing over protects."""
    shared = shared_of(sentence, before)
    more = [mention for mention in sentence.wanted if not is_within(mention, sentence, shared)]
    return bool(shared) and not more and all(each.action == "allow" and not rules for each, rules in shared)
