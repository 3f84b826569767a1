"""Speed and memory of a review, beside the encoder's own time for the same sentences."""

from __future__ import annotations

import datetime as dt
import resource
import statistics
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

from copilot import Notes
from copilot.reading.segment import segment
from copilot.reading.windows import windows
from evals.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from copilot import Copilot

WORDS = 250
RUNS = 40


def run(copilot: Copilot, cases: Sequence[dict[str, Any]]) -> Outcome:
    """Measure one note cut to WORDS words; the cases are those of the notes suite."""
    words = " ".join(case["notes"] for case in cases).split(" ")[:WORDS]
    notes = Notes(text=" ".join(words), date=dt.date(2026, 4, 14))
    segments, cast = segment(notes)
    read_together = [each.window for each in windows(notes.text, segments, cast)]
    copilot.review(notes)
    review = _timed(lambda: copilot.review(notes))
    encoder = _timed(lambda: copilot.encoder.tag(read_together))
    sentences = len(segments)
    long = Notes(text="\n".join([notes.text] * (10_000 // WORDS)), date=notes.date)
    started = time.perf_counter()
    copilot.read(long)
    reading = time.perf_counter() - started
    started = time.perf_counter()
    copilot.review(long)
    figures = {
        "review p50 ms": statistics.median(review),
        "review p95 ms": sorted(review)[int(0.95 * RUNS)],
        "encoder share": statistics.median(encoder) / statistics.median(review),
        "encoder ms a sentence": statistics.median(encoder) / sentences,
        "10,000 words read s": reading,
        "10,000 words reviewed s": time.perf_counter() - started,
        "cold from the shell s": _cold(notes.text),
        "resident MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _to_megabytes(),
    }
    return Outcome(figures, 1)


def _timed(call: Callable[[], object]) -> list[float]:
    """Milliseconds of each run."""
    took: list[float] = []
    for _ in range(RUNS):
        started = time.perf_counter()
        call()
        took.append(1000 * (time.perf_counter() - started))
    return took


def _cold(text: str) -> float:
    command = [sys.executable, "-m", "copilot", "review", "-", "--json", "--date", "2026-04-14"]
    took: list[float] = []
    for _ in range(3):
        started = time.perf_counter()
        subprocess.run(command, input=text.encode(), check=True, capture_output=True)  # noqa: S603
        took.append(time.perf_counter() - started)
    return statistics.median(took)


def _to_megabytes() -> float:
    return 1e6 if sys.platform == "darwin" else 1e3
