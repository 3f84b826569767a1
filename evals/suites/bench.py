"""Speed and memory of a review and of what a language model adds, beside the encoder's own time."""

from __future__ import annotations

import datetime as dt
import json
import resource
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from copilot import Copilot, Notes
from copilot.assembly.hearing import ears_of
from copilot.coaching.enrich import enrich
from copilot.domain.second_opinion import ReviewReply
from copilot.reading.segment import segment
from copilot.reading.windows import windows
from copilot.settings import Settings
from evals.at_once import AtOnce
from evals.full_answer import full_answer
from evals.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WORDS = 250
RUNS = 40
_ASKED = "How are things at the moment?"


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
    layer, first_words = _beside_a_model(notes)
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
        "added by adapter, pseudonyms and guard p50 ms": layer,
        "first words after a model's first token p50 ms": first_words,
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
    reply = ReviewReply.model_validate(full_answer(review))
    encoder = _Stopwatch(copilot.encoder)
    timed = _Timed(copilot.settings, encoder=encoder)
    check = _timed(lambda: enrich(review, reply, ears_of(timed, review, copilot.policy), "f00d"))
    return statistics.median(check), 1000 * encoder.seconds / RUNS


def _beside_a_model(notes: Notes) -> tuple[float, float]:
    """Milliseconds of ours in an opinion and before first words, beside a model that takes none.

    The words of a practice come sentence by sentence; a model that takes its time over the first
    is waited for, and that is not counted here.
    """
    with AtOnce() as server, TemporaryDirectory() as folder:
        settings = Settings(
            data_dir=Path(folder), llm_base_url=server.base_url, llm_model="at-once"
        )
        copilot = Copilot(settings)
        review = copilot.review(notes)
        server.said = json.dumps(full_answer(review))
        layer = _timed(lambda: copilot.second_opinion(review))
        practice = copilot.practice
        session = practice.begin(practice.personas[0].id, seed=1, llm=True)
        session = practice.say(session, _ASKED)
        server.said = session.nodes[-1].reply.text
        first_words: list[float] = []
        for _ in range(RUNS):
            shown: list[float] = []
            practice.word(session, lambda _, shown=shown: shown.append(time.perf_counter()))
            first_words.append(1000 * (shown[0] - server.first_token))
    return statistics.median(layer), statistics.median(first_words)


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
