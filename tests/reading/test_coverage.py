"""Signals, the three conversations, and how deep each of them went."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from copilot.domain.labels import SIGNAL_KINDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from copilot.domain.reading import Reading

NOW = "the audits give her energy"
MINE = "I'll ask Ines about Leeds"
HIS = "Tomasz will shadow the audit"


def test_nothing_marked_is_nothing_touched(reading: Callable[..., Reading]):
    found = reading("We talked about this and that.")
    assert found.coverage.model_dump() == {
        "where_now": "none",
        "where_to": "none",
        "close_gap": "none",
    }
    assert found.signals == found.phases == ()


@pytest.mark.parametrize("phase", ["where_now", "where_to"])
def test_touched_is_surface_and_a_reason_makes_it_deep(reading: Callable[..., Reading], phase: str):
    assert getattr(reading(NOW, (NOW, [f"phase:{phase}"])).coverage, phase) == "surface"
    deep = reading(NOW, (NOW, [f"phase:{phase}", f"deep:{phase}"]))
    assert getattr(deep.coverage, phase) == "deep"
    (quote,) = deep.phases
    assert (quote.phase, quote.depth, quote.evidence.quote) == (phase, "deep", NOW)


def test_depth_without_the_phase_is_nothing(reading: Callable[..., Reading]):
    assert reading(NOW, (NOW, ["deep:where_now"])).coverage.where_now == "none"


def test_one_deep_sentence_is_enough(reading: Callable[..., Reading]):
    found = reading(
        f"She is fine. {NOW.capitalize()}.",
        ("She is fine.", ["phase:where_now"]),
        (NOW.capitalize(), ["phase:where_now", "deep:where_now"]),
    )
    assert found.coverage.where_now == "deep"


@pytest.mark.parametrize(
    ("marked", "depth"),
    [
        ([(MINE, ["line:commitment"])], "surface"),
        ([(NOW, ["phase:close_gap"])], "surface"),
        ([(MINE, ["line:commitment"]), (HIS, ["line:commitment"])], "surface"),
        (
            [
                (MINE, ["line:commitment", "phase:close_gap"]),
                (HIS, ["line:commitment", "phase:close_gap"]),
            ],
            "surface",
        ),
        ([(NOW, ["phase:close_gap"]), (MINE, ["line:commitment"])], "surface"),
        (
            [
                (NOW, ["phase:close_gap"]),
                (MINE, ["line:commitment"]),
                (HIS, ["line:commitment"]),
            ],
            "deep",
        ),
    ],
)
def test_the_gap_is_closed_deeply_when_it_is_named_and_both_commit(
    reading: Callable[..., Reading], marked: list[tuple[str, list[str]]], depth: str
):
    assert reading(f"{NOW}\n{MINE}\n{HIS}", *marked).coverage.close_gap == depth


@pytest.mark.parametrize("text", [f"# {NOW}", f"> {NOW}"])
def test_headings_and_older_mail_touch_nothing(reading: Callable[..., Reading], text: str):
    found = reading(text, (NOW, ["phase:where_now", "signal:energy"]))
    assert found.phases == found.signals == ()


@pytest.mark.parametrize("kind", SIGNAL_KINDS)
def test_every_signal_is_a_quote(reading: Callable[..., Reading], kind: str):
    (signal,) = reading(f"well, maybe {NOW} a lot", (NOW, [f"signal:{kind}"])).signals
    assert (signal.kind, signal.evidence.quote) == (kind, NOW)


def test_not_knowing_needs_words_of_not_knowing(reading: Callable[..., Reading]):
    assert reading(f"well, {NOW} a lot", (NOW, ["signal:uncertainty"])).signals == ()


def test_the_managers_own_turn_is_no_signal(reading: Callable[..., Reading]):
    turns = f"Ana: {NOW}\nTomasz: {NOW}"
    (signal,) = reading(turns, (NOW, ["signal:energy"])).signals
    assert signal.evidence.start == turns.rindex(NOW)
