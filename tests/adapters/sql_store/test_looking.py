"""Looking at a database: what is found is told, and nothing is done to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from copilot.adapters.sql_store import look, name_of, open_store
from copilot.adapters.sql_store.opening import KEY_FILE, NAME
from copilot.adapters.sql_store.tables import HEAD
from copilot.errors import KeyMissingError, SettingsError, StorageError
from tests.fakes.kept_people import person

if TYPE_CHECKING:
    from pathlib import Path

    from copilot.domain.people import Principal
    from tests.adapters.sql_store.conftest import Place


def _at(place: Place, schema: str) -> None:
    """Make a database, and say that its tables are at another migration."""
    with place.opened() as store, store.database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :at"), {"at": schema})


def test_looking_makes_nothing(place: Place):
    found = look(place.folder, place.url)
    assert found.schema is None
    assert found.state.startswith("empty" if place.url else "not made yet")
    assert not place.folder.exists()


def test_a_database_in_use_is_whole_and_newest(place: Place, ana: Principal):
    with place.opened() as store:
        store.people.add(ana, person(), "1")
        found = look(place.folder, place.url)
        assert (found.schema, found.newest) == (HEAD, True)
        assert found.state.endswith("opened by its key")
        assert found.size
    files = sorted(each.name for each in place.folder.iterdir())
    look(place.folder, place.url)
    assert sorted(each.name for each in place.folder.iterdir()) == files


def test_one_that_is_behind_stays_behind(place: Place):
    _at(place, "0000")
    for _ in range(2):
        found = look(place.folder, place.url)
        assert (found.schema, found.newest) == ("0000", False)
        assert f"the next start brings its tables to {HEAD}" in found.state


def test_one_of_a_newer_version_asks_for_an_update(place: Place):
    _at(place, "9999")
    with pytest.raises(StorageError, match=r"newer version.*Update the app"):
        look(place.folder, place.url)


def test_the_key_has_to_fit(place: Place):
    with place.opened():
        pass
    with pytest.raises(KeyMissingError, match="doesn't fit"):
        look(place.folder, place.url, "k" * 32)
    (place.folder / KEY_FILE).unlink()
    with pytest.raises(KeyMissingError, match="missing"):
        look(place.folder, place.url)
    (place.folder / KEY_FILE).mkdir()
    with pytest.raises(KeyMissingError, match="can't be read"):
        look(place.folder, place.url)


@pytest.mark.parametrize("start", [0, 8_192])
def test_a_damaged_file_is_told_and_stays_where_it_is(tmp_path: Path, start: int):
    open_store(tmp_path).close()
    path = tmp_path / NAME
    data = bytearray(path.read_bytes())
    data[start : start + 8_192] = b"\xa5" * 8_192
    path.write_bytes(data)
    with pytest.raises(StorageError, match=r"damaged.*restore a backup"):
        look(tmp_path)
    assert path.read_bytes() == data
    assert not list(tmp_path.glob("*aside*"))


def test_a_server_that_is_away_is_named_without_its_password(tmp_path: Path):
    with pytest.raises(StorageError, match=r"The PostgreSQL server at 127\.0\.0\.1:1/kept") as told:
        look(tmp_path, "postgresql://ana:hush@127.0.0.1:1/kept")
    assert "hush" not in str(told.value)


@pytest.mark.parametrize(
    ("url", "where"),
    [
        ("postgresql://ana:hush@db.internal/kept", "db.internal:5432/kept"),
        ("postgresql://ana:hush@db.internal:6000/kept?sslmode=require", "db.internal:6000/kept"),
        ("postgresql://ana:hush@/kept?host=/run/pg&password=hush", "/run/pg:5432/kept"),
        ("postgresql://ana:hush@/kept", "this machine:5432/kept"),
    ],
)
def test_a_servers_name_holds_no_secret(tmp_path: Path, url: str, where: str):
    assert name_of(tmp_path, url) == ("PostgreSQL", where)


def test_what_is_no_address_is_never_quoted(tmp_path: Path):
    with pytest.raises(SettingsError, match="no address") as told:
        name_of(tmp_path, "postgresql://ana:hush@db:port/kept")
    assert "hush" not in str(told.value)
    assert told.value.__suppress_context__
