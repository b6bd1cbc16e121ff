"""What the settings are: a class for each section of config.toml, a field with its default and line for each."""

from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from local_models.addresses import is_loopback, parse, refuse_known_outside
from local_models.llm import ModelError


def _web_address(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("give an address such as https://example.org/v1")
    if "://" in parts.netloc + parts.path:  # pasted behind what one begins with
        raise ValueError("give one address, not two")
    if parts.username or parts.password:
        raise ValueError("leave name and password out of the address")
    return url


def _loopback_address(url: str) -> str:
    if not is_loopback(urlsplit(_web_address(url)).hostname or ""):
        raise ValueError(
            "a local server is on this machine, as http://127.0.0.1:8080/v1 is; for one of your own elsewhere see "
            "`sotto models trust --help`"
        )
    return url


def _provider_address(url: str) -> str:
    if not _web_address(url).startswith("https:") and not is_loopback(urlsplit(url).hostname or ""):
        raise ValueError("an address outside this machine must begin with https, or others could read along")
    return url


def _trusted_address(url: str) -> str:
    try:
        refuse_known_outside(parse(url))
    except ModelError as error:
        raise ValueError(str(error)) from None
    return url


_MODIFIERS = frozenset({"ctrl", "alt", "shift", "super"})
_NAMED_KEYS = {
    *("enter", "escape", "tab", "space", "backspace", "delete", "insert", "home", "end", "pageup", "pagedown"),
    *("up", "down", "left", "right", "slash", "backslash", "minus", "plus", "underscore", "full_stop", "comma"),
    *("question_mark", "colon", "semicolon", "at"),
    *(f"f{number}" for number in range(1, 25)),
}


def _keys(text: str) -> str:
    """One key or several with commas between them, written the one way."""
    keys = ["".join(key.split()).lower() if len(key.strip()) > 1 else key.strip() for key in text.split(",")]
    for key in keys:
        *modifiers, last = key.split("+")
        single = len(last) == 1 and last.isprintable() and (last.isalnum() or not modifiers)
        if not (set(modifiers) <= _MODIFIERS and (single or last in _NAMED_KEYS)):
            raise ValueError("name a key such as f9, ctrl+o or alt+enter; several with commas between them")
    return ",".join(keys)


def _one_line(text: str) -> str:
    if not text.strip() or not text.isprintable():
        raise ValueError("give words on one line")
    return text


OneLine = Annotated[str, AfterValidator(_one_line)]
LEAST_CONTEXT, MOST_TOKENS = 256, 10_000_000
"""Tokens below which no model makes sense, and more than any takes."""


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class Local(_Section):
    """The model on this machine."""

    model: OneLine = Field(default="smollm2-135m-instruct", description="The local model to use.")
    server: Annotated[str, AfterValidator(_loopback_address)] | None = Field(
        default=None,
        description="Address of an OpenAI-compatible server on this machine, to use instead of a built-in model.",
    )
    downloads: Literal["on", "off"] = Field(
        default="on", description="Whether models may be downloaded when you ask for one."
    )
    context: int = Field(
        default=4096,
        ge=LEAST_CONTEXT,
        le=MOST_TOKENS,
        description="How many tokens prompt and answer may take together.",
    )
    max_tokens: int = Field(
        default=512, ge=1, le=MOST_TOKENS, description="The longest answer of the local model, in tokens."
    )
    temperature: float = Field(
        default=0.3, ge=0, le=2, description="How freely the local model words its answers."
    )


class Cloud(_Section):
    """The model that outgoing texts go to."""

    provider: OneLine | None = Field(default=None, description="The provider that outgoing texts go to.")
    model: OneLine | None = Field(default=None, description="The provider's model to use.")
    timeout_s: float = Field(
        default=60, gt=0, le=86_400, allow_inf_nan=False, description="How many seconds to wait for the provider."
    )
    retries: int = Field(default=3, ge=0, le=20, description="How often to try again when the provider fails.")
    max_tokens: int | None = Field(
        default=None, ge=1, le=MOST_TOKENS, description="The longest cloud answer, in tokens."
    )


class Provider(_Section):
    """An OpenAI-compatible provider of the user's own."""

    base_url: Annotated[str, AfterValidator(_provider_address)] = Field(
        description="Address of an OpenAI-compatible provider of your own."
    )
    key_env: str | None = Field(default=None, description="Name of the environment variable that holds its key.")


class TrustedServer(_Section):
    """A model server of the user's own on another machine. It is used once `sotto models trust` declared it."""

    url: Annotated[str, AfterValidator(_trusted_address)] = Field(
        description="Address of a model server of your own on another machine; `sotto models trust` declares it."
    )
    model: OneLine = Field(description="The model that it answers with, by the name that it has there.")
    context: int | None = Field(
        default=None,
        ge=LEAST_CONTEXT,
        le=MOST_TOKENS,
        description="How many tokens prompt and answer may take there; 4096 if not said.",
    )
    ca_file: str | None = Field(
        default=None, description="File with the certificates (PEM) of your own CA, if the server's are its."
    )


class Route(_Section):
    """How questions are answered."""

    default: Literal["local", "protected"] = Field(default="local", description="How to answer if not told.")


class Privacy(_Section):
    """How questions are protected, beside what the privacy profiles say."""

    paraphrase: Literal["auto", "off"] = Field(
        default="auto",
        description="Say rewritten questions again in fluent words, if the local model was measured to find them.",
    )


class Profile(_Section):
    """What Sotto learns of its user."""

    learn: Literal["auto", "off"] = Field(
        default="auto", description="Look for facts in what you say, in the background."
    )
    accept_above: float = Field(
        default=0.9, ge=0, le=1, description="Accept a fact at once from this confidence on; 1 for never."
    )
    context: int = Field(
        default=300,
        ge=0,
        le=MOST_TOKENS,
        description="How many tokens of facts and messages go with a question; 0 for none.",
    )
    cloud: Literal["on", "off"] = Field(
        default="off", description="Let facts that your rules allow go along with a question to the cloud."
    )


class App(_Section):
    """The terminal app."""

    theme: str = Field(
        default="textual-dark",
        description="The colours of the app: textual-dark, textual-light, high-contrast, ansi-dark and others.",
    )


Keys = Annotated[str, AfterValidator(_keys)]
KEYS_SAY = 'The key, or keys with commas, for what is done in a place of the app: keys.chat.new = "ctrl+o".'
BindingPart = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]+$")]
NAME = r"^[A-Za-z0-9_-]+$"
"""What a provider or a server of the user's own may be called."""
ProviderName = Annotated[str, StringConstraints(pattern=NAME)]


class Config(_Section):
    """Every setting, with its default where config.toml is silent."""

    local: Local = Local()
    cloud: Cloud = Cloud()
    route: Route = Route()
    privacy: Privacy = Privacy()
    profile: Profile = Profile()
    app: App = App()
    keys: dict[BindingPart, dict[BindingPart, Keys]] = {}
    providers: dict[ProviderName, Provider] = {}
    servers: dict[ProviderName, TrustedServer] = {}
