from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from pydantic import SecretStr

from copilot.assembly.keeping import open_kept
from copilot.errors import DataFileError, EncoderError
from copilot.settings import Settings
from tests.fakes.scripted_copilot import FakeIndex, ScriptedCopilot

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran


@dataclass
class BrokenCopilot(ScriptedCopilot):
    """Its model and its policy are both unusable."""

    @property
    def encoder(self) -> None:
        raise EncoderError("The model is missing.")

    @encoder.setter
    def encoder(self, _: object) -> None: ...

    @property
    def policy(self) -> None:
        raise DataFileError(self.settings.data_dir / "mine.yaml", 3, "`by` is missing; add it")

    @policy.setter
    def policy(self, _: object) -> None: ...


def test_all_is_well(cli: Callable[..., Ran], scripted: ScriptedCopilot):
    ran = cli("doctor", "--json")
    found = json.loads(ran.out)
    assert ran.status == 0
    assert found["ok"] is True
    assert set(found["versions"]) >= {"python", "coaching-copilot", "onnxruntime", "streamlit"}
    assert found["encoder"] == {"id": "fake", "folder": None, "problem": None}
    assert found["data"]["writable"] is True
    assert found["data"]["folder"] == str(scripted.settings.data_dir)
    assert found["data"]["free_mb"] > 0
    assert found["database"] == {
        "kind": "SQLite",
        "where": str(scripted.settings.data_dir / "copilot.db"),
        "state": "not made yet; the first thing kept makes it",
        "schema": None,
        "newest": None,
        "size_mb": None,
        "problem": None,
    }
    assert "first search" in found["index"]["state"]
    assert found["llm"] == {"set": False, "host": None, "model": None, "key": False}


def test_looking_makes_nothing(cli: Callable[..., Ran], scripted: ScriptedCopilot):
    cli("doctor")
    assert not scripted.settings.data_dir.exists()


def test_index_that_is_there(cli: Callable[..., Ran], scripted: ScriptedCopilot):
    (scripted.settings.data_dir / "search").mkdir(parents=True)
    scripted.index = FakeIndex()
    assert json.loads(cli("doctor", "--json").out)["index"]["state"] == "ready"
    scripted.index = FakeIndex(("It works from memory.",))
    assert json.loads(cli("doctor", "--json").out)["index"]["state"] == "It works from memory."


def test_one_broken_part_hides_no_other(cli: Callable[..., Ran], scripted: ScriptedCopilot):
    scripted.__class__ = BrokenCopilot
    ran = cli("doctor", "--json")
    found = json.loads(ran.out)
    assert ran.status == 1
    assert found["ok"] is False
    assert found["encoder"] == {"problem": "The model is missing."}
    assert "mine.yaml:3:" in found["policy"]["problem"]
    assert found["data"]["writable"] is True


def test_data_folder_that_cannot_be_written(
    cli: Callable[..., Ran], scripted: ScriptedCopilot, tmp_path: Path
):
    (tmp_path / "file").touch()
    scripted.settings = Settings(data_dir=tmp_path / "file" / "data")
    ran = cli("doctor", "--json")
    assert ran.status == 1
    assert json.loads(ran.out)["data"]["writable"] is False


def test_database_that_is_there_and_then_damaged(
    cli: Callable[..., Ran], scripted: ScriptedCopilot
):
    open_kept(scripted.settings).close()
    found = json.loads(cli("doctor", "--json").out)["database"]
    assert found["state"] == "whole, and opened by its key"
    assert found["newest"] is True
    file = scripted.settings.data_dir / "copilot.db"
    file.write_bytes(b"no database" * 1_000)
    ran = cli("doctor", "--json")
    found = json.loads(ran.out)["database"]
    assert ran.status == 1
    assert found["where"] == str(file)
    assert "restore a backup" in found["problem"]
    assert file.read_bytes() == b"no database" * 1_000


@pytest.mark.parametrize(
    ("url", "where"),
    [
        ("postgresql://ana:s3cret@127.0.0.1:1/kept", "127.0.0.1:1/kept"),
        ("postgresql://ana:s3cret@db:port/kept", None),
    ],
)
def test_server_that_is_away_or_has_no_address(
    cli: Callable[..., Ran], scripted: ScriptedCopilot, url: str, where: str | None
):
    folder = scripted.settings.data_dir
    scripted.settings = Settings(data_dir=folder, database_url=SecretStr(url))
    ran = cli("doctor", "--json")
    found = json.loads(ran.out)["database"]
    assert ran.status == 1
    assert found.get("where") == where
    assert found["problem"]
    assert "s3cret" not in ran.out + cli("doctor").out


def test_language_model_shows_its_host_and_never_a_key(
    cli: Callable[..., Ran], scripted: ScriptedCopilot, tmp_path: Path
):
    scripted.settings = Settings(
        data_dir=tmp_path,
        llm_base_url="https://user:s3cret@models.example:8443/v1?key=s3cret",
        llm_model="small",
        llm_api_key=SecretStr("s3cret"),
    )
    out = cli("doctor", "--json").out
    assert json.loads(out)["llm"] == {
        "set": True,
        "host": "models.example",
        "model": "small",
        "key": True,
    }
    assert "s3cret" not in out


def test_people_see_every_part(cli: Callable[..., Ran]):
    out = cli("doctor").out
    for part in ("versions", "encoder", "data", "database", "index", "policy", "settings", "llm"):
        assert f"✓  {part}" in out
    assert max(map(len, out.splitlines())) <= 80
