import pytest

from local_models.json_schema import parse, to_grammar
from local_models.llm import ModelError

FACT = {
    "type": "object",
    "properties": {
        "text": {"type": "string", "minLength": 1, "maxLength": 9},
        "kind": {"enum": ["name", "job"]},
        "tags": {"type": "array", "items": {"type": "string"}, "maxItems": 2},
        "since": {"anyOf": [{"type": "integer"}, {"type": "null"}]},
    },
    "required": ["text", "kind"],
    "additionalProperties": False,
}


@pytest.mark.parametrize(
    "text",
    [
        '{"text":"a","kind":"job"}',
        '{"text":"a","kind":"name","tags":["x"],"since":null}',
        ' {"kind":"job","text":"é"}',
    ],
)
def test_a_value_that_fits_is_parsed(text: str) -> None:
    assert parse(text, FACT)["text"]


@pytest.mark.parametrize(
    "text",
    [
        '{"text":"a"}',
        '{"text":"","kind":"job"}',
        '{"text":"ten letters","kind":"job"}',
        '{"text":"a","kind":"age"}',
        '{"text":"a","kind":"job","more":1}',
        '{"text":"a","kind":"job","tags":["x","y","z"]}',
        '{"text":"a","kind":"job","tags":[1]}',
        '{"text":"a","kind":"job","since":true}',
        "[]",
    ],
)
def test_a_value_that_does_not_fit_is_refused(text: str) -> None:
    with pytest.raises(ModelError, match="form"):
        parse(text, FACT)


@pytest.mark.parametrize("text", ["", '{"text":"a', '{"text":"a","kind":"job"} and'])
def test_a_value_that_is_not_whole_is_refused(text: str) -> None:
    with pytest.raises(ModelError, match="did not finish"):
        parse(text, FACT)


def test_a_reference_is_followed() -> None:
    schema = {"$defs": {"name": {"type": "string"}}, "type": "array", "items": {"$ref": "#/$defs/name"}}
    assert parse('["a"]', schema) == ["a"]
    with pytest.raises(ModelError):
        parse("[1]", schema)


def test_a_keyword_that_no_grammar_holds_is_refused_before_anything_is_generated() -> None:
    with pytest.raises(ValueError, match="minimum"):
        to_grammar({"type": "object", "properties": {"age": {"type": "integer", "minimum": 0}}})
