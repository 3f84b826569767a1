"""A person's data can be had, goes when it has to, and is in no file then."""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event, select

from copilot.adapters.sql_store.opening import KEY_FILE, NAME
from copilot.adapters.sql_store.tables import OWNED
from copilot.domain.records import Autosave
from copilot.errors import StorageError
from tests.adapters.sql_store.conftest import Place
from tests.fakes.kept_people import (
    DAY,
    NOON,
    agreement,
    commitment,
    conversation,
    person,
    repair,
    summary,
)

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import ColumnElement, Table

    from copilot.adapters.sql_store import SqlStore
    from copilot.domain.people import Principal

CANARY = "canary-7f3a9"


def _fill(store: SqlStore, ana: Principal) -> None:
    """Keep something of every kind, with the canary in every text."""
    store.people.add(ana, person(CANARY), "1")
    kept = store.conversations.add(ana, conversation(f"{CANARY} one " * 2000), "1")
    store.conversations.change(ana, kept.model_copy(update={"notes": f"{CANARY} two"}))
    store.agreements.approve(ana, agreement(1, commitment(CANARY)), "1")
    store.agreements.approve(ana, agreement(2, commitment(CANARY)), "2")
    store.repairs.add(ana, repair().model_copy(update={"quote": CANARY, "words": CANARY}), "1")
    store.sent.add(ana, summary(), "1")
    store.drafts.keep(ana, Autosave(slot="s", text=CANARY, saved=NOON, person="p1"))
    store.states.keep(ana, "practice", CANARY, "p1")


def _about(table: Table) -> tuple[ColumnElement[bool]]:
    return ((table.c.person if "person" in table.c else table.c.id) == "p1",)


def _holding(folder: Path, words: bytes) -> list[str]:
    return [
        path.name for path in folder.rglob("*") if path.is_file() and words in path.read_bytes()
    ]


def test_an_erased_person_is_in_no_file_and_no_table(place: Place, ana: Principal):
    with place.opened() as store:
        _fill(store, ana)
        store.people.add(ana, person("Beatrix", "p2"), "2")
        with store.database.reading(ana) as work:
            rows = [row for table in OWNED for row in work.find(table, *_about(table))]
            sealed = [row.get("sealed") or row.get("wrapped") for row in rows]
        assert _holding(place.folder, CANARY.encode()) == []
        erased = store.rights.erase(ana, "p1")
        assert erased.rows >= 12
        assert erased.left == ()
        assert len(sealed) == erased.rows
        for words in (CANARY.encode(), *filter(None, sealed)):
            assert _holding(place.folder, words) == []
        with store.database.reading(ana) as work:
            left = {table.name: work.count(table) for table in OWNED if work.count(table)}
        assert left == {"people": 1, "person_keys": 1}
        assert store.rights.record(ana, "p1") is None
        assert store.rights.erase(ana, "p1").rows == 0
    assert _holding(place.folder, CANARY.encode()) == []


def test_what_is_erased_leaves_the_copy_before_a_migration_too(tmp_path: Path, ana: Principal):
    place = Place(tmp_path, None)
    with place.opened() as store:
        _fill(store, ana)
    place.child("die_migrating.py").communicate(timeout=60)
    aside = tmp_path / "copilot.aside-00000000.db"
    aside.write_bytes(b"of an earlier accident")
    with place.opened() as store:
        assert (tmp_path / "copilot.before-0002.db").exists()
        assert store.rights.erase(ana, "p1").left == (str(aside),)
        assert not (tmp_path / "copilot.before-0002.db").exists()


def test_erasing_nobody_keeps_the_owners_own_key(store: SqlStore, ana: Principal):
    store.states.keep(ana, "page", "today")
    assert store.rights.erase(ana, "").rows == 0
    assert store.states.get(ana, "page") == "today"


def test_who_is_erased_while_others_read_is_scrubbed_later(tmp_path: Path, ana: Principal):
    with Place(tmp_path, None).opened() as store:
        _fill(store, ana)
        engine = store.database.engine
        event.listen(engine, "connect", lambda file, _: file.execute("PRAGMA busy_timeout=50"))
        engine.dispose()
        with closing(sqlite3.connect(tmp_path / NAME)) as other:
            other.execute("BEGIN")
            other.execute("SELECT * FROM people").fetchall()
            with pytest.raises(StorageError, match=r"They are erased.*erase once more"):
                store.rights.erase(ana, "p1")
        assert store.people.all(ana) == ()
        assert store.rights.erase(ana, "p1").rows == 0


def test_the_record_holds_everything(store: SqlStore, ana: Principal):
    _fill(store, ana)
    record = store.rights.record(ana, "p1")
    assert record is not None
    assert record.person.name == CANARY
    assert [each.revision for each in record.conversations + record.earlier] == [2, 1]
    assert [each.version for each in record.agreements] == [2, 1]
    assert (len(record.repairs), len(record.sent), len(record.drafts)) == (1, 1, 1)


def test_retention_erases_what_is_old_and_says_so_before(store: SqlStore, ana: Principal):
    _fill(store, ana)
    new = conversation(identity="c2").model_copy(update={"date": dt.date(2026, 6, 1)})
    store.conversations.add(ana, new, "2")
    day_before = store.rights.expired(ana, DAY)
    assert (day_before.conversations, day_before.agreements, day_before.drafts) == ((), 0, 0)

    before = dt.date(2026, 5, 1)
    said = store.rights.expired(ana, before)
    assert (said.conversations, said.agreements, said.repairs, said.drafts) == (("c1",), 1, 0, 1)
    assert store.conversations.get(ana, "c1") is not None
    assert store.rights.erase_expired(ana, before) == said
    record = store.rights.record(ana, "p1")
    assert record is not None
    assert [each.id for each in record.conversations] == ["c2"]
    assert (record.earlier, record.sent, record.drafts) == ((), (), ())
    assert [each.version for each in record.agreements] == [2]
    assert len(record.agreements[0].commitments) == 1
    assert len(record.repairs) == 1
    store.repairs.put_right(ana, "f1", before)
    assert store.rights.erase_expired(ana, before).repairs == 1


def test_files_are_their_owners_alone(tmp_path: Path, ana: Principal):
    with Place(tmp_path, None).opened() as store:
        _fill(store, ana)
        files = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    assert {NAME, f"{NAME}-wal", KEY_FILE} <= set(files)
    assert set(files.values()) == {0o600}


def test_nothing_written_is_readable_in_the_database(store: SqlStore, ana: Principal):
    _fill(store, ana)
    with store.database.reading(ana) as work:
        for table in OWNED:
            assert CANARY not in repr([dict(row) for row in work.find(table)])


def test_sqlite_is_set_to_lose_nothing(shared: dict[str, SqlStore]):
    expected = {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "foreign_keys": 1}
    with shared["sqlite"].database.engine.connect() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in (*expected, "busy_timeout")
        }
        assert found == {**expected, "busy_timeout": 5000}
        assert connection.execute(select(1)).scalar() == 1
