"""No owner sees or changes a row of another's, whatever the two do.

ISOLATION_STEPS=10000 pytest tests/adapters/sql_store/test_isolation.py
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test
from sqlalchemy import select, text
from sqlalchemy.exc import ProgrammingError

from copilot.adapters.sql_store.conversations import CONVERSATIONS
from copilot.adapters.sql_store.tables import OWNED, people
from copilot.errors import KeyMissingError, StorageError
from tests.adapters.sql_store.two_owners import TwoOwners
from tests.fakes.kept_people import conversation, person

if TYPE_CHECKING:
    from copilot.adapters.sql_store import SqlStore
    from copilot.domain.people import Principal

STEPS = int(os.environ.get("ISOLATION_STEPS", "150"))
AT_ONCE = 50


def test_two_owners_never_meet(store: SqlStore):
    class Machine(TwoOwners):
        pass

    Machine.store = store
    examples = settings(
        max_examples=STEPS * 14 // 10 // AT_ONCE,
        stateful_step_count=AT_ONCE,
        deadline=None,
        derandomize=STEPS < 1000,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Machine, settings=examples)
    print(f"{Machine.steps} steps")  # noqa: T201
    assert Machine.steps >= STEPS / 2


def test_postgresql_itself_hides_foreign_rows(
    shared: dict[str, SqlStore], ana: Principal, bo: Principal
):
    store = shared["postgresql"]
    store.people.add(ana, person("Kwame"), "1")
    with store.database.writing(bo) as work:
        connection = work._connection
        assert connection.execute(select(people)).all() == []
        assert connection.execute(text("DELETE FROM people")).rowcount == 0
        assert connection.execute(text("UPDATE person_keys SET wrapped = ''")).rowcount == 0
    with pytest.raises(StorageError), store.database.writing(bo) as work:
        work._connection.execute(
            text("INSERT INTO states (owner, name, sealed) VALUES (:owner, 'x', '')"),
            {"owner": ana.owner},
        )
    assert store.people.get(ana, "p1") is not None


def test_postgresql_binds_every_table_and_forgets_the_owner_after_each_transaction(
    shared: dict[str, SqlStore], ana: Principal
):
    store = shared["postgresql"]
    store.people.all(ana)
    with store.database.engine.begin() as connection:
        forced = text("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity")
        assert set(connection.execute(forced).scalars()) == {table.name for table in OWNED}
        assert not connection.execute(
            text("SELECT current_setting('copilot.owner', true)")
        ).scalar()
        assert connection.execute(text("SELECT current_user")).scalar() == "postgres"
        connection.execute(text("SET LOCAL ROLE copilot_app"))
        assert connection.execute(select(people)).all() == []
        with pytest.raises(ProgrammingError, match="must be owner"):
            connection.execute(text("ALTER TABLE people DISABLE ROW LEVEL SECURITY"))


def test_another_owners_key_or_place_opens_nothing(store: SqlStore, ana: Principal, bo: Principal):
    store.people.add(ana, person(), "1")
    store.conversations.add(ana, conversation("one", "c1"), "1")
    store.conversations.add(ana, conversation("two", "c2"), "2")
    store.people.add(bo, person(), "1")
    with store.database.reading(ana) as work:
        rows = work.find(CONVERSATIONS.table, order=(CONVERSATIONS.table.c.id,))
    one, two = rows
    with pytest.raises(KeyMissingError, match="doesn't fit"), store.database.reading(ana) as work:
        CONVERSATIONS.value(work, {**one, "sealed": two["sealed"]})
    with pytest.raises(KeyMissingError, match="doesn't fit"), store.database.reading(bo) as work:
        CONVERSATIONS.value(work, one)
    with store.database.reading(ana) as work:
        assert CONVERSATIONS.value(work, one).notes == "one"
