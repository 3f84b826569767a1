"""What the package needs from outside, as protocols; adapters and test fakes fit them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from copilot.domain.passages import Hit


@dataclass(frozen=True)
class Window:
    """A stretch of text short enough for one pass of the encoder."""

    text: str
    spans: tuple[tuple[int, int], ...]
    """The sentences in it, as offsets into text."""
    header: str = ""
    """Who is who, put before the text: "manager Ana, report Tomasz"; may be empty."""


@dataclass(frozen=True)
class Tags:
    """What the encoder's heads say of one window."""

    sentences: NDArray[np.float32]
    """Probabilities, shape (spans, sentence labels)."""
    tokens: NDArray[np.float32]
    """Probabilities, shape (tokens, token labels)."""
    offsets: NDArray[np.int64]
    """Where each token stands in the window's text, shape (tokens, 2)."""


class Encoder(Protocol):
    """The one small model: vectors for retrieval, tags for reading."""

    @property
    def id(self) -> str:
        """A hash of the weights; derived data is named by it."""
        ...

    @property
    def sentence_labels(self) -> tuple[str, ...]:
        """Names of the sentence heads' columns, such as ``signal:energy``."""
        ...

    @property
    def token_labels(self) -> tuple[str, ...]:
        """Names of the token heads' columns, such as ``flag:dismissing``."""
        ...

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors, shape (texts, 384)."""
        ...

    def tag(self, windows: Sequence[Window]) -> list[Tags]:
        """Read every window once."""
        ...


class PassageIndex(Protocol):
    """Finds passages for a query."""

    def search(self, query: str, k: int) -> list[Hit]:
        """Return at most k hits, best first; an empty list when nothing fits."""
        ...
