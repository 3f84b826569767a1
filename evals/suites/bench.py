"""Speed and memory of a review, beside the encoder's own time for the same sentences."""

from __future__ import annotations

import datetime as dt
import resource
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from copilot import Copilot, Notes
from copilot.assembly.hearing import ears_of
from copilot.coaching.enrich import enrich
from copilot.domain.second_opinion import ReviewReply
from copilot.reading.segment import segment
from copilot.reading.windows import windows
from evals.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WORDS = 250
RUNS = 40


@dataclass
class _Stopwatch:
    """The encoder, its time taken."""

    encoder: Any
    seconds: float = 0.0

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever an encoder has
        return getattr(self.encoder, name)

    def tag(self, *given: Any) -> Any:  # noqa: ANN401 - as the encoder's own
        started = time.perf_counter()
        tags = self.encoder.tag(*given)
        self.seconds += time.perf_counter() - started
        return tags


@dataclass(frozen=True)
class _Timed(Copilot):
    encoder: Any = None


def run(copilot: Copilot, cases: Sequence[dict[str, Any]]) -> Outcome:
    """Measure one note cut to WORDS words; the cases are those of the notes suite."""
    words = " ".join(case["notes"] for case in cases).split(" ")[:WORDS]
    notes = Notes(text=" ".join(words), date=dt.date(2026, 4, 14))
    segments, cast = segment(notes)
    read_together = [each.window for each in windows(notes.text, segments, cast)]
    copilot.review(notes)
    review = _timed(lambda: copilot.review(notes))
    encoder = _timed(lambda: copilot.encoder.tag(read_together))
    guard, heard = _guard(copilot, notes)
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
        "guard p50 ms": guard,
        "guard beyond its encoder ms": guard - heard,
        "encoder ms a sentence": statistics.median(encoder) / sentences,
        "10,000 words read s": reading,
        "10,000 words reviewed s": time.perf_counter() - started,
        "cold from the shell s": _cold(notes.text),
        "resident MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _to_megabytes(),
    }
    return Outcome(figures, 1)


def _guard(copilot: Copilot, notes: Notes) -> tuple[float, float]:
    """Milliseconds to check a full answer of a language model, and the encoder's part of them."""
    review = copilot.review(notes)
    said = [notes.text[each.start : each.end] for each in review.reading.sentences][:6]
    reply = ReviewReply.model_validate(
        {
            "summary": "They spoke about the work. A few things were agreed. More will follow.",
            "questions": [
                {"id": f"q{at}", "text": each.text.replace("?", " now?")}
                for at, each in enumerate(review.questions, start=1)
            ],
            "commitments": [
                {"quote": each, "owner": "manager", "action": each[:80], "due_words": ""}
                for each in said
            ],
            "flags": [{"quote": each, "category": "dismissing"} for each in said[:3]],
            "votes": [{"id": "f1", "reason": "The words around it say otherwise."}],
        }
    )
    encoder = _Stopwatch(copilot.encoder)
    timed = _Timed(copilot.settings, encoder=encoder)
    check = _timed(lambda: enrich(review, reply, ears_of(timed, review, copilot.policy), "f00d"))
    return statistics.median(check), 1000 * encoder.seconds / RUNS


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
