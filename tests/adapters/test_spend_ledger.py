from __future__ import annotations

import datetime as dt
import stat
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from copilot.adapters.spend_ledger import SpendLedger
from copilot.domain.spend import Prices, Spent
from copilot.errors import BudgetReached

if TYPE_CHECKING:
    from pathlib import Path

PRICES = Prices(tokens_in=Decimal(2), tokens_out=Decimal(8))


class Today:
    """A day that tests move on."""

    def __init__(self) -> None:
        self.day = dt.datetime(2026, 4, 30, 12, tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        return self.day


def _ledger(folder: Path, cap: str | None = None, today: Today | None = None) -> SpendLedger:
    return SpendLedger(folder, PRICES, Decimal(cap) if cap else None, today or Today())


def test_looking_makes_nothing(tmp_path: Path):
    ledger = _ledger(tmp_path / "data", "1")
    ledger.allow(1, 1)
    assert (ledger.month(), ledger.calls()) == (Spent(), ())
    assert not (tmp_path / "data").exists()


def test_calls_add_up_for_the_next_one_to_see(tmp_path: Path):
    _ledger(tmp_path).record(1_000_000, 500_000)
    call = _ledger(tmp_path).record(0, 1)
    ledger = _ledger(tmp_path)
    assert ledger.month() == Spent(
        calls=2, tokens_in=1_000_000, tokens_out=500_001, cost=Decimal("6.000008")
    )
    assert ledger.calls()[-1] == call
    assert stat.S_IMODE(ledger.path.stat().st_mode) == 0o600


def test_a_call_that_could_go_beyond_the_cap_is_stopped_politely(tmp_path: Path):
    ledger = _ledger(tmp_path, "6.00")
    ledger.record(1_000_000, 400_000)
    ledger.allow(400_000, 0)
    with pytest.raises(BudgetReached, match=r"5\.20 so far.*stands.*next month"):
        ledger.allow(400_000, 1)


def test_a_month_begins_at_nought(tmp_path: Path):
    today = Today()
    ledger = _ledger(tmp_path, "2", today)
    ledger.record(1_000_000, 0)
    with pytest.raises(BudgetReached):
        ledger.allow(1, 0)
    today.day += dt.timedelta(days=1)
    ledger.allow(1, 0)
    assert ledger.month() == Spent()


def test_without_prices_tokens_are_counted_and_nothing_stops(tmp_path: Path):
    ledger = SpendLedger(tmp_path, None, None)
    ledger.record(10**9, 10**9)
    ledger.allow(10**9, 10**9)
    assert ledger.month().cost == 0
    assert ledger.month().tokens_out == 10**9


def test_a_damaged_file_stops_what_has_a_cap_and_is_moved_aside_by_the_next_call(tmp_path: Path):
    ledger = _ledger(tmp_path, "1")
    ledger.record(1, 1)
    ledger.path.write_text("{")
    with pytest.raises(BudgetReached, match="can't be read"):
        ledger.allow(1, 1)
    assert ledger.month() == Spent()
    uncapped = _ledger(tmp_path)
    uncapped.allow(1, 1)
    uncapped.record(1, 1)
    assert uncapped.month().calls == 1
    assert len(list(tmp_path.glob("llm/spend.damaged-*.json"))) == 1


def test_while_the_folder_cannot_be_written_this_process_still_counts(tmp_path: Path):
    (tmp_path / "llm").touch()
    ledger = _ledger(tmp_path, "2")
    ledger.record(1_000_000, 0)
    assert len(ledger.calls()) == 1
    with pytest.raises(BudgetReached):
        ledger.allow(1, 0)
    (tmp_path / "llm").unlink()
    ledger.record(1, 0)
    assert _ledger(tmp_path).month().calls == 2


def test_calls_at_the_same_time_are_all_counted(tmp_path: Path):
    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(_ledger(tmp_path).record, 1, 1) for _ in range(8)]:
            done.result()
    assert _ledger(tmp_path).month().calls == 8
