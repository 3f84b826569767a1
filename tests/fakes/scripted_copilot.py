"""A copilot without a model: it knows a few phrases, and finds them wherever they stand."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from copilot.content.authority import load_authority
from copilot.domain.authority import Authority
from copilot.domain.contract import Contract, Draft, HeldBack, Item, OpenQuestion, ReviewItem
from copilot.domain.due import DueDate
from copilot.domain.evidence import Evidence
from copilot.domain.flags import Flag
from copilot.domain.passages import Hit
from copilot.domain.questions import Suggestion
from copilot.domain.reading import Coverage, Reading, Sentence, Signal
from copilot.domain.review import Review
from copilot.reading.door import checked
from tests.fakes.encoder import FakeEncoder

if TYPE_CHECKING:
    from copilot.domain.labels import Move
    from copilot.domain.notes import Notes
    from copilot.domain.samples import Sample
    from copilot.ports import Progress
    from copilot.settings import Settings

NOTES = """\
Tomasz, career chat
said the team is fine
told him the senior title is basically his
T: shadow Ines by end of May
me: ask Ines this week. find him a talk slot sometime
look at it together in July
is architecture a direction?
"""
"""Notes in which every phrase stands once."""


@dataclass
class FakeIndex:
    """What of the index the command line looks at."""

    warnings: tuple[str, ...] = ()


@dataclass
class FakeLibrary:
    """What of a manager's own playbooks the command line looks at when it searches."""

    warnings: tuple[str, ...] = ()


@dataclass
class ScriptedCopilot:
    """Offers what :class:`copilot.assembly.Copilot` offers; no file but a policy is read."""

    settings: Settings
    samples: tuple[Sample, ...] = ()
    policy: Authority = field(default_factory=Authority)
    encoder: FakeEncoder = field(default_factory=FakeEncoder)
    index: FakeIndex | None = None
    library: FakeLibrary = field(default_factory=FakeLibrary)
    read_policy = staticmethod(load_authority)
    policies: list[Authority | None] = field(default_factory=list[Authority | None])
    """The policies it was handed, in order."""

    def build_index(self, progress: Progress) -> FakeIndex:
        progress(1, 1)
        self.index = FakeIndex(("The folder can't be written.",))
        return self.index

    def search(self, query: str, k: int = 5) -> list[Hit]:
        if "nothing" in query:
            return []
        hit = Hit(
            topic="career/where-now",
            playbook="career",
            heading="Where are you now",
            text="Ask what gives energy. " * 40,
            score=0.75,
        )
        return [hit] * min(k, 2)

    def dates(self, text: str, reference: dt.date) -> tuple[DueDate, ...]:
        checked(text)
        found = {"by Friday": reference + dt.timedelta(days=3), "soon": None}
        return tuple(
            DueDate(
                start=text.index(span),
                end=text.index(span) + len(span),
                span=span,
                due=due,
                kind="weekday" if due else "vague",
            )
            for span, due in found.items()
            if span in text
        )

    def moves(
        self, text: str, speaker: str | None = None, previous: str | None = None
    ) -> tuple[Move, ...]:
        checked(text)
        if speaker == "report":
            return ("other",)
        if text.endswith("?"):
            return ("open-question", "reflection") if previous else ("open-question",)
        return ("information",)

    def read(self, notes: Notes, progress: Progress | None = None) -> Reading:
        text = checked(notes.text)
        if "crash" in text:
            raise KeyError(text)
        if progress:
            progress(1, 2)
            progress(2, 2)
        starts = [0, *(at + 1 for at, letter in enumerate(text.rstrip()) if letter == "\n")]
        sentences = [
            Sentence(
                start=start,
                end=start + len(text[start:].split("\n")[0]),
                speaker="report" if text.startswith("said", start) else "manager",
                kind="prose",
            )
            for start in starts
        ]
        fine = _evidence(text, "the team is fine")
        return Reading(
            text=text,
            date=notes.date,
            report=notes.report or "Tomasz",
            sentences=tuple(sentences),
            signals=(Signal(kind="surface-answer", evidence=fine),) if fine else (),
            coverage=Coverage(where_now="surface", close_gap="deep"),
            is_career_conversation="status" not in text,
        )

    def flag(
        self,
        notes: Notes,
        policy: Authority | None = None,
        progress: Progress | None = None,  # noqa: ARG002 - the port's signature
    ) -> tuple[Flag, ...]:
        self.policies.append(policy)
        text = self.read(notes).text
        promise = _evidence(text, "the senior title is basically his")
        vague = _evidence(text, "find him a talk slot sometime")
        flags: list[Flag] = []
        if promise:
            flags.append(
                Flag(
                    **promise.model_dump(),
                    category="promise-beyond-authority",
                    severity="high",
                    subject="promotion",
                    why="The panel decides titles, not you.",
                    rewrite="I'll put your case to the panel and tell you what they say.",
                    topic="career/failures/promises",
                    confidence=0.9,
                    source="model",
                )
            )
        if vague:
            flags.append(
                Flag(
                    **vague.model_dump(),
                    category="vague-commitment",
                    severity="low",
                    why="There is no day, so it will slip.",
                    rewrite="I'll ask Mara for a slot by Friday.",
                    topic="career/following-through",
                    confidence=0.8,
                    source="model",
                )
            )
        return tuple(flags)

    def review(
        self,
        notes: Notes,
        n: int = 5,
        policy: Authority | None = None,
        progress: Progress | None = None,
    ) -> Review:
        reading = self.read(notes, progress)
        return Review(
            reading=reading,
            flags=self.flag(notes, policy),
            questions=_questions(reading.text)[:n],
            draft=_draft(reading),
        )


def _questions(text: str) -> tuple[Suggestion, ...]:
    first = Suggestion(
        text="You said the team is fine. What don't you usually say?",
        why="A surface answer in four words.",
        topic="career/underneath",
        evidence=_evidence(text, "the team is fine"),
        phase="where_now",
        requires_trust=False,
    )
    second = Suggestion(
        text="What would an ordinary Wednesday look like in three years?",
        why="Where to go wasn't touched.",
        topic="career/where-to",
        phase="where_to",
        requires_trust=False,
    )
    return (first, second) if "status" not in text else ()


def _draft(reading: Reading) -> Draft:
    text = reading.text
    theirs = _evidence(text, "shadow Ines by end of May")
    mine = _evidence(text, "ask Ines this week")
    slot = _evidence(text, "find him a talk slot sometime")
    together = _evidence(text, "look at it together in July")
    direction = _evidence(text, "is architecture a direction?")
    promise = _evidence(text, "the senior title is basically his")
    may = dt.date(2026, 5, 31) if reading.date else None
    manager = [
        Item(action="Ask Ines", due_text="this week", evidence=mine) if mine else None,
        Item(action="Find a talk slot", evidence=slot) if slot else None,
    ]
    contract = Contract(
        their_commitments=(
            Item(action="Shadow Ines", due=may, due_text="by end of May", evidence=theirs),
        )
        if theirs
        else (),
        manager_commitments=tuple(item for item in manager if item),
        review=(ReviewItem(what="Look at it together", when="2026-07", evidence=together),)
        if together
        else (),
        open_question=OpenQuestion(text="Is architecture a direction?", evidence=direction)
        if direction
        else None,
    )
    held = (HeldBack(evidence=promise, why="Not yours to promise."),) if promise else ()
    return Draft(contract=contract, held_back=held)


def _evidence(text: str, words: str) -> Evidence | None:
    start = text.find(words)
    return Evidence.of(text, start, start + len(words)) if start >= 0 else None
