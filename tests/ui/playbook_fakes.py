"""A Copilot for the pages Prepare and Playbooks: shipped passages, own ones in memory, no model."""

from __future__ import annotations

import datetime as dt
import hashlib
from functools import cached_property
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

from copilot.coaching.prepare import House, LastTime, prepare
from copilot.content.guide import load_guide
from copilot.content.locations import knowledge_folder
from copilot.content.playbooks import load_playbooks, topics_of
from copilot.content.questions import load_questions
from copilot.content.rhythm import load_rhythm
from copilot.domain.answers import Answer, CitedSentence
from copilot.domain.library import Preview
from copilot.domain.passages import Hit, Passage, Playbook, Provenance
from copilot.errors import InputError
from copilot.reading.door import checked
from tests.ui.fakes import FakeCopilot, review_of

if TYPE_CHECKING:
    from copilot.domain.notes import Notes
    from copilot.domain.preparation import ConversationKind, Preparation

HOSTILE = "![x](http://203.0.113.9/x.png) <b>loud</b> :red[fine]"
GUIDE = f"Asking for a raise\nPay is looked at **once** a year. {HOSTILE}\n\n- Say who decides."


def provenance(**changes: object) -> Provenance:
    given = {
        "file": "guide.md",
        "heading": "",
        "page": None,
        "sha256": "ab" * 32,
        "approved_by": "Ana",
        "added_on": dt.date(2026, 5, 8),
    }
    return Provenance.model_validate(given | changes)


def own_book(text: str = GUIDE, **changes: object) -> Playbook:
    """A playbook of one passage, whose first line is its heading."""
    found = provenance(**changes)
    name = Path(found.file).stem
    heading, _, rest = text.partition("\n")
    passage = Passage(
        topic=f"{name}/one", playbook=name, heading=heading, text=rest, provenance=found
    )
    return Playbook(id=name, title=f"Our {name}", version=1, source=found.file, passages=(passage,))


class LibraryMemory:
    """Fits :class:`copilot.ports.PlaybookLibrary`, and forgets with the test."""

    def __init__(self, *books: Playbook) -> None:
        self.books = books
        self.warnings: tuple[str, ...] = ()
        self.left_out: tuple[str, ...] = ()

    def load(self) -> tuple[Playbook, ...]:
        return self.books

    def passage(self, topic: str) -> Passage | None:
        found = (each for book in self.books for each in book.passages)
        return next((each for each in found if each.topic == topic), None)

    def preview_file(self, path: Path, approved_by: str) -> Preview:
        return self.preview(path.name, path.read_bytes(), approved_by)

    def preview(self, name: str, data: bytes, approved_by: str) -> Preview:
        if b"\0" in data:
            raise InputError(f"{name} is damaged. Nothing was kept. Save it again.")
        digest = hashlib.sha256(data).hexdigest()
        book = own_book(data.decode(), file=name, sha256=digest, approved_by=approved_by)
        same = [each for each in self.books if each.provenance.sha256 == digest]
        if same:
            return Preview(file=name, standing="already-there", playbook=same[0])
        orders = (book.passages[0].topic,) if "Ignore all" in book.passages[0].text else ()
        return Preview(
            file=name, standing="new", playbook=book, warnings=self.left_out, orders=orders
        )

    def keep(self, preview: Preview) -> Playbook:
        self.books = (*self.books, preview.playbook)
        return preview.playbook

    def remove(self, playbook_id: str) -> None:
        self.books = tuple(each for each in self.books if each.id != playbook_id)


class ShelfCopilot(FakeCopilot):
    """Searches by plain words, and answers with a passage's first line."""

    def __init__(self, *books: Playbook) -> None:
        super().__init__()
        self.library = LibraryMemory(*books)
        self.index = SimpleNamespace(warnings=())

    @cached_property
    def playbooks(self) -> tuple[Playbook, ...]:
        return load_playbooks(knowledge_folder())

    def passage(self, topic: str) -> Passage | None:
        return self.passages.get(topic) or self.library.passage(topic)

    def search(self, query: str, k: int = 5) -> list[Hit]:
        books = (*self.playbooks, *self.library.load())
        return [
            Hit(
                topic=each.topic,
                playbook=book.id,
                playbook_title=book.title,
                heading=each.heading,
                text=each.text,
                score=1.0,
            )
            for book in books
            for each in book.passages
            if query.lower() in f"{each.heading} {each.text}".lower()
        ][:k]

    def ask(self, query: str) -> Answer:
        hits = self.search(checked(query), 1)
        return Answer(
            query=query,
            sentences=tuple(
                CitedSentence(text=hit.text.splitlines()[0], topic=hit.topic, heading=hit.heading)
                for hit in hits
            ),
        )

    def prepare(
        self, kind: ConversationKind, report: str | None = None, notes: Notes | None = None
    ) -> Preparation:
        if notes is None:
            return prepare(self._house, kind, report)
        review = review_of(checked(notes.text))
        last = LastTime(review.reading, review.draft.contract, review.questions)
        return prepare(self._house, kind, report, last)

    @cached_property
    def _house(self) -> House:
        folder, topics = knowledge_folder(), topics_of(self.playbooks)
        bank = load_questions(folder, topics)
        guide = load_guide(folder, topics, {each.id for each in bank})
        checklist = load_rhythm(folder, topics).checklists.before
        return House(guide, self.policy, checklist, bank)
