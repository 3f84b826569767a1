"""Flags a manager has seen enough of: what is remembered holds no words of the notes.

Words and names are kept as salted hashes, so that they can be known again but not read.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from copilot.domain.flags import Flag
from copilot.domain.labels import Category
from copilot.domain.model import Model

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Salt = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32,}$")]
Ceiling = Literal["medium", "high"]
"""What a category is dismissed below; high itself always stands."""
LONGEST_PHRASE = 60
"""Words; more than that is no phrase, but somebody's notes."""


def normalised(words: str) -> str:
    """Lower-case words and make every run of white space one blank."""
    return " ".join(words.lower().split())


class _Dismissal(Model):
    id: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}$")]
    """Names it, for undoing; the same wish has the same id."""
    on: dt.date
    """The day it was dismissed."""
    about: Digest | None = None
    """Key of the person whose notes it holds for; None is everybody's."""


class OnceDismissal(_Dismissal):
    """One flag where it stands; the same words elsewhere are flagged."""

    kind: Literal["once"] = "once"
    category: Category
    digest: Digest
    """Of the flagged words and what leads up to them."""


class PhraseDismissal(_Dismissal):
    """These words wherever they stand, whatever they are flagged for."""

    kind: Literal["phrase"] = "phrase"
    digest: Digest
    words: int = Field(ge=1, le=LONGEST_PHRASE)
    """How many words it has: a text is compared in runs of as many."""


class CategoryDismissal(_Dismissal):
    """Every flag of a category whose severity is lower than a ceiling."""

    kind: Literal["category"] = "category"
    category: Category
    below: Ceiling


Dismissal = Annotated[
    OnceDismissal | PhraseDismissal | CategoryDismissal, Field(discriminator="kind")
]


class FoldedFlag(Model):
    """A flag that was found and is not in the way: never gone, and it says why."""

    flag: Flag
    by: Literal["comment", "once", "phrase", "category", "llm"]
    reason: str
    """One sentence for the manager, without words of the notes."""
    dismissal: str | None = None
    """Id of what folded it, for undoing; None where a comment in the notes did."""


class Dismissals(Model):
    """All that one manager has dismissed."""

    version: Literal[1] = 1
    salt: Salt
    """Random, and one to a manager: hashes of two managers never compare."""
    items: tuple[Dismissal, ...] = ()
    """The latest last."""

    @model_validator(mode="after")
    def _each_id_once(self) -> Self:
        if len({item.id for item in self.items}) < len(self.items):
            raise ValueError("an id stands twice")
        return self

    def digest(self, *parts: str) -> str:
        """Hash words with the salt, each part normalised."""
        hashed = hashlib.sha256(bytes.fromhex(self.salt))
        for part in parts:
            data = normalised(part).encode("utf-8", "surrogatepass")
            # Its length first, so that "a b", "c" differs from "a", "b c".
            hashed.update(len(data).to_bytes(8, "big") + data)
        return hashed.hexdigest()

    def person(self, name: str | None) -> str | None:
        """Key of a person by name; no name is everybody."""
        return self.digest("person", name) if name and name.strip() else None

    def holding_for(self, name: str | None) -> Dismissals:
        """Keep what holds for notes about this person, or about somebody unknown."""
        keys = {None, self.person(name)}
        held = tuple(item for item in self.items if item.about in keys)
        return self.model_copy(update={"items": held})

    def adding(self, dismissal: Dismissal) -> Dismissals:
        """Add one, in place of the one of that id."""
        return self.model_copy(update={"items": (*self.without(dismissal.id).items, dismissal)})

    def without(self, dismissal_id: str) -> Dismissals:
        """Take one back; an unknown id changes nothing."""
        kept = tuple(item for item in self.items if item.id != dismissal_id)
        return self.model_copy(update={"items": kept})

    def emptied(self) -> Dismissals:
        """Take everything back."""
        return self.model_copy(update={"items": ()})
