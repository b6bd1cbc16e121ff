import pytest

from local_models.llama_cpp import LlamaCppModel
from tests.bench.bench_local_models import second_turn


@pytest.mark.slow
def test_a_second_turn_evaluates_at_most_its_new_tokens_and_sixteen(embedded_model: LlamaCppModel) -> None:
    evaluated, new = second_turn(embedded_model)
    assert evaluated <= new + 16
