"""What the package needs from outside, as protocols; adapters and test fakes fit them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from copilot.domain.chat import ChatRequest, Completion
    from copilot.domain.dismissals import Dismissals
    from copilot.domain.library import Preview
    from copilot.domain.passages import Hit, Passage, Playbook

    Progress = Callable[[int, int], None]
    """Called with (done, total) while something long goes on."""


@dataclass(frozen=True)
class Piece:
    """One sentence or bullet as the encoder reads it."""

    text: str
    prefix: str = ""
    """What its place in the notes says of it, put before the words: "report", "heading"."""


@dataclass(frozen=True)
class Window:
    """Neighbouring pieces that one pass of the encoder reads together."""

    pieces: tuple[Piece, ...]
    header: str = ""
    """Who is who: "manager Ana, report Tomasz"; may be empty."""


@dataclass(frozen=True)
class PieceTags:
    """What the heads say of one piece."""

    labels: NDArray[np.float32]
    """Probabilities, shape (piece labels,)."""
    tokens: NDArray[np.float32]
    """Probabilities, shape (tokens, token labels)."""
    offsets: NDArray[np.int32]
    """Where each token stands in the piece's text, shape (tokens, 2)."""


class Encoder(Protocol):
    """The one small model: vectors for retrieval, tags for reading."""

    @property
    def id(self) -> str:
        """A hash of the weights; derived data is named by it."""
        ...

    @property
    def piece_labels(self) -> tuple[str, ...]:
        """Names of the piece heads' columns, such as ``signal:energy``."""
        ...

    @property
    def token_labels(self) -> tuple[str, ...]:
        """Names of the token heads' columns, such as ``flag:dismissing``."""
        ...

    @property
    def thresholds(self) -> Mapping[str, float]:
        """For each label the score from which on it counts, found on sentences held out."""
        ...

    def confidence(self, score: float) -> float:
        """How likely a flag with that score is right, 0 to 1."""
        ...

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors, shape (texts, 384)."""
        ...

    def tag(
        self, windows: Sequence[Window], progress: Progress | None = None
    ) -> list[tuple[PieceTags, ...]]:
        """Read every window once; one tuple a window, one entry a piece."""
        ...


class PassageIndex(Protocol):
    """Finds passages for a query."""

    def search(self, query: str, k: int) -> list[Hit]:
        """Return at most k hits, best first; an empty list when nothing fits."""
        ...

    def passage(self, topic: str) -> Passage | None:
        """The passage of that id."""
        ...


class DismissalStore(Protocol):
    """Remembers what one manager has dismissed."""

    @property
    def warnings(self) -> tuple[str, ...]:
        """What went wrong so far with what was kept, for people."""
        ...

    def load(self) -> Dismissals | None:
        """Return what is dismissed, None where nothing ever was."""
        ...

    def change(self, edit: Callable[[Dismissals], Dismissals]) -> Dismissals:
        """Edit what is dismissed, and return what is kept then; two edits never mix.

        Raises:
            StorageError: It can't be kept; nothing was changed.
        """
        ...


class PlaybookLibrary(Protocol):
    """Keeps a manager's own playbooks."""

    @property
    def warnings(self) -> tuple[str, ...]:
        """What is wrong with what is kept, for people."""
        ...

    def load(self) -> tuple[Playbook, ...]:
        """Return what is kept; the very same tuple as long as nothing changes."""
        ...

    def passage(self, topic: str) -> Passage | None:
        """The passage of that id."""
        ...

    def preview_file(self, path: Path, approved_by: str) -> Preview:
        """Read a file and show what would be kept; raises as :meth:`preview`."""
        ...

    def preview(self, name: str, data: bytes, approved_by: str) -> Preview:
        """Show what would be kept of a file's bytes.

        Raises:
            InputError: It can't be read, or nobody approves; nothing was kept.
        """
        ...

    def keep(self, preview: Preview) -> Playbook:
        """Keep what somebody approved.

        Raises:
            InputError: Somebody else changed that playbook since the preview.
            StorageError: It can't be kept; nothing was changed.
        """
        ...

    def remove(self, playbook_id: str) -> None:
        """Take a playbook away.

        Raises:
            InputError: There is none of that id, or it came with the package.
            StorageError: It can't be taken away; nothing was changed.
        """
        ...


class ChatModel(Protocol):
    """A language model, somewhere; what it says is checked by whoever asked."""

    def complete(self, request: ChatRequest) -> Completion:
        """Answer at once, in JSON that fits the request's schema where it has one.

        Raises:
            ModelError: There is no whole answer.
        """
        ...

    def stream(self, request: ChatRequest) -> Iterator[str | Completion]:
        """Answer word by word; what comes last, and once, is the whole as a Completion.

        Raises:
            ModelError: The answer broke off or can't be used, whatever came so far.
        """
        ...


class TokenCounter(Protocol):
    """Counts as a language model does, or nearly."""

    def count(self, text: str) -> int:
        """How many tokens a text is."""
        ...
