"""`ask --llm`, `export --llm` and their previews, against a server on this machine."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from copilot.assembly import Copilot
from copilot.cli.main import main
from copilot.settings import Settings
from tests.fakes.kept_people import agreement, conversation, person
from tests.faults.server import FaultServer, reply

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.faults.server import Request, Script

QUESTION = "What do I say when Kwame asks me for a promotion that I can't promise?"
RESTS = {"topic": "career/failure-promises", "text": "When it falls through, trust breaks badly."}
MAIL = {
    "subject": "Our monthly look at what we agreed",
    "paragraphs": [{"id": "p2", "text": "I'll go first: shall we take twenty minutes for it?"}],
}


def _answer(request: Request, _: int) -> Script:
    form = json.dumps(request.body["response_format"])
    said = MAIL if "paragraphs" in form else {"sentences": [RESTS]}
    return (reply(json.dumps(said)),)


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with FaultServer(_answer) as running:
        yield running


@pytest.fixture
def engine(tmp_path: Path, server: FaultServer) -> Copilot:
    settings = Settings(data_dir=tmp_path, llm_base_url=server.base_url, llm_model="tiny")
    made = Copilot(settings)
    made.store.people.add(made.principal, person("Kwame Mensah"), "k1")
    return made


def test_ask_says_whose_words_they_are_and_hides_who_is_meant(
    engine: Copilot, server: FaultServer, capsys: pytest.CaptureFixture[str]
):
    assert main(["ask", "--llm", QUESTION], lambda: engine) == 0
    shown = capsys.readouterr().out
    assert "In the language model's words" in shown
    assert RESTS["text"] in shown
    assert "career/failure-promises" in shown
    assert main(["ask", "--llm", "--json", QUESTION], lambda: engine) == 0
    found = json.loads(capsys.readouterr().out)
    assert [each["source"] for each in found["sentences"]] == ["llm"]
    assert found["llm"]["calls"] == 1
    assert "Kwame" not in json.dumps([each.body for each in server.requests])
    assert main(["ask", "--json", QUESTION], lambda: engine) == 0
    assert "llm" not in json.loads(capsys.readouterr().out)


def test_a_mail_is_smoothed_and_what_is_whose_is_said(
    engine: Copilot, server: FaultServer, capsys: pytest.CaptureFixture[str]
):
    engine.store.conversations.add(engine.principal, conversation(), "k2")
    engine.store.agreements.approve(engine.principal, agreement(), "k3")
    plain = ["export", "Kwame", "--as", "nudge", "--manager", "Maud"]
    assert main(plain, lambda: engine) == 0
    ours = capsys.readouterr().out
    assert main([*plain, "--llm"], lambda: engine) == 0
    told = capsys.readouterr()
    assert MAIL["paragraphs"][0]["text"] in told.out  # type: ignore[index]
    assert "The language model worded p2" in told.err
    lines = [line for line in ours.splitlines() if line.startswith("- ")]
    assert lines
    assert all(line in told.out.splitlines() for line in lines)
    sent = json.dumps([each.body for each in server.requests])
    assert "Kwame" not in sent
    assert "He wants to teach" not in sent, "notes are for the manager alone"


def test_as_data_each_part_of_a_mail_says_who_worded_it(
    engine: Copilot, capsys: pytest.CaptureFixture[str]
):
    engine.store.conversations.add(engine.principal, conversation(), "k2")
    engine.store.agreements.approve(engine.principal, agreement(), "k3")
    plain = ["export", "Kwame", "--as", "nudge", "--manager", "Maud", "--json"]
    assert main(plain, lambda: engine) == 0
    assert "parts" not in json.loads(capsys.readouterr().out)
    assert main([*plain, "--llm"], lambda: engine) == 0
    found = json.loads(capsys.readouterr().out)
    by = {each["id"]: each["source"] for each in found["parts"]}
    assert by.pop("p2") == "llm"
    assert set(by.values()) <= {"engine", "llm"}
    assert by["p1"] == "engine"
    subject, *paragraphs = (each["text"] for each in found["parts"])
    assert (subject, "\n\n".join(paragraphs)) == (found["subject"], found["body"].strip("\n"))
    assert found["llm"]["calls"] == 1


def test_only_a_mail_can_be_smoothed(engine: Copilot, capsys: pytest.CaptureFixture[str]):
    assert main(["export", "Kwame", "--as", "json", "--llm"], lambda: engine) == 1
    assert "Only a mail" in capsys.readouterr().err


def test_both_can_be_looked_at_before(
    engine: Copilot, server: FaultServer, capsys: pytest.CaptureFixture[str]
):
    for given in (["--question", QUESTION], ["--mail-to", "Kwame", "--as", "invitation"]):
        assert main(["llm", "preview", *given, "--json"], lambda: engine) == 0
        found = json.loads(capsys.readouterr().out)
        assert "Kwame" not in json.dumps(found["messages"])
        assert "Kwame" in found["placeholders"].values()
    assert main(["llm", "preview", "--question", "ethanol?"], lambda: engine) == 1
    assert "don't answer this" in capsys.readouterr().err
    assert server.requests == []
