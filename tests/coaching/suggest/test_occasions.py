"""What makes a question timely, and what only looks as if it did."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from copilot.coaching.suggest.occasions import Ground, chances
from copilot.domain.contract import Contract, Item, OpenQuestion
from copilot.domain.evidence import Evidence

if TYPE_CHECKING:
    from copilot.domain.labels import SignalKind
    from copilot.domain.reading import Reading
    from tests.coaching.suggest.conftest import MakeReading

TEXT = "We spoke."
ITEM = Item(action="Ask", evidence=Evidence.of(TEXT, 0, 2))
AGREED = Contract(their_commitments=(ITEM,), manager_commitments=(ITEM,))


def _seen(reading: Reading, contract: Contract = AGREED) -> set[str]:
    return {each.occasion for each in chances(Ground(reading, contract, ()))}


def test_agreements_that_lack_something(notes: MakeReading):
    reading = notes(TEXT)
    theirs = Contract(their_commitments=(ITEM,))
    assert {"settled-plan", "no-review", "gap-unnamed"} <= _seen(reading)
    assert {"none-of-mine", "no-commitments"} <= _seen(reading, theirs)
    assert "settled-plan" not in _seen(reading, theirs)
    assert "gap-unnamed" not in _seen(notes("can't draw yet", ("blocker", "can't draw")))


@pytest.mark.parametrize(
    ("text", "kind", "words", "stands"),
    [
        ("work is fine", "surface-answer", "work is fine", True),
        ("likes the castings", "surface-answer", "likes the castings", False),
        ("drained by the desk", "energy", "drained by the desk", False),
        ("loves the desk", "drain", "loves the desk", False),
        ("not the desk", "aspiration", "not the desk", False),
        ("took it back", "goal-change", "took it back", False),
        ("not our plan any more", "goal-change", "not our plan any more", True),
        ("maybe the desk", "uncertainty", "maybe", False),
    ],
)
def test_a_signal_stands_only_where_its_words_bear_it(
    notes: MakeReading, text: str, kind: SignalKind, words: str, *, stands: bool
):
    reading = notes(
        text,
        (kind, words),
        ("aspiration", text[:3]) if kind == "uncertainty" else (kind, words),
        now="surface",
    )
    assert (kind in _seen(reading)) is stands


def test_a_polite_answer_is_settled_once_they_said_what_lies_below(notes: MakeReading):
    fine, tired = ("surface-answer", "fine"), ("drain", "tired of it")
    assert "surface-answer" not in _seen(notes("fine. tired of it", fine, tired))
    assert "surface-answer" in _seen(notes("tired of it. fine", fine, tired))


def test_not_knowing_is_heard_unless_the_direction_is_clear(notes: MakeReading):
    unsure = ("uncertainty", "doesn't know")
    assert "uncertainty" in _seen(notes("doesn't know", unsure, to="surface"))
    clear = notes("wants a lab, doesn't know which", ("aspiration", "wants a lab"), unsure)
    assert "uncertainty" not in _seen(clear)


@pytest.mark.parametrize(
    ("text", "occasion"),
    [
        ("Told her plainly that there is no post", "honest-no"),
        ("headcount is frozen till May", "honest-no"),
        ("I got carried away", "promise-made"),
        ("that isn't mine to give", "promise-made"),
    ],
)
def test_the_managers_own_words_count(notes: MakeReading, text: str, occasion: str):
    assert occasion in _seen(notes(text))
    assert occasion not in _seen(notes(TEXT))


@pytest.mark.parametrize(
    ("words", "doubted"),
    [
        ("is there a post here that is only that", True),
        ("whether she likes nights", False),
    ],
)
def test_an_open_question_about_the_job_itself(notes: MakeReading, words: str, *, doubted: bool):
    left_open = OpenQuestion(text="?", evidence=Evidence.of(words, 0, len(words)))
    contract = Contract(open_question=left_open)
    assert ("fit-in-doubt" in _seen(notes(words), contract)) is doubted
