"""The encoder and the index as LangChain knows them, for use in somebody else's chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_core.retrievers import BaseRetriever
from pydantic import Field, SkipValidation

from copilot.ports import PassageIndex  # noqa: TC001 - pydantic reads it when the class is made

if TYPE_CHECKING:
    from langchain_core.callbacks import CallbackManagerForRetrieverRun

    from copilot.domain.passages import Hit
    from copilot.ports import Encoder


class MiniLmEmbeddings(Embeddings):
    """Embeds on this machine; 384 dimensions, unit length."""

    def __init__(self, encoder: Encoder) -> None:
        """Take the encoder to embed with."""
        self._encoder = encoder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return one vector a text."""
        return self._encoder.embed(texts).tolist() if texts else []

    def embed_query(self, text: str) -> list[float]:
        """Return the query's vector; queries and documents are embedded alike."""
        return self.embed_documents([text])[0]


class PlaybookRetriever(BaseRetriever):
    """Finds playbook passages; best first, with topic, playbook, heading and score as metadata.

    Queries stay on this machine unless you turn on LangChain's own tracing: that sends them to
    whoever you trace with.
    """

    index: SkipValidation[PassageIndex]
    """Where to search, such as ``Copilot.local().index``."""
    k: int = Field(default=5, ge=1)
    """Most passages to return."""

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002 - LangChain passes it
    ) -> list[Document]:
        return [_document(hit) for hit in self.index.search(query, self.k)]


def _document(hit: Hit) -> Document:
    metadata = hit.model_dump(include={"topic", "playbook", "heading", "score"})
    return Document(page_content=hit.text, metadata=metadata, id=hit.topic)
