"""`copilot practice` and `copilot debrief`, from the shell."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from copilot.cli.main import main
from copilot.settings import Settings
from tests.cli.conftest import Ran
from tests.fakes.practice import fake_practice
from tests.fakes.scripted_model import ScriptedModel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from copilot.assembly.practising import Practice
    from copilot.domain.debrief import Debrief, Turn

ANSWER = "It was long, and I did it alone."
TALK = f"Manager: Are you happy here?\nReport: {ANSWER}\nManager: What would help you?\n"


@dataclass
class Practising:
    """What of the copilot these commands ask."""

    practice: Practice

    def debrief(self, turns: Sequence[Turn]) -> Debrief:
        return self.practice.debriefs.of(turns)


@pytest.fixture
def practising(tmp_path: Path) -> Practising:
    return Practising(fake_practice(Settings(data_dir=tmp_path / "data")))


@pytest.fixture
def run(
    practising: Practising, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Ran]:
    monkeypatch.setenv("COLUMNS", "80")

    def ran(*arguments: str | Path, stdin: str = "") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), "utf-8"))
        status = main(list(map(str, arguments)), lambda: practising)  # type: ignore[arg-type,return-value]
        said = capsys.readouterr()
        return Ran(status, said.out, said.err)

    return ran


def test_without_a_persona_they_are_listed(run: Callable[..., Ran]):
    assert "all-fine" in run("practice").out
    assert len(json.loads(run("practice", "--json").out)["personas"]) == 10


def test_a_script_is_played_and_debriefed_as_json(run: Callable[..., Ran], tmp_path: Path):
    script = tmp_path / "turns.txt"
    script.write_text("How are the nights?\n\n…\nWhat is the hardest part of the nights?\n")
    found = run("practice", "--persona", "all-fine", "--script", script)
    shape = json.loads(found.out)
    assert found.status == 0
    assert 0 <= shape["score"] <= 100
    assert {"name", "value", "rule", "turns"} <= set(shape["criteria"][0])
    assert len(shape["transcript"]) == 5
    assert shape["disclosure"]["opened"]
    assert "line 2 has no words" in found.err
    assert "line 3 has no words" in found.err
    assert run("practice", "--persona", "all-fine", "--script", script).out == found.out


@pytest.mark.parametrize("words", ["", "\n\n", "…\n"])
def test_a_script_without_turns_is_told(run: Callable[..., Ran], words: str):
    found = run("practice", "--persona", "all-fine", "--script", "-", stdin=words)
    assert found.status == 1
    assert "Traceback" not in found.err


def test_a_script_needs_a_persona_that_is_there(run: Callable[..., Ran]):
    assert run("practice", "--script", "-").status == 2
    assert "all-fine" in run("practice", "--persona", "x", "--script", "-", stdin="Hi").err


def test_a_chat_hints_goes_back_pauses_and_is_resumed(
    run: Callable[..., Ran], practising: Practising
):
    typed = "How are the nights?\n/hint\n/back 1\n/back 9\n/nonsense\nTell me more.\n/quit\n"
    found = run("practice", "--persona", "all-fine", stdin=typed)
    assert found.status == 0
    assert "What is it like for you?" in found.out
    assert "Back 1" in found.out
    assert "0 turns to go back" in found.out
    kept = practising.practice.folder.sessions()[0]
    assert [node.said for node in kept.nodes] == ["How are the nights?", "Tell me more."]
    resumed = run("practice", "--resume", "last", stdin="/debrief\nAnd the crew?\n")
    assert kept.nodes[1].reply.text.split()[0] in resumed.out
    assert "craft" in resumed.out
    assert len(practising.practice.folder.load(kept.id).nodes) == 3


def test_what_is_paused_is_listed_and_deleted(run: Callable[..., Ran]):
    assert "No practice is paused" in run("practice", "--list").out
    assert run("practice", "--resume", "last").status == 1
    run("practice", "--persona", "all-fine", stdin="Hello there.\n")
    listed = json.loads(run("practice", "--list", "--json").out)["sessions"]
    assert [each["turns"] for each in listed] == [1]
    assert listed[0]["id"] in run("practice", "--list").out
    assert run("practice", "--delete", listed[0]["id"]).status == 0
    assert json.loads(run("practice", "--list", "--json").out) == {"sessions": []}


def test_a_transcript_is_debriefed_for_people_and_as_json(run: Callable[..., Ran]):
    assert "One thing to try next" in run("debrief", stdin=TALK).out
    shape = json.loads(run("debrief", "--json", stdin=TALK).out)
    turns = [{"speaker": "manager", "text": "Are you happy here?"}]
    turns += [{"speaker": "report", "text": ANSWER}]
    turns += [{"speaker": "manager", "text": "What would help you?"}]
    assert json.loads(run("debrief", "--json", stdin=json.dumps({"turns": turns})).out) == shape
    lines = run("debrief", "--jsonl", stdin=json.dumps({"id": 7, "turns": turns}) + "\nnonsense\n")
    first, second = map(json.loads, lines.out.splitlines())
    assert first == {**shape, "id": 7}
    assert second["error"]
    assert lines.status == 1


def test_a_name_may_be_the_managers(run: Callable[..., Ran]):
    named = TALK.replace("Manager", "Ana").replace("Report", "Tomasz")
    assert "--manager" in run("debrief", stdin=named).err
    assert run("debrief", "--manager", "Ana", stdin=named).status == 0


@pytest.mark.parametrize("text", ['{"turns": 3}', "{}", '{"turns": []}', "{nonsense"])
def test_a_broken_transcript_is_told(run: Callable[..., Ran], text: str):
    found = run("debrief", stdin=text)
    assert found.status == 1
    assert "Something went wrong inside" not in found.err


def test_a_models_words_are_asked_for_and_the_transcript_says_whose_they_are(
    run: Callable[..., Ran], practising: Practising, tmp_path: Path
):
    script = tmp_path / "turns.txt"
    script.write_text("How are the nights?\n")
    refused = run("practice", "--persona", "all-fine", "--script", script, "--llm")
    assert refused.status == 1
    assert "No language model is set" in refused.err
    plain = json.loads(run("practice", "--persona", "all-fine", "--script", script).out)
    assert [each.get("worded_by") for each in plain["transcript"]] == ["engine", None, "engine"]
    practising.practice.parts.chat = ScriptedModel([f"Oh, well. {plain['transcript'][2]['text']}"])  # type: ignore[misc]
    voiced = json.loads(run("practice", "--persona", "all-fine", "--script", script, "--llm").out)
    assert [each.get("worded_by") for each in voiced["transcript"]] == ["engine", None, "model"]
    assert voiced["disclosure"] == plain["disclosure"]
    said = run("practice", "--persona", "all-fine", "--llm", stdin="How are the nights?\n/quit\n")
    assert "Oh, well." in said.out


def test_nudges_follow_a_clumsy_turn_where_they_are_wanted(run: Callable[..., Ran]):
    words = "You should do a course.\n"
    assert (
        "told them what to do"
        in run("practice", "--persona", "all-fine", "--nudges", stdin=words).out
    )
    assert "told them what to do" not in run("practice", "--persona", "all-fine", stdin=words).out


@pytest.mark.parametrize("beside", [("--llm",), ("--persona", "all-fine"), ("--resume", "last")])
def test_ones_own_report_goes_with_no_model_and_no_other_persona(
    run: Callable[..., Ran], beside: tuple[str, ...]
):
    assert run("practice", "--person", "Ana", *beside).status == 2


def test_a_debrief_in_a_models_words_says_so(run: Callable[..., Ran], practising: Practising):
    said = "What makes you happy here?"
    answer = {"points": [{"id": f"p{at}", "instead": said} for at in range(1, 6)]}
    practising.practice.parts.chat = ScriptedModel([answer])  # type: ignore[misc]
    plain = json.loads(run("debrief", "--json", stdin=TALK).out)
    voiced = json.loads(run("debrief", "--json", "--llm", stdin=TALK).out)
    assert "llm" not in plain
    assert voiced["score"] == plain["score"]
    assert voiced["llm"]["calls"] >= 1
    assert "scripted" in run("debrief", "--llm", stdin=TALK).out
