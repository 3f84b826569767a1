"""What one browser session holds: input, the last review, and a problem to tell of."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import streamlit as st

from copilot.domain.notes import Notes
from copilot.ui.conversation.contract_edits import Row, apply

if TYPE_CHECKING:
    from copilot.domain.authority import Authority
    from copilot.domain.review import Review
    from copilot.domain.samples import Sample

TEXT, DATE, MANAGER, REPORT = "notes_text", "notes_date", "notes_manager", "notes_report"
"""Keys of the input fields."""
OPEN_QUESTION = "open-question-"
"""How the key of the open question begins; the review's number follows."""
_ASKED, _REVIEWED, _NUMBER = "asked", "reviewed", "reviews"
_PROBLEM, _SAMPLE, _TABLES, _KEPT = "problem", "sample", "tables", "kept"


@dataclass(frozen=True)
class Reviewed:
    """A review with the notes it is of; its number keeps the tables of two reviews apart."""

    notes: Notes
    review: Review
    number: int
    policy: Authority
    """The policy that the flags went by."""


@dataclass(frozen=True)
class Table:
    """Rows of a table: Streamlit's changes are on top of the first ones."""

    first: list[Row]
    now: list[Row]


def start() -> None:
    """Take over what was typed, before anything can stop this run, and fill the input fields."""
    _catch_up()
    field(TEXT, "")
    field(DATE, dt.date.today())  # noqa: DTZ011 - the day on this machine is meant
    field(MANAGER, "")
    field(REPORT, "")


def _catch_up() -> None:
    state = st.session_state
    kept: dict[str, object] = state.setdefault(_KEPT, {})
    kept.update({key: state[key] for key in kept if key in state})
    tables: dict[str, Table] = state.setdefault(_TABLES, {})
    for key, table in tables.items():
        if key in state:
            tables[key] = replace(table, now=apply(table.first, state[key]))


def field(key: str, first: object) -> None:
    """Give a field its first value, or the one that it had when it was last on a page.

    Streamlit drops a field's value together with its page, before the other page runs.
    """
    kept: dict[str, object] = st.session_state[_KEPT]
    kept[key] = st.session_state.setdefault(key, kept.get(key, first))


def forget(beginning: str) -> None:
    """Forget the fields whose keys begin so."""
    kept: dict[str, object] = st.session_state.get(_KEPT, {})
    st.session_state[_KEPT] = {
        key: value for key, value in kept.items() if not key.startswith(beginning)
    }


def notes() -> Notes:
    """Take the notes as they stand in the fields."""
    state = st.session_state
    return Notes(
        text=state[TEXT],
        date=state[DATE],
        manager=state[MANAGER].strip() or None,
        report=state[REPORT].strip() or None,
    )


def use_text(text: str) -> None:
    """Put other notes into the box."""
    go_on()
    st.session_state[TEXT] = text
    st.session_state[_SAMPLE] = None


def use_sample(sample: Sample) -> None:
    """Fill every field from a sample, and ask for its review."""
    given = sample.notes
    use_text(given.text)
    st.session_state[DATE] = given.date
    st.session_state[MANAGER] = given.manager or ""
    st.session_state[REPORT] = given.report or ""
    st.session_state[_SAMPLE] = sample
    ask()


def sample_in_use() -> Sample | None:
    """The sample whose words are in the box, unless they have been changed."""
    sample: Sample | None = st.session_state.get(_SAMPLE)
    return sample if sample and st.session_state[TEXT] == sample.notes.text else None


def start_again() -> None:
    """Empty the box and drop the review; the manager's own name stays."""
    use_text("")
    st.session_state[REPORT] = ""
    st.session_state[_REVIEWED] = None


def ask() -> None:
    """Ask for a review in the coming run of the page; the one before is dropped."""
    go_on()
    st.session_state[_ASKED] = True
    st.session_state[_REVIEWED] = None


def asked() -> bool:
    """Whether a review is asked for: until there is one, or it is told why there is none.

    Another press may stop the run that makes it, and then the next run makes it.
    """
    return bool(st.session_state.get(_ASKED))


def keep(notes: Notes, review: Review, policy: Authority) -> None:
    """Keep a review for the coming runs of the page."""
    st.session_state[_ASKED] = False
    number: int = st.session_state.get(_NUMBER, 0) + 1
    st.session_state[_NUMBER] = number
    st.session_state[_TABLES] = {}
    forget(OPEN_QUESTION)
    st.session_state[_REVIEWED] = Reviewed(notes, review, number, policy)


def part_anew(review: Review) -> None:
    """Take the flags as they now stand; the contract's tables stay as they are."""
    go_on()
    last = reviewed()
    if last:
        st.session_state[_REVIEWED] = replace(last, review=review)


def reviewed() -> Reviewed | None:
    """The last review, if there is one."""
    return st.session_state.get(_REVIEWED)


def rows_at_first(key: str, drafted: list[Row]) -> list[Row]:
    """The rows a table starts from: as drafted, or as they were when it was last on the page."""
    tables: dict[str, Table] = st.session_state[_TABLES]
    table = tables.setdefault(key, Table(drafted, drafted))
    if key not in st.session_state:
        # Streamlit takes the type of a column from its cells: an empty table gets an empty line.
        table = tables[key] = Table(table.now or [Row("")], table.now)
    return table.first


def tell(problem: str) -> None:
    """Keep a problem for the page to show until the manager does something about it."""
    st.session_state[_PROBLEM] = problem
    st.session_state[_ASKED] = False


def problem() -> str | None:
    """What went wrong last."""
    return st.session_state.get(_PROBLEM)


def go_on() -> None:
    """Forget what went wrong: something else is being done."""
    st.session_state[_PROBLEM] = None
