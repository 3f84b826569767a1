"""How values lie in tables: a field that has a column is plain, every other field is sealed."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from copilot.adapters.sql_store.vault import place_of
from copilot.domain.model import Model

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import RowMapping, Table

    from copilot.adapters.sql_store.work import Work

M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Shelf(Generic[M]):
    """One kind of value in its table."""

    model: type[M]
    table: Table
    renamed: Mapping[str, str] = field(default_factory=dict[str, str])
    """Columns of fields that are called otherwise there."""
    apart: frozenset[str] = frozenset()
    """Fields that have a table of their own."""

    def row(self, work: Work, value: M, **more: object) -> dict[str, Any]:
        """Lay a value in a row, with more columns than it has fields."""
        fields = value.model_dump(exclude=set(self.apart))
        row = {column: fields[name] for name, column in self._plain.items()} | more
        sealed = value.model_dump(mode="json", include=fields.keys() - self._plain.keys())
        return {**row, "sealed": work.seal(_person(row), self.table, self._name(row), sealed)}

    def value(self, work: Work, row: RowMapping, **more: object) -> M:
        """Take a value out of a row; raises KeyMissingError."""
        sealed = work.open(_person(row), self.table, self._name(row), row["sealed"])
        plain = {name: row[column] for name, column in self._plain.items()}
        return self.model.model_validate({**plain, **sealed, **more})

    @cached_property
    def _plain(self) -> dict[str, str]:
        """Columns by the fields that have one; every row's owner is no field of the value's."""
        taken = {"owner", *self.renamed.values()}
        fields = (name for name in self.model.model_fields if name not in taken)
        return {name: name for name in fields if name in self.table.c} | dict(self.renamed)

    @cached_property
    def _key(self) -> tuple[str, ...]:
        return tuple(key.name for key in self.table.primary_key if key.name != "owner")

    def _name(self, row: Mapping[str, Any] | RowMapping) -> str:
        return place_of(*(str(row[name]) for name in self._key))


def _person(row: Mapping[str, Any] | RowMapping) -> str:
    """Whose key seals a row: the person's, or the owner's own under an empty name."""
    return (row["person"] or "") if "person" in row else row["id"]
