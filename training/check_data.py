"""Check the training rows: shapes, verbatim quotes, known labels, no duplicates.

python training/check_data.py [FILE …]
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from copilot.domain.labels import CATEGORIES, LINE_KINDS, MOVES, PHASES, SIGNAL_KINDS, SUBJECTS

DATA = Path(__file__).parent / "data"
Row = dict[str, Any]


def main(paths: list[str]) -> int:
    """Print every problem; the exit status says whether there was one."""
    bad = rows = 0
    seen: dict[str, str] = {}
    for path in map(Path, paths) if paths else sorted(DATA.rglob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            rows += 1
            for problem in check(line, f"{path}:{number}", seen):
                bad += 1
                print(f"{path}:{number}: {problem}")
    print(f"{rows} rows, {bad} problems")
    return 1 if bad else 0


def check(line: str, place: str, seen: dict[str, str]) -> list[str]:
    """What is wrong with one line, as sentences; remembers its text in seen."""
    try:
        row: Row = json.loads(line)
        found = list(problems(row))
    except (ValueError, KeyError, TypeError) as error:
        return [f"unreadable: {error!r}"]
    key = f"{row.get('previous', '')}\n{row.get('text', '')}"
    if key in seen:
        found.append(f"same text as {seen[key]}")
    seen[key] = place
    return found


def problems(row: Row) -> Iterator[str]:
    """What is wrong with one row."""
    if not row.get("text", "").strip():
        yield "no text"
        return
    for key in ("flags", "lines", "phases", "signals"):
        yield from _quotes(row, key)
    for name, value, known in _named(row):
        if value not in known:
            yield f"unknown {name} {value!r}"


def _named(row: Row) -> Iterator[tuple[str, object, tuple[str, ...]]]:
    """Every name of a label in a row, with the names it may have."""
    for flag in row.get("flags", []):
        yield "category", flag["category"], CATEGORIES
        if flag["category"] == "promise-beyond-authority":
            yield "subject", flag.get("subject"), SUBJECTS
    for line in row.get("lines", []):
        yield "kind", line["kind"], LINE_KINDS
        if line["kind"] == "commitment":
            yield "owner", line.get("owner"), ("manager", "report")
    for phase in row.get("phases", []):
        yield "phase", phase["phase"], PHASES
        yield "depth", phase["depth"], ("surface", "deep")
    for signal in row.get("signals", []):
        yield "signal", signal["kind"], SIGNAL_KINDS
    for move in row.get("moves", []):
        yield "move", move, MOVES


def _quotes(row: Row, key: str) -> Iterator[str]:
    for item in row.get(key, []):
        quote = item.get("quote", "")
        found = row["text"].count(quote) if quote else 0
        if found != 1:
            yield f"{key}: quote found {found} times: {quote!r}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
