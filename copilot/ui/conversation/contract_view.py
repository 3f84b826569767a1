"""The drafted contract of loose notes, to edit and to download."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import streamlit as st

from copilot.coaching.agree import agree, proposed
from copilot.domain.follow_through import Occasion
from copilot.export.agreed_markdown import agreed_markdown
from copilot.export.report_view import report_view
from copilot.ui.conversation.beside import stay_in_sight
from copilot.ui.conversation.contract_drafts import Open
from copilot.ui.conversation.contract_edits import edits_of, sheet_of, words_in
from copilot.ui.conversation.contract_form import form
from copilot.ui.conversation.contract_lines import missing
from copilot.ui.conversation.held_back_view import held_back
from copilot.ui.conversation.marked_notes import lit_notes
from copilot.ui.shell import clock
from copilot.ui.shell.drawn import draw
from copilot.ui.shell.node import Node

if TYPE_CHECKING:
    from collections.abc import Callable

    from copilot.assembly import Copilot
    from copilot.ui.conversation.reviewing import Reviewed

_KEY = "loose_contract"
_SPLIT = (7, 5)


def contract_section(copilot: Copilot, reviewed: Reviewed) -> None:
    """Show both sides' lines, the review, the open question, what is missing, and the download."""
    mine = _opened(reviewed)
    notes, draft = reviewed.notes, reviewed.review.draft
    report = reviewed.review.reading.report
    draw(f"contract-heading-{mine.key}", [_heading()])
    sheet(copilot, mine, report, notes.text, lambda: None)
    if draft.held_back:
        draw(f"contract-held-{mine.key}", [held_back(draft.held_back)])
    edits = edits_of(mine.sheet)
    held = notes.date or clock.today()
    occasion = Occasion(person="", conversation=None, held=held, approved=dt.datetime.now(dt.UTC))
    view = report_view(agree(edits, occasion, None), report or "They", notes.manager, held)
    st.download_button(
        "Download as Markdown",
        agreed_markdown(view),
        file_name="development-contract.md",
        mime="text/markdown",
        on_click="ignore",
    )


def sheet(
    copilot: Copilot, mine: Open, report: str | None, notes: str, kept: Callable[[], None]
) -> None:
    """Show the fields, and beside them the notes with the words that a line comes from.

    Args:
        copilot: Hears what is typed.
        mine: The open contract.
        report: The other's name.
        notes: The notes that it was drafted from.
        kept: Called after each change.
    """
    fields, beside = st.columns(_SPLIT, gap="large")
    with fields:
        dates = missing(mine.sheet, report)
        if dates:
            draw(f"contract-missing-{mine.key}", [dates])
        form(copilot, mine, report, notes, kept)
    with beside:
        by_card = {card.key: words_in(card, notes) for card in mine.sheet.cards}
        found = [each for each in by_card.values() if each]
        lit = by_card.get(mine.lit) if mine.lit else None
        heading = Node("h3", "The words they come from", look="apart")
        draw(f"contract-notes-{mine.key}", [heading, lit_notes(notes, found, lit)])
        stay_in_sight()


def _opened(reviewed: Reviewed) -> Open:
    kept: Open | None = st.session_state.get(_KEY)
    if kept and kept.of == str(reviewed.number):
        return kept
    first = sheet_of(proposed(reviewed.review.draft.contract))
    opened = st.session_state[_KEY] = Open(
        str(reviewed.number), first, first, key=f"loose-{reviewed.number}"
    )
    return opened


def _heading() -> Node:
    about = (
        "Change or strike what you like, and add what is missing. Lines without a day keep asking "
        "for one; none is made up."
    )
    inside = (Node("h2", "Draft contract"), Node("p", about, look="quiet"))
    return Node("section", inside, look="section")
