"""The drafted contract in tables to edit, and its download."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import streamlit as st

from copilot.export.markdown import contract_markdown
from copilot.ui.conversation.contract_edits import DUE, NOTES, TEXT, Row, apply, edited
from copilot.ui.conversation.held_back_view import held_back, missing_dates
from copilot.ui.shell import session
from copilot.ui.shell.drawn import draw
from copilot.ui.shell.node import Node
from copilot.ui.shell.quotes import flat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.domain.contract import Contract
    from copilot.domain.evidence import Evidence
    from copilot.export.markdown import Part
    from copilot.ui.shell.session import Reviewed

_ROW_HEIGHT = 66
"""Three lines of text; Streamlit wraps in rows of more than 64."""
_NEW = "added by you"


def contract_section(reviewed: Reviewed) -> None:
    """Show both sides' lines, the review, the open question, what is missing, and the download."""
    draft, notes = reviewed.review.draft, reviewed.notes
    number, report = reviewed.number, reviewed.review.reading.report
    draw(f"contract-heading-{number}", [_heading()])
    missing = st.container()
    tables: dict[Part, list[Row]] = {}
    for part, title, lines in _parts(draft.contract, report):
        with st.container(gap="xsmall"):
            draw(f"contract-{part}-{number}", [Node("h3", title)])
            tables[part] = _table(f"table-{part}-{number}", title, lines, months=part == "review")
    question = _open_question(number, draft.contract)
    whose = [(report or "They", row) for row in tables["report"]]
    whose += [("You", row) for row in tables["manager"]]
    asked = missing_dates(whose)
    if asked:
        with missing:
            draw(f"contract-missing-{number}", asked)
    if draft.held_back:
        draw(f"contract-held-{number}", [held_back(draft.held_back)])
    now = edited(draft.contract, tables, question)
    st.download_button(
        "Download as Markdown",
        contract_markdown(now.contract, notes.manager, notes.report, notes.date, now.own),
        file_name="development-contract.md",
        mime="text/markdown",
        type="primary",
        on_click="ignore",
    )


def _heading() -> Node:
    about = (
        "Change or delete what you like, and add in the empty row. The download is what you see "
        "here, without the words from your notes and without what was held back."
    )
    inside = (Node("h2", "Draft contract"), Node("p", about, look="quiet"))
    return Node("section", inside, look="section")


_Line = tuple[Row, "Evidence"]


def _parts(contract: Contract, report: str | None) -> list[tuple[Part, str, list[_Line]]]:
    theirs, yours = (
        [
            (Row(item.action, item.due, position), item.evidence)
            for position, item in enumerate(items)
        ]
        for items in (contract.their_commitments, contract.manager_commitments)
    )
    review = [
        (Row(item.what, _first_day(item.when), position), item.evidence)
        for position, item in enumerate(contract.review)
    ]
    look = "You will look at together" if review else "When will you look at this together?"
    return [
        ("report", f"{report or 'They'} takes on" if report else "They take on", theirs),
        ("manager", "You take on", yours),
        ("review", look, review),
    ]


def _table(key: str, title: str, lines: Sequence[_Line], *, months: bool) -> list[Row]:
    rows = session.rows_at_first(key, [row for row, _ in lines])
    columns = {
        TEXT: [row.text for row in rows],
        DUE: [row.due for row in rows],
        NOTES: [_origin(row, lines) for row in rows],
    }
    st.data_editor(
        columns,
        key=key,
        hide_index=True,
        num_rows="dynamic",
        row_height=_ROW_HEIGHT,
        placeholder="month?" if months else "date?",
        column_config={
            TEXT: st.column_config.TextColumn("What", width=205, required=True),
            DUE: st.column_config.DateColumn(
                "Month" if months else "By",
                format="MMMM YYYY" if months else "D MMM YYYY",
                width=105,
            ),
            NOTES: st.column_config.TextColumn(
                "From the notes", disabled=True, width=260, default=_NEW
            ),
        },
        alt=title,
    )
    changes: dict[str, Any] = st.session_state.get(key, {})
    return apply(rows, changes)


def _origin(row: Row, lines: Sequence[_Line]) -> str:
    if row.origin is None:
        return _NEW if row.text else ""
    return flat(lines[row.origin][1].quote)


def _open_question(number: int, contract: Contract) -> str:
    found = contract.open_question
    key = f"{session.OPEN_QUESTION}{number}"
    session.field(key, found.text if found else "")
    return st.text_input(
        "The question you are sitting with",
        placeholder="None in the notes: one you want to keep open, or nothing",
        key=key,
        help="Taken from your notes where there is one. Keep, change or drop it.",
    ).strip()


def _first_day(when: str | None) -> dt.date | None:
    return dt.date.fromisoformat(f"{when}-01") if when else None
