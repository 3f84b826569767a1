"""From the settings to a server and back, and into the ledger."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from copilot.assembly import Copilot
from copilot.cli.main import main
from copilot.domain.chat import ChatMessage, ChatRequest
from copilot.errors import BudgetReached
from copilot.settings import Settings
from tests.faults.server import FaultServer, reply, stream

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.faults.server import Request, Script

ASKED = ChatRequest(messages=(ChatMessage(role="user", text="What now?"),), most_tokens=100)


def _answer(request: Request, _: int) -> Script:
    return (stream("Yes.") if request.body.get("stream") else reply('{"answer": "yes"}'),)


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with FaultServer(_answer) as running:
        yield running


def _copilot(folder: Path, address: str, **given: object) -> Copilot:
    named = {"data_dir": folder, "llm_base_url": address, "llm_model": "tiny"}
    return Copilot(Settings.model_validate(named | given))


def test_with_nothing_set_there_is_none(tmp_path: Path):
    assert Copilot(Settings(data_dir=tmp_path)).chat is None
    assert Copilot.local().chat is None


def test_what_is_asked_is_answered_and_counted(tmp_path: Path, server: FaultServer):
    copilot = _copilot(tmp_path, server.base_url)
    assert copilot.chat is not None
    assert copilot.chat.complete(ASKED).text == '{"answer": "yes"}'
    spent = copilot.ledger.month()
    assert (spent.calls, spent.tokens_in, spent.tokens_out, spent.cost) == (1, 11, 7, 0)


def test_the_cap_of_the_settings_holds(tmp_path: Path, server: FaultServer):
    money = {"llm_price_in": 1, "llm_price_out": 1, "llm_monthly_cap": Decimal("0.0001")}
    copilot = _copilot(tmp_path, server.base_url, **money)
    assert copilot.chat is not None
    with pytest.raises(BudgetReached):
        copilot.chat.complete(ASKED)
    assert server.requests == []


def test_the_check_asks_a_real_server(
    tmp_path: Path, server: FaultServer, capsys: pytest.CaptureFixture[str]
):
    copilot = _copilot(tmp_path, server.base_url)
    assert main(["llm", "check", "--json"], lambda: copilot) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["ok"], found["host"], found["form"]) == (True, "127.0.0.1", "json_schema")
    assert copilot.ledger.month().calls == 2
