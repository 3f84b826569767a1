"""What the heads say: the columns of the piece heads and of the token heads."""

from copilot.domain.labels import CATEGORIES, LINE_KINDS, MOVES, PHASES, SIGNAL_KINDS, SUBJECTS

PIECE_LABELS = (
    *(f"flag:{name}" for name in CATEGORIES),
    *(f"line:{name}" for name in LINE_KINDS),
    *(f"phase:{name}" for name in PHASES),
    *(f"deep:{name}" for name in PHASES),
    *(f"signal:{name}" for name in SIGNAL_KINDS),
    *(f"move:{name}" for name in MOVES),
    *(f"subject:{name}" for name in SUBJECTS),
    "career",
)
TOKEN_LABELS = (
    *(f"flag:{name}" for name in CATEGORIES),
    *(f"subject:{name}" for name in SUBJECTS),
    "line:commitment",
    "line:review",
    "line:open-question",
    "line:other",
    "begin",
    "owner:manager",
    *(f"signal:{name}" for name in SIGNAL_KINDS),
)
PIECE_INDEX = {name: column for column, name in enumerate(PIECE_LABELS)}
TOKEN_INDEX = {name: column for column, name in enumerate(TOKEN_LABELS)}
LINE_TOKENS = {"commitment", "review", "open-question"}
"""Line kinds with a token head of their own; the rest share ``line:other``."""


def columns(index: dict[str, int], *groups: str) -> list[int]:
    """Columns whose names start with one of the groups."""
    return [column for name, column in index.items() if name.split(":")[0] in groups]


def grouped(labels: tuple[str, ...]) -> list[list[int]]:
    """Columns of each group of labels: what stands before the colon."""
    groups: dict[str, list[int]] = {}
    for column, name in enumerate(labels):
        groups.setdefault(name.split(":")[0], []).append(column)
    return list(groups.values())
