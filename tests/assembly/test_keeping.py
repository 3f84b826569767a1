"""What the settings make of keeping people."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from pydantic import SecretStr, ValidationError

from copilot.assembly import Copilot
from copilot.domain.people import Person
from copilot.errors import InputError
from copilot.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

DAY = dt.date(2026, 4, 14)
SERVER = SecretStr("postgresql://ana:hush@127.0.0.1:1/copilot")


def test_people_are_kept_backed_up_and_restored(tmp_path: Path):
    copilot = Copilot(Settings(data_dir=tmp_path / "data", master_key=SecretStr("k" * 32)))
    mine = copilot.principal
    copilot.store.people.add(mine, Person(id="p1", name="Kwame", added=DAY), "1")
    copilot.back_up(tmp_path / "backup")
    copilot.store.rights.erase(mine, "p1")
    assert copilot.store is copilot.store
    assert copilot.restore(tmp_path / "backup")
    assert [each.name for each in copilot.store.people.all(mine)] == ["Kwame"]
    copilot.restore(tmp_path / "backup")


def test_a_server_is_backed_up_by_its_own_tools(tmp_path: Path):
    copilot = Copilot(Settings(data_dir=tmp_path, database_url=SERVER))
    for call in (copilot.back_up, copilot.restore):
        with pytest.raises(InputError, match="pg_dump"):
            call(tmp_path / "file")
    assert list(tmp_path.iterdir()) == []


def test_retention_counts_in_months():
    assert Copilot(Settings()).first_day_kept(DAY) is None
    assert Copilot(Settings(retention_months=14)).first_day_kept(DAY) == dt.date(2025, 2, 14)


@pytest.mark.parametrize(
    "wrong",
    [
        {"database_url": "sqlite:///hush.db"},
        {"master_key": "hush"},
        {"retention_months": 0},
    ],
)
def test_a_wrong_setting_is_refused_and_never_quoted(wrong: dict[str, object]):
    with pytest.raises(ValidationError) as raised:
        Settings.model_validate(wrong)
    assert "hush" not in str(raised.value)


def test_secrets_are_not_shown():
    settings = Settings(database_url=SERVER, master_key=SecretStr("hush" * 8))
    assert "hush" not in repr(settings)
