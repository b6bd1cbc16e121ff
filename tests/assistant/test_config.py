import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant import config, paths
from assistant.appearance import theme
from assistant.config_docs import as_markdown, as_toml
from assistant.config_faults import ConfigError
from assistant.config_sections import Config
from assistant.config_settings import describe
from assistant.errors import SottoError


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where config.toml belongs; it is not there yet."""
    monkeypatch.setenv("SOTTO_HOME", str(tmp_path))
    return paths.config_path()


def test_without_a_file_every_setting_has_its_default(file: Path) -> None:
    assert config.load() == Config()
    assert config.get("local.model") == "smollm2-135m-instruct"
    assert config.get("cloud.retries") == 3
    assert not file.exists()


def test_the_defaults_are_the_ones_described() -> None:
    for setting in describe():
        assert setting.description.endswith(".")
        if setting.section.islower():
            assert config.get(setting.dotted) == setting.default


@pytest.mark.parametrize(
    ("dotted", "text", "value"),
    [
        ("local.model", "big", "big"),
        ("local.server", "http://127.0.0.1:8080/v1", "http://127.0.0.1:8080/v1"),
        ("local.server", "http://[::1]:8080/v1", "http://[::1]:8080/v1"),
        ("local.context", "8192", 8192),
        ("cloud.timeout_s", "2.5", 2.5),
        ("cloud.max_tokens", "100", 100),
        ("route.default", "protected", "protected"),
        ("providers.mine.base_url", "https://llm.example.org/v1", "https://llm.example.org/v1"),
        ("providers.mine.base_url", "http://localhost:1234", "http://localhost:1234"),
    ],
)
def test_what_is_set_is_got_back_with_its_type(dotted: str, text: str, value: object) -> None:
    config.set_value(dotted, text)
    assert config.get(dotted) == value


@pytest.mark.parametrize(
    ("dotted", "text", "line"),
    [
        ("local.modle", "x", r"There is no setting local\.modle; did you mean local\.model\?"),
        ("local", "x", r"There is no setting local"),
        ("zebra", "x", r"There is no setting zebra; see `sotto config list`"),
        ("providers.mine.bas_url", "x", r"did you mean providers\.mine\.base_url\?"),
        ("providers.mine.key_env", "X", r"providers\.mine\.base_url is missing"),
        ("providers.m y.base_url", "https://x.org", r"providers\.m y is not a name"),
        ("providers.mine.base_url", "http://example.org", "must begin with https"),
        ("providers.mine.base_url", "https://me:word@example.org", "leave name and password out"),
        ("providers.mine.base_url", "example.org", "give an address such as"),
        ("providers.mine.base_url", "https://http://127.0.0.1:8123/v1", "one address, not two"),
        ("local.server", "http://127.0.0.1:8123/http://x", "one address, not two"),
        ("local.server", "http://example.org", "a local server is on this machine"),
        ("local.server", "http://127.0.0.1.example.org", "a local server is on this machine"),
        ("local.server", "http://[::1", "is not right"),
        ("local.context", "many", r"local\.context is not right: give a whole number"),
        ("local.context", "0", "should be greater than or equal to 256"),
        ("cloud.timeout_s", "nan", "is not right"),
        ("cloud.timeout_s", "inf", "is not right"),
        ("route.default", "cloud", "should be 'local' or 'protected'"),
        ("local.context", "1" + "0" * 23, "should be less than or equal to 10000000"),
        ("local.max_tokens", "1" + "0" * 23, "should be less than or equal to 10000000"),
        ("cloud.retries", "99999", "should be less than or equal to 20"),
        ("cloud.model", "big\nbad", r"cloud\.model is not right: give words on one line"),
        ("cloud.provider", "nowhere", r"No provider is called nowhere\. Known are: anthropic, .*base_url ADDRESS"),
        ("app.theme", "pinkish", r"There is no theme called pinkish\. There are: textual-dark, .*nord"),
        ("keys.moon.new", "f9", r"No place in the app is called moon\. There are: app, .*chat"),
        ("keys.chat.dance", "f9", r"chat has no key called dance\. It has: .*new"),
    ],
)
def test_a_wrong_setting_is_one_line_and_nothing_is_written(file: Path, dotted: str, text: str, line: str) -> None:
    with pytest.raises(ConfigError, match=line) as caught:
        config.set_value(dotted, text)
    assert "\n" not in caught.value.message
    assert not file.exists()


def test_a_provider_of_ones_own_can_be_chosen() -> None:
    config.set_value("providers.mine.base_url", "https://llm.example.org/v1")
    config.set_value("cloud.provider", "mine")
    assert config.load().cloud.provider == "mine"


def test_a_theme_or_key_that_the_app_has_no_more_hinders_no_command(file: Path) -> None:
    file.write_text('[app]\ntheme = "pinkish"\n\n[keys.moon]\nnew = "f9"\n')
    config.set_value("local.context", "512")
    assert config.load().app.theme == "pinkish"


@pytest.mark.parametrize("name", ["api_key", "API-KEY", "apikey", "key", "token", "secret", "access_token"])
def test_a_key_in_the_config_is_refused_wherever_it_stands(file: Path, name: str) -> None:
    for section in ("", "[cloud]\n", "[providers.mine]\nbase_url = 'https://x.org'\n"):
        file.write_text(f"{section}{name} = 'sk-12345'\n")
        with pytest.raises(ConfigError, match="Keys don't belong in the config") as caught:
            config.load()
        assert "sotto config key set" in caught.value.message
        assert "sk-12345" not in caught.value.message


def test_a_key_is_refused_when_it_is_set(file: Path) -> None:
    with pytest.raises(ConfigError, match="Keys don't belong in the config"):
        config.set_value("cloud.api_key", "sk-12345")
    assert not file.exists()


def test_the_name_of_the_variable_that_holds_a_key_is_no_key() -> None:
    config.set_value("providers.mine.base_url", "https://x.org/v1")
    config.set_value("providers.mine.key_env", "MINE_API_KEY")
    assert config.load().providers["mine"].key_env == "MINE_API_KEY"


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (b"[[", r"can't be read: .*Mend that line"),
        (b"\xff", "is not UTF-8 text"),
        (b"local = 3", r"local in .*config\.toml is a section: begin it with \[local\]"),
        (b"providers = 3", r"providers in .*config\.toml is a section"),
        (b"[local]\nmodle = 'x'", r"There is no setting local\.modle; did you mean local\.model\?"),
        (b"[providers.x]", r"providers\.x\.base_url is missing"),
        (b"[local]\ncontext = 'many'", r"local\.context is not right"),
    ],
)
def test_a_wrong_file_is_one_line_and_stays(file: Path, source: bytes, line: str) -> None:
    file.write_bytes(source)
    for ask in (config.load, lambda: config.set_value("local.model", "x"), lambda: config.unset("local.model")):
        with pytest.raises(ConfigError, match=line) as caught:
            ask()
        assert "\n" not in caught.value.message
    assert file.read_bytes() == source


def test_comments_and_order_are_kept(file: Path) -> None:
    file.write_text("# mine\n[cloud] # where to\nmodel = 'gpt' # the small one\n\n[local]\ncontext = 512\n")
    config.set_value("cloud.model", "big")
    config.set_value("local.model", "x")
    assert file.read_text() == (
        '# mine\n[cloud] # where to\nmodel = "big" # the small one\n\n[local]\ncontext = 512\nmodel = "x"\n'
    )


def test_unsetting_goes_back_to_the_default(file: Path) -> None:
    config.unset("local.context")
    assert not file.exists()
    config.set_value("local.context", "512")
    config.unset("local.context")
    assert config.get("local.context") == 4096


def test_a_provider_is_removed_as_a_whole() -> None:
    config.set_value("providers.mine.base_url", "https://x.org/v1")
    with pytest.raises(ConfigError, match=r"providers\.mine\.base_url"):
        config.unset("providers.mine.base_url") or config.get("providers.mine.base_url")
    config.unset("providers.mine")
    assert config.load().providers == {}
    with pytest.raises(ConfigError, match="There is no setting"):
        config.unset("zebra")


def test_the_file_is_for_its_user_only_and_a_link_stays_a_link(file: Path, tmp_path: Path) -> None:
    kept = tmp_path / "dotfiles" / "sotto.toml"
    kept.parent.mkdir()
    file.symlink_to(kept)
    config.set_value("local.model", "x")
    assert file.is_symlink()
    assert kept.stat().st_mode & 0o777 == 0o600
    assert config.get("local.model") == "x"


def test_a_config_that_is_a_folder_is_one_line(file: Path) -> None:
    file.mkdir()
    with pytest.raises(SottoError, match="can't be used"):
        config.load()


def test_the_docs_are_made_of_every_setting_there_is() -> None:
    page = as_markdown()
    for setting in describe():
        assert f"## [{setting.section}]" in page
        assert f"| `{setting.name}` | {setting.type} |" in page
        assert setting.description in page


def test_the_file_that_is_made_of_them_changes_nothing_and_says_every_default(file: Path) -> None:
    file.write_text(as_toml())
    assert config.load() == Config()
    uncommented = re.sub(r'(?m)^# (\w+ = [\d"])', r"\1", as_toml())
    file.write_text(uncommented)
    assert config.load() == Config()
    assert uncommented != as_toml()


def test_what_is_present_is_every_setting_with_its_value(file: Path) -> None:
    file.write_text(
        '[profile]\ncontext = 300\n[keys.chat]\nnew = "f9"\n[providers.mine]\nbase_url = "https://x.org"\n'
    )
    found = {each.setting.dotted: each for each in config.present()}
    assert (found["profile.context"].value, found["profile.context"].is_set) == (300, True)
    assert (found["profile.learn"].value, found["profile.learn"].is_set) == ("auto", False)
    assert found["keys.chat.new"].value == "f9"
    assert found["providers.mine.base_url"].value == "https://x.org"
    assert found["providers.mine.key_env"].value is None
    assert not any("NAME" in name or "PLACE" in name for name in found)


def test_the_keys_of_a_place_go_together_or_one_by_one(file: Path) -> None:
    config.set_value("keys.chat.new", "f9")
    config.set_value("keys.chat.list", "f8")
    config.unset("keys.chat.new")
    assert config.load().keys == {"chat": {"list": "f8"}}
    config.unset("keys.chat")
    assert config.load().keys == {}
    for dotted in ("keys", "keys.chat", "keys.chat.new.now"):
        with pytest.raises(ConfigError, match="There is no setting"):
            config.set_value(dotted, "f9")
    with pytest.raises(ConfigError, match="is not a name"):
        config.set_value("keys.the chat.new", "f9")


def test_the_first_look_at_the_theme_never_fails(file: Path) -> None:
    assert theme() == ""
    for text, name in (
        ('[app]\ntheme = "nord"\n', "nord"),
        ("[app]\ntheme = 3\n", ""),
        ("app = 1\n", ""),
        ("[", ""),
    ):
        file.write_text(text)
        assert theme() == name
    file.write_bytes(b"\xff\xfe")
    assert theme() == ""


def test_two_programs_that_change_settings_at_once_lose_neither(file: Path) -> None:
    change = """
import sys
from assistant import config
for number in range(300, 360):
    config.set_value(sys.argv[1], str(number))
    assert config.get(sys.argv[1]) == number
"""
    names = ("local.context", "cloud.max_tokens")
    programs = [subprocess.Popen([sys.executable, "-c", change, name]) for name in names]
    assert [program.wait(60) for program in programs] == [0, 0]


@pytest.mark.parametrize(
    ("source", "change", "left"),
    [
        ("[foo]\nbar = 1\n", lambda: config.unset("foo"), ""),
        ("[foo]\nbar = 1\n", lambda: config.unset("foo.bar"), ""),
        ("[foo]\nbar = 1\nbaz = 2\n", lambda: config.unset("foo.bar"), "[foo]\nbaz = 2\n"),
        ('[local]\ncontext = "abc"\n', lambda: config.unset("local.context"), "[local]\n"),
        ('[local]\ncontext = "x"\n', lambda: config.set_value("local.context", "512"), "[local]\ncontext = 512\n"),
        ("local = 1\n[foo]\n", lambda: config.unset("local"), "[foo]\n"),
        ("local = 3\n", lambda: config.unset("local"), ""),
        ("[cloud]\napi_key = 'x'\n", lambda: config.unset("cloud.api_key"), "[cloud]\n"),
        ("[servers.nas]\nurl = 'http://10.0.0.2:8080'\n", lambda: config.unset("servers.nas"), ""),
    ],
)  # fmt: skip
def test_what_is_wrong_in_the_file_is_mended_by_unsetting_or_setting_it(
    file: Path, source: str, change: Callable[[], None], left: str
) -> None:
    file.write_text(source)
    change()
    assert file.read_text() == left


def test_a_wrong_setting_is_told_with_the_file_it_stands_in(file: Path) -> None:
    for source, name in (("[foo]\nbar = 1\n", "foo"), ('[local]\ncontext = "abc"\n', "local.context")):
        file.write_text(source)
        with pytest.raises(ConfigError, match=re.escape(str(file))) as caught:
            config.load()
        assert f"sotto config unset {name}" in caught.value.message


def test_a_change_that_is_wrong_itself_is_told_before_what_else_is_wrong(file: Path) -> None:
    file.write_text(before := "[foo]\nbar = 1\n")
    with pytest.raises(ConfigError, match=r"local\.context is not right"):
        config.set_value("local.context", "many")
    assert file.read_text() == before
