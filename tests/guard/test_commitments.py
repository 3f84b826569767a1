"""Which of a model's commitments become lines, which are asked about, and which go nowhere."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from copilot.domain.contract import Contract, Item
from copilot.domain.evidence import Evidence
from copilot.domain.reading import Line, Reading, Sentence
from copilot.domain.second_opinion import Proposed
from copilot.guard.commitments import Ledger
from copilot.guard.ears import Desk
from copilot.guard.figures import Held
from copilot.reading.dates import find_due_dates
from tests.fakes.flagged import flagged, flags_these

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.domain.labels import Side

SENTENCES = (
    "Ana rings the college by Friday.",
    "Then she goes through the ledger with Bo.",
    "The title is his by May.",
    "He would like to sail one day.",
)
TEXT = " ".join(SENTENCES)
COLLEGE, LEDGER, TITLE, SAIL = SENTENCES


def evidence(words: str) -> Evidence:
    start = TEXT.index(words)
    return Evidence.of(TEXT, start, start + len(words))


def reading(*lines: Line) -> Reading:
    day = dt.date(2026, 4, 14)
    return Reading(
        text=TEXT,
        date=day,
        sentences=tuple(
            Sentence(start=each.start, end=each.end, speaker="manager", kind="prose")
            for each in map(evidence, SENTENCES)
        ),
        due_dates=find_due_dates(TEXT, day),
        lines=lines,
    )


def proposed(
    quote: str, owner: Side = "manager", action: str | None = None, due: str = ""
) -> Proposed:
    return Proposed(quote=quote, owner=owner, action=action or quote.strip("."), due_words=due)


def desk() -> Desk:
    return Desk(Held(TEXT, lambda _: ()), "f00d", flags_these())


def ledger(*lines: Line, contract: Contract | None = None, heard: bool = True) -> Ledger:
    promise = flagged(TEXT, TITLE, "promise-beyond-authority")

    def undertaking(quotes: Sequence[str]) -> list[bool]:
        return [heard] * len(quotes)

    return Ledger(contract or Contract(), reading(*lines), [promise], undertaking)


def test_a_line_that_stands_in_the_notes_is_added_and_dated_by_the_resolver():
    book, table = ledger(), desk()
    book.take([proposed(COLLEGE, action="Ring the college", due="by Friday")], table)
    (item,) = book.contract.manager_commitments
    assert (item.action, item.source) == ("Ring the college", "llm")
    assert (item.due, item.due_text) == (dt.date(2026, 4, 17), "by Friday")
    assert TEXT[item.evidence.start : item.evidence.end] == item.evidence.quote
    assert (table.passed, table.dropped) == (1, [])


@pytest.mark.parametrize(
    ("quote", "action", "why"),
    [
        ("Ana buys a boat for everybody", None, "does not stand"),
        (TITLE, None, "promise"),
        ("college", None, "no agreement"),
    ],
)
def test_what_does_not_stand_up_is_dropped_with_its_reason(
    quote: str, action: str | None, why: str
):
    book, table = ledger(), desk()
    book.take([proposed(quote, action=action)], table)
    assert book.contract == Contract()
    (dropped,) = table.dropped
    assert dropped.kind == "commitment"
    assert why in dropped.why


@pytest.mark.parametrize(
    ("action", "why"),
    [
        ("Ring the college on 3 June", "figure"),
        ("Ask Priscilla about it", "name"),
        ("Go through the ledger", "not what its evidence says"),
    ],
)
def test_where_the_models_words_fall_the_line_has_the_notes_own(action: str, why: str):
    book, table = ledger(), desk()
    book.take([proposed(COLLEGE, action=action)], table)
    (item,) = book.contract.manager_commitments
    assert item.action == "Ana rings the college"
    (dropped,) = table.dropped
    assert why in dropped.why
    assert not table.faulty


def test_what_the_reader_does_not_hear_even_when_pointed_at_is_asked_about():
    book, table = ledger(heard=False), desk()
    book.take([proposed(COLLEGE)], table)
    assert book.contract == Contract()
    (asked,) = book.to_confirm
    assert asked.evidence.quote == COLLEGE


def test_one_line_that_falls_makes_the_others_questions():
    book, table = ledger(), desk()
    book.take([proposed(COLLEGE), proposed("Ana buys a boat for everybody")], table)
    assert book.contract == Contract()
    (asked,) = book.to_confirm
    assert asked.evidence.quote == COLLEGE


def test_the_same_words_become_one_line():
    book, table = ledger(), desk()
    book.take([proposed(LEDGER), proposed(LEDGER)], table)
    (item,) = book.contract.manager_commitments
    assert item.evidence.quote == LEDGER
    assert (table.passed, table.dropped) == (2, [])


def test_only_the_first_proposals_are_heard():
    book, table = ledger(), desk()
    book.take([proposed("no such words here")] * 9 + [proposed(COLLEGE)], table)
    assert len(table.dropped) == 8
    assert book.to_confirm == []


def test_an_owner_that_a_sure_reader_contradicts_is_put_to_the_manager():
    line = Line(evidence=evidence(COLLEGE), kind="commitment", owner="report", owner_sure=True)
    item = Item(action="Ring the college", evidence=evidence(COLLEGE))
    before = Contract(their_commitments=(item,))
    book, table = ledger(line, contract=before), desk()
    book.take([proposed(COLLEGE, owner="manager")], table)
    assert book.contract == before
    (asked,) = book.to_confirm
    assert asked.question.startswith("Whose is")


def test_where_the_reader_is_not_sure_the_model_says_whose_it_is():
    line = Line(evidence=evidence(COLLEGE), kind="commitment", owner="report", owner_sure=False)
    item = Item(action="Ring the college", evidence=evidence(COLLEGE))
    book, table = ledger(line, contract=Contract(their_commitments=(item,))), desk()
    book.take([proposed(COLLEGE, owner="manager")], table)
    assert book.contract.their_commitments == ()
    (moved,) = book.contract.manager_commitments
    assert (moved.action, moved.source) == ("Ring the college", "llm")


def test_what_the_reader_holds_back_is_asked_about():
    book, table = ledger(Line(evidence=evidence(SAIL), kind="wish")), desk()
    book.take([proposed(SAIL, owner="report")], table)
    assert book.contract == Contract()
    (asked,) = book.to_confirm
    assert asked.question.startswith("Is ")
