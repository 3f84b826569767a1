"""The notes in the fields, and the last review of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import streamlit as st

from copilot.domain.notes import Notes
from copilot.ui.shell import session

if TYPE_CHECKING:
    from copilot.domain.authority import Authority
    from copilot.domain.review import Review
    from copilot.domain.samples import Sample

TEXT, DATE, REPORT = "notes_text", "notes_date", "notes_report"
"""Keys of the input fields."""
_ASKED, _REVIEWED, _NUMBER, _SAMPLE = "asked", "reviewed", "reviews", "sample"


@dataclass(frozen=True)
class Reviewed:
    """A review with the notes it is of; its number keeps what is drawn of two reviews apart."""

    notes: Notes
    review: Review
    number: int
    policy: Authority
    """The policy that the flags went by."""


def start() -> None:
    """Fill the input fields."""
    if session.known(TEXT):
        session.field(TEXT, "")
    session.field(DATE, dt.date.today())  # noqa: DTZ011 - the day on this machine is meant
    session.field(session.MANAGER, "")
    session.field(REPORT, "")


def put_box_away() -> None:
    """Have the words kept, but not in the field, on a step that doesn't show it.

    Streamlit tells the browser of a field's value only in the run that sets it. A value set while
    the field is away would come back as an empty field, and that would be kept.
    """
    st.session_state.pop(TEXT, None)


def notes() -> Notes:
    """Take the notes as they stand in the fields."""
    return Notes(
        text=session.value(TEXT) or "",
        date=session.value(DATE),
        manager=session.value(session.MANAGER),
        report=session.value(REPORT),
    )


def use(given: Notes) -> None:
    """Fill every field from notes."""
    session.go_on()
    if TEXT in st.session_state:
        session.put(TEXT, given.text)
    else:
        session.propose(TEXT, given.text)
    session.put(DATE, given.date)
    session.put(session.MANAGER, given.manager or session.value(session.MANAGER) or "")
    session.put(REPORT, given.report or "")
    st.session_state[_SAMPLE] = None


def use_sample(sample: Sample) -> None:
    """Fill every field from a sample, and ask for its review."""
    use(sample.notes)
    st.session_state[_SAMPLE] = sample
    ask()


def sample_in_use() -> Sample | None:
    """The sample whose words are in the box, unless they have been changed."""
    sample: Sample | None = st.session_state.get(_SAMPLE)
    return sample if sample and session.value(TEXT) == sample.notes.text else None


def ask() -> None:
    """Ask for a review in the coming run of the page; the one before is dropped."""
    session.go_on()
    st.session_state[_ASKED] = True
    st.session_state[_REVIEWED] = None


def asked() -> bool:
    """Whether a review is asked for: until there is one, or it is told why there is none.

    Another press may stop the run that makes it, and then the next run makes it.
    """
    return bool(st.session_state.get(_ASKED))


def give_up() -> None:
    """No longer ask for a review: it is told why there is none."""
    st.session_state[_ASKED] = False


def drop() -> None:
    """Forget the last review: its notes are changed, or others are taken."""
    st.session_state[_REVIEWED] = None


def keep(notes: Notes, review: Review, policy: Authority) -> Reviewed:
    """Keep a review for the coming runs of the page."""
    st.session_state[_ASKED] = False
    number: int = st.session_state.get(_NUMBER, 0) + 1
    st.session_state[_NUMBER] = number
    kept = st.session_state[_REVIEWED] = Reviewed(notes, review, number, policy)
    return kept


def part_anew(review: Review) -> None:
    """Take the flags as they now stand; the contract below stays as it is."""
    session.go_on()
    last = reviewed()
    if last:
        st.session_state[_REVIEWED] = replace(last, review=review)


def reviewed() -> Reviewed | None:
    """The last review, if there is one."""
    return st.session_state.get(_REVIEWED)
