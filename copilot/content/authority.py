"""The authority policy: what a manager may commit alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from copilot.content.text_file import read_text
from copilot.content.yaml_file import parse_yaml
from copilot.domain.authority import Authority
from copilot.errors import DataFileError

if TYPE_CHECKING:
    from pathlib import Path

_MONEY = r"[^\W\d_]{1,5}\b|[^\w\s.,:;'\"+#{}\[\]-]"
_AMOUNT = re.compile(
    r"^[^#\"']*?(?<!\w)amount:\s*[\"']?"
    rf"(?P<before>{_MONEY})?\s?(?P<number>\d[\d.]*(?:[,' ]\d+)*)\s?(?P<after>{_MONEY})?"
)
"""An amount as people write it before they read how: €1,000, 1000 EUR, 1.000."""
_GROUPED = re.compile(r"\d{1,3}(?:[.,' ]\d{3})+(?:[.,]\d+)?")


def load_authority(path: Path) -> Authority:
    """Read a policy; the default one is ``authority.yaml`` of the knowledge folder.

    Raises:
        DataFileError: The file is missing or broken, or contradicts itself.
    """
    text = read_text(path)
    _refuse_written_amounts(text, path)
    return parse_yaml(text, path).into(Authority)


def _refuse_written_amounts(text: str, path: Path) -> None:
    """Tell people who write €1,000 what goes where: YAML would only see a stray field in it."""
    has_currency = re.search(r"^currency:\s*[A-Z]{3}\b", text, re.MULTILINE)
    for number, line in enumerate(text.split("\n"), start=1):
        found = _AMOUNT.match(line)
        if found is None:
            continue
        if found["before"] or found["after"]:
            top = (
                "" if has_currency else ", and name the currency at the top, as in `currency: EUR`"
            )
            problem = f"`amount` carries a currency; write the plain number, such as 1000{top}"
            raise DataFileError(path, number, problem)
        if _GROUPED.fullmatch(found["number"]):
            problem = "`amount` can be read in two ways; write it without groups, such as 1000"
            raise DataFileError(path, number, problem)
