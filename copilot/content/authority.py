"""The authority policy: what a manager may commit alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from copilot.content.yaml_file import open_yaml
from copilot.domain.authority import Authority

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from copilot.content.yaml_file import YamlDocument
    from copilot.content.yaml_nodes import Plain
    from copilot.domain.contradiction import Place

_WITH_CURRENCY = re.compile(r"\s*(?:[^\W\d_]{1,4}|[^\w\s.,+-])?\s*\d[\d.,' ]*\s*\S{0,4}\s*")
"""An amount such as €1,000, 1000 EUR or kr 500."""


def load_authority(path: Path) -> Authority:
    """Read a policy; the default one is ``authority.yaml`` of the knowledge folder.

    Raises:
        DataFileError: The file is missing or broken, or contradicts itself.
    """
    document = open_yaml(path)
    _refuse_currency_in_amounts(document)
    return document.into(Authority)


def _refuse_currency_in_amounts(document: YamlDocument) -> None:
    """Tell people who write €1,000 where each half of it belongs."""
    fields = document.tree.value
    if not isinstance(fields, dict):
        return
    for place, amount in _amounts(fields.get("limits")):
        if isinstance(amount, str) and re.search(r"[^\d\s.,'+-]", amount):
            if not _WITH_CURRENCY.fullmatch(amount):
                continue
            there = fields.get("currency")
            code = "" if there else ", and name the currency once at the top, as in `currency: EUR`"
            problem = f"`amount` carries a currency; write the plain number, such as 1000{code}"
            raise document.error(place, problem)


def _amounts(limits: Plain) -> Iterator[tuple[Place, Plain]]:
    for position, limit in enumerate(limits if isinstance(limits, list) else []):
        if isinstance(limit, dict) and "amount" in limit:
            yield ("limits", position, "amount"), limit["amount"]
