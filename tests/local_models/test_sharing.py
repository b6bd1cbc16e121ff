"""One model for the chat and for tasks: neither takes from the other, and no answer changes by it."""

import pytest

from local_models.llama_cpp import LlamaCppModel
from local_models.llm import ChatMessage, in_background
from local_models.native import api
from local_models.resident import Resident
from local_models.runtime import Runtime
from local_models.sampler import GrammarSampler
from local_models.skills import stating, titling
from local_models.states import States
from tests.local_models.sharing import CHAT, CLAUSES, load, told

pytestmark = pytest.mark.slow

QUESTION = "My dog ate a bar of dark chocolate 20 minutes ago, what do I do?"


def next_token(runtime: Runtime, prompt: list[int], beginning: int = 0) -> list[float]:
    """The logits after `prompt`."""
    runtime.set_prompt(prompt, beginning)
    seen: list[list[float]] = []

    class Look:
        def sample(self, context: object) -> int:
            seen.append(list(api.llama_get_logits_ith(context, -1)[:5000]))
            return 0

        def close(self) -> None: ...

    runtime.sample(Look())
    return seen[0]


def test_results_are_the_same_to_the_last_bit_however_a_prompt_is_cut(resident: Resident) -> None:
    step = 16
    prompt = resident.tokenize("The fox ran over the hill and slept. " * 40, control=False)[: step + 1]
    runtime, states = Runtime(resident, 256, step), States()
    fresh = next_token(runtime, prompt)
    for there in (1, 2, step - 1, step, step + 1):  # tokens of it that are there before
        runtime.set_prompt(prompt[:there] + prompt[:3])
        assert next_token(runtime, prompt) == fresh, there
    runtime.free()
    kept = Runtime(resident, 256, step, states)
    for beginning in (3, 20, step - 1, step, step + 1):
        assert next_token(kept, prompt, beginning) == fresh
        next_token(kept, prompt[::-1])
        assert next_token(kept, prompt, beginning) == fresh, beginning
    kept.free()


def test_a_beginning_is_evaluated_once_however_tasks_take_turns(stepwise: LlamaCppModel) -> None:
    chat = told(stepwise, CHAT)
    stating.stated(stepwise, CLAUSES[0])
    titling.titled(stepwise, QUESTION)
    for clause in CLAUSES:
        titling.titled(stepwise, QUESTION)
        assert stepwise.last_stats.evaluated_tokens < stepwise.last_stats.prompt_tokens / 3
        stating.stated(stepwise, clause)
        assert stepwise.last_stats.evaluated_tokens <= stepwise.count_tokens(clause) + 8
    more = "And one that is warm?"
    told(stepwise, [*CHAT, ChatMessage("assistant", chat), ChatMessage("user", more)], 1)
    assert stepwise.last_stats.evaluated_tokens <= stepwise.count_tokens(more) + 16


def test_kept_beginnings_change_no_answer(stepwise: LlamaCppModel) -> None:
    stating.stated(stepwise, CLAUSES[0])
    titling.titled(stepwise, QUESTION)
    kept = stating.stated(stepwise, CLAUSES[1])
    fresh = load(aside=0)
    assert kept == stating.stated(fresh, CLAUSES[1])
    fresh.close()


def test_without_a_context_of_their_own_tasks_still_keep_their_beginnings() -> None:
    model = load(aside=0)
    stating.stated(model, CLAUSES[0])
    told(model, CHAT, 1)
    stating.stated(model, CLAUSES[1])
    assert model.last_stats.evaluated_tokens <= model.count_tokens(CLAUSES[1]) + 8
    model.close()


def test_kept_beginnings_stay_within_their_room(resident: Resident) -> None:
    prompts = [resident.tokenize(f"{number}: " + "a fox " * 50, control=False) for number in range(4)]
    states = States(room=6_000_000)  # for two of them
    runtime = Runtime(resident, 256, states=states)
    for prompt in prompts:
        runtime.set_prompt(prompt, 100)
        assert 0 < states.size <= 6_000_000
    assert [prompt[:100] in states for prompt in prompts] == [False, False, True, True]
    assert runtime.set_prompt(prompts[2], 100) < 20
    small = States(room=1000)
    small.keep(runtime._context, [1])
    assert small.size == 0
    runtime.free()


def test_a_long_task_gets_a_larger_context_and_keeps_what_was_kept() -> None:
    model = load(aside=256)
    stating.stated(model, CLAUSES[0])
    contexts = model._engine.contexts
    small = contexts.for_task(1)
    assert small.context_size == 256
    told(in_background(model), [ChatMessage("user", "It rained on Tuesday. " * 50)], 4)
    assert contexts.for_task(1).context_size == 512
    stating.stated(model, CLAUSES[1])
    assert model.last_stats.evaluated_tokens <= model.count_tokens(CLAUSES[1]) + 8
    assert contexts.for_task(1800) is contexts.chat
    model.close()


def test_the_likeliest_token_that_fits_is_found_without_looking_at_the_others(resident: Resident) -> None:
    runtime = Runtime(resident, 256)
    runtime.set_prompt(resident.tokenize("The capital of France is", control=False))
    for grammar in ('root ::= " Paris"', 'root ::= " Zzyzx"', 'root ::= [a-z ]+ "."'):
        quick, thorough = (GrammarSampler(resident.vocab, grammar, 0.0) for _ in range(2))
        thorough._greedy = False
        assert runtime.sample(quick) == runtime.sample(thorough)
        quick.close()
        thorough.close()
    runtime.free()
