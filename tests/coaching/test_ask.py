"""Answers are sentences as they stand in passages that fit, or there is none."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from copilot.coaching.ask import Asker
from copilot.domain.passages import Hit, Passage
from tests.fakes.encoder import FakeEncoder

CONTRACT = Passage(
    topic="career/contract",
    playbook="career",
    heading="The contract",
    text=(
        "It has four parts:\n\n"
        "- **Theirs:** a definite action with a date beside each line of it.\n"
        '- Read it out and ask "What have I got wrong? What did I leave out?" before you part.\n'
        "Then go home.\n\nThis one leans on the sentence that stands before it here."
    ),
    cues=("what goes into the contract",),
)
RHYTHM = Passage(
    topic="career/cadence",
    playbook="career",
    heading="Rhythm",
    text="Meet every quarter for sixty or for ninety minutes at least.",
    cues=("how often do we meet",),
)


@dataclass(frozen=True)
class Shelf:
    """Brings back what it holds, in order."""

    passages: tuple[Passage, ...]

    def search(self, query: str, k: int) -> list[Hit]:
        """Every passage, whatever the query; nothing for a blank."""
        found = self.passages[:k] if query.strip() else ()
        return [
            Hit(
                topic=each.topic,
                playbook=each.playbook,
                playbook_title="Career",
                heading=each.heading,
                text=each.text,
                score=1 / (place + 1),
            )
            for place, each in enumerate(found)
        ]

    def passage(self, topic: str) -> Passage | None:
        """The passage of that id."""
        return next((each for each in self.passages if each.topic == topic), None)


SHELF = Shelf((CONTRACT, RHYTHM))


def test_an_answer_is_made_of_whole_sentences_of_the_passage_that_fits():
    answer = Asker(FakeEncoder()).ask("what goes into the contract", SHELF)
    assert [each.text for each in answer.sentences] == [
        "Theirs: a definite action with a date beside each line of it.",
        'Read it out and ask "What have I got wrong? What did I leave out?" before you part.',
    ]
    assert {(each.topic, each.heading) for each in answer.sentences} == {
        ("career/contract", "The contract")
    }


def test_the_passage_that_fits_is_cited_even_where_the_search_put_it_second():
    answer = Asker(FakeEncoder()).ask("how often do we meet", SHELF)
    assert [each.topic for each in answer.sentences] == ["career/cadence"]


@pytest.mark.parametrize("query", ["boiling point of ethanol", " ", "???"])
def test_what_no_passage_speaks_of_is_not_answered(query: str):
    assert Asker(FakeEncoder()).ask(query, SHELF).sentences == ()


def test_a_passage_is_read_once():
    encoder = FakeEncoder()
    asker = Asker(encoder)
    first = asker.ask("how often do we meet", SHELF)
    before = encoder.embedded
    assert asker.ask("how often do we meet", SHELF) == first
    assert encoder.embedded == before + 1
