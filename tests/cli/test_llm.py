from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from copilot.adapters.spend_ledger import SpendLedger
from copilot.domain.spend import Prices
from copilot.errors import ModelUnreachable
from copilot.settings import Settings
from tests.fakes.scripted_copilot import ScriptedCopilot
from tests.fakes.scripted_model import ScriptedModel

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran


@dataclass
class TalkingCopilot(ScriptedCopilot):
    """It has a language model and a ledger."""

    chat: ScriptedModel | None = None
    ledger: SpendLedger = field(init=False)


@pytest.fixture
def scripted(tmp_path: Path) -> TalkingCopilot:
    settings = Settings(
        data_dir=tmp_path,
        llm_base_url="https://user:s3cret@models.example/v1?key=s3cret",
        llm_model="small",
        llm_price_in=Decimal(1),
        llm_price_out=Decimal(1),
        llm_monthly_cap=Decimal(5),
    )
    copilot = TalkingCopilot(settings, chat=ScriptedModel(["Yes.", {"answer": "yes"}]))
    prices = Prices(tokens_in=Decimal(1), tokens_out=Decimal(1))
    copilot.ledger = SpendLedger(
        tmp_path, prices, Decimal(5), lambda: dt.datetime(2026, 4, 14, 9, 30, tzinfo=dt.UTC)
    )
    return copilot


def test_a_model_that_answers(cli: Callable[..., Ran], scripted: TalkingCopilot):
    ran = cli("llm", "check", "--json")
    found = json.loads(ran.out)
    assert ran.status == 0
    assert found.pop("first_token_seconds") >= 0
    assert found == {
        "ok": True,
        "host": "models.example",
        "model": "small",
        "form": "json_schema",
        "problem": None,
    }
    assert scripted.chat is not None
    assert scripted.chat.requests[-1].afresh


def test_people_see_where_it_is_and_how_it_answers(cli: Callable[..., Ran]):
    out = cli("llm", "check").out
    for words in ("models.example", "small", "first word  after 0.", "held to a schema", "ready"):
        assert words in out
    assert "s3cret" not in out


@pytest.mark.parametrize("form", [["--json"], []])
def test_a_model_that_does_not(cli: Callable[..., Ran], scripted: TalkingCopilot, form: list[str]):
    scripted.chat = ScriptedModel([ModelUnreachable("There is no connection.")])
    ran = cli("llm", "check", *form)
    assert ran.status == 1
    assert "There is no connection." in ran.out


def test_no_model_is_no_fault_and_it_is_said_how_to_set_one(
    cli: Callable[..., Ran], scripted: TalkingCopilot, tmp_path: Path
):
    scripted.settings, scripted.chat = Settings(data_dir=tmp_path), None
    ran = cli("llm", "check")
    assert ran.status == 1
    assert "everything works without" in ran.err
    assert "COPILOT_LLM_BASE_URL" in ran.err


def test_what_it_cost(cli: Callable[..., Ran], scripted: TalkingCopilot):
    scripted.ledger.record(1_000_000, 250_000)
    assert "1 calls, 1,000,000 tokens in, 250,000 out, 1.25 of 5" in " ".join(
        cli("llm", "spent").out.split()
    )
    assert "14 Apr 09:30" in cli("llm", "spent").out
    found = json.loads(cli("llm", "spent", "--json").out)
    assert found["month"]["cost"] == "1.25"
    assert found["cap"] == "5"
    assert len(found["calls"]) == 1
