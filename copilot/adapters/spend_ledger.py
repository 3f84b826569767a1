"""What language models have cost, as numbers in a small JSON file; no word of anybody's."""

from __future__ import annotations

import datetime as dt
import secrets
from contextlib import contextmanager
from decimal import Decimal
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout
from pydantic import Field, ValidationError

from copilot.adapters.owner_file import replace_text
from copilot.domain.model import Model
from copilot.domain.spend import Call, Prices, Spent
from copilot.errors import BudgetReached

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

_LOCK_SECONDS = 5.0
_CALLS_KEPT = 200
_STANDS = "What the copilot found by itself stands."


class _Ledger(Model):
    months: dict[str, Spent] = Field(default_factory=dict[str, Spent])
    """By year and month, such as ``2026-04``."""
    calls: tuple[Call, ...] = ()
    """The latest, oldest first."""


def _now() -> dt.datetime:
    return dt.datetime.now(tz=dt.UTC).astimezone()


class SpendLedger:
    """Counts calls, tokens and money by the month, and stops at a cap."""

    def __init__(
        self,
        folder: Path,
        prices: Prices | None,
        cap: Decimal | None,
        now: Callable[[], dt.datetime] = _now,
    ) -> None:
        """Keep it below the data folder; nothing is made before the first call.

        Args:
            folder: The data folder.
            prices: What tokens cost; None counts tokens only.
            cap: The most to spend in a month; needs prices.
            now: The time here.
        """
        self.path = folder / "llm" / "spend.json"
        self._prices = prices
        self._cap = cap
        self._now = now
        self._unsaved: tuple[Call, ...] = ()

    def month(self) -> Spent:
        """What this month has cost so far; a damaged file counts as nothing."""
        return self._spent() or Spent()

    def calls(self) -> tuple[Call, ...]:
        """The latest calls, oldest first."""
        return ((self._read() or _Ledger()).calls + self._unsaved)[-_CALLS_KEPT:]

    def allow(self, tokens_in: int, tokens_out: int) -> None:
        """Let a call of at most that many tokens go ahead.

        Raises:
            BudgetReached: It could go beyond the month's cap, or what is spent can't be read.
        """
        if self._cap is None or self._prices is None:
            return
        spent = self._spent()
        if spent is None:
            raise BudgetReached(
                f"What this month has cost can't be read from {self.path}, so nothing was sent to "
                f"the language model. {_STANDS} Make the file readable, or move it away to count "
                "from nought."
            )
        if spent.cost + self._prices.of(tokens_in, tokens_out) > self._cap:
            raise BudgetReached(
                f"This month's {self._cap} for the language model are used up, or would be by this "
                f"call ({spent.cost:.2f} so far), so nothing was sent. {_STANDS} Go on without it, "
                "wait for next month, or raise COPILOT_LLM_MONTHLY_CAP."
            )

    def record(self, tokens_in: int, tokens_out: int) -> Call:
        """Write a call down; while the file can't be written, it counts in this process."""
        cost = self._prices.of(tokens_in, tokens_out) if self._prices else Decimal(0)
        call = Call(at=self._now(), tokens_in=tokens_in, tokens_out=tokens_out, cost=cost)
        self._unsaved = (*self._unsaved, call)
        try:
            with self._locked():
                self._write()
        except (OSError, Timeout):
            return call
        self._unsaved = ()
        return call

    def _write(self) -> None:
        ledger = self._read()
        if ledger is None:
            self.path.replace(self.path.with_suffix(f".damaged-{secrets.token_hex(4)}.json"))
            ledger = _Ledger()
        months = dict(ledger.months)
        for each in self._unsaved:
            months[_month(each.at)] = months.get(_month(each.at), Spent()).plus(each)
        kept = _Ledger(months=months, calls=(*ledger.calls, *self._unsaved)[-_CALLS_KEPT:])
        replace_text(self.path, kept.model_dump_json(indent=1) + "\n")

    def _spent(self) -> Spent | None:
        ledger = self._read()
        if ledger is None:
            return None
        month = _month(self._now())
        spent = ledger.months.get(month, Spent())
        for each in self._unsaved:
            spent = spent.plus(each) if _month(each.at) == month else spent
        return spent

    def _read(self) -> _Ledger | None:
        """Read the file; None where it is damaged or may not be read."""
        try:
            return _Ledger.model_validate_json(self.path.read_bytes())
        except FileNotFoundError:
            return _Ledger()
        except (OSError, ValidationError):
            return None

    @contextmanager
    def _locked(self) -> Generator[None]:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(self.path.with_suffix(".lock"), timeout=_LOCK_SECONDS, mode=0o600):
            yield


def _month(at: dt.datetime) -> str:
    return f"{at:%Y-%m}"
