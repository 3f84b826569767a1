"""Weeks, months, quarters, years and parts of them."""

from __future__ import annotations

import datetime as dt

import pytest

from copilot.reading.dates import find_due_dates

WEDNESDAY = dt.date(2026, 3, 11)

DATED = [
    ("CV redone by end of April", "by end of April", "2026-04-30"),
    ("CV redone by the end of Apr.", "by the end of Apr", "2026-04-30"),
    ("CV redone EO April", "EO April", "2026-04-30"),
    ("CV redone end April", "end April", "2026-04-30"),
    ("CV redone by end-April", "by end-April", "2026-04-30"),
    ("CV redone at the very end of May", "at the very end of May", "2026-05-31"),
    ("CV redone by end of Febuary", "by end of Febuary", "2027-02-28"),
    ("CV redone by the end of June 2027", "by the end of June 2027", "2027-06-30"),
    ("CV redone by mid-May", "by mid-May", "2026-05-15"),
    ("CV redone mid April", "mid April", "2026-04-15"),
    ("CV redone in the middle of May", "in the middle of May", "2026-05-15"),
    ("CV redone by early June", "by early June", "2026-06-10"),
    ("CV redone early in June", "early in June", "2026-06-10"),
    ("CV redone by late June", "by late June", "2026-06-25"),
    ("CV redone by early March", "by early March", "2027-03-10"),
    ("CV redone in June", "in June", "2026-06-30"),
    ("CV redone by June", "by June", "2026-06-30"),
    ("CV redone in june", "in june", "2026-06-30"),
    ("Rotation from April", "from April", "2026-04-01"),
    ("Rotation starting in September", "starting in September", "2026-09-01"),
    ("Rotation at the start of June", "at the start of June", "2026-06-01"),
    ("Sept: she presents the herd data", "Sept", "2026-09-30"),
    ("CV redone by June 2027", "by June 2027", "2027-06-30"),
    ("Budget line in Q2", "in Q2", "2026-06-30"),
    ("Budget line by Q1", "by Q1", "2026-03-31"),
    ("Budget line by the end of Q1 2027", "by the end of Q1 2027", "2027-03-31"),
    ("Budget line by the end of Q1 next year", "by the end of Q1 next year", "2027-03-31"),
    ("Budget line in H2 of next year", "in H2 of next year", "2027-12-31"),
    ("CV redone by June next year", "by June next year", "2027-06-30"),
    ("CV redone by 3 May next year", "by 3 May next year", "2027-05-03"),
    ("CV redone by the end of October this year", "by the end of October this year", "2026-10-31"),
    ("Budget line EOQ", "EOQ", "2026-03-31"),
    ("Budget line EOQ3", "EOQ3", "2026-09-30"),
    ("Budget line by end of next quarter", "by end of next quarter", "2026-06-30"),
    ("Budget line this quarter", "this quarter", "2026-03-31"),
    ("Budget line from Q3", "from Q3", "2026-07-01"),
    ("Budget line in H1", "in H1", "2026-06-30"),
    ("Budget line by H2 2027", "by H2 2027", "2027-12-31"),
    ("Budget line this week", "this week", "2026-03-13"),
    ("Budget line later this week", "later this week", "2026-03-13"),
    ("Budget line next week", "next week", "2026-03-20"),
    ("Budget line by the end of next week", "by the end of next week", "2026-03-20"),
    ("Budget line the week after next", "the week after next", "2026-03-27"),
    ("Budget line at the start of next week", "at the start of next week", "2026-03-16"),
    ("Budget line EOW", "EOW", "2026-03-13"),
    ("Budget line by eow", "by eow", "2026-03-13"),
    ("Budget line by end of week", "by end of week", "2026-03-13"),
    ("Budget line by the end of this week", "by the end of this week", "2026-03-13"),
    ("Budget line by month end", "by month end", "2026-03-31"),
    ("Budget line by month's end", "by month's end", "2026-03-31"),
    ("Budget line EOM", "EOM", "2026-03-31"),
    ("Budget line by the end of the month", "by the end of the month", "2026-03-31"),
    ("Budget line this month", "this month", "2026-03-31"),
    ("Budget line next month", "next month", "2026-04-30"),
    ("Budget line end of next mth", "end of next mth", "2026-04-30"),
    ("Budget line early next month", "early next month", "2026-04-10"),
    ("Budget line mid next month", "mid next month", "2026-04-15"),
    ("Budget line by mid-month", "by mid-month", "2026-03-15"),
    ("Budget line by the last day of May", "by the last day of May", "2026-05-31"),
    ("Budget line EOY", "EOY", "2026-12-31"),
    ("Budget line by year end", "by year end", "2026-12-31"),
    ("Budget line by year-end", "by year-end", "2026-12-31"),
    ("Budget line by the end of the year", "by the end of the year", "2026-12-31"),
    ("Budget line by the end of next year", "by the end of next year", "2027-12-31"),
    ("Budget line by the end of 2027", "by the end of 2027", "2027-12-31"),
    ("Budget line later this year", "later this year", "2026-12-31"),
    ("Theory test passed by Christmas", "by Christmas", "2026-12-24"),
    ("Theory test passed before Xmas", "before Xmas", "2026-12-24"),
    ("Theory test passed by Chirstmas", "by Chirstmas", "2026-12-24"),
    ("Theory test passed by Christmas Eve", "by Christmas Eve", "2026-12-24"),
    ("Theory test passed by New Year", "by New Year", "2026-12-31"),
    ("Theory test passed by New Year's Eve", "by New Year's Eve", "2026-12-31"),
    ("Mentor in place between May and July", "between May and July", "2026-07-31"),
    ("Ledger to Bo in the first half of June", "in the first half of June", "2026-06-15"),
    ("Ledger to Bo in the second half of June", "in the second half of June", "2026-06-30"),
    ("Ledger to Bo by end-of-June", "by end-of-June", "2026-06-30"),
    ("Ledger to Bo by end of year 2027", "by end of year 2027", "2027-12-31"),
    ("Ledger to Bo EOY 2027", "EOY 2027", "2027-12-31"),
    ("Ledger to Bo by 2027 Q1", "by 2027 Q1", "2027-03-31"),
    ("Ledger to Bo next quarter", "next quarter", "2026-06-30"),
    ("Ledger to Bo mid next week", "mid next week", "2026-03-18"),
    ("Ledger to Bo by April end", "by April end", "2026-04-30"),
    ("Ledger to Bo by monthend", "by monthend", "2026-03-31"),
    ("Ledger to Bo September at the latest", "September", "2026-09-30"),
    ("Ledger for September", "for September", "2026-09-30"),
    (
        "Ledger to Bo by the last day of the month",
        "by the last day of the month",
        "2026-03-31",
    ),
    (
        "Ledger to Bo from 1 April to the end of June",
        "from 1 April to the end of June",
        "2026-04-01",
    ),
]

UNDATED = [
    ("Ledger to Bo by mid to late June", "by mid to late June"),
    ("Ledger to Bo early next week", "early next week"),
    ("Ledger to Bo in early Q2", "in early Q2"),
    ("Ledger to Bo by 2027", "by 2027"),
    ("Ledger to Bo over Christmas", "over Christmas"),
    ("Ledger to Bo by the weekend", "by the weekend"),
    ("Ledger to Bo at the start of this week", "at the start of this week"),
]


@pytest.mark.parametrize(("text", "span"), UNDATED)
def test_period_with_two_readings_keeps_no_date(text: str, span: str) -> None:
    found = find_due_dates(text, WEDNESDAY)
    assert [(each.span, each.due) for each in found] == [(span, None)]


@pytest.mark.parametrize(("text", "span", "due"), DATED)
def test_period_is_dated(text: str, span: str, due: str) -> None:
    found = find_due_dates(text, WEDNESDAY)
    assert [(each.span, str(each.due)) for each in found] == [(span, due)]


@pytest.mark.parametrize(
    ("reference", "due"),
    [("2026-12-24", "2026-12-24"), ("2026-12-25", "2027-12-24"), ("2026-12-31", "2027-12-24")],
)
def test_christmas_rolls_over(reference: str, due: str) -> None:
    (found,) = find_due_dates("Keys cut by Christmas", dt.date.fromisoformat(reference))
    assert str(found.due) == due


def test_month_under_way_is_this_one_to_its_end_and_next_one_from_its_start() -> None:
    (found,) = find_due_dates("Two visits in March", WEDNESDAY)
    assert found.due == dt.date(2026, 3, 31)
    (found,) = find_due_dates("Two visits from March", WEDNESDAY)
    assert found.due is None
