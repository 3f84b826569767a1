from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from copilot.domain.dismissals import Dismissals
from copilot.domain.labels import CATEGORIES, SEVERITY_OF
from copilot.errors import InputError
from copilot.risk.dismissals import (
    Wish,
    dismiss_category,
    dismiss_once,
    dismiss_phrase,
    standing,
)
from tests.fakes.flagged import flagged

if TYPE_CHECKING:
    from copilot.domain.flags import Flag
    from copilot.domain.labels import Category

NONE_YET = Dismissals(salt="ab" * 16)
TODAY = Wish(dt.date(2026, 4, 14))
NOTES = """\
Bo, career chat
- told him the raise is basically done
- on-call: everyone finds it boring
- told him the raise is basically done, and the title too
"""


@pytest.fixture
def promise() -> Flag:
    return flagged(NOTES, "the raise is basically done", "promise-beyond-authority")


@pytest.fixture
def put_down() -> Flag:
    return flagged(NOTES, "everyone finds it boring", "dismissing")


def test_without_dismissals_everything_stands(promise: Flag, put_down: Flag):
    assert standing((promise, put_down), None, NOTES) == ((promise, put_down), ())
    assert standing((promise, put_down), NONE_YET, NOTES) == ((promise, put_down), ())


def test_a_flag_dismissed_once_is_folded_with_its_reason(promise: Flag, put_down: Flag):
    known = dismiss_once(NONE_YET, promise, NOTES, TODAY)
    kept, (folded,) = standing((promise, put_down), known, NOTES)
    assert kept == (put_down,)
    assert folded.flag == promise
    assert (folded.by, folded.dismissal) == ("once", known.items[0].id)
    assert folded.reason == "You dismissed this flag on 2026-04-14."


def test_once_is_not_the_same_words_elsewhere(promise: Flag):
    known = dismiss_once(NONE_YET, promise, NOTES, TODAY)
    again = flagged(NOTES, promise.quote, "promise-beyond-authority", nth=2)
    assert standing((again,), known, NOTES)[0] == (again,)


def test_once_is_not_the_same_words_flagged_for_something_else(promise: Flag):
    known = dismiss_once(NONE_YET, promise, NOTES, TODAY)
    other = flagged(NOTES, promise.quote, "fudged-constraint")
    assert standing((other,), known, NOTES)[0] == (other,)


def test_once_survives_notes_that_are_written_on(promise: Flag):
    known = dismiss_once(NONE_YET, promise, NOTES, TODAY)
    longer = NOTES.replace("\n", "\n\n", 1) + "- he was glad\n"
    later = flagged(longer, promise.quote, "promise-beyond-authority")
    assert standing((later,), known, longer)[0] == ()


@pytest.mark.parametrize(
    "phrase",
    [
        "the raise is basically done",
        "The raise  is\nbasically DONE.",
        "told him the raise is basically done",
        "“the raise is basically done”",
    ],
)
def test_a_phrase_is_dismissed_wherever_it_stands(promise: Flag, phrase: str):
    known = dismiss_phrase(NONE_YET, phrase, TODAY)
    again = flagged(NOTES, promise.quote, "promise-beyond-authority", nth=2)
    kept, folded = standing((promise, again), known, NOTES)
    assert kept == ()
    assert [each.by for each in folded] == ["phrase", "phrase"]
    assert folded[0].reason == "You dismissed these words for good on 2026-04-14."


@pytest.mark.parametrize("phrase", ["the raise", "basically", "raise is basically done", "title"])
def test_a_phrase_that_holds_only_a_part_folds_nothing(promise: Flag, phrase: str):
    known = dismiss_phrase(NONE_YET, phrase, TODAY)
    assert standing((promise,), known, NOTES)[0] == (promise,)


def test_a_category_is_dismissed_below_a_severity(promise: Flag, put_down: Flag):
    known = dismiss_category(NONE_YET, "dismissing", "high", TODAY)
    kept, (folded,) = standing((promise, put_down), known, NOTES)
    assert kept == (promise,)
    assert folded.reason == "You dismissed flags of this kind below high severity on 2026-04-14."


def test_below_leaves_the_severity_itself_standing(put_down: Flag):
    known = dismiss_category(NONE_YET, "dismissing", "medium", TODAY)
    assert standing((put_down,), known, NOTES)[0] == (put_down,)
    low = put_down.model_copy(update={"severity": "low"})
    assert standing((low,), known, NOTES)[0] == ()


def test_said_again_the_new_ceiling_counts(put_down: Flag):
    known = dismiss_category(NONE_YET, "dismissing", "high", TODAY)
    known = dismiss_category(known, "dismissing", "medium", TODAY)
    assert len(known.items) == 1
    assert standing((put_down,), known, NOTES)[0] == (put_down,)


@pytest.mark.parametrize("category", [each for each in CATEGORIES if SEVERITY_OF[each] == "high"])
def test_high_severity_is_never_dismissed_by_category(category: Category):
    with pytest.raises(InputError, match="Nothing was dismissed"):
        dismiss_category(NONE_YET, category, "high", TODAY)


def test_a_flag_that_turned_high_stands_whatever_is_dismissed(put_down: Flag):
    known = dismiss_category(NONE_YET, "dismissing", "high", TODAY)
    high = put_down.model_copy(update={"severity": "high"})
    assert standing((high,), known, NOTES)[0] == (high,)


def test_the_narrowest_reason_is_told(put_down: Flag):
    known = dismiss_category(NONE_YET, "dismissing", "high", TODAY)
    known = dismiss_phrase(known, put_down.quote, TODAY)
    assert standing((put_down,), known, NOTES)[1][0].by == "phrase"
    known = dismiss_once(known, put_down, NOTES, TODAY)
    assert standing((put_down,), known, NOTES)[1][0].by == "once"


def test_undone_it_stands_again(put_down: Flag):
    known = dismiss_phrase(NONE_YET, put_down.quote, TODAY)
    assert standing((put_down,), known.without(known.items[0].id), NOTES)[0] == (put_down,)


def test_for_one_person_it_holds_in_their_notes_alone(put_down: Flag):
    known = dismiss_phrase(NONE_YET, put_down.quote, Wish(TODAY.on, "Bo Lind"))
    assert standing((put_down,), known.holding_for("bo lind"), NOTES)[0] == ()
    assert standing((put_down,), known.holding_for("Ana"), NOTES)[0] == (put_down,)


def test_no_words_and_no_names_are_in_what_is_kept(promise: Flag):
    wish = Wish(TODAY.on, "Bo Lind")
    known = dismiss_phrase(dismiss_once(NONE_YET, promise, NOTES, wish), "raise is done", wish)
    kept = known.model_dump_json().lower()
    assert not any(word in kept for word in ("raise", "basically", "lind", "told"))


@pytest.mark.parametrize(("phrase", "said"), [("", "no words"), (" … ", "no words")])
def test_a_phrase_without_words_is_refused(phrase: str, said: str):
    with pytest.raises(InputError, match=said):
        dismiss_phrase(NONE_YET, phrase, TODAY)


def test_whole_notes_are_no_phrase():
    with pytest.raises(InputError, match="not the whole notes"):
        dismiss_phrase(NONE_YET, "word " * 61, TODAY)
    assert dismiss_phrase(NONE_YET, "word " * 60, TODAY).items


def test_a_comment_folds_high_severity_too_and_says_where(promise: Flag, put_down: Flag):
    text = NOTES.replace("done\n", "done <!-- copilot: ignore promise-beyond-authority -->\n", 1)
    moved = put_down.model_copy(
        update={"start": text.index("everyone"), "end": text.index("ing\n")}
    )
    kept, (folded,) = standing((promise, moved), None, text)
    assert kept == (moved,)
    assert (folded.by, folded.dismissal) == ("comment", None)
    assert folded.reason == "A comment on line 2 of the notes asks for quiet here."


def test_a_comment_for_another_category_folds_nothing(promise: Flag):
    text = NOTES.replace("done\n", "done <!-- copilot: ignore dismissing -->\n", 1)
    assert standing((promise,), None, text)[0] == (promise,)
