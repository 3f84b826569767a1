"""The reader hears a model's lines once, together, and only those that could stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from copilot.domain.evidence import Evidence
from copilot.domain.questions import Suggestion
from copilot.domain.reading import Line, Reading
from copilot.domain.second_opinion import Proposed, Reworded, Vote
from copilot.guard.commitments import actions_to_hear
from copilot.guard.ears import Desk
from copilot.guard.figures import Held
from copilot.guard.flags import reasons_to_hear
from copilot.guard.wording import rewordings, summary_to_hear
from tests.fakes.flagged import flagged

if TYPE_CHECKING:
    from collections.abc import Sequence

TEXT = "Ana rings the college by Friday. Then she goes through the ledger with Bo."
FIRST, SECOND = "Ana rings the college", "she goes through the ledger"


@dataclass
class Reader:
    """Would flag what holds "title"; remembers each time it was asked."""

    asked: list[list[str]] = field(default_factory=list[list[str]])

    def __call__(self, lines: Sequence[str]) -> list[bool]:
        self.asked.append(list(lines))
        return ["title" in line for line in lines]


def test_lines_are_heard_together_once_and_none_that_falls_without_it():
    reader = Reader()
    desk = Desk(Held(TEXT, lambda _: ()), "f00d", reader)
    bad = "the title"
    desk.hear([FIRST, bad, FIRST, "Ana asks Priscilla", "by 3 June", "see www.x", "f00d", " "])
    assert desk.problem(FIRST, 300) is None
    assert desk.problem(bad, 300) == "it would be flagged itself"
    assert desk.problem("by 3 June", 300)
    assert reader.asked == [[FIRST, bad]]


def test_no_line_stands_unheard():
    reader = Reader()
    desk = Desk(Held(TEXT, lambda _: ()), "f00d", reader)
    assert desk.problem("the title", 300) == "it would be flagged itself"
    assert reader.asked == [["the title"]]


def test_the_models_words_are_heard_only_for_lines_that_take_them():
    evidence = Evidence.of(TEXT, 0, len(FIRST))
    reading = Reading(text=TEXT, lines=(Line(evidence=evidence, kind="commitment"),))
    said = [
        Proposed(quote=quote, owner="manager", action=f"do {quote}", due_words="")
        for quote in (FIRST, SECOND, "buys a boat for everybody")
    ]
    assert actions_to_hear(said, reading) == [f"do {SECOND}"]


def test_a_question_as_it_was_one_without_form_and_a_summary_of_something_else_are_not_heard():
    own = Suggestion(
        text="What helps?",
        why="Made up.",
        topic="career/where-now",
        phase="where_now",
        requires_trust=False,
    )
    said = ("What helps?", "What helps, and why?", "What helps you now?")
    answers = [Reworded(id="q1", text=text) for text in said]
    assert rewordings([own], answers) == ["What helps you now?"]
    assert summary_to_hear("Ana rings the college. Wonderful weather.", TEXT) == [
        "Ana rings the college."
    ]


def test_only_reasons_that_may_count_are_heard():
    flags = [flagged(TEXT, FIRST, "promise-beyond-authority"), flagged(TEXT, SECOND)]
    votes = [Vote(id=name, reason=f"About {name}.") for name in ("f1", "f2", "f9")]
    assert reasons_to_hear(flags, votes) == ["About f2."]
