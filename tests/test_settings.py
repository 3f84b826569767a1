"""Settings from arguments, environment and file, in that order, and what is said of wrong ones."""

from __future__ import annotations

import os
import traceback
from typing import TYPE_CHECKING

import pytest

from copilot.errors import SettingsError
from copilot.settings import Settings, load_settings, settings_file

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the settings file would be; nothing else is set."""
    for name in os.environ:
        if name.startswith("COPILOT_"):
            monkeypatch.delenv(name)
    path = tmp_path / "copilot.toml"
    monkeypatch.setenv("COPILOT_SETTINGS", str(path))
    return path


def test_with_nothing_set_everything_stays_on_this_machine():
    settings = load_settings()
    assert settings.llm_base_url is settings.llm_model is settings.policy is None
    assert settings.threads == 2
    assert settings.data_dir.name == "copilot"


def test_the_file_sets_and_the_environment_overrules_it(
    file: Path, monkeypatch: pytest.MonkeyPatch
):
    file.write_text('threads = 3\ndata_dir = "/srv/copilot"\n', "utf-8")
    assert load_settings().threads == 3
    monkeypatch.setenv("COPILOT_THREADS", "4")
    settings = load_settings()
    assert settings.threads == 4
    assert str(settings.data_dir) == "/srv/copilot"


def test_an_argument_overrules_both(file: Path, monkeypatch: pytest.MonkeyPatch):
    file.write_text("threads = 3\n", "utf-8")
    monkeypatch.setenv("COPILOT_THREADS", "4")
    assert Settings(threads=5).threads == 5


def test_without_a_name_the_file_is_in_the_users_configuration(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("COPILOT_SETTINGS")
    assert settings_file().parts[-2:] == ("copilot", "copilot.toml")


@pytest.mark.parametrize("value", ["0", "65", "many", ""])
def test_a_wrong_value_in_the_environment_is_named(monkeypatch: pytest.MonkeyPatch, value: str):
    monkeypatch.setenv("COPILOT_THREADS", value)
    with pytest.raises(SettingsError, match=r"setting threads can't be used.*COPILOT_THREADS"):
        load_settings()


def test_an_unknown_setting_in_the_file_is_named(file: Path):
    file.write_text("thread = 3\n", "utf-8")
    with pytest.raises(SettingsError, match=r"setting thread can't be used"):
        load_settings()


@pytest.mark.parametrize("content", [b"threads = ", b"\xff\xfe\x00"])
def test_a_file_that_is_no_toml_is_named_and_not_quoted(file: Path, content: bytes):
    file.write_bytes(content)
    with pytest.raises(SettingsError, match=r"copilot\.toml can't be read"):
        load_settings()


def test_settings_do_not_change():
    with pytest.raises(ValueError, match="frozen"):
        load_settings().threads = 3  # type: ignore[misc]


def _set(monkeypatch: pytest.MonkeyPatch, **llm: str) -> None:
    for name, value in llm.items():
        monkeypatch.setenv(f"COPILOT_LLM_{name.upper()}", value)


def test_a_language_model_is_an_address_and_a_name(monkeypatch: pytest.MonkeyPatch):
    _set(monkeypatch, base_url="https://models.example/v1?api-version=1", model="small")
    _set(monkeypatch, api_key="s3cret", timeout="20", first_token="5")  # noqa: S106
    endpoint = load_settings().llm
    assert endpoint is not None
    assert endpoint.host == "models.example"
    assert endpoint.key is not None
    assert endpoint.key.get_secret_value() == "s3cret"
    assert (endpoint.total_seconds, endpoint.first_token_seconds) == (20, 5)
    assert "s3cret" not in repr(load_settings()) + repr(endpoint)


@pytest.mark.parametrize("address", ["http://127.0.0.1:8080/v1", "http://[::1]/v1"])
def test_this_machine_needs_no_https_and_no_key(monkeypatch: pytest.MonkeyPatch, address: str):
    _set(monkeypatch, base_url=address, model="small", api_key="")
    endpoint = load_settings().llm
    assert endpoint is not None
    assert endpoint.on_this_machine
    assert endpoint.key is None


@pytest.mark.parametrize(
    ("given", "name", "words"),
    [
        ({"base_url": "http://models.example/v1", "model": "m"}, "base_url", "https"),
        ({"base_url": "http://localhost.example", "model": "m"}, "base_url", "https"),
        ({"base_url": "models.example", "model": "m"}, "base_url", "no web address"),
        ({"base_url": "https://[x/v1", "model": "m"}, "base_url", "no web address"),
        ({"base_url": "https://h:port/v1", "model": "m"}, "base_url", "no web address"),
        ({"base_url": "https://h/v 1", "model": "m"}, "base_url", "spaces"),
        ({"base_url": ""}, "base_url", "no web address"),
        ({"base_url": "https://models.example/v1"}, "model", "missing"),
        ({"base_url": "https://models.example/v1", "model": ""}, "model", "at least 1"),
        ({"api_key": "two words"}, "api_key", "spaces"),
        ({"api_key": "sch\u00f6n"}, "api_key", "no key has"),
        ({"timeout": "0"}, "timeout", "greater than 0"),
        ({"first_token": "soon"}, "first_token", "number"),
        ({"monthly_cap": "5", "price_in": "1"}, "monthly_cap", "llm_price_out"),
        ({"monthly_cap": "-1"}, "monthly_cap", "greater than or equal"),
        ({"price_in": "NaN"}, "price_in", "finite"),
    ],
)
def test_what_is_wrong_with_a_language_model_is_named_and_never_quoted(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], name: str, words: str
):
    _set(monkeypatch, **given)
    with pytest.raises(
        SettingsError, match=rf"setting llm_{name} can't be used.*{words}"
    ) as raised:
        load_settings()
    secret = given.get("api_key", "no key given")
    assert secret not in "".join(traceback.format_exception(raised.value))


def test_a_cap_counts_in_prices(monkeypatch: pytest.MonkeyPatch):
    _set(monkeypatch, price_in="0.15", price_out="0.60", monthly_cap="5")
    assert str(load_settings().llm_monthly_cap) == "5"


def test_a_chroma_server_may_hold_a_password_that_is_never_shown(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("COPILOT_CHROMA_URL", "https://us:s3cret@chroma.example:8443/team")
    settings = load_settings()
    assert settings.chroma_url is not None
    assert settings.chroma_url.get_secret_value().endswith("/team")
    assert "s3cret" not in repr(settings)


@pytest.mark.parametrize("address", ["http://us:s3cret@chroma.example", "s3cret:8000", "http://"])
def test_a_chroma_server_elsewhere_needs_https(monkeypatch: pytest.MonkeyPatch, address: str):
    monkeypatch.setenv("COPILOT_CHROMA_URL", address)
    with pytest.raises(SettingsError, match="setting chroma_url can't be used") as raised:
        load_settings()
    assert "s3cret" not in "".join(traceback.format_exception(raised.value))
