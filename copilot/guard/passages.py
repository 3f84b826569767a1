"""Only passages that were retrieved may be cited."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from copilot.domain.passages import Hit


def unknown_citations(cited: Sequence[str], retrieved: Collection[str]) -> tuple[str, ...]:
    """Ids that name none of the passages at hand, in the order they were cited."""
    return tuple(each for each in cited if each not in retrieved)


def stands_in(quote: str, hit: Hit) -> bool:
    """Whether words stand in a passage as they are, blanks and emphasis aside."""
    return bool(quote.strip()) and _flat(quote) in _flat(hit.text)


def _flat(text: str) -> str:
    return " ".join(text.replace("*", "").replace("’", "'").split()).casefold()
