"""A Copilot that needs no model: it reviews by looking for a few words."""

from __future__ import annotations

import datetime as dt
import shutil
import weakref
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from copilot.adapters.policy_file import PolicyInForce
from copilot.assembly import Copilot
from copilot.assembly.made_up import MadeUpPeople
from copilot.assembly.people import People
from copilot.assembly.shelves import Shelves
from copilot.content.authority import load_authority
from copilot.content.locations import knowledge_folder
from copilot.content.playbooks import load_playbooks
from copilot.content.samples import load_samples
from copilot.domain.contract import Contract, Draft, HeldBack, Item, OpenQuestion, ReviewItem
from copilot.domain.evidence import Evidence
from copilot.domain.flags import Flag
from copilot.domain.questions import Suggestion
from copilot.domain.reading import Coverage, PhaseQuote, Reading
from copilot.domain.review import Review
from copilot.reading.door import checked
from copilot.settings import Settings
from tests.fakes.dismissal_memory import DismissalMemory

if TYPE_CHECKING:
    from copilot.domain.authority import Authority
    from copilot.domain.mails import MailId, MailTemplate
    from copilot.domain.notes import Notes
    from copilot.domain.passages import Passage
    from copilot.domain.people import Principal
    from copilot.domain.rhythm import Rhythm
    from copilot.domain.samples import Sample
    from copilot.ports import Progress
    from copilot.ports.store import Store

NOTES = """Rosa, career talk, Tuesday

says the team is fine
told her the senior title is hers by autumn
"never say never" about Lyon
R: shadow the audit, by end of May
R to write the handover guide
me: ask Jan this week
what would good look like? <b>no idea</b> ![x](http://203.0.113.9/x.png)
"""


def quoted(text: str, words: str) -> Evidence:
    start = text.index(words)
    return Evidence.of(text, start, start + len(words))


def flag(text: str, words: str, severity: str, category: str, subject: str | None = None) -> Flag:
    found = quoted(text, words)
    return Flag.model_validate(
        {
            **found.model_dump(),
            "category": category,
            "severity": severity,
            "subject": subject,
            "why": f"Somebody else decides on “{words}”, and she will count on it.",
            "rewrite": "I’ll put your case to the panel and tell you what they say.",
            "topic": "career/not-for",
            "confidence": 0.9,
            "source": "rule",
        }
    )


def review_of(text: str = NOTES) -> Review:
    """A review of ``NOTES``, or an empty one of anything else."""
    if "Lyon" not in text:
        return Review(
            reading=Reading(text=text), flags=(), questions=(), draft=Draft(contract=Contract())
        )
    fine = quoted(text, "says the team is fine")
    return Review(
        reading=Reading(
            text=text,
            date=dt.date(2026, 4, 14),
            manager="Ana",
            report="Rosa",
            coverage=Coverage(where_now="surface", close_gap="deep"),
            phases=(PhaseQuote(phase="where_now", depth="surface", evidence=fine),),
        ),
        flags=(
            flag(
                text,
                "the senior title is hers by autumn",
                "high",
                "promise-beyond-authority",
                "promotion",
            ),
            flag(text, '"never say never" about Lyon', "medium", "fudged-constraint"),
            flag(text, "ask Jan this week", "low", "vague-commitment"),
        ),
        questions=(
            Suggestion(
                text="What is the version of “fine” that you don’t usually say?",
                why="a surface answer in four words",
                topic="career/where-now",
                evidence=fine,
                phase="where_now",
                requires_trust=False,
            ),
            Suggestion(
                text="What would make you want to stay?",
                why="nobody has asked",
                topic="career/why-people-leave",
                phase="where_to",
                requires_trust=True,
            ),
        ),
        draft=Draft(
            contract=Contract(
                their_commitments=(
                    Item(
                        action="Shadow the audit",
                        due=dt.date(2026, 5, 31),
                        due_text="by end of May",
                        evidence=quoted(text, "shadow the audit, by end of May"),
                    ),
                    Item(
                        action="Write the handover guide",
                        evidence=quoted(text, "write the handover guide"),
                    ),
                ),
                manager_commitments=(
                    Item(
                        action="Ask Jan",
                        due=dt.date(2026, 4, 17),
                        due_text="this week",
                        evidence=quoted(text, "ask Jan this week"),
                    ),
                ),
                review=(ReviewItem(what="How the audit went", when="2026-06", evidence=fine),),
                open_question=OpenQuestion(
                    text="What would good look like?",
                    evidence=quoted(text, "what would good look like?"),
                ),
            ),
            held_back=(
                HeldBack(
                    evidence=quoted(text, "the senior title is hers by autumn"),
                    why="Not yours to promise: see the flag.",
                ),
            ),
        ),
    )


def packaged_policy() -> Authority:
    return load_authority(knowledge_folder() / "authority.yaml")


@dataclass
class PolicyMemory:
    """A policy that is forgotten with the test: the file and its editor in one."""

    policy: Authority = field(default_factory=packaged_policy)
    notice: str | None = None
    own: bool = False
    path: Path = Path("/data/authority.yaml")
    before: Path = Path("/data/authority.yaml.before")

    def in_force(self) -> PolicyInForce:
        return PolicyInForce(self.policy, self.notice)

    def save(self, policy: Authority) -> None:
        self.policy, self.own, self.notice = policy, True, None

    def reset(self) -> None:
        self.policy, self.own, self.notice = packaged_policy(), False, None


class FakeCopilot:
    """Stands in for the assembly's Copilot on the pages; it keeps people in a real store."""

    def __init__(self) -> None:
        self.dismissals = DismissalMemory()
        self.policy_file = self.policy_editor = PolicyMemory()
        self._folder = mkdtemp()
        weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)

    @cached_property
    def _shipped(self) -> Copilot:
        return Copilot(Settings(data_dir=Path(self._folder)))

    @property
    def people(self) -> People:
        parts = self._shipped
        shelves = Shelves(parts.rhythm, parts.mails, parts.questions)
        return People(parts.store, parts.principal, shelves, self.review)

    @property
    def made_up(self) -> MadeUpPeople:
        return MadeUpPeople(self.people)

    @property
    def store(self) -> Store:
        return self._shipped.store

    @property
    def principal(self) -> Principal:
        return self._shipped.principal

    @property
    def settings(self) -> Settings:
        return self._shipped.settings

    @property
    def rhythm(self) -> Rhythm:
        return self._shipped.rhythm

    @property
    def mails(self) -> dict[MailId, MailTemplate]:
        return self._shipped.mails

    def flag(self, notes: Notes) -> tuple[Flag, ...]:
        """Flag every "guarantee"."""
        word = "guarantee"
        if word not in notes.text:
            return ()
        return (flag(notes.text, word, "high", "promise-beyond-authority", "promotion"),)

    @property
    def policy(self) -> Authority:
        return self.policy_file.policy

    def review(
        self,
        notes: Notes,
        policy: Authority | None = None,  # noqa: ARG002
        progress: Progress | None = None,
    ) -> Review:
        checked(notes.text)
        if progress:
            progress(20, 20)
        return review_of(notes.text)

    def passage(self, topic: str) -> Passage | None:
        return self.passages.get(topic)

    @cached_property
    def passages(self) -> dict[str, Passage]:
        playbooks = load_playbooks(knowledge_folder())
        return {each.topic: each for book in playbooks for each in book.passages}

    @cached_property
    def samples(self) -> tuple[Sample, ...]:
        return load_samples(knowledge_folder())
