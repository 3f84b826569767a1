"""Days of a month in words and figures."""

from __future__ import annotations

import datetime as dt

import pytest

from copilot.reading.dates import find_due_dates

WEDNESDAY = dt.date(2026, 3, 11)

DATED = [
    ("Portfolio to Ines by 12 May.", "by 12 May", "2026-05-12"),
    ("portfolio, 12th May", "12th May", "2026-05-12"),
    ("She books the welding test for the 12th of May", "for the 12th of May", "2026-05-12"),
    ("May 12: dry run with the choir", "May 12", "2026-05-12"),
    ("Kofi walks the line with her on May 12th.", "on May 12th", "2026-05-12"),
    ("Apply before Sept. 3, please", "before Sept. 3", "2026-09-03"),
    ("pitch draft - jan 8", "jan 8", "2027-01-08"),
    ("I'll ring the union rep by 4 Mrach", "by 4 Mrach", "2027-03-04"),
    ("Rota swap from 2nd Febuary", "from 2nd Febuary", "2027-02-02"),
    ("slides, Oct 2", "Oct 2", "2026-10-02"),
    ("Send Ola the syllabus by 11 March", "by 11 March", "2026-03-11"),
    ("Send Ola the syllabus by 10 March", "by 10 March", "2027-03-10"),
    ("By 29 February he has led two inductions", "By 29 February", "2028-02-29"),
    ("Exam entry in by 3 June 2027.", "by 3 June 2027", "2027-06-03"),
    ("Exam entry in by June 3, 2027.", "by June 3, 2027", "2027-06-03"),
    ("Exam entry in by 3 June '27", "by 3 June '27", "2027-06-03"),
    ("Ticket booked for 05-Aug-2026", "for 05-Aug-2026", "2026-08-05"),
    ("me: shadowing slot by Fri 3 April", "by Fri 3 April", "2026-04-03"),
    ("me: shadowing slot by Friday the 3rd of April", "by Friday the 3rd of April", "2026-04-03"),
    ("me: shadowing slot by Fri, 3 Apr.", "by Fri, 3 Apr", "2026-04-03"),
    ("Clinic visit 14 April (Tuesday)", "14 April (Tuesday)", "2026-04-14"),
    ("she gets my comments by the 20th", "by the 20th", "2026-03-20"),
    ("she gets my comments by the 5th I hope", "by the 5th", "2026-04-05"),
    ("New cover plan starts on the 31st", "on the 31st", "2026-03-31"),
    ("Numbers to Bo by the 11th", "by the 11th", "2026-04-11"),
    ("Numbers to Bo by the 3rd of next month", "by the 3rd of next month", "2026-04-03"),
    ("Numbers to Bo by the 28th of the month", "by the 28th of the month", "2026-03-28"),
    ("deck with Yusuf Tuesday 17th", "Tuesday 17th", "2026-03-17"),
    ("deck with Yusuf Tues the 17th", "Tues the 17th", "2026-03-17"),
    ("Meet the trustees on the seventeenth.", "on the seventeenth", "2026-03-17"),
    ("Lab keys back by the second of June", "by the second of June", "2026-06-02"),
    ("He is in Leeds on the twenty third of April", "on the twenty third of April", "2026-04-23"),
    ("Handover starting 11 May", "starting 11 May", "2026-05-11"),
    ("Handover as of 11 May", "as of 11 May", "2026-05-11"),
    ("No later than 7 April she has two quotes", "No later than 7 April", "2026-04-07"),
    ("Draft with me by 3pm on 7 April", "by 3pm on 7 April", "2026-04-07"),
    ("Trial days 12-14 May", "12-14 May", "2026-05-14"),
    ("Trial between 3 and 9 June", "between 3 and 9 June", "2026-06-09"),
    ("Trial from 3 to 9 June", "from 3 to 9 June", "2026-06-03"),
    ("Trial 28 May – 2 June", "28 May – 2 June", "2026-06-02"),
    ("report due 2026-06-30", "2026-06-30", "2026-06-30"),
    ("Report due by 30.6. please", "by 30.6.", "2026-06-30"),
    ("Report due on 05.06.2026", "on 05.06.2026", "2026-06-05"),
    ("Report due by 05.06", "by 05.06", "2026-06-05"),
    ("Vans serviced by 15/5", "by 15/5", "2026-05-15"),
    ("Vans serviced by Fri 15/5", "by Fri 15/5", "2026-05-15"),
    ("Vans serviced by 5/15", "by 5/15", "2026-05-15"),
    ("Vans serviced by 6/6", "by 6/6", "2026-06-06"),
    ("Van list to Gil, 30/4", "30/4", "2026-04-30"),
    ("Vans serviced by 25/12/2026", "by 25/12/2026", "2026-12-25"),
    ("Vans serviced by 12/25/26", "by 12/25/26", "2026-12-25"),
    ("First Monday in June: she chairs", "First Monday in June", "2026-06-01"),
    ("Sit in on the last Friday of April", "on the last Friday of April", "2026-04-24"),
    ("17 April (Friday): kit check", "17 April (Friday)", "2026-04-17"),
    ("Kit check 17 April, which is a Friday.", "17 April, which is a Friday", "2026-04-17"),
    (
        "Kit check from April the ninth till the tenth",
        "from April the ninth till the tenth",
        "2026-04-09",
    ),
    ("Kit check on the first of the month", "on the first of the month", "2026-04-01"),
    ("Kit check on Monday 16", "on Monday 16", "2026-03-16"),
    ("Kit check from the 16th to the 20th", "from the 16th to the 20th", "2026-03-16"),
    ("Kit check, the 20th.", "the 20th", "2026-03-20"),
    ("Kit check Fri (20/3)", "Fri (20/3)", "2026-03-20"),
    ("20/3 Kit check with Bo", "20/3", "2026-03-20"),
    ("Kit check in 04/2026", "in 04/2026", "2026-04-30"),
    ("Kit check on Fri 20.3.", "on Fri 20.3", "2026-03-20"),
    ("Kit check by 20.03.26", "by 20.03.26", "2026-03-20"),
    (
        "Kit check on the third Thursday of next month",
        "on the third Thursday of next month",
        "2026-04-16",
    ),
    (
        "Kit check on the first Friday of the month",
        "on the first Friday of the month",
        "2026-04-03",
    ),
    ("Kit check in the week ending 20 March", "in the week ending 20 March", "2026-03-20"),
    ("Kit check w/c the 20th April", "w/c the 20th April", "2026-04-20"),
    ("Kit check w/c 6 April 2026", "w/c 6 April 2026", "2026-04-06"),
    ("Kit check wc Monday", "wc Monday", "2026-03-16"),
    ("Kit check on Boxing Day", "on Boxing Day", "2026-12-26"),
    ("Kit check on New Year's Day", "on New Year's Day", "2027-01-01"),
    ("Kit check on Christmas Day", "on Christmas Day", "2026-12-25"),
]
UNDATED = [
    ("Vans serviced by 5/6", "by 5/6"),
    ("Vans serviced by 05/06/2026", "by 05/06/2026"),
    ("Call with the mill on 3/4.", "on 3/4"),
    ("Slides by Friday 12 May", "by Friday 12 May"),
    ("Slides by Monday, the 17th", "by Monday, the 17th"),
    ("Slides by 31 June", "by 31 June"),
    ("Anything after 12 May suits", "after 12 May"),
    ("Slides by the 17th, a Wednesday", "by the 17th, a Wednesday"),
    ("Slides by 17 April, a Monday.", "by 17 April, a Monday"),
    ("Slides in the first week of June", "in the first week of June"),
    ("Slides on the fifth Friday of June", "on the fifth Friday of June"),
    ("Slides on the first Friday of every month", "on the first Friday of every month"),
    ("Slides in the week of 31 June", "in the week of 31 June"),
]


@pytest.mark.parametrize(("text", "span", "due"), DATED)
def test_day_is_dated(text: str, span: str, due: str) -> None:
    found = find_due_dates(text, WEDNESDAY)
    assert [(each.span, str(each.due)) for each in found] == [(span, due)]


@pytest.mark.parametrize(("text", "span"), UNDATED)
def test_words_with_two_readings_keep_no_date(text: str, span: str) -> None:
    found = find_due_dates(text, WEDNESDAY)
    assert [(each.span, each.due) for each in found] == [(span, None)]


def test_day_of_the_week_has_to_fit_the_coming_date() -> None:
    (found,) = find_due_dates("Boots ordered by Tue 14 April", WEDNESDAY)
    assert (found.due, found.kind) == (dt.date(2026, 4, 14), "day-month")
    (found,) = find_due_dates("Boots ordered by Wed 14 April", WEDNESDAY)
    assert (found.due, found.kind) == (None, "contradiction")
