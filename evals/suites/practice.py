"""Practice: the share of layers that skilled and clumsy scripts open, and how long a turn takes."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from evals.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot import Copilot

_SEED = 7
_SKILLED_BAR, _CLUMSY_BAR = 0.8, 0.25
_P95 = 0.95


def run(copilot: Copilot, cases: Sequence[dict[str, Any]]) -> Outcome:
    """Cases: ``persona``, and scripts under ``skilled`` and ``clumsy``, each a list of turns."""
    shares: dict[str, list[float]] = {"skilled": [], "clumsy": []}
    groups: dict[str, dict[str, float]] = {}
    misses: list[str] = []
    seconds: list[float] = []
    for case in cases:
        for kind, found in shares.items():
            opened = [_share(copilot, case["persona"], script, seconds) for script in case[kind]]
            found.extend(opened)
            groups.setdefault(case["persona"], {})[kind] = sum(opened) / len(opened)
            misses += [
                f"{case['persona']}: {kind} script {at} opens {share:.2f}"
                for at, share in enumerate(opened)
                if (share < _SKILLED_BAR if kind == "skilled" else share > _CLUMSY_BAR)
            ]
    figures = {f"layers opened, {kind}": sum(all_) / len(all_) for kind, all_ in shares.items()}
    figures["turn p95 ms"] = 1000 * sorted(seconds)[int(_P95 * (len(seconds) - 1))]
    return Outcome(
        figures,
        sum(map(len, shares.values())),
        groups,
        tuple(misses),
        frozenset({"layers opened, clumsy", "turn p95 ms"}),
    )


def _share(copilot: Copilot, persona: str, script: Sequence[str], seconds: list[float]) -> float:
    session = copilot.practice.begin(persona, seed=_SEED)
    for turn in script:
        began = time.perf_counter()
        session = copilot.practice.say(session, turn)
        seconds.append(time.perf_counter() - began)
    opened = session.nodes[-1].state.opened
    return len(opened) / len(copilot.practice.persona(persona).layers)
