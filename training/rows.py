"""Rows of data/ to labelled windows."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from copilot.domain.notes import Notes
from copilot.ports import Piece, Window
from copilot.reading.segment import segment
from copilot.reading.windows import windows
from training.schema import LINE_TOKENS, PIECE_INDEX, TOKEN_INDEX, columns

Row = dict[str, Any]
_SUBJECTS = columns(PIECE_INDEX, "subject")
_SHARED = 12
"""Characters of a quote that make a piece bear its label, where it runs over several."""


@dataclass(frozen=True)
class Span:
    """A label on characters of a piece."""

    label: str
    start: int
    end: int


@dataclass(frozen=True)
class Example:
    """One piece with its labels: 1 yes, 0 no, nan not judged."""

    piece: Piece
    labels: NDArray[np.float32]
    """Shape (piece labels,)."""
    spans: tuple[Span, ...]
    judged: NDArray[np.float32]
    """1 for each token label that was judged in this row; shape (token labels,)."""


@dataclass(frozen=True)
class Labelled:
    """A window and the labels of its pieces."""

    header: str
    examples: tuple[Example, ...]

    @property
    def window(self) -> Window:
        """What the encoder reads."""
        return Window(tuple(example.piece for example in self.examples), self.header)


def read_rows(paths: Sequence[Path]) -> Iterator[Row]:
    """Yield the rows of JSONL files."""
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield json.loads(line)


def labelled(row: Row) -> list[Labelled]:
    """Turn one row into windows with labels."""
    if "moves" in row:
        return [_turn(row)]
    notes = Notes(text=row["text"], manager=row.get("manager"), report=row.get("report"))
    segments, cast = segment(notes)
    marks = _marks(row)
    judged = _judged(row)
    found: list[Labelled] = []
    for placed in windows(notes.text, segments, cast):
        examples = [
            _example(piece, (each.start, each.end), marks, judged, row.get("career"))
            for piece, each in zip(placed.window.pieces, placed.segments, strict=True)
        ]
        found.append(Labelled(placed.window.header, tuple(examples)))
    return found


def _turn(row: Row) -> Labelled:
    before = Piece(row["previous"], "report") if row.get("previous") else None
    labels = np.full(len(PIECE_INDEX), np.nan, dtype=np.float32)
    labels[columns(PIECE_INDEX, "move")] = 0
    for move in row["moves"]:
        labels[PIECE_INDEX[f"move:{move}"]] = 1
    blind = np.zeros(len(TOKEN_INDEX), dtype=np.float32)
    turn = Example(Piece(row["text"], "manager"), labels, (), blind)
    if before is None:
        return Labelled("", (turn,))
    nothing = np.full(len(PIECE_INDEX), np.nan, dtype=np.float32)
    return Labelled("", (Example(before, nothing, (), blind), turn))


def _marks(row: Row) -> list[tuple[Span, list[str], list[str]]]:
    """Every quote of the row, with its piece labels and its token labels."""
    marks: list[tuple[Span, list[str], list[str]]] = []
    for flag in row.get("flags", []):
        names = [f"flag:{flag['category']}"]
        if flag.get("subject"):
            names.append(f"subject:{flag['subject']}")
        marks.append((_span(row, flag), names, names))
    for line in row.get("lines", []):
        kind = line["kind"]
        token = f"line:{kind}" if kind in LINE_TOKENS else "line:other"
        owner = ["owner:manager"] if line.get("owner") == "manager" else []
        marks.append((_span(row, line), [f"line:{kind}"], [token, *owner]))
    for phase in row.get("phases", []):
        names = [f"phase:{phase['phase']}"]
        deep = [f"deep:{phase['phase']}"] if phase["depth"] == "deep" else []
        marks.append((_span(row, phase), [*names, *deep], []))
    for signal in row.get("signals", []):
        name = f"signal:{signal['kind']}"
        marks.append((_span(row, signal), [name], [name]))
    return marks


def _span(row: Row, item: Row) -> Span:
    start = row["text"].index(item["quote"])
    return Span("", start, start + len(item["quote"]))


def _judged(row: Row) -> dict[str, bool]:
    return {
        "flag": "flags" in row,
        "line": "lines" in row,
        "phase": "phases" in row,
        "deep": "phases" in row,
        "signal": "signals" in row,
        "move": False,
        "career": "career" in row,
        "subject": False,
    }


def _example(
    piece: Piece,
    place: tuple[int, int],
    marks: list[tuple[Span, list[str], list[str]]],
    judged: dict[str, bool],
    career: bool | None,  # noqa: FBT001 - a label, not a switch
) -> Example:
    labels = np.full(len(PIECE_INDEX), np.nan, dtype=np.float32)
    for name, column in PIECE_INDEX.items():
        if judged[name.split(":")[0]]:
            labels[column] = 0
    if career is not None:
        labels[PIECE_INDEX["career"]] = float(career)
    start, end = place
    spans: list[Span] = []
    for quote, names, tokens in marks:
        shared = min(end, quote.end) - max(start, quote.start)
        if shared < min(_SHARED, 0.5 * (quote.end - quote.start)):
            continue
        _say(labels, names)
        first, last = max(0, quote.start - start), min(end, quote.end) - start
        spans += [Span(token, first, last) for token in tokens]
        if any(token.startswith("line:") for token in tokens):
            spans.append(Span("begin", first, first + 1))
    return Example(piece, labels, tuple(spans), _judged_tokens(judged))


def _say(labels: NDArray[np.float32], names: list[str]) -> None:
    """Set labels; a promise's subject also says which subjects it isn't."""
    if any(name.startswith("subject:") for name in names):
        labels[_SUBJECTS] = np.nan_to_num(labels[_SUBJECTS])
    for name in names:
        labels[PIECE_INDEX[name]] = 1


def _judged_tokens(judged: dict[str, bool]) -> NDArray[np.float32]:
    flags = np.zeros(len(TOKEN_INDEX), dtype=np.float32)
    for name, column in TOKEN_INDEX.items():
        group = name.split(":")[0]
        group = {"begin": "line", "owner": "line", "subject": "flag"}.get(group, group)
        flags[column] = float(judged[group])
    return flags
