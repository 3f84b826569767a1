"""Dismissing a flag, its words for good, and taking that back."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from copilot.domain.dismissals import LONGEST_PHRASE
from copilot.risk.dismissals import Wish, dismiss_category
from copilot.ui.conversation.dismissing import act, always, once, undo
from tests.fakes.dismissal_memory import DismissalMemory
from tests.ui.fakes import NOTES, review_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from copilot.domain.flags import Flag

REVIEW = review_of()
HIGH, MEDIUM, LOW = REVIEW.flags


@pytest.mark.parametrize("flag", REVIEW.flags)
@pytest.mark.parametrize(("button", "by"), [(once, "once"), (always, "phrase")])
def test_a_flag_of_any_severity_is_dismissed_and_taken_back(
    flag: Flag, button: Callable[[Flag], str], by: str
):
    store = DismissalMemory()
    after = act(store, REVIEW, button(flag))
    assert flag not in after.flags
    (folded,) = after.folded
    assert (folded.flag, folded.by) == (flag, by)
    assert folded.reason.startswith("You dismissed")
    assert after.draft == REVIEW.draft
    assert act(store, after, undo(folded.dismissal)).flags == REVIEW.flags


def test_a_second_press_does_not_hit_the_flag_that_has_moved_up():
    store = DismissalMemory()
    after = act(store, REVIEW, once(HIGH))
    assert act(store, after, once(HIGH)) == after


def test_once_is_here_and_always_is_everywhere():
    elsewhere = review_of(NOTES.replace("me: ask", "me, later: ask"))
    store = DismissalMemory()
    act(store, REVIEW, once(LOW))
    assert act(store, elsewhere, once(elsewhere.flags[0])).folded[0].by == "once"
    act(store, REVIEW, always(LOW))
    after = act(store, elsewhere, once(elsewhere.flags[1]))
    assert [each.by for each in after.folded] == ["once", "once", "phrase"]


@pytest.mark.parametrize("quote", ["…", "word " * (LONGEST_PHRASE + 1)])
def test_what_is_no_phrase_is_only_dismissed_once(quote: str):
    assert always(LOW.model_copy(update={"quote": quote})) is None


def test_a_high_flag_stands_whatever_kind_is_dismissed():
    store = DismissalMemory()
    wish = Wish(on=dt.date(2026, 4, 14))
    store.change(lambda known: dismiss_category(known, "vague-commitment", "high", wish))
    after = act(store, REVIEW, once(MEDIUM))
    assert after.flags == (HIGH,)


@pytest.mark.parametrize("told", ["once:0-1-dismissing", "once:", "career/not-for", ""])
def test_what_no_button_says_changes_nothing(told: str):
    store = DismissalMemory()
    assert act(store, REVIEW, told) is REVIEW
    assert store.load() is None
