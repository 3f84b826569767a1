"""Debriefs, joined to the reader, the flags and their data; a language model may word them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from copilot.assembly.asking import WAS_WRONG, ask, reply_of
from copilot.assembly.hearing import people_of
from copilot.assembly.letters import Letter, Letters, Paper
from copilot.assembly.shared import Shared
from copilot.coaching.debrief import Listener, debrief, disclosure, points_of, reworded
from copilot.content.debrief import load_craft
from copilot.content.locations import knowledge_folder
from copilot.domain.debrief import DebriefReply
from copilot.domain.notes import Notes
from copilot.guard.better_words import Better, standing
from copilot.guard.figures import Held
from copilot.guard.pseudonyms import Pseudonyms
from copilot.reading.reader import read
from copilot.risk.names import sure_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.assembly.parts import Parts
    from copilot.domain.chat import Completion
    from copilot.domain.debrief import Craft, Debrief, Point, Turn
    from copilot.domain.ear import Ear
    from copilot.domain.persona import Persona
    from copilot.domain.practice import Node

_USELESS = "None of the words that the language model suggested stood up to a check."


@dataclass(frozen=True)
class Debriefs:
    """Says how a conversation's craft was.

    Args:
        parts: The reader, the flags and the settings.
        ear: Words that any persona understands.
        house: Whose loaded parts are used too.
    """

    parts: Parts
    ear: Ear
    house: Debriefs | None = None

    def of(self, turns: Sequence[Turn]) -> Debrief:
        """Debrief any conversation.

        Raises:
            InputError: The manager says nothing in it.
        """
        return debrief(self._listener.listen(turns), self._craft)

    def of_practice(
        self, turns: Sequence[Turn], persona: Persona, exchanges: Sequence[Node]
    ) -> Debrief:
        """Debrief a practice, with what opened up in it; raises as :meth:`of`."""
        opened = disclosure(persona, exchanges)
        return debrief(self._listener.listen(turns), self._craft, opened)

    def in_other_words(self, found: Debrief) -> Debrief:
        """Let the language model that is set word what to say instead; all else stays.

        Whatever goes wrong, the engine's words stand, with a notice.
        """
        points = points_of(found)

        def check(completion: Completion, letter: Letter) -> dict[str, str] | None:
            reply = reply_of(completion, letter, DebriefReply)
            if reply is None:
                return None
            return self._standing(points, reply, letter) or None

        if not points:
            return found
        asked = ask(
            self.parts.settings,
            self.parts.chat,
            lambda again: self.letter(points, again=again),
            check,
            _USELESS,
        )
        worded = reworded(found, asked.found or {})
        return worded.model_copy(update={"llm": asked.opinion})

    def letter(self, points: dict[str, Point], *, again: bool = False) -> Letter:
        """Write what is asked of the model; everybody in the quotes is hidden.

        Raises:
            InputError: It is too long; nothing was sent.
            StorageError: Who is on the roster can't be read, so nobody could be hidden surely.
        """
        quotes = "\n".join(each.quote for each in points.values())
        people = people_of(self.parts, read(self.parts.encoder, Notes(text=quotes)))
        paper = Paper.new(Pseudonyms(people))
        told = (
            json.dumps({"id": name, "quote": each.quote, "matter": each.why}, ensure_ascii=False)
            for name, each in points.items()
        )
        values = {
            "points": paper.fenced("turns", told),
            "earlier": WAS_WRONG.format(ground="quotes") if again else "",
        }
        return self._letters.within(
            "debrief", lambda _: self._letters.write("debrief", values, paper)
        )

    def _standing(
        self, points: dict[str, Point], reply: DebriefReply, letter: Letter
    ) -> dict[str, str]:
        """What of the answer stands up, by the point's id."""
        said = [
            Better(each.id, each.instead.strip(), f"{point.quote}\n{point.instead}")
            for each in reply.points
            if (point := points.get(each.id))
        ]
        fit = standing(said, lambda ground: Held(ground, sure_names), letter.fence)
        return {each.id: each.said for each in fit if not self._flagged(each.said)}

    def _flagged(self, said: str) -> bool:
        heard = read(self.parts.encoder, Notes(text=f"Manager: {said}"))
        return bool(self.parts.flagger.flags(heard, self.parts.policy))

    @cached_property
    def _letters(self) -> Letters:
        return Letters(self.parts.token_counter)

    @Shared
    def _craft(self) -> Craft:
        return load_craft(knowledge_folder())

    @property
    def _listener(self) -> Listener:
        parts = self.parts
        return Listener(parts.encoder, parts.flagger, parts.policy, self._craft, self.ear)
