from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from local_models.llm import ChatMessage, ModelError
from local_models.window import OVERHEAD, fit

BUDGET = 400
STEP = 100


def words(text: str) -> int:
    return len(text.split())


def cost(messages: list[ChatMessage]) -> int:
    return sum(words(message.content) + OVERHEAD for message in messages)


texts = st.integers(1, 600).map(lambda size: " ".join(map(str, range(size))))
turns = st.tuples(texts, texts).map(lambda pair: [ChatMessage("user", pair[0]), ChatMessage("assistant", pair[1])])
system = ChatMessage("system", "You are Sotto.")


@st.composite
def conversations(draw: st.DrawFn) -> list[ChatMessage]:
    turned = draw(st.lists(turns, max_size=12))
    return [system, *(message for turn in turned for message in turn), ChatMessage("user", draw(texts))]


@given(conversations())
def test_what_is_kept_fits_and_starts_with_the_system_part(messages: list[ChatMessage]) -> None:
    kept = fit(messages, BUDGET, words, STEP)
    assert cost(kept) <= BUDGET
    assert kept[0] == system
    assert kept[1].role == "user"


@given(conversations())
def test_what_is_kept_are_the_latest_turns_in_order(messages: list[ChatMessage]) -> None:
    kept = fit(messages, BUDGET, words, STEP)[1:]
    if len(kept) > 1:
        assert kept == messages[-len(kept) :]
    else:
        assert kept[0].content[:1] == messages[-1].content[:1]


@given(conversations())
def test_a_conversation_that_fits_is_left_alone(messages: list[ChatMessage]) -> None:
    assert fit(messages, cost(messages), words, STEP) == messages


def test_the_beginning_moves_only_now_and_then_as_a_conversation_grows() -> None:
    messages, firsts = [system], []
    for number in range(60):
        messages.append(ChatMessage("user", f"{number} is my question"))
        firsts.append(fit(messages, BUDGET, words, STEP)[1])
        messages.append(ChatMessage("assistant", f"{number} is my answer"))
    moves = sum(before != after for before, after in pairwise(firsts))
    assert 0 < moves <= 60 // 4


def test_a_message_that_is_too_long_keeps_its_beginning_and_its_end() -> None:
    long = "Summarise this. " + "filler " * 1000 + "What does it say?"
    kept = fit([system, ChatMessage("user", long)], BUDGET, words, STEP)[1].content
    assert kept.startswith("Summarise this.")
    assert kept.endswith("What does it say?")
    assert "[…]" in kept


def test_instructions_that_leave_no_room_are_refused() -> None:
    huge = ChatMessage("system", "rule " * BUDGET)
    with pytest.raises(ModelError, match="context"):
        fit([huge, ChatMessage("user", "Hello " * 50)], BUDGET, words, STEP)
