"""The part of JSON Schema that a model can be held to: as a grammar, and as a check of the finished value."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from local_models.llm import FormError

_NOTES = {"title", "description", "default", "examples", "$schema", "$defs"}
_HELD = {
    "type",
    "properties",
    "required",
    "additionalProperties",
    "items",
    "minItems",
    "maxItems",
    "enum",
    "const",
}
_HELD |= {"anyOf", "minLength", "maxLength", "$ref"}

_CHARACTER = r"""char ::= [^"\\\x00-\x1F\x7F] | "\\" ["\\/bfnrt]"""
"""A character of a string. llama_cpp's own rule lets raw line breaks through, which no JSON parser takes, and
\\u escapes, with which a model can write half a character."""

_TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict, "array": list, "string": str, "integer": int, "number": (int, float), "boolean": bool,
    "null": type(None),
}  # fmt: skip


def to_grammar(schema: Mapping[str, Any]) -> str:
    """The GBNF grammar of all JSON texts that fit `schema`.

    Raises ValueError for a schema with a keyword that the grammar could not hold the model to, such as "minimum".
    """
    from local_models.native import json_schema_to_gbnf

    _check_keywords(schema)
    rules = json_schema_to_gbnf(json.dumps(schema)).splitlines()
    return "\n".join(_CHARACTER if rule.startswith("char ::=") else rule for rule in rules)


def parse(text: str, schema: Mapping[str, Any]) -> Any:
    """The value in `text`. Raises FormError when it is not one complete JSON value that fits `schema`."""
    try:
        value = json.loads(text)
    except ValueError as error:
        raise FormError("The model did not finish its answer; ask for less at once.") from error
    if not _fits(value, schema, schema):
        raise FormError("The model's answer does not have the form that was asked for; ask again.")
    return value


def _check_keywords(schema: Mapping[str, Any]) -> None:
    unknown = set(schema) - _NOTES - _HELD
    if unknown:
        raise ValueError(f"a model cannot be held to {', '.join(sorted(unknown))} in a JSON schema")
    for inner in _inner_schemas(schema):
        _check_keywords(inner)


def _inner_schemas(schema: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    groups: list[Iterable[Mapping[str, Any]]]
    groups = [schema.get("properties", {}).values(), schema.get("$defs", {}).values(), schema.get("anyOf", ())]
    groups.append(
        part for key in ("items", "additionalProperties") if isinstance(part := schema.get(key), Mapping)
    )
    return [inner for group in groups for inner in group]


def _fits(value: Any, schema: Mapping[str, Any], root: Mapping[str, Any]) -> bool:
    if "$ref" in schema:
        target: Any = root
        for key in schema["$ref"].removeprefix("#/").split("/"):
            target = target[key]
        return _fits(value, target, root)
    if "anyOf" in schema:
        return any(_fits(value, choice, root) for choice in schema["anyOf"])
    if "const" in schema or "enum" in schema:
        return value in schema.get("enum", [schema.get("const")])
    return _has_type(value, schema.get("type")) and _fits_inside(value, schema, root)


def _has_type(value: Any, wanted: str | list[str] | None) -> bool:
    if wanted is None:
        return True
    names = [wanted] if isinstance(wanted, str) else wanted
    if isinstance(value, bool):
        return "boolean" in names
    return any(isinstance(value, _TYPES[name]) for name in names)


def _fits_inside(value: Any, schema: Mapping[str, Any], root: Mapping[str, Any]) -> bool:
    if isinstance(value, str):
        return bool(schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value)))
    if isinstance(value, list):
        right_size = schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value))
        return right_size and all(_fits(item, schema.get("items", {}), root) for item in value)
    if isinstance(value, dict):
        known, extra = schema.get("properties", {}), schema.get("additionalProperties", True)
        inner = extra if isinstance(extra, Mapping) else {}
        return (
            set(schema.get("required", ())) <= set(value)
            and (extra is not False or set(value) <= set(known))
            and all(_fits(item, known.get(key, inner), root) for key, item in value.items())
        )
    return True
