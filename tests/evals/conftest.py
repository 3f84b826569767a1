from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from copilot.domain.contract import Contract, Draft, Item, OpenQuestion, ReviewItem
from copilot.domain.evidence import Evidence
from copilot.domain.flags import Flag
from copilot.domain.labels import SEVERITY_OF
from copilot.domain.passages import Hit
from copilot.domain.reading import Coverage, Reading
from copilot.domain.review import Review
from copilot.reading.dates import find_due_dates

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from copilot.domain.due import DueDate
    from copilot.domain.labels import Category, Move
    from copilot.domain.notes import Notes

TEXT = "Ask Ines by Friday. Shadow the audit. The title is yours. Again in July. Is Leeds it?"


def evidence(text: str, words: str) -> Evidence:
    """Where words stand in a text."""
    start = text.index(words)
    return Evidence.of(text, start, start + len(words))


class KnowingCopilot:
    """Finds what stands in TEXT, and nothing else; a question mark is an open question."""

    def search(self, query: str, k: int) -> list[Hit]:
        """Find the topic that the query names, in second place."""
        topics = ["career/rhythm", f"career/{query}-2", f"career/{query}"][:k]
        return [
            Hit(topic=topic, playbook="career", heading="", text="", score=1) for topic in topics
        ]

    def dates(self, text: str, reference: dt.date) -> tuple[DueDate, ...]:
        """Date the words; this needs no model."""
        return find_due_dates(text, reference)

    def moves_of_many(
        self, turns: Sequence[tuple[str, str | None, str | None]]
    ) -> list[tuple[Move, ...]]:
        """A question mark makes an open question, everything else informs."""
        return [
            ("open-question",) if text.endswith("?") else ("information",) for text, _, _ in turns
        ]

    def flag(self, notes: Notes) -> tuple[Flag, ...]:
        """Flag the title as a promotion, and a sigh as dismissing."""
        found: list[Flag] = []
        words: dict[str, Category] = {
            "The title is yours": "promise-beyond-authority",
            "Sigh": "dismissing",
        }
        for quote, category in words.items():
            if quote in notes.text:
                place = evidence(notes.text, quote)
                flag = {
                    **place.model_dump(),
                    "category": category,
                    "severity": SEVERITY_OF[category],
                    "subject": "promotion" if "title" in quote else None,
                    "why": "The panel decides.",
                    "rewrite": "I'll put your case.",
                    "topic": "career/promises",
                    "confidence": 0.9,
                    "source": "model",
                }
                found.append(Flag.model_validate(flag))
        return tuple(found)

    def review(self, notes: Notes) -> Review:
        """Draft what TEXT holds, with the date of the first line."""
        text = notes.text
        (due,) = find_due_dates("by Friday", notes.date)
        contract = Contract(
            manager_commitments=(
                Item(action="Ask Ines", due=due.due, evidence=evidence(text, "Ask Ines by Friday")),
            ),
            their_commitments=(Item(action="Shadow", evidence=evidence(text, "Shadow the audit")),),
            review=(ReviewItem(what="Again", evidence=evidence(text, "Again in July")),),
            open_question=OpenQuestion(text="?", evidence=evidence(text, "Is Leeds it?")),
        )
        reading = Reading(text=text, coverage=Coverage(where_now="surface", where_to="deep"))
        return Review(
            reading=reading, flags=self.flag(notes), questions=(), draft=Draft(contract=contract)
        )


@pytest.fixture
def knowing() -> KnowingCopilot:
    return KnowingCopilot()
