"""Changes of mind inside one row of the notes."""

from __future__ import annotations

import datetime as dt

from copilot.domain.evidence import Evidence
from copilot.domain.notes import Notes
from copilot.domain.reading import Line
from copilot.reading.changes import settle
from copilot.reading.dates import find_due_dates
from copilot.reading.segment import segment


def _settled(text: str, *quotes: tuple[str, str]) -> tuple[Line, ...]:
    """Settle lines (quote, owner) of a note about Tomasz on 14 April 2026."""
    notes = Notes(text=text, manager="Ana", report="Tomasz", date=dt.date(2026, 4, 14))
    segments, cast = segment(notes)
    dues = find_due_dates(text, notes.date)
    lines = [
        Line(
            evidence=Evidence.of(text, text.index(quote), text.index(quote) + len(quote)),
            kind="commitment",
            owner="manager" if owner == "manager" else "report",
            action=quote,
        )
        for quote, owner in quotes
    ]
    return settle(text, segments, lines, dues, cast)


def test_who_takes_it_over_owns_it_and_the_line_stands_once():
    text = "- Tomasz to ring the archive, no wait, I'll do that, they know me. By Friday."

    (line,) = _settled(text, ("ring the archive", "report"), ("I'll do that", "manager"))

    assert (line.owner, line.due) == ("manager", dt.date(2026, 4, 17))
    assert line.evidence.quote.endswith("By Friday")


def test_taken_over_by_the_report():
    text = "- book the hall: leave that with him"

    (line,) = _settled(text, ("book the hall", "manager"))

    assert line.owner == "report"


def test_scratched_line_is_withdrawn_and_the_new_one_stands():
    text = "- I write the summary. Scratch that, Tomasz writes the summary by Friday."

    old, new = _settled(
        text, ("I write the summary", "manager"), ("Tomasz writes the summary by Friday", "report")
    )

    assert (old.kind, new.kind) == ("withdrawn", "commitment")


def test_change_in_another_row_leaves_a_line_alone():
    text = "- Tomasz to ring the archive\n- I'll do that other thing"

    (line,) = _settled(text, ("ring the archive", "report"))

    assert line.owner == "report"


def test_due_words_far_away_are_not_taken():
    text = "- ring the archive. He has to hand in the whole report on tools by Friday."

    (line,) = _settled(text, ("ring the archive", "manager"))

    assert line.due_text is None


def test_report_who_says_i_takes_it_over():
    text = (
        "Ana: How is it?\nTomasz: Fine.\nAna: And now?\nTomasz: Good.\n"
        "Tomasz: you ring the archive. No, I'll do that."
    )

    (line,) = _settled(text, ("ring the archive", "manager"))

    assert line.owner == "report"
