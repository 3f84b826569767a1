"""The first tables; on PostgreSQL with row-level security that binds even their owner.

Revision ID: 0001
Revises:
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_OWNED = (
    "person_keys people conversations earlier_conversations agreements commitments repairs sent "
    "drafts states"
).split()
_ROLE = "copilot_app"


def upgrade() -> None:
    """Make the tables."""
    _people()
    _contracts()
    _follow_through()
    if op.get_bind().dialect.name == "postgresql":
        _row_level_security()


def downgrade() -> None:
    """Take the tables away."""
    for name in ("vault", *reversed(_OWNED)):
        op.drop_table(name)


def _text(name: str, *, null: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=null)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False, autoincrement=False)


def _date(name: str, *, null: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Date, nullable=null)


def _moment(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def _yes_or_no(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean, nullable=False)


def _bytes(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary, nullable=False)


def _of_a_person() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["owner", "person"], ["people.owner", "people.id"])


def _made_once() -> sa.UniqueConstraint:
    return sa.UniqueConstraint("owner", "made_by")


def _people() -> None:
    op.create_table("vault", _number("id"), _bytes("proof"), sa.PrimaryKeyConstraint("id"))
    op.create_table(
        "person_keys",
        *(_text("owner"), _text("person"), _bytes("wrapped")),
        sa.PrimaryKeyConstraint("owner", "person"),
    )
    op.create_table(
        "people",
        *(_text("owner"), _text("id"), _date("added"), _number("revision")),
        *(_text("made_by"), _bytes("sealed")),
        sa.PrimaryKeyConstraint("owner", "id"),
        _made_once(),
    )
    op.create_table(
        "conversations",
        *(_text("owner"), _text("id"), _text("person"), _text("kind"), _date("date")),
        *(_yes_or_no("held"), _number("revision"), _text("made_by"), _bytes("sealed")),
        sa.PrimaryKeyConstraint("owner", "id"),
        _made_once(),
        _of_a_person(),
    )
    op.create_index("conversations_by_person", "conversations", ["owner", "person", "date"])
    op.create_index("conversations_by_date", "conversations", ["owner", "date"])
    op.create_table(
        "earlier_conversations",
        *(_text("owner"), _text("conversation"), _number("revision"), _text("person")),
        _bytes("sealed"),
        sa.PrimaryKeyConstraint("owner", "conversation", "revision"),
        _of_a_person(),
    )
    op.create_index("earlier_conversations_by_person", "earlier_conversations", ["owner", "person"])


def _contracts() -> None:
    op.create_table(
        "agreements",
        *(_text("owner"), _text("person"), _number("version")),
        *(_text("conversation", null=True), _moment("approved"), _yes_or_no("current")),
        *(_text("made_by"), _bytes("sealed")),
        sa.PrimaryKeyConstraint("owner", "person", "version"),
        _made_once(),
        _of_a_person(),
    )
    op.create_index("agreements_current", "agreements", ["owner", "current", "person"])
    op.create_table(
        "commitments",
        *(_text("owner"), _text("person"), _number("version"), _text("id"), _number("place")),
        *(_text("side"), _date("due", null=True), _text("state"), _date("settled", null=True)),
        *(_yes_or_no("current"), _bytes("sealed")),
        sa.PrimaryKeyConstraint("owner", "person", "version", "id"),
        sa.ForeignKeyConstraint(
            ["owner", "person", "version"],
            ["agreements.owner", "agreements.person", "agreements.version"],
        ),
    )
    op.create_index("commitments_current", "commitments", ["owner", "current", "person"])


def _follow_through() -> None:
    op.create_table(
        "repairs",
        *(_text("owner"), _text("id"), _text("person"), _text("conversation")),
        *(_date("said"), _date("repaired", null=True), _text("made_by"), _bytes("sealed")),
        sa.PrimaryKeyConstraint("owner", "id"),
        _made_once(),
        _of_a_person(),
    )
    op.create_index("repairs_by_person", "repairs", ["owner", "person"])
    op.create_table(
        "sent",
        *(_text("owner"), _text("made_by"), _text("person"), _text("conversation")),
        *(_text("kind"), _moment("at")),
        sa.PrimaryKeyConstraint("owner", "made_by"),
        _of_a_person(),
    )
    op.create_index("sent_by_person", "sent", ["owner", "person"])
    op.create_index("sent_by_conversation", "sent", ["owner", "conversation"])
    op.create_table(
        "drafts",
        *(_text("owner"), _text("slot"), _text("person", null=True)),
        *(_moment("saved"), _bytes("sealed")),
        sa.PrimaryKeyConstraint("owner", "slot"),
    )
    op.create_table(
        "states",
        *(_text("owner"), _text("name"), _text("person", null=True), _bytes("sealed")),
        sa.PrimaryKeyConstraint("owner", "name"),
    )


def _row_level_security() -> None:
    op.execute(
        f"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{_ROLE}') THEN "
        f"CREATE ROLE {_ROLE} NOLOGIN; END IF; "
        "EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"
    )
    # Where somebody else made the role, they have granted it, or every transaction says so.
    op.execute(
        f"DO $$ BEGIN GRANT {_ROLE} TO CURRENT_USER; "
        "EXCEPTION WHEN insufficient_privilege THEN NULL; END $$"
    )
    op.execute(f"GRANT SELECT ON vault TO {_ROLE}")
    mine = "owner = current_setting('copilot.owner', true)"
    for name in _OWNED:
        op.execute(f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {name} FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY own_rows ON {name} USING ({mine}) WITH CHECK ({mine})")
        op.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON {name} TO {_ROLE}")
