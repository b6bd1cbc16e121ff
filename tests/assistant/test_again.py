"""A question that is asked again: its replies are versions, and nothing else changes."""

import pytest

from assistant.again import asked_again
from assistant.config_sections import Cloud, Config
from assistant.config_sections import Provider as Configured
from assistant.errors import SottoError
from assistant.proposal import Approved, Cancelled
from assistant.remembering import Memory
from assistant.turn import Assistant, Question
from local_models.llm import ModelError
from privacy.detect.engine import default_detector
from privacy.rewrite import Rewriter
from tests.support.provider import provider_server, reply, status
from tests.support.scripted import ScriptedModel

TEXT = "Dear Ms Anna Kovacs, how are you?"
SENT = "Dear Ms [NAME_1], how are you?"


@pytest.fixture
def place(store):
    return store.conversations.create("test").id


def counting():
    """A model that numbers its answers."""
    model = ScriptedModel(lambda _: f"Answer {len(model.seen)}")
    return model


def local(store, model, memory=None):
    return Assistant(store, Rewriter(default_detector()), lambda: model, Config(), memory=memory)


def cloud(store, provider):
    config = Config(
        cloud=Cloud(provider="acme", model="big", retries=0, timeout_s=5),
        providers={"acme": Configured(base_url=provider.base_url)},
    )
    return Assistant(store, Rewriter(default_detector()), None, config)


def approve(proposal):
    return Approved(proposal.draft)


def again(assistant, store, message, review=approve, route="local"):
    question = asked_again(store, message, route=route)
    return list(assistant.ask(question, review))


def said(store, place):
    return [(message.role, message.text, message.state) for message in store.messages.in_view(place)]


def test_the_earlier_reply_is_kept_and_is_not_in_the_prompt(store, place):
    assistant = local(store, model := counting())
    for text in ("Hello", "Why?"):
        list(assistant.ask(Question(text, place, "local"), approve))
    last = store.messages.of(place)[-1]
    again(assistant, store, last.id)
    assert [text for _, text, _ in said(store, place)] == ["Hello", "Answer 1", "Why?", "Answer 3"]
    assert [version.text for version in store.messages.versions(last.id)] == ["Answer 2", "Answer 3"]
    assert model.seen[2] == model.seen[1]


def test_the_next_question_goes_with_the_version_in_view(store, place):
    assistant = local(store, model := counting())
    list(assistant.ask(Question("Hello", place, "local"), approve))
    first = store.messages.of(place)[-1]
    again(assistant, store, first.id)
    store.messages.choose(first.id)
    list(assistant.ask(Question("Why?", place, "local"), approve))
    assert "Answer 1" in model.seen[-1]
    assert "Answer 2" not in model.seen[-1]


def test_route_provider_and_rules_are_those_that_hold_by_now(store, place):
    with provider_server(reply("Hello [NAME_1]"), reply("Hi [NAME_1]"), reply("Bye")) as provider:
        assistant = cloud(store, provider)
        list(assistant.ask(Question(TEXT, place, "protected", "balanced", "acme/other"), approve))
        answer = store.messages.of(place)[-1]
        store.privacy_profiles.use("strict")
        again(assistant, store, answer.id, route="protected")
        assert [call.body["model"] for call in provider.calls] == ["other", "big"]
        list(assistant.ask(Question("Bye", place, "protected"), approve))
    sent = [message["content"] for message in provider.calls[2].body["messages"]]
    assert sent[-3:] == [SENT, "Hi [NAME_1]", "Bye"]
    assert [entry.privacy_profile for entry in store.ledger.list()] == ["strict", "strict", "balanced"]
    versions = store.messages.versions(answer.id)
    assert [(each.text, each.ledger) for each in versions] == [("Hello Anna Kovacs", 1), ("Hi Anna Kovacs", 2)]


@pytest.mark.parametrize(("first", "then"), [("local", "protected"), ("protected", "local")])
def test_the_route_may_be_another_one(store, place, first, then):
    asked = store.messages.add(place, "user", TEXT, route=first)
    store.messages.add(place, "assistant", "Hello", route=first)
    assert asked_again(store, asked.id, route=then).route == then


@pytest.mark.parametrize("failing", [False, True])
def test_where_there_is_no_new_reply_the_earlier_one_stays(store, place, failing):
    with provider_server(reply("Hello"), status(500)) as provider:
        assistant = cloud(store, provider)
        list(assistant.ask(Question(TEXT, place, "protected", "balanced"), approve))
        before = said(store, place)
        if failing:
            with pytest.raises(SottoError):
                again(assistant, store, store.messages.of(place)[-1].id, route="protected")
        else:
            again(assistant, store, store.messages.of(place)[-1].id, lambda _: Cancelled(), "protected")
    assert said(store, place) == before == [("user", TEXT, "complete"), ("assistant", "Hello", "complete")]


def fail(_):
    raise ModelError("The model is gone.")


def test_a_question_without_an_answer_can_be_asked_again(store, place):
    with pytest.raises(SottoError):
        list(local(store, ScriptedModel(fail)).ask(Question("Hello", place, "local"), approve))
    assert said(store, place) == [("user", "Hello", "failed")]
    again(local(store, counting()), store, store.messages.of(place)[0].id)
    assert said(store, place) == [("user", "Hello", "complete"), ("assistant", "Answer 1", "complete")]


def test_of_two_questions_at_once_in_a_conversation_each_keeps_its_answer(store, place):
    assistant = local(store, counting())
    turns = [assistant.ask(Question(text, place, "local"), approve) for text in ("Hello", "Why?")]
    for turn in turns:
        next(turn)  # both questions are stored, as from two programs
    for turn in turns:
        list(turn)
    assert [text for _, text, _ in said(store, place)] == ["Hello", "Why?", "Answer 1", "Answer 2"]


def test_a_question_that_fails_is_noted_though_another_one_was_answered_meanwhile(store, place):
    failing = local(store, ScriptedModel(fail)).ask(Question("Why?", place, "local"), approve)
    earlier = local(store, counting()).ask(Question("Hello", place, "local"), approve)
    for turn in (failing, earlier):
        next(turn)
    list(earlier)
    with pytest.raises(SottoError):
        list(failing)
    assert said(store, place)[0] == ("user", "Why?", "failed")


def test_only_the_last_question_is_asked_again(store, place):
    for text in ("Hello", "Why?"):
        list(local(store, counting()).ask(Question(text, place, "local"), approve))
    with pytest.raises(SottoError, match="Branch from an earlier one"):
        again(local(store, counting()), store, store.messages.of(place)[1].id)


def test_what_was_switched_off_does_not_go_along(store, place):
    other = store.messages.add(store.conversations.create().id, "user", "I like tea")
    asked = []

    class Finder:
        def is_personal(self, question):
            return True

        def facts(self, question, k):
            return []

        def messages(self, question, k, conversation):
            asked.append(k)
            return [other]

    assistant = local(store, model := counting(), Memory(store, Finder, 300))
    list(assistant.ask(Question("What do I like?", place, "local"), approve))
    answer = store.messages.of(place)[-1]
    (source,) = store.reply_sources.of(answer.id)
    store.reply_sources.switch(source.id)
    again(assistant, store, answer.id)
    assert ["I like tea" in prompt for prompt in model.seen] == [True, False]
    assert asked == [4, 5]


def test_what_a_branch_copied_is_not_remembered_from_its_original(store, place):
    original = store.messages.add(place, "user", "I like tea")
    store.messages.add(place, "assistant", "I see")
    branch = store.branches.make(place, original.id + 2, None)

    class Finder:
        def is_personal(self, question):
            return True

        def facts(self, question, k):
            return []

        def messages(self, question, k, conversation):
            return [original]

    list(local(store, model := counting(), Memory(store, Finder, 300)).ask(Question("Why?", branch), approve))
    assert model.seen[0].count("I like tea") == 1
