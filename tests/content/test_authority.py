"""Amounts as people write them; what else can be wrong with a policy: test_policy_and_bank."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from copilot.content.authority import load_authority
from copilot.errors import DataFileError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Write = Callable[[str, str | bytes], Path]

FORMS = (
    "limits:\n  - {{subject: learning-spend, amount: {0}, per: person}}\n",
    "limits:\n  - amount: {0}\n    subject: learning-spend\n",
)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "amount", ["€1,000", "€1000", '"£ 900"', "'1000 EUR'", "EUR 1000", "kr 500", "1k", "1.000 €"]
)
def test_a_currency_belongs_at_the_top(write: Write, form: str, amount: str):
    path = write("authority.yaml", form.format(amount))
    with pytest.raises(DataFileError) as caught:
        load_authority(path)
    assert str(caught.value).startswith(f"{path}:2: `amount` carries a currency")
    assert "as in `currency: EUR`" in str(caught.value)
    path = write("authority.yaml", "currency: EUR\n" + form.format(amount))
    with pytest.raises(DataFileError, match=r"plain number, such as 1000$"):
        load_authority(path)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("amount", ["1,500", "1.500", "'1 500'", '"1,000,000"'])
def test_groups_of_digits_are_refused(write: Write, form: str, amount: str):
    path = write("authority.yaml", form.format(amount))
    with pytest.raises(DataFileError, match="read in two ways"):
        load_authority(path)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("amount", "value"), [("1000", 1000), ("1500.50", 1500.5), ("1_000", 1000), ("0", 0)]
)
def test_plain_numbers_are_taken(write: Write, form: str, amount: str, value: float):
    assert load_authority(write("a.yaml", form.format(amount))).spend_limit() == value


def test_what_is_only_said_about_amounts_is_let_be(write: Write):
    text = (
        "# amount: €1,000 is what we had\n"
        "limits:\n  - {subject: learning-spend, amount: 900}  # amount: £900\n"
        'decide:\n  - {subject: coaching, note: "amount: €5"}\n'
    )
    assert load_authority(write("a.yaml", text)).spend_limit() == 900
