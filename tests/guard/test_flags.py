"""How a model's flags and doubts meet the engine's flags."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from copilot.domain.second_opinion import Marked, Vote
from copilot.guard.ears import Desk, Judged
from copilot.guard.figures import Held
from copilot.guard.flags import joined, voted, withheld
from tests.fakes.flagged import flagged, flags_these

if TYPE_CHECKING:
    from copilot.domain.evidence import Evidence
    from copilot.domain.labels import Category

TEXT = "The title is yours. Don't be so soft. Everybody has that. Never mind him."
HIGH = flagged(TEXT, "The title is yours", "promise-beyond-authority")
SURE = flagged(TEXT, "Don't be so soft", "dismissing")
UNSURE = {"confidence": 0.5, "source": "model"}
LOW = SURE.model_copy(update=UNSURE)
OTHERS = [
    flagged(TEXT, "Everybody has that").model_copy(update=UNSURE),
    flagged(TEXT, "Never mind him").model_copy(update=UNSURE),
]


def desk() -> Desk:
    return Desk(Held(TEXT, lambda _: ()), "f00d", flags_these())


def heard(*, seen: bool):
    def judge(evidence: Evidence, category: Category) -> Judged:
        return Judged(flagged(TEXT, evidence.quote, category), seen)

    return judge


def test_a_doubted_flag_is_folded_away_with_the_reason():
    found = voted([HIGH, LOW], [Vote(id="f2", reason="It is a quote.")], desk())
    assert found.flags == (HIGH,)
    (folded,) = found.folded
    assert (folded.flag, folded.by) == (LOW, "llm")
    assert "It is a quote." in str(folded.reason)


def test_a_doubt_about_a_flag_that_the_reader_is_sure_of_is_put_to_the_manager():
    table = desk()
    found = voted([HIGH, SURE], [Vote(id="f2", reason="It is a quote.")], table)
    assert (found.flags, found.folded) == ((HIGH, SURE), ())
    (asked,) = found.to_confirm
    assert asked.evidence.quote == SURE.quote
    assert "It is a quote." in asked.question
    assert not table.faulty


@pytest.mark.parametrize("vote", ["f1", "f9"])
def test_a_high_flag_stands_and_an_unknown_one_is_no_flag(vote: str):
    table = desk()
    found = voted([HIGH, LOW], [Vote(id=vote, reason="It is a quote.")], table)
    assert (found.flags, found.folded) == ((HIGH, LOW), ())
    assert [each.kind for each in table.dropped] == ["vote"]


def test_an_answer_that_doubts_nearly_everything_is_not_believed():
    flags, table = [LOW, *OTHERS], desk()
    votes = [Vote(id=f"f{n}", reason="It is a quote.") for n in (1, 2, 3)]
    assert voted(flags, votes, table).flags == tuple(flags)
    assert len(table.dropped) == 3


def test_a_flag_joins_where_the_reader_saw_something_and_is_folded_where_not():
    marked = [Marked(quote="Everybody has that", category="dismissing")]
    seen = joined([LOW], marked, TEXT, heard(seen=True), desk())
    assert [flag.quote for flag in seen.flags] == ["Don't be so soft", "Everybody has that"]
    unseen = joined([LOW], marked, TEXT, heard(seen=False), desk())
    assert unseen.flags == (LOW,)
    assert [each.flag.quote for each in unseen.folded] == ["Everybody has that"]


@pytest.mark.parametrize(
    ("quote", "category", "why"),
    [
        ("no such words", "dismissing", "does not stand"),
        ("Don't be so soft", "advice-giving", "another flag"),
    ],
)
def test_a_flag_without_ground_is_dropped(quote: str, category: Category, why: str):
    table = desk()
    marked = [Marked(quote=quote, category=category)]
    assert joined([LOW], marked, TEXT, heard(seen=True), table).flags == (LOW,)
    (dropped,) = table.dropped
    assert why in dropped.why


def test_what_the_rules_acquit_is_no_flag():
    table = desk()
    marked = [Marked(quote="Everybody has that", category="dismissing")]
    assert joined([LOW], marked, TEXT, lambda *_: None, table).flags == (LOW,)
    assert len(table.dropped) == 1


def test_only_the_first_flags_are_heard():
    table = desk()
    marked = [Marked(quote="no such words", category="dismissing")] * 10
    joined([LOW], marked, TEXT, heard(seen=True), table)
    assert len(table.dropped) == 8


def test_of_a_faulty_answer_the_engines_flags_stand_and_the_models_are_folded():
    model = OTHERS[0].model_copy(update={"source": "llm"})
    found = joined([LOW], [], TEXT, heard(seen=True), desk())
    both = withheld([LOW], found._replace(flags=(LOW, model)))
    assert both.flags == (LOW,)
    assert [each.flag for each in both.folded] == [model]
