"""So many days, weeks or months on."""

from __future__ import annotations

import datetime as dt

import pytest

from copilot.reading.dates import find_due_dates

WEDNESDAY = dt.date(2026, 3, 11)

DATED = [
    ("She reports back in two weeks", "in two weeks", "2026-03-25"),
    ("talk again in 2 wks", "in 2 wks", "2026-03-25"),
    ("talk again in 10 days", "in 10 days", "2026-03-21"),
    ("talk again in ten days' time", "in ten days' time", "2026-03-21"),
    ("talk again in about three weeks", "in about three weeks", "2026-04-01"),
    ("talk again in twenty-one days", "in twenty-one days", "2026-04-01"),
    ("talk again within a fortnight", "within a fortnight", "2026-03-25"),
    ("talk again in a couple of weeks", "in a couple of weeks", "2026-03-25"),
    ("talk again in a couple of days", "in a couple of days", "2026-03-13"),
    ("talk again in a week's time", "in a week's time", "2026-03-18"),
    ("talk again a week today", "a week today", "2026-03-18"),
    ("talk again a week from today", "a week from today", "2026-03-18"),
    ("talk again three weeks from now", "three weeks from now", "2026-04-01"),
    ("talk again over the next two weeks", "over the next two weeks", "2026-03-25"),
    ("talk again within 48 hours", "within 48 hours", "2026-03-13"),
    ("talk again in a month", "in a month", "2026-04-11"),
    ("talk again in 3 months", "in 3 months", "2026-06-11"),
    ("talk again in 6 mths", "in 6 mths", "2026-09-11"),
    ("talk again in three months' time", "in three months' time", "2026-06-11"),
    ("talk again six months from now", "six months from now", "2026-09-11"),
    ("We review the swap in a year", "in a year", "2027-03-11"),
    ("yes or no in ten working days", "in ten working days", "2026-03-25"),
    ("yes or no within 3 business days", "within 3 business days", "2026-03-16"),
    ("yes or no two weeks after 1 May", "two weeks after 1 May", "2026-05-15"),
    ("yes or no 10 days before 1 June", "10 days before 1 June", "2026-05-22"),
    ("yes or no a week before Christmas", "a week before Christmas", "2026-12-18"),
    ("talk again in half a year", "in half a year", "2026-09-11"),
    ("talk again within the next fortnight", "within the next fortnight", "2026-03-25"),
    ("talk again in the next month", "in the next month", "2026-04-11"),
    ("talk again a week on 1 May", "a week on 1 May", "2026-05-08"),
    ("talk again two weeks Friday", "two weeks Friday", "2026-03-27"),
    ("we review it in a year and a half", "in a year and a half", "2027-09-11"),
    ("talk again in a fortnight or so", "in a fortnight or so", "2026-03-25"),
    ("talk again in two weeks, no, three.", "in two weeks, no, three", "2026-04-01"),
    ("talk again in 2 wks - actually 3 wks", "in 2 wks - actually 3 wks", "2026-04-01"),
]
LOOSE = [
    ("talk again in a few weeks", "in a few weeks"),
    ("talk again in two or three weeks", "in two or three weeks"),
    ("talk again in 2-3 weeks", "in 2-3 weeks"),
    ("talk again in a week or two", "in a week or two"),
    ("notes back within a week of getting it", "within a week of getting it"),
    ("notes back the day after she sends them", "the day after she sends them"),
    ("notes back two weeks after the audit", "two weeks after the audit"),
]


@pytest.mark.parametrize(("text", "span", "due"), DATED)
def test_offset_is_dated(text: str, span: str, due: str) -> None:
    found = find_due_dates(text, WEDNESDAY)
    assert [(each.span, str(each.due)) for each in found] == [(span, due)]


@pytest.mark.parametrize(("text", "span"), LOOSE)
def test_loose_amount_keeps_no_date(text: str, span: str) -> None:
    found = find_due_dates(text, WEDNESDAY)
    assert [(each.span, each.due) for each in found] == [(span, None)]


@pytest.mark.parametrize(
    ("reference", "due"),
    [("2025-11-30", "2026-02-28"), ("2027-11-30", "2028-02-29"), ("2026-01-15", "2026-04-15")],
)
def test_months_are_clipped_to_the_end_of_the_month(reference: str, due: str) -> None:
    (found,) = find_due_dates("Look again in three months", dt.date.fromisoformat(reference))
    assert str(found.due) == due


@pytest.mark.parametrize(
    ("reference", "due"),
    [("2026-03-13", "2026-03-16"), ("2026-03-14", "2026-03-16"), ("2026-03-15", "2026-03-16")],
)
def test_one_working_day_from_friday_and_the_weekend_is_monday(reference: str, due: str) -> None:
    (found,) = find_due_dates("Answer in one working day", dt.date.fromisoformat(reference))
    assert str(found.due) == due
