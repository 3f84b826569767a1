from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

from copilot.adapters.retriever import MiniLmEmbeddings, PlaybookRetriever
from copilot.adapters.search import HybridIndex
from tests.fakes.encoder import FakeEncoder

if TYPE_CHECKING:
    from pathlib import Path

    from copilot.domain.passages import Playbook


def test_embeddings_are_lists_of_384_floats():
    embeddings = MiniLmEmbeddings(FakeEncoder())

    query = embeddings.embed_query("where to")

    assert len(query) == 384
    assert isinstance(query[0], float)
    assert embeddings.embed_documents(["where to", "why"])[0] == query
    assert embeddings.embed_documents([]) == []


def test_retriever_returns_documents_best_first(career: Playbook, tmp_path: Path):
    index = HybridIndex((career,), FakeEncoder(), tmp_path)

    documents = PlaybookRetriever(index=index, k=2).invoke("how often should we meet?")

    assert len(documents) == 2
    first = documents[0]
    assert first.id == "career/rhythm"
    assert first.page_content == career.passages[0].text
    assert first.metadata["topic"] == "career/rhythm"
    assert first.metadata["playbook"] == "career"
    assert first.metadata["heading"] == "How often to meet"
    assert first.metadata["score"] > documents[1].metadata["score"]


def test_a_retriever_of_nothing_is_refused(career: Playbook, tmp_path: Path):
    index = HybridIndex((career,), FakeEncoder(), tmp_path)

    with pytest.raises(ValidationError):
        PlaybookRetriever(index=index, k=0)
