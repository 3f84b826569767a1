"""Days of the week, today and tomorrow."""

from __future__ import annotations

import datetime as dt

import pytest

from copilot.reading.dates import find_due_dates

WEDNESDAY = dt.date(2026, 3, 11)
FRIDAY = dt.date(2026, 3, 13)
SUNDAY = dt.date(2026, 3, 15)

DATED = [
    ("I'll have the numbers by Friday.", "by Friday", "2026-03-13"),
    ("numbers fri", "fri", "2026-03-13"),
    ("numbers by fri pls", "by fri", "2026-03-13"),
    ("She rings the depot on Wednesday", "on Wednesday", "2026-03-18"),
    ("Thurs – coffee with the curator", "Thurs", "2026-03-12"),
    ("weds: ask Pim about the forklift ticket", "weds", "2026-03-18"),
    ("send to Ravi by thurs", "by thurs", "2026-03-12"),
    ("Ask Halima before Tuesday", "before Tuesday", "2026-03-17"),
    ("Ask Halima this Friday", "this Friday", "2026-03-13"),
    ("Ask Halima this coming Monday", "this coming Monday", "2026-03-16"),
    ("Ask Halima next Friday", "next Friday", "2026-03-20"),
    ("Ask Halima next Wed", "next Wed", "2026-03-18"),
    ("Ask Halima on Friday next week", "on Friday next week", "2026-03-20"),
    ("Ask Halima on Tuesday of next week", "on Tuesday of next week", "2026-03-17"),
    ("Ask Halima next week on Tuesday", "next week on Tuesday", "2026-03-17"),
    ("Ask Halima the Friday after next", "the Friday after next", "2026-03-27"),
    ("The kit list comes Tuesday week", "Tuesday week", "2026-03-24"),
    ("The kit list comes a week on Tuesday", "a week on Tuesday", "2026-03-24"),
    ("The kit list comes a week from Tuesday", "a week from Tuesday", "2026-03-24"),
    ("The kit list comes a fortnight on Monday", "a fortnight on Monday", "2026-03-30"),
    ("Invite out by 3pm Friday", "by 3pm Friday", "2026-03-13"),
    ("Invite out by noon on Friday", "by noon on Friday", "2026-03-13"),
    ("Invite out by Friday 3pm", "by Friday 3pm", "2026-03-13"),
    ("Invite out Friday morning", "Friday morning", "2026-03-13"),
    ("Invite out by end of play Friday", "by end of play Friday", "2026-03-13"),
    ("Invite out by close of business on Monday", "by close of business on Monday", "2026-03-16"),
    ("Invite out by COB Monday", "by COB Monday", "2026-03-16"),
    ("Invite out Monday COB", "Monday COB", "2026-03-16"),
    ("Slides ready for Monday's board", "for Monday", "2026-03-16"),
    ("Thrusday I call the agency", "Thrusday", "2026-03-12"),
    ("by Wendesday she picks two", "by Wendesday", "2026-03-18"),
    ("From Monday he runs the early line", "From Monday", "2026-03-16"),
    ("Mon: I chase the badge", "Mon", "2026-03-16"),
    ("badge chased by Mon", "by Mon", "2026-03-16"),
    ("Sat 14 March she opens up alone", "Sat 14 March", "2026-03-14"),
    ("Stall set up by Sun.", "by Sun", "2026-03-15"),
    ("Text the ward sister tomorrow.", "tomorrow", "2026-03-12"),
    ("Text the ward sister tmrw", "tmrw", "2026-03-12"),
    ("Text the ward sister by tomorow noon", "by tomorow noon", "2026-03-12"),
    ("Text the ward sister by end of play tomorrow", "by end of play tomorrow", "2026-03-12"),
    ("Text the ward sister tomorrow week", "tomorrow week", "2026-03-19"),
    ("Text the ward sister a week tomorrow", "a week tomorrow", "2026-03-19"),
    ("Text the ward sister the day after tomorrow", "the day after tomorrow", "2026-03-13"),
    ("Text the ward sister today", "today", "2026-03-11"),
    ("Text the ward sister tonight", "tonight", "2026-03-11"),
    ("Text the ward sister by COB", "by COB", "2026-03-11"),
    ("Text the ward sister EOD", "EOD", "2026-03-11"),
    ("Text the ward sister by the end of the day", "by the end of the day", "2026-03-11"),
    ("Tomorrow (Thursday) I ask Lena", "Tomorrow (Thursday)", "2026-03-12"),
    ("w/c 4 May I sit beside her", "w/c 4 May", "2026-05-04"),
    ("Take him off lates from w/c 23 March", "from w/c 23 March", "2026-03-23"),
    ("week commencing 6th April - trial", "week commencing 6th April", "2026-04-06"),
    ("Trial in the week of 8 April", "in the week of 8 April", "2026-04-06"),
    ("Trial wc 6/4/2026", "wc 6/4/2026", None),
    ("Trial w/e 27 March", "w/e 27 March", "2026-03-27"),
    ("Mon-Wed she trains the newcomers", "Mon-Wed", "2026-03-18"),
    ("Would Monday work for the visit?", "Monday", "2026-03-16"),
    ("Shall we say Thursday?", "Thursday", "2026-03-12"),
    ("The visit is brought forward to Thursday", "Thursday", "2026-03-12"),
    ("Pads ready for tomorrow's visit", "for tomorrow", "2026-03-12"),
    ("Pads ready for next week's visit", "for next week", "2026-03-20"),
    ("Pads ready Thursday next", "Thursday next", "2026-03-19"),
    (
        "Pads ready on Monday in the week after next",
        "on Monday in the week after next",
        "2026-03-23",
    ),
    ("Pads ready this afternoon", "this afternoon", "2026-03-11"),
    ("Pads ready by close of play", "by close of play", "2026-03-11"),
    ("Pads ready midweek", "midweek", "2026-03-11"),
    ("pads ready mon", "mon", "2026-03-16"),
]


@pytest.mark.parametrize(("text", "span", "due"), DATED)
def test_weekday_is_dated(text: str, span: str, due: str | None) -> None:
    found = find_due_dates(text, WEDNESDAY)
    assert [(each.span, each.due and str(each.due)) for each in found] == [(span, due)]


def test_weekday_is_strictly_after_the_conversation() -> None:
    (found,) = find_due_dates("Forms in by Friday", FRIDAY)
    assert found.due == dt.date(2026, 3, 20)


def test_next_weekday_counts_from_monday() -> None:
    (found,) = find_due_dates("Forms in next Tuesday", SUNDAY)
    assert found.due == dt.date(2026, 3, 17)


def test_this_week_on_a_sunday_is_the_coming_friday() -> None:
    (found,) = find_due_dates("Forms in this week", SUNDAY)
    assert found.due == dt.date(2026, 3, 20)
