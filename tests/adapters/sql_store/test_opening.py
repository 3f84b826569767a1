"""Keys, backups and tables: what opens the store, and what doesn't."""

from __future__ import annotations

import uuid
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import delete, text

from copilot.adapters.sql_store import back_up, open_store, restore
from copilot.adapters.sql_store.migrate import SCRIPTS
from copilot.adapters.sql_store.opening import KEY_FILE, NAME
from copilot.adapters.sql_store.tables import HEAD, metadata, person_keys
from copilot.errors import InputError, KeyMissingError, StorageError
from tests.fakes.kept_people import conversation, person

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from copilot.adapters.sql_store import SqlStore
    from copilot.domain.people import Principal
    from tests.adapters.sql_store.conftest import Place, Server

KEY = "a key that somebody keeps elsewhere"


@contextmanager
def _opened(folder: Path, url: str | None = None, key: str | None = None) -> Generator[SqlStore]:
    store = open_store(folder, url, key)
    try:
        yield store
    finally:
        store.close()


def test_the_tables_are_what_the_migrations_make(shared: dict[str, SqlStore], kind: str):
    with shared[kind].database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def test_without_its_key_nothing_opens_and_nothing_is_made_anew(place: Place, ana: Principal):
    with place.opened() as store:
        store.people.add(ana, person(), "1")
    key = (place.folder / KEY_FILE).read_bytes()
    (place.folder / KEY_FILE).unlink()
    with pytest.raises(KeyMissingError, match=r"no .*master\.key.*Put the key back"):
        place.opened().__enter__()
    assert not (place.folder / KEY_FILE).exists()
    for wrong in (b"no base64!", b"aaaa" * 11):
        (place.folder / KEY_FILE).write_bytes(wrong)
        with pytest.raises(KeyMissingError, match="doesn't fit"):
            place.opened().__enter__()
    (place.folder / KEY_FILE).write_bytes(key)
    with place.opened() as store:
        assert len(store.people.all(ana)) == 1


def test_a_key_from_the_environment_is_kept_nowhere(place: Place, ana: Principal):
    with _opened(place.folder, place.url, KEY) as store:
        store.people.add(ana, person(), "1")
    assert not (place.folder / KEY_FILE).exists()
    with pytest.raises(KeyMissingError, match="doesn't fit"):
        open_store(place.folder, place.url, KEY.upper())
    with _opened(place.folder, place.url, KEY) as store:
        assert len(store.people.all(ana)) == 1


def test_a_server_needs_no_superuser(
    shared: dict[str, SqlStore], server: Server, tmp_path: Path, ana: Principal
):
    clerk = f"clerk_{uuid.uuid4().hex[:8]}"
    with shared["postgresql"].database.engine.begin() as connection:
        connection.execute(text(f"CREATE ROLE {clerk} LOGIN IN ROLE copilot_app"))
    url = server.database(owner=clerk)
    with _opened(tmp_path, url.replace("postgres@", f"{clerk}@")) as store:
        store.people.add(ana, person(), "1")
        assert len(store.people.all(ana)) == 1
        assert store.rights.erase(ana, "p1").rows == 2


def test_a_person_whose_key_is_gone_is_told_of(store: SqlStore, ana: Principal):
    store.people.add(ana, person(), "1")
    with store.database.writing(ana) as work:
        work._connection.execute(delete(person_keys).where(person_keys.c.owner == ana.owner))
    with pytest.raises(KeyMissingError, match="key to what is kept about this person"):
        store.people.get(ana, "p1")
    assert store.rights.erase(ana, "p1").rows == 1


def test_a_backup_brings_everything_back(tmp_path: Path, ana: Principal):
    folder, backup = tmp_path / "data", tmp_path / "kept.backup"
    with _opened(folder) as store:
        store.people.add(ana, person(), "1")
        kept = store.conversations.add(ana, conversation(), "1")
        back_up(folder, backup)
        store.conversations.change(ana, kept.model_copy(update={"notes": "later"}))
    assert backup.stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "kept.backup"]
    aside = restore(folder, backup)
    assert aside is not None
    assert aside.exists()
    with _opened(folder) as store:
        assert store.conversations.get(ana, "c1") == kept
        back_up(folder, backup)
    (folder / NAME).unlink()
    assert restore(folder, backup) is None
    with _opened(folder) as store:
        assert store.conversations.get(ana, "c1") == kept


def test_what_is_no_backup_is_refused_and_the_old_one_stays(tmp_path: Path, ana: Principal):
    folder = tmp_path / "data"
    with _opened(folder) as store:
        store.people.add(ana, person(), "1")
        back_up(folder, tmp_path / "whole")
    (tmp_path / "empty").write_bytes(b"")
    (tmp_path / "text").write_text("no database", "utf-8")
    (tmp_path / "cut").write_bytes((tmp_path / "whole").read_bytes()[:20_000])
    before = (folder / NAME).read_bytes()
    for name in ("empty", "text", "cut", "missing"):
        with pytest.raises(InputError, match="no whole backup"):
            restore(folder, tmp_path / name)
    with _opened(tmp_path / "other", key=KEY):
        back_up(tmp_path / "other", tmp_path / "foreign")
    with pytest.raises(KeyMissingError, match="doesn't fit"):
        restore(folder, tmp_path / "foreign")
    assert (folder / NAME).read_bytes() == before
    assert list(folder.glob("*aside*")) == []


def test_a_backup_that_cant_be_written_leaves_nothing(tmp_path: Path):
    with pytest.raises(InputError, match="nothing to back up"):
        back_up(tmp_path, tmp_path / "backup")
    with _opened(tmp_path):
        with pytest.raises(InputError, match="the database itself"):
            back_up(tmp_path, tmp_path / "x" / ".." / NAME)
        with pytest.raises(StorageError, match="can't be written"):
            back_up(tmp_path, tmp_path / "no folder" / "backup")
        assert not (tmp_path / "no folder").exists()
