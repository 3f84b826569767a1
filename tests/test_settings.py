"""Settings from arguments, environment and file, in that order, and what is said of wrong ones."""

from __future__ import annotations

import os
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
