"""Parts that are loaded once, however many people a server works for."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

_LOADING = threading.RLock()
"""One for all: parts load each other."""


class Shared(Generic[T]):
    """A cached property whose value is kept by the house of the object it is asked of.

    The object says by its attribute `house` whose guest it is; None where it is its own.
    """

    def __init__(self, load: Callable[[Any], T]) -> None:
        """Wrap the method that loads the part."""
        self._load = load
        self.__doc__ = load.__doc__
        self._name = load.__name__

    def __get__(self, one: Any, owner: type | None = None) -> T:  # noqa: ANN401 - any object with a house
        """Give the part, loading it when it is first asked for."""
        if one.house is not None:
            return cast("T", getattr(one.house, self._name))
        kept = cast("dict[str, T]", vars(one))
        if self._name not in kept:
            with _LOADING:
                if self._name not in kept:
                    kept[self._name] = self._load(one)
        return kept[self._name]
