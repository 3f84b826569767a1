from __future__ import annotations

from copilot.adapters.search.entries import Shelf
from copilot.domain.passages import Passage, Playbook
from tests.fakes.encoder import FakeEncoder


def _shelf(passages: int) -> Shelf:
    text = f"One thing. Another thing. {'word ' * 100}end"
    made = (
        Passage(topic=f"big/{n}", playbook="big", heading="Heading", text=text)
        for n in range(passages)
    )
    book = Playbook(id="big", title="Big", version=1, source="made up", passages=tuple(made))
    return Shelf.of(book, FakeEncoder())


def test_a_playbook_gets_vectors_for_headings_passages_and_sentences():
    assert len(_shelf(1_000).entries) == 5_000


def test_a_very_large_one_gets_a_vector_a_passage_of_heading_and_opening():
    entries = _shelf(1_001).entries
    assert len(entries) == 1_001
    assert entries[0].text.startswith("Heading. One thing. Another thing. word")
    assert "end" not in entries[0].text
