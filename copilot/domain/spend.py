"""What language models cost: numbers only."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from pydantic import Field

from copilot.domain.model import Model

_MILLION = 1_000_000


class Prices(Model):
    """What a million tokens cost."""

    tokens_in: Decimal = Field(ge=0)
    tokens_out: Decimal = Field(ge=0)

    def of(self, tokens_in: int, tokens_out: int) -> Decimal:
        """Price a call."""
        return (self.tokens_in * tokens_in + self.tokens_out * tokens_out) / _MILLION


class Call(Model):
    """One call."""

    at: dt.datetime
    tokens_in: int = Field(ge=0)
    tokens_out: int = Field(ge=0)
    cost: Decimal = Field(ge=0)


class Spent(Model):
    """What several calls came to."""

    calls: int = Field(default=0, ge=0)
    tokens_in: int = Field(default=0, ge=0)
    tokens_out: int = Field(default=0, ge=0)
    cost: Decimal = Field(default=Decimal(0), ge=0)

    def plus(self, call: Call) -> Spent:
        """Add a call."""
        return Spent(
            calls=self.calls + 1,
            tokens_in=self.tokens_in + call.tokens_in,
            tokens_out=self.tokens_out + call.tokens_out,
            cost=self.cost + call.cost,
        )
