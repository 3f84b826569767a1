"""A language model words what the engine decided, sentence by sentence behind a guard."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from copilot.assembly.asking import unseen
from copilot.assembly.hearing import people_of
from copilot.assembly.letters import Letter, Letters, Paper
from copilot.coaching.rehearse import path
from copilot.domain.notes import Notes
from copilot.errors import CopilotError
from copilot.guard.figures import Held
from copilot.guard.pseudonyms import Pseudonyms
from copilot.guard.voice import Veil, cut, sentences
from copilot.reading.reader import read
from copilot.risk.names import sure_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from copilot.assembly.parts import Parts
    from copilot.domain.ear import Ear
    from copilot.domain.persona import Persona
    from copilot.domain.practice import Node, Session

    Told = Callable[[str], None]

_TURNS = 2
"""Exchanges that the model reads before the one it words."""
_AGAIN = (
    "An earlier answer said more than the line, or something else. Keep to the line's own words, "
    "and change only the small ones around them."
)


@dataclass(frozen=True)
class Voice:
    """Lends a persona a language model's words; what is told stays the engine's."""

    parts: Parts
    ear: Ear

    @property
    def ready(self) -> bool:
        """Whether a model is set, and somebody has looked at what would go to it, and where."""
        return self.parts.chat is not None and not unseen(self.parts.settings)

    def word(
        self,
        persona: Persona,
        session: Session,
        show: Told | None = None,
        tell: Told | None = None,
    ) -> str | None:
        """Word the reply on which a session stands; None where the engine's line stands.

        Args:
            persona: Who speaks.
            session: Its last exchange has been decided.
            show: Called with each sentence once it has passed; where the engine's line stands in
                the end, it replaces what was shown.
            tell: Called with what is wrong, and what to do, where the model can't be had.
        """
        if not self.ready or not path(session):
            return None
        for again in (False, True):
            said: list[str] = []
            try:
                whole = self._try(persona, session, said, show, again=again)
            except CopilotError as error:
                # Whatever is wrong with the model: the written line is there already.
                if tell:
                    tell(str(error))
                return None
            if whole:
                return " ".join(said)
            if said and show:
                return None
        return None

    def _try(
        self,
        persona: Persona,
        session: Session,
        said: list[str],
        show: Told | None,
        *,
        again: bool,
    ) -> bool:
        """Let it speak until something does not pass; say whether what passed is all of it."""
        letter = self.letter(persona, session, again=again)
        veil = self._veil(persona, session, letter.fence)
        decided = self._categories(veil.line)
        for sentence in cut(self._spoken(letter)):
            if veil.problem(sentence, said) or self._categories(sentence) - decided:
                break
            said.append(sentence)
            if show:
                show(sentence)
        return veil.whole(said)

    def _spoken(self, letter: Letter) -> Iterator[str]:
        if self.parts.chat is None:
            return
        pieces = self.parts.chat.stream(letter.request)
        words = (each for each in pieces if isinstance(each, str))
        yield from letter.pseudonyms.restore_stream(words)

    def letter(self, persona: Persona, session: Session, *, again: bool = False) -> Letter:
        """Write what is asked of the model; names of the manager's world are hidden.

        Raises:
            InputError: It is too long; nothing was sent.
            StorageError: Who is on the roster can't be read, so nobody could be hidden surely.
        """
        line = path(session)
        now, latest = line[-1], line[-1 - _TURNS : -1]
        mine = "\n".join(each.said for each in (*latest, now))
        people = people_of(self.parts, read(self.parts.encoder, Notes(text=mine)))
        paper = Paper.new(Pseudonyms(people))
        values = {
            "person": f"{persona.name}, {persona.role}, {persona.industry}. {persona.temperament}.",
            "known": "\n".join(_gists(persona, now)),
            "spoken": paper.fenced("turns", _turns(latest, now)),
            "line": paper.fenced("line", [now.reply.text]),
            "earlier": _AGAIN if again else "",
        }
        return self._letters.within(
            "persona", lambda _: self._letters.write("persona", values, paper)
        )

    def _veil(self, persona: Persona, session: Session, fence: str) -> Veil:
        line = path(session)
        now = line[-1]
        untold = _untold(persona, now)
        told = [persona.opening, *(each.reply.text for each in line[:-1]), *_gists(persona, now)]
        self._learn([*sentences(now.reply.text), *told, *untold])
        return Veil(
            line=now.reply.text,
            told=told,
            untold=untold,
            never=persona.never_say,
            everyday=self._everyday,
            held=Held("\n".join((now.reply.text, *told)), sure_names),
            fence=fence,
            near=self._near,
        )

    def _near(self, sentence: str, texts: Sequence[str]) -> list[float]:
        spoken = self.parts.encoder.embed([sentence])[0]
        return [float(self._vectors[text] @ spoken) for text in texts]

    def _learn(self, texts: Sequence[str]) -> None:
        """Make the vectors while the model is still thinking; they are of written lines only."""
        new = [text for text in texts if text not in self._vectors]
        if new:
            self._vectors.update(zip(new, self.parts.encoder.embed(new), strict=True))

    @cached_property
    def _vectors(self) -> dict[str, NDArray[np.float32]]:
        return {}

    def _categories(self, said: str) -> set[str]:
        """What would be flagged in it, promises among it."""
        heard = read(self.parts.encoder, Notes(text=f"Manager: {said}"))
        return {each.category for each in self.parts.flagger.flags(heard, self.parts.policy)}

    @cached_property
    def _letters(self) -> Letters:
        return Letters(self.parts.token_counter)

    @cached_property
    def _everyday(self) -> frozenset[str]:
        return frozenset(self.ear.everyday)


def _gists(persona: Persona, now: Node) -> list[str]:
    """What has been told by now, the last thing included."""
    return [each.gist for each in persona.layers if each.id in now.state.opened]


def _untold(persona: Persona, now: Node) -> list[str]:
    hidden = [each for each in persona.layers if each.id not in now.state.opened]
    return [text for each in hidden for text in (each.gist, *each.said, *each.again)]


def _turns(latest: Sequence[Node], now: Node) -> Iterator[str]:
    for each in latest:
        yield f"Manager: {each.said}"
        yield f"Person: {each.reply.shown}"
    yield f"Manager: {now.said}"
