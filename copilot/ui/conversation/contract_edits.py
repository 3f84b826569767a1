"""The manager's changes in a table, put on the drafted lines."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from copilot.domain.contract import Contract, OpenQuestion
from copilot.export.markdown import OwnLine, Part

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

TEXT, DUE, NOTES = "text", "due", "notes"
"""Names of a table's columns."""


@dataclass(frozen=True)
class Row:
    """One row of a table."""

    text: str
    due: dt.date | None = None
    origin: int | None = None
    """Position of the drafted line it came from; None for a line that the manager added."""


@dataclass(frozen=True)
class Edited:
    """The contract as it now stands on the page."""

    contract: Contract
    own: tuple[OwnLine, ...] = ()


def apply(rows: Sequence[Row], changes: Mapping[str, Any]) -> list[Row]:
    """Put a table's changes on its rows; rows without words are dropped.

    Args:
        rows: What the table was given.
        changes: What Streamlit keeps for a table: ``edited_rows``, ``deleted_rows`` and
            ``added_rows``.
    """
    edited: Mapping[Any, Mapping[str, Any]] = changes.get("edited_rows", {})
    deleted = set(changes.get("deleted_rows", ()))
    kept = [
        _changed(row, edited.get(position, {}))
        for position, row in enumerate(rows)
        if position not in deleted
    ]
    kept += [_changed(Row(""), cells) for cells in changes.get("added_rows", ())]
    return [row for row in kept if row.text]


def _changed(row: Row, cells: Mapping[str, Any]) -> Row:
    if TEXT in cells:
        row = replace(row, text=str(cells[TEXT] or "").strip())
    if DUE in cells:
        row = replace(row, due=dt.date.fromisoformat(cells[DUE][:10]) if cells[DUE] else None)
    return row


def edited(draft: Contract, tables: Mapping[Part, Sequence[Row]], open_question: str) -> Edited:
    """Make the contract that the tables now hold.

    Args:
        draft: What was drafted.
        tables: The rows of each part.
        open_question: As it stands on the page; empty drops it.
    """
    own = tuple(
        OwnLine(part=part, text=row.text, due=row.due)
        for part, rows in tables.items()
        for row in rows
        if row.origin is None
    )
    question: OpenQuestion | None = None
    if open_question and draft.open_question:
        question = draft.open_question.model_copy(update={"text": open_question})
    elif open_question:
        own += (OwnLine(part="open-question", text=open_question),)
    contract = Contract(
        their_commitments=tuple(
            draft.their_commitments[row.origin].model_copy(
                update={"action": row.text, "due": row.due}
            )
            for row in tables["report"]
            if row.origin is not None
        ),
        manager_commitments=tuple(
            draft.manager_commitments[row.origin].model_copy(
                update={"action": row.text, "due": row.due}
            )
            for row in tables["manager"]
            if row.origin is not None
        ),
        review=tuple(
            draft.review[row.origin].model_copy(update={"what": row.text, "when": _month(row.due)})
            for row in tables["review"]
            if row.origin is not None
        ),
        open_question=question,
    )
    return Edited(contract, own)


def _month(date: dt.date | None) -> str | None:
    return date.strftime("%Y-%m") if date else None
