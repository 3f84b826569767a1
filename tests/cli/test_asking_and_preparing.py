"""``ask``, ``prepare`` and the lens of ``suggest``, with a copilot that knows a few phrases."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from copilot.cli.main import main
from copilot.domain.answers import Answer, CitedSentence
from copilot.domain.evidence import Evidence
from copilot.domain.preparation import Cited, KnownFact, Path, Preparation, Promised
from copilot.domain.questions import Lens, Suggestion
from copilot.domain.rhythm import ChecklistItem
from copilot.settings import Settings
from tests.fakes.scripted_copilot import ScriptedCopilot

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path as FilePath

    from copilot.domain.notes import Notes
    from copilot.domain.preparation import ConversationKind

LINE = Cited(text="What matters to Fola?", topic="career/preparation")
TEXT = "loves the rye line"


@dataclass
class Prepared(ScriptedCopilot):
    """Answers one question, and prepares one page."""

    def ask(self, query: str) -> Answer:
        if "ethanol" in query:
            return Answer(query=query)
        cited = CitedSentence(text="Say it plainly.", topic="career/honesty", heading="Honesty")
        return Answer(query=query, sentences=(cited,))

    def suggest(self, notes: Notes, n: int = 5, lens: Lens | None = None) -> tuple[Suggestion, ...]:
        assert (notes.text, n, lens) == (TEXT, 5, "top")
        return (
            Suggestion(
                text="What will you do first?",
                why="No step yet.",
                topic="top/plan",
                phase="close_gap",
                requires_trust=False,
                top="plan",
            ),
        )

    def prepare(
        self, kind: ConversationKind, report: str | None = None, notes: Notes | None = None
    ) -> Preparation:
        words = Evidence.of(TEXT, 0, len(TEXT))
        facts = (KnownFact(title="What gives energy", evidence=words),) if notes else ()
        mine = Promised(whose="manager", action="Ask Henrik", evidence=words)
        return Preparation(
            kind=kind,
            report=report,
            think_about=(LINE,),
            leave_at_home=(),
            known=facts,
            taken_on=(mine,) if notes else (),
            left_open=words if notes else None,
            paths=(Path(subject="introductions", note="two people"),),
            needs_a_yes=(Path(subject="pay", decider="the pay committee"),),
            nobody_can_promise=(),
            reflection=LINE,
            invitation=LINE,
            checklist=(ChecklistItem(id="a", text="Head clear", topic="career/checklist-before"),),
            questions=(LINE,),
        )


@pytest.fixture
def run(
    tmp_path: FilePath, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., str]:
    """Run a command that succeeds; what it printed."""
    monkeypatch.setenv("COLUMNS", "80")
    engine = Prepared(Settings(data_dir=tmp_path / "data"))

    def call(*arguments: str) -> str:
        assert main(arguments, lambda: engine) == 0  # type: ignore[return-value]
        return capsys.readouterr().out

    return call


@pytest.fixture
def notes(tmp_path: FilePath) -> str:
    path = tmp_path / "last.md"
    path.write_text(TEXT, "utf-8")
    return str(path)


def test_an_answer_is_cited(run: Callable[..., str]):
    out = run("ask", "is", "there", "a", "job?")
    assert "Say it plainly." in out
    assert "→ career/honesty" in out


def test_what_is_not_covered_is_said(run: Callable[..., str]):
    assert run("ask", "ethanol?") == "The playbook does not cover this.\n"
    said: dict[str, Any] = json.loads(run("ask", "ethanol?", "--json"))
    assert said == {"id": None, "query": "ethanol?", "sentences": [], "covered": False}


def test_the_lens_reaches_the_choice(run: Callable[..., str], notes: str):
    shown: dict[str, Any] = json.loads(run("suggest", notes, "--lens", "top", "--json"))
    assert [each["top"] for each in shown["questions"]] == ["plan"]


def test_preparing_without_notes_shows_no_empty_heading(run: Callable[..., str]):
    out = run("prepare", "--report", "Fola", "--kind", "first")
    assert "What you already know" not in out
    assert "Nobody can promise" not in out
    for part in ("Think about", "– pay (the pay committee decides)", "☐ Head clear"):
        assert part in out


def test_preparing_from_notes_quotes_them(run: Callable[..., str], notes: str):
    out = run("prepare", notes, "--report", "Fola", "--date", "2026-04-14")
    assert "“loves the rye line”" in out
    assert "You: Ask Henrik, no day set" in out
    assert "Left open" in out
    shown: dict[str, Any] = json.loads(run("prepare", notes, "--json"))
    assert shown["kind"] == "quarterly"
    assert shown["known"][0]["evidence"] == {"start": 0, "end": len(TEXT), "quote": TEXT}
