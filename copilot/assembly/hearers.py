"""One hearer a persona: its vectors are made once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from copilot.assembly.own_report import OWN
from copilot.assembly.shared import Shared
from copilot.coaching.rehearse import Hearer

if TYPE_CHECKING:
    from copilot.assembly.parts import Parts
    from copilot.domain.ear import Ear
    from copilot.domain.persona import Persona


@dataclass(frozen=True)
class Hearers:
    """Gives each persona its ears.

    Args:
        parts: The reader and the flags.
        ear: Words that any persona understands.
        house: Whose hearers are used too, for those who don't exist.
    """

    parts: Parts
    ear: Ear
    house: Hearers | None = None

    def of(self, persona: Persona) -> Hearer:
        """The persona's own; of those made after people only the last one is held."""
        known = self._after_people if persona.id == OWN else self._made_up
        found = known.get(persona.id)
        if found is None or found.persona != persona:
            found = Hearer(persona, self.ear, self.parts.encoder, self.parts.flagger)
            known[persona.id] = found
        return found

    @Shared
    def _made_up(self) -> dict[str, Hearer]:
        return {}

    @cached_property
    def _after_people(self) -> dict[str, Hearer]:
        return {}
