"""The design's promises, as far as the shape of the code can hold them."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGES = ("assistant", "local_models", "privacy", "tui")
NETWORK = {
    "socket",
    "http",
    "urllib.request",
    "httpx",
    "httpx2",
    "requests",
    "aiohttp",
    "websockets",
    "ftplib",
    "smtplib",
}
MAY_USE_IT = {
    "assistant/cloud.py",  # an approved Outgoing
    "local_models/hub.py",  # a model that the user asked for
    "local_models/model_server.py",  # what the next two have in common
    "local_models/loopback.py",  # a model server on this machine
    "local_models/trusted_server.py",  # one of the user's own elsewhere, on the record
    "local_models/serve_child.py",  # being one, for the demo
}


def sources() -> Iterator[tuple[str, ast.Module]]:
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text("utf-8"))


def imported(tree: ast.Module) -> set[str]:
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def touches(names: set[str], wanted: set[str]) -> bool:
    return any(name == w or name.startswith(f"{w}.") for name in names for w in wanted)


def users_of(wanted: set[str]) -> set[str]:
    return {path for path, tree in sources() if touches(imported(tree), wanted)}


def mentions(tree: ast.Module, name: str) -> bool:
    return any(
        (isinstance(node, ast.Name) and node.id == name) or (isinstance(node, ast.Attribute) and node.attr == name)
        for node in ast.walk(tree)
    )


def test_only_the_named_modules_can_open_a_connection():
    assert users_of(NETWORK) <= MAY_USE_IT
    assert users_of({"openai", "anthropic"}) == {"assistant/cloud.py"}


def test_only_one_place_makes_an_outgoing():
    makers = {
        path
        for path, tree in sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node).startswith("object.__new__(Outgoing")
    }
    assert makers == {"privacy/outgoing.py"}
    assert users_of({"privacy.outgoing.seal"}) == {"privacy/draft.py"}


def test_only_the_cloud_module_sends_and_only_the_turn_uses_it():
    assert users_of({"assistant.cloud.Sending"}) == {"assistant/turn.py"}


def test_a_trusted_server_is_reached_only_where_every_request_gets_a_ledger_row():
    makers = users_of({"local_models.trusted_server.TrustedServer"})
    assert makers == {"assistant/trusted_model.py", "assistant/trusting.py"}
    assert users_of({"assistant.trusted_model.LedgerRecord"}) | {"assistant/trusted_model.py"} == makers


def test_only_one_module_touches_the_model_runtime():
    assert users_of({"llama_cpp"}) <= {"local_models/native.py", "local_models/serve_child.py"}


def test_only_the_encoder_loads_onnxruntime_which_would_send_telemetry_if_loaded_carelessly():
    users = {path for path in users_of({"onnxruntime"}) if "training/" not in path}
    assert users == {"local_models/encoder.py"}


def test_nothing_imports_torch_at_run_time():
    assert not {path for path in users_of({"torch"}) if not path.startswith("local_models/training/")}


def test_nothing_logs_or_prints():
    silencers = {"assistant/cloud.py", "privacy/detect/presidio.py"}  # they turn other libraries' loggers off
    assert users_of({"logging", "traceback"}) <= silencers
    config_and_keys, demo = "assistant/files.py", "assistant/cli/demo.py"
    in_memory = "assistant/outside_editor.py"  # the user's own editor wants a file: in memory, or they are asked
    users = {path for path in users_of({"tempfile"}) if "training/" not in path}
    assert users <= {config_and_keys, demo, in_memory}
    assert not {path for path, tree in sources() if mentions(tree, "print") and "training/" not in path}


def test_no_file_is_long():
    long = {path for path, _ in sources() if len((ROOT / path).read_text("utf-8").splitlines()) > 300}
    assert not {path for path in long if "training/" not in path}
