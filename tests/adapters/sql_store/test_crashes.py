"""Killed, full, damaged, written by two at once: what was acknowledged is still there."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import psycopg
import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import OperationalError

from copilot.adapters.sql_store.failures import told
from copilot.adapters.sql_store.opening import NAME
from copilot.errors import StorageError
from tests.adapters.sql_store.conftest import Place
from tests.fakes.kept_people import agreement, conversation, person

if TYPE_CHECKING:
    from pathlib import Path

    from copilot.domain.people import Principal


def _integrity(place: Place) -> str:
    with closing(sqlite3.connect(place.folder / NAME)) as file:
        return file.execute("PRAGMA integrity_check").fetchone()[0]


def test_nothing_acknowledged_is_lost_when_the_process_is_killed(place: Place, ana: Principal):
    with place.opened() as store:
        store.people.add(ana, person(), "1")
    child = place.child("write_until_killed.py", ana.owner)
    assert child.stdout
    last = random.randrange(20, 180)  # noqa: S311 - any moment will do
    acknowledged = -1
    for line in child.stdout:
        acknowledged = int(line)
        if acknowledged >= last:
            child.kill()
    child.stdout.close()
    assert child.wait() == -9
    with place.opened() as store:
        kept = {each.id: each for each in store.conversations.of(ana, "p1")}
        for number in range(acknowledged + 1):
            assert kept[f"n{number}"].notes == f"words {number}"
            assert kept[f"n{number}"].held
        assert len(kept) <= acknowledged + 2
        store.conversations.add(ana, conversation(), "goes on")
    if place.url is None:
        assert _integrity(place) == "ok"


def test_two_processes_lose_no_update(place: Place, ana: Principal):
    with place.opened() as store:
        store.people.add(ana, person(), "1")
        store.conversations.add(ana, conversation("start"), "1")
        children = [place.child("write_together.py", ana.owner, name) for name in ("one", "two")]
        for child in children:
            out, _ = child.communicate(timeout=60)
            assert child.returncode == 0
            assert int(out) >= 0
        kept = store.conversations.get(ana, "c1")
        assert kept is not None
        written = {f"{name} {number}" for name in ("one", "two") for number in range(25)}
        assert set(kept.notes.splitlines()) == {"start", *written}
        assert kept.revision == 51
        assert len(store.conversations.earlier(ana, "c1")) == 50


def test_a_migration_killed_half_way_leaves_the_old_data_readable(place: Place, ana: Principal):
    with place.opened() as store:
        store.people.add(ana, person(), "1")
        kept = store.conversations.add(ana, conversation(), "1")
        store.agreements.approve(ana, agreement(), "1")
    child = place.child("die_migrating.py")
    child.communicate(timeout=60)
    assert child.returncode == -9
    with place.opened() as store:
        assert store.conversations.get(ana, "c1") == kept
        assert store.agreements.latest(ana, "p1") == agreement()
        with store.database.engine.begin() as connection:
            version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
            assert version == "0001"
    if place.url is None:
        copy = place.folder / "copilot.before-0002.db"
        assert copy.stat().st_mode & 0o077 == 0
        with closing(sqlite3.connect(copy)) as file:
            assert file.execute("SELECT count(*) FROM commitments").fetchone() == (2,)


def test_a_full_disk_changes_nothing_and_says_where_the_words_are(tmp_path: Path, ana: Principal):
    with Place(tmp_path, None).opened() as store:
        store.people.add(ana, person(), "1")
        kept = store.conversations.add(ana, conversation(), "1")
        engine = store.database.engine

        def small(connection: sqlite3.Connection, _record: object) -> None:
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count={pages + 2}")

        engine.dispose()
        event.listen(engine, "connect", small)
        large = kept.model_copy(update={"notes": "private words " * 10_000})
        with pytest.raises(StorageError, match=r"disk is full.*stays in the open page") as raised:
            store.conversations.change(ana, large)
        assert "private" not in str(raised.value)
        assert store.conversations.get(ana, "c1") == kept
        assert store.conversations.earlier(ana, "c1") == ()

        event.remove(engine, "connect", small)
        engine.dispose()
        assert store.conversations.change(ana, large).revision == 2
    assert _integrity(Place(tmp_path, None)) == "ok"


def test_a_full_server_says_the_same():
    full = OperationalError("", {}, psycopg.errors.DiskFull())
    with pytest.raises(StorageError, match="disk is full, so The server"), told("The server"):
        raise full


def test_a_writer_that_waits_too_long_is_told(tmp_path: Path, ana: Principal):
    with Place(tmp_path, None).opened() as store:
        store.people.add(ana, person(), "1")
        engine = store.database.engine
        event.listen(engine, "connect", lambda file, _: file.execute("PRAGMA busy_timeout=50"))
        engine.dispose()
        with closing(sqlite3.connect(tmp_path / NAME)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(StorageError, match="Another copy of the app"):
                store.conversations.add(ana, conversation(), "1")
            assert len(store.people.all(ana)) == 1


def test_a_damaged_file_is_kept_aside(tmp_path: Path, ana: Principal):
    place = Place(tmp_path, None)
    with place.opened() as store:
        store.people.add(ana, person(), "1")
    file = tmp_path / NAME
    damaged = b"nothing of use" + file.read_bytes()[14:]
    file.write_bytes(damaged)
    with pytest.raises(StorageError, match=r"damaged and can't be opened.*restore") as raised:
        place.opened().__enter__()
    (aside,) = tmp_path.glob("copilot.aside-*.db")
    assert str(aside) in str(raised.value)
    assert aside.read_bytes() == damaged
    with place.opened() as store:
        assert store.people.all(ana) == ()


def test_damage_within_is_told_when_it_is_met(tmp_path: Path, ana: Principal):
    place = Place(tmp_path, None)
    with place.opened() as store:
        store.people.add(ana, person(), "1")
        store.conversations.add(ana, conversation("x" * 300_000), "1")
    file = tmp_path / NAME
    content = bytearray(file.read_bytes())
    with closing(sqlite3.connect(file)) as reading:
        root = "SELECT rootpage FROM sqlite_master WHERE name = 'conversations'"
        page = reading.execute(root).fetchone()[0]
    content[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    file.write_bytes(content)
    with place.opened() as store:
        with pytest.raises(StorageError, match=r"is damaged.*restore a backup"):
            store.conversations.of(ana, "p1")
        assert store.people.all(ana)[0].name == "Kwame"


def test_a_newer_database_is_left_alone(place: Place):
    with place.opened() as store, store.database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StorageError, match="newer version"):
        place.opened().__enter__()


def test_a_server_that_is_away_is_told(tmp_path: Path):
    place = Place(tmp_path, f"postgresql://postgres@/x?host={tmp_path}")
    with pytest.raises(StorageError, match="The PostgreSQL server doesn't answer"):
        place.opened().__enter__()


def test_a_folder_that_is_none_is_told(tmp_path: Path):
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(StorageError, match=r"can't be opened in .*COPILOT_DATA_DIR"):
        Place(tmp_path / "file", None).opened().__enter__()
