"""The language model that is set, whatever it says: nothing wrong of it may reach the manager.

Asks it for everything the product asks a model for, about made-up conversations, and looks at what
would be shown. ``EVALS_MOST_TOKENS`` makes answers shorter than the product would let them be, for
a small model on a slow machine. What the model worded, and what was found in it, is written to
``evals/results/endpoint.jsonl`` for people to read.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from contextlib import closing, suppress
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from copilot import Copilot, Notes
from copilot.settings import load_settings
from evals.counted_chat import WHOLE, CountedChat
from evals.every_task import TASKS
from evals.outcome import Outcome, share
from evals.talks import talks_of
from evals.witness import BARS, Witness, small_words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from copilot.ports import ChatModel
    from evals.shown import Line

    Found = tuple[Line, list[tuple[str, str]]]
    """A line, and for each bar that it misses the bar and why."""

_RESULTS = Path(__file__).parents[1] / "results"
_INDEX_SECONDS = 120.0
_NOT_SET = (
    "No language model is set, so nothing was measured. Set COPILOT_LLM_BASE_URL and "
    "COPILOT_LLM_MODEL; `make llm` starts a small one on this machine."
)
_SILENT = (
    "The language model gave no whole answer, so nothing was measured. Run `copilot llm check`, or "
    "give it longer with COPILOT_LLM_TIMEOUT."
)
_ON_ITS_OWN: dict[str, None] = dict.fromkeys(("database_url", "chroma_url", "policy"))
"""Settings without which nobody's people, index or policy come into it."""


class CountingCopilot(Copilot):
    """A copilot whose language model's calls are counted."""

    @cached_property
    def chat(self) -> ChatModel | None:
        """The language model that is set, counted."""
        model, most = super().chat, os.environ.get("EVALS_MOST_TOKENS")
        return model and CountedChat(model, int(most) if most else None)


def run(_: Copilot, cases: Sequence[dict[str, Any]]) -> Outcome:
    """Cases: those of the notes suite; the project's other conversations stand beside them."""
    found: list[Found] = []
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        own = _ON_ITS_OWN | {"data_dir": Path(folder)}
        copilot = CountingCopilot(load_settings().model_copy(update=own))
        chat = copilot.chat
        if not isinstance(chat, CountedChat):
            sys.exit(_NOT_SET)
        talks = talks_of(copilot, cases)
        with closing(copilot.index) as index:
            index.settled(_INDEX_SECONDS)
            # A small model takes its time: whoever stops it gets what was found by then.
            with suppress(KeyboardInterrupt):
                found.extend(_found(copilot, chat, talks))
    if not any(ends[WHOLE] for ends in chat.ends.values()):
        sys.exit(_SILENT)
    _write(found)
    return outcome_of(found, chat, len(talks))


def _found(copilot: Copilot, chat: CountedChat, talks: Sequence[Notes]) -> Iterator[Found]:
    """Go through the tasks one after the other: a server can keep the beginning of its prompt."""
    copilot.llm.was_shown()
    witness = witness_of(copilot)
    for name, lines_of in TASKS.items():
        print(f"{name}: {len(talks)} talks", file=sys.stderr)
        chat.task = name
        yield from looked_at(lines_of(copilot, chat, talks), witness)


def witness_of(copilot: Copilot) -> Witness:
    """Look with the copilot's flags, and with the words of its playbooks and questions."""

    def flags(text: str) -> frozenset[str]:
        return frozenset(each.category for each in copilot.flag(Notes(text=text)))

    written = [each.text for each in (*copilot.passages.values(), *copilot.questions)]
    return Witness(flags, small_words_of("\n".join(written)))


def looked_at(lines: Iterable[Line], witness: Witness) -> Iterator[Found]:
    """Look at each line."""
    yield from ((line, list(witness.problems(line))) for line in lines)


def outcome_of(found: Sequence[Found], chat: CountedChat, cases: int) -> Outcome:
    """Count what was found, and how the calls ended."""
    missed = Counter(bar for _, problems in found for bar, _ in problems)
    every = sum(chat.ends.values(), Counter[str]())
    figures = {bar: float(missed[bar]) for bar in BARS}
    figures |= _shares([line for line, _ in found]) | _calls(every, sum(chat.seconds.values()))
    groups = {
        task: _shares([line for line, _ in found if line.task == task])
        | _calls(ends, chat.seconds[task])
        for task, ends in chat.ends.items()
    }
    misses = tuple(
        f"{line.task}, {line.kind}: {bar}, {why}: {line.text}"
        for line, problems in found
        for bar, why in problems
    )
    return Outcome(figures, cases, groups, misses, frozenset(BARS))


def _shares(lines: Sequence[Line]) -> dict[str, float]:
    by_model = sum(line.by_model for line in lines)
    return {"lines": float(len(lines)), "share by the model": share(by_model, len(lines))}


def _calls(ends: Counter[str], seconds: float) -> dict[str, float]:
    return {
        "calls": float(ends.total()),
        **{f"calls: {end}": float(count) for end, count in sorted(ends.items())},
        "seconds a call": seconds / ends.total() if ends else 0.0,
    }


def _write(found: Sequence[Found]) -> None:
    """Keep what the model worded, and what was wrong, for people to read."""
    _RESULTS.mkdir(exist_ok=True)
    rows = [
        {
            "task": line.task,
            "kind": line.kind,
            "text": line.text,
            "before": line.before,
            "quote": line.quote,
            "problems": problems,
        }
        for line, problems in found
        if line.by_model or problems
    ]
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (_RESULTS / "endpoint.jsonl").write_text(text, "utf-8")
