"""Run suites, print a table, write JSON, compare with the committed baselines.

    python -m evals [SUITE …] [--cases PATH] [--misses] [--write-baselines]

Exit status 1 where a figure fell below its baseline by more than the tolerance.
"""

from __future__ import annotations

import argparse
import json
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table

from copilot import Copilot

if TYPE_CHECKING:
    from evals.outcome import Outcome

HERE = Path(__file__).parent
SUITES = {
    "search": "search.jsonl",
    "flags": "flags.jsonl",
    "negotiations": "negotiations.jsonl",
    "dates": "dates.jsonl",
    "notes": "notes",
    "moves": "moves.jsonl",
    "practice": "practice",
    "debrief": "debrief.jsonl",
    "questions": "questions",
    "ask": "ask.jsonl",
    "llm": "notes",
    "bench": "notes",
    "store": "notes",
    "index": "search.jsonl",
    "app": "notes",
    "endpoint": "notes",
}
ASKED_FOR = {"bench", "store", "index", "app", "endpoint"}
"""Suites that measure the machine or the language model set; they run when they are named."""
TOLERANCE = 0.02
"""A figure may fall by this much before it counts as a regression."""


def main() -> int:
    """Run what was asked for; see the module."""
    parser = argparse.ArgumentParser(prog="python -m evals", description=__doc__)
    parser.add_argument("suites", nargs="*", metavar="SUITE", help=", ".join(SUITES))
    parser.add_argument("--cases", type=Path, help="a file or folder of cases of your own")
    parser.add_argument("--misses", action="store_true", help="print what went wrong")
    parser.add_argument("--write-baselines", action="store_true")
    options = parser.parse_args()
    names = options.suites or [name for name in SUITES if name not in ASKED_FOR]
    unknown = [name for name in names if name not in SUITES]
    if unknown:
        parser.error(f"no suite is called {unknown[0]}; there are {', '.join(SUITES)}")
    copilot = Copilot.local()
    outcomes = {
        name: import_module(f"evals.suites.{name}").run(
            copilot, read_cases(options.cases or HERE / "cases" / SUITES[name])
        )
        for name in names
    }
    show(outcomes, misses=options.misses)
    write(outcomes)
    if options.cases:
        return 0
    if options.write_baselines:
        return write_baselines(outcomes)
    return compare(outcomes)


def read_cases(path: Path) -> list[dict[str, Any]]:
    """Cases of a JSONL file, or one of each JSON file of a folder."""
    if path.is_dir():
        return [json.loads(each.read_text("utf-8")) for each in sorted(path.glob("*.json"))]
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def show(outcomes: dict[str, Outcome], *, misses: bool) -> None:
    """Print a table a suite."""
    console = Console()
    for name, outcome in outcomes.items():
        table = Table(title=f"{name}, {outcome.cases} cases", title_justify="left")
        table.add_column("figure")
        table.add_column("value", justify="right")
        for figure, value in outcome.figures.items():
            table.add_row(figure, f"{value:.3f}")
        for group, figures in outcome.groups.items():
            table.add_row(f"  {group}", "  ".join(f"{k} {v:.2f}" for k, v in figures.items()))
        console.print(table)
        for miss in outcome.misses if misses else ():
            console.print(f"  {miss}", markup=False, highlight=False)


def write(outcomes: dict[str, Outcome]) -> None:
    """Write the figures to ``evals/results/latest.json``."""
    folder = HERE / "results"
    folder.mkdir(exist_ok=True)
    figures = {
        name: {**outcome.figures, "cases": outcome.cases} for name, outcome in outcomes.items()
    }
    (folder / "latest.json").write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


def write_baselines(outcomes: dict[str, Outcome]) -> int:
    """Keep today's figures as what must not get worse."""
    path = HERE / "baselines.json"
    kept: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    for name, outcome in outcomes.items():
        kept[name] = {figure: round(value, 4) for figure, value in outcome.figures.items()}
    path.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")
    return 0


def compare(outcomes: dict[str, Outcome]) -> int:
    """Print what fell below its baseline; 1 if anything did."""
    baselines: dict[str, dict[str, float]] = json.loads(
        (HERE / "baselines.json").read_text("utf-8")
    )
    worse = [
        f"{name}: {figure} is {outcome.figures[figure]:.3f}, was {before:.3f}"
        for name, outcome in outcomes.items()
        for figure, before in baselines.get(name, {}).items()
        if _fell(outcome, figure, before)
    ]
    for line in worse:
        print(f"worse than the baseline: {line}", file=sys.stderr)
    return 1 if worse else 0


def _fell(outcome: Outcome, figure: str, before: float) -> bool:
    now = outcome.figures[figure]
    if figure.endswith(" ms"):
        return False
    drop = now - before if figure in outcome.lower_is_better else before - now
    return drop > TOLERANCE


if __name__ == "__main__":
    sys.exit(main())
