"""What holds for every text."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.reading.dates import find_due_dates

WEDNESDAY = dt.date(2026, 3, 11)
PIECES = (
    "by on in from until before after since for at within over the this next last early mid late "
    "end of start 12 5 31 29 2 1st 20th May march Feb Friday mon Sat week weeks months days year "
    "Q2 H1 / . , - – ( ) ' : no sorry not or and to w/c EOW EOY month-end Christmas tomorrow today "
    "tmrw a couple few working half-term she told will sent soon asap monthly every once when new "
    "New Year ~ → 3pm noon 2026 12/5 30/4 12.05. \n ago time I we"
).split(" ")
TEXTS = st.one_of(
    st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join)
)


@given(TEXTS, st.dates())
def test_offsets_slice_in_order_without_overlap(text: str, reference: dt.date) -> None:
    end = 0
    for found in find_due_dates(text, reference):
        assert end <= found.start < found.end <= len(text)
        assert found.span == text[found.start : found.end]
        end = found.end


@given(TEXTS, st.dates(dt.date(1990, 1, 1), dt.date(2089, 12, 31)))
def test_no_date_lies_before_the_conversation_but_an_explicit_year(
    text: str, reference: dt.date
) -> None:
    for found in find_due_dates(text, reference):
        if found.due and not any(len(run) >= 2 for run in _digit_runs(found.span)):
            assert found.due >= reference


@given(TEXTS)
def test_without_a_reference_nothing_is_dated(text: str) -> None:
    assert all(found.due is None for found in find_due_dates(text, None))


def test_words_are_listed_without_a_reference() -> None:
    found = find_due_dates("By Friday she picks, in May he goes.", None)
    assert [each.span for each in found] == ["By Friday", "in May"]


def test_two_dates_come_in_order_with_their_offsets() -> None:
    text = "Ana: map by Friday.\nMe: 3 intros in two weeks."
    first, second = find_due_dates(text, WEDNESDAY)
    assert (text[first.start : first.end], first.kind) == ("by Friday", "weekday")
    assert (text[second.start : second.end], second.kind) == ("in two weeks", "in-days-weeks")


@pytest.mark.parametrize(
    "text", ["Career chat, 11 March", "Date: 11/03/2026", "Wed 11 March, 70 min", "2026-03-11 Ana"]
)
def test_date_of_the_conversation_itself_is_not_due(text: str) -> None:
    assert not [each for each in find_due_dates(text, WEDNESDAY) if each.due]


def test_explicit_year_may_lie_in_the_past() -> None:
    (found,) = find_due_dates("Written plan due by 3 May 2024", WEDNESDAY)
    assert found.due == dt.date(2024, 5, 3)


@pytest.mark.parametrize(
    "piece", ["by Friday, no, ", "a week on ", "12/5 ", "two weeks after ", "1.", "end of the "]
)
def test_time_grows_with_length_only(piece: str) -> None:
    short, long = (_seconds(piece * count) for count in (200, 2000))
    assert long < 40 * short + 0.5


def _seconds(text: str) -> float:
    start = time.process_time()
    find_due_dates(text, WEDNESDAY)
    return time.process_time() - start


def _digit_runs(text: str) -> list[str]:
    return "".join(sign if sign.isdigit() else " " for sign in text).split()


@pytest.mark.parametrize("text", ["in two weeks", "in 9999 months", "by Monday", "by 3 Jan"])
def test_calendar_ends_before_the_date(text: str) -> None:
    assert [each.due for each in find_due_dates(text, dt.date.max)] == [None]


def test_status_and_list_of_past_days_are_not_due() -> None:
    text = "Feedback twice: done, 30 April and 11 June. Next one on 3 July."
    assert [each.span for each in find_due_dates(text, WEDNESDAY)] == ["on 3 July"]
