"""Corrections, contradictions and repetitions."""

from __future__ import annotations

import datetime as dt

import pytest

from copilot.reading.dates import find_due_dates

WEDNESDAY = dt.date(2026, 3, 11)

CORRECTED = [
    ("Minutes by Friday, no, Monday.", "2026-03-16"),
    ("Minutes by Friday, no wait, Monday", "2026-03-16"),
    ("Minutes by Friday - sorry, Monday", "2026-03-16"),
    ("Minutes by Friday… actually Monday", "2026-03-16"),
    ("Minutes by Friday, make that Monday", "2026-03-16"),
    ("Minutes by Friday (I mean Monday)", "2026-03-16"),
    ("Minutes by Friday. No, Monday.", "2026-03-16"),
    ("Minutes by Friday, scratch that, by Monday", "2026-03-16"),
    ("Minutes by Friday, or rather Monday", "2026-03-16"),
    ("Minutes by Friday, let's make it Monday", "2026-03-16"),
    ("Minutes not by Friday but by Monday", "2026-03-16"),
    ("Minutes moved from Friday to Monday", "2026-03-16"),
    ("Minutes by ~~Friday~~ Monday", "2026-03-16"),
    ("Minutes by Friday -> Monday", "2026-03-16"),
    ("Minutes by Monday, not Friday", "2026-03-16"),
    ("Minutes by the 12th, sorry, 14th May", "2026-05-14"),
    ("Minutes by 12 May, no, the 14th", "2026-05-14"),
    ("Minutes by 12 May, sorry, June", "2026-06-12"),
    ("Minutes by end of April, no, May", "2026-05-31"),
    ("Minutes in two weeks, actually three weeks from now", "2026-04-01"),
    ("Was due Friday, sorry, make it Monday", "2026-03-16"),
    ("Minutes by Friday – hang on, Monday's better", "2026-03-16"),
    ("Minutes by Friday (scrap that, Monday)", "2026-03-16"),
    ("Minutes pushed back from the 13th to the 16th of March", "2026-03-16"),
    ("Minutes by Q2, no, Q3", "2026-09-30"),
    ("Minutes Monday instead of Friday", "2026-03-16"),
]
AGREEING = [
    ("Minutes tomorrow, Thursday.", "tomorrow, Thursday", "2026-03-12"),
    ("Minutes by month end (31 March)", "by month end (31 March)", "2026-03-31"),
    ("Minutes this week, by Friday.", "this week, by Friday", "2026-03-13"),
    ("Minutes next week, Tuesday.", "next week, Tuesday", "2026-03-17"),
    ("Minutes in May, on the 12th.", "in May, on the 12th", "2026-05-12"),
    ("Minutes Friday, i.e. the 13th.", "Friday, i.e. the 13th", "2026-03-13"),
    ("Minutes in three days on Saturday", "in three days on Saturday", "2026-03-14"),
]
AGAINST = [
    "Minutes by Friday or Monday",
    "Minutes by Friday/Monday",
    "Minutes by Friday, by Monday.",
    "Minutes by Friday (21 March)",
    "Minutes tomorrow, Friday.",
    "Minutes by end of May, 15 June.",
    "Minutes by 3 May / 5 May",
    "Minutes by Friday, at the latest Monday.",
    "Minutes by the end of March, the 30th.",
    "Minutes by end of June, soon.",
    "Minutes in June or July or May",
]


@pytest.mark.parametrize(("text", "due"), CORRECTED)
def test_explicit_correction_wins(text: str, due: str) -> None:
    assert [str(each.due) for each in find_due_dates(text, WEDNESDAY)] == [due]


@pytest.mark.parametrize(("text", "span", "due"), AGREEING)
def test_dates_that_agree_are_one(text: str, span: str, due: str) -> None:
    found = find_due_dates(text, WEDNESDAY)
    assert [(each.span, str(each.due)) for each in found] == [(span, due)]


@pytest.mark.parametrize("text", AGAINST)
def test_dates_that_contradict_each_other_give_none(text: str) -> None:
    assert [each.due for each in find_due_dates(text, WEDNESDAY)] == [None]


def test_two_actions_keep_two_dates() -> None:
    found = find_due_dates("Deck by Friday, on Monday we rehearse it with Ana.", WEDNESDAY)
    assert [str(each.due) for each in found] == ["2026-03-13", "2026-03-16"]
