"""Choosing the route of a question, and the model it goes to."""

import pytest

from assistant.config_sections import Cloud, Config, Local, Provider
from assistant.config_sections import Route as RouteSettings
from assistant.errors import SottoError
from assistant.providers import target
from assistant.routing import choose

PLAIN = Config()


def test_the_users_choice_holds():
    assert choose("local", None, Config(route=RouteSettings(default="protected")))[0] == "local"
    assert choose("protected", None, PLAIN)[0] == "protected"


def test_naming_a_cloud_model_asks_it():
    assert choose(None, "acme/big", PLAIN)[0] == "protected"


def test_without_a_choice_the_settings_decide_and_nothing_leaves_by_default():
    assert choose(None, None, PLAIN)[0] == "local"
    assert choose(None, None, Config(route=RouteSettings(default="protected")))[0] == "protected"


@pytest.mark.parametrize(("route", "to"), [("sketch", None), ("moon", None), ("local", "acme/big")])
def test_what_cannot_be_is_refused(route, to):
    with pytest.raises(SottoError):
        choose(route, to, PLAIN)


def test_a_known_provider_without_its_key_is_refused_before_anything_is_shown(monkeypatch):
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    with pytest.raises(SottoError, match="sotto config key set openai"):
        target("openai/gpt-4.1", PLAIN)
    monkeypatch.setenv("OPENAI_API_KEY", "sk-1")
    assert target("openai/gpt-4.1", PLAIN).key == "sk-1"


def test_the_model_may_have_slashes_in_its_name(monkeypatch):
    monkeypatch.setenv("OPENROUTER_API_KEY", "k")
    assert target("openrouter/meta/llama-4", PLAIN).model == "meta/llama-4"


def test_the_settings_name_the_usual_model():
    config = Config(
        cloud=Cloud(provider="mine", model="big"),
        providers={"mine": Provider(base_url="http://127.0.0.1:9/v1")},
        local=Local(),
    )
    assert target(None, config).label == "mine/big"
    assert target("mine/other", config).label == "mine/other"
