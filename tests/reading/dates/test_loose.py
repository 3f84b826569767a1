"""Due words that are kept without a date."""

from __future__ import annotations

import datetime as dt

import pytest

from copilot.reading.dates import find_due_dates

WEDNESDAY = dt.date(2026, 3, 11)

KEPT = [
    ("Find her a buddy asap", "asap", "vague"),
    ("Find her a buddy as soon as possible", "as soon as possible", "vague"),
    ("Find her a buddy soon.", "soon", "vague"),
    ("Find her a buddy at some point", "at some point", "vague"),
    ("Find her a buddy sometime", "sometime", "vague"),
    ("She would like the diploma some day.", "some day", "vague"),
    ("She would like the diploma eventually", "eventually", "vague"),
    ("Maths evenings, ongoing", "ongoing", "vague"),
    ("Maths evenings on Tuesdays", "on Tuesdays", "recurring"),
    ("Maths evenings every Thursday", "every Thursday", "recurring"),
    ("Maths evenings every two weeks", "every two weeks", "recurring"),
    ("Maths evenings, weekly", "weekly", "recurring"),
    ("Maths evenings twice a month", "twice a month", "recurring"),
    ("We sit down monthly.", "monthly", "recurring"),
    ("Bid for the cabin in the autumn", "in the autumn", "season"),
    ("Bid for the cabin this summer", "this summer", "season"),
    ("Bid for the cabin by spring", "by spring", "season"),
    ("Bid for the cabin after the audit", "after the audit", "event"),
    ("Bid for the cabin before half-term", "before half-term", "event"),
    ("Bid for the cabin by half term", "by half term", "event"),
    ("Bid for the cabin once the merger is through.", "once the merger is through", "event"),
    ("Bid for the cabin when the new ward opens", "when the new ward opens", "event"),
    ("Bid for the cabin as soon as she is back", "as soon as she is back", "event"),
    ("Bid for the cabin by our next quarterly", "by our next quarterly", "event"),
    ("Bid for the cabin at the next 1:1", "at the next 1:1", "event"),
    ("Bid for the cabin by the end of the project", "by the end of the project", "event"),
    ("Bid for the cabin in the new year", "in the new year", "season"),
    (
        "Bid for the cabin as soon as he's back from leave",
        "as soon as he's back from leave",
        "event",
    ),
    ("Bid for the cabin when she's ready", "when she's ready", "event"),
    ("Bid for the cabin the day after the fair", "the day after the fair", "event"),
    ("Bid for the cabin over the coming weeks", "over the coming weeks", "vague"),
    ("Bid for the cabin in early fall", "in early fall", "season"),
    ("Bid for the cabin at half-term", "at half-term", "event"),
    ("Maths evenings three times a week", "three times a week", "recurring"),
    ("Bid for the cabin in the future", "in the future", "vague"),
]


@pytest.mark.parametrize(("text", "span", "kind"), KEPT)
def test_words_are_kept_without_a_date(text: str, span: str, kind: str) -> None:
    found = find_due_dates(text, WEDNESDAY)
    assert [(each.span, each.due, each.kind) for each in found] == [(span, None, kind)]
