"""Sums of money as people write them."""

from __future__ import annotations

import pytest

from copilot.risk.amounts import amounts


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("€900", 900),
        ("€ 1,200", 1200),
        ("1.200 euros", 1200),
        ("£1'200.50", 1200.5),
        ("1,99 EUR", 1.99),
        ("EUR 2k", 2000),
        ("$1.5k for it", 1500),
        ("3k dollars", 3000),
        ("7 quid", 7),
        ("CHF 4 500", 4500),
        ("3 x £400", 1200),
        ("two days at €450", 900),
        ("five sessions @ $100", 500),
        ("€450 each, for both of them", 900),
        ("three sessions, €100 each", 300),
        ("€80 a head", 80),
        ("€7", 7),
    ],
)
def test_one_sum(text: str, value: float):
    (amount,) = amounts(text)
    assert amount.value == pytest.approx(value)


@pytest.mark.parametrize("text", ["", "on 12 May", "2 people", "grade 7", "a dollar", "€"])
def test_numbers_that_are_no_money(text: str):
    assert amounts(text) == []


def test_each_sum_stands_where_it_stands():
    text = "the course is €900, the book 1.200 kr and the exam EUR 300"
    found = [text[amount.start : amount.end] for amount in amounts(text)]
    assert found == ["€900", "1.200 kr", "EUR 300"]
