"""The engine: decides what the persona discloses, and words it from written lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.coaching.rehearse.lines import pick
from copilot.coaching.rehearse.target import Aim, aim_of
from copilot.coaching.rehearse.trust import CLOSED_RUN, LEVELS, closed_only, closes, moved
from copilot.domain.practice import PracticeState, Promise, Reply, Spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.domain.persona import Persona
    from copilot.domain.practice import Difficulty, Heard

_COMES_BACK = 3
"""Turns after which a believed promise is asked about."""
_CLEAR = 0.5
"""Share of layers from which on the gap is clear enough to commit to something."""
_SPECIAL = {
    "empty": "silence",
    "long": "long_turn",
    "language": "language",
    "abuse": "abuse",
    "machine": "machine",
}


def first_state(persona: Persona, difficulty: Difficulty) -> PracticeState:
    """Begin; the opening line has been spoken."""
    trust = max(0.0, persona.starting_trust + LEVELS[difficulty].start)
    return PracticeState(trust=trust, spoken=(Spoken(turn=0, line=persona.opening),))


def respond(
    persona: Persona, state: PracticeState, heard: Heard, seed: int, difficulty: Difficulty = "fair"
) -> tuple[PracticeState, Reply]:
    """Answer one turn; the same persona, turns, seed and difficulty give the same answers.

    Args:
        persona: Who answers.
        state: After the turn before.
        heard: The manager's turn.
        seed: Varies the wording only.
        difficulty: How much trust a layer asks for, and how hard a clumsy turn weighs.
    """
    closed_run = state.closed_run + 1 if closed_only(heard) else 0
    now = state.model_copy(
        update={
            "turn": state.turn + 1,
            "closed_run": closed_run,
            "trust": moved(state.trust, heard, closed_run, difficulty),
        }
    )
    aim = _aimed(persona, now, heard, difficulty)
    now = _noted(now, aim, heard)
    return _worded(persona, now, aim, heard, seed)


def _aimed(persona: Persona, state: PracticeState, heard: Heard, difficulty: Difficulty) -> Aim:
    if heard.kind != "ordinary":
        return Aim(_SPECIAL[heard.kind])
    if (reaction := closes(heard)) is not None:
        return Aim(reaction)
    if state.closed_run >= CLOSED_RUN:
        return Aim("closed_run")
    return aim_of(persona, state, heard, LEVELS[difficulty].needs)


def _noted(state: PracticeState, aim: Aim, heard: Heard) -> PracticeState:
    changed: dict[str, object] = {}
    if aim.target:
        changed["focus"] = aim.target
        if aim.target not in state.asked:
            changed["asked"] = (*state.asked, aim.target)
    if aim.act == "layer" and aim.target:
        changed["opened"] = (*state.opened, aim.target)
    if aim.act == "promise":
        promise = Promise(turn=state.turn, words=heard.promise or "")
        changed["promises"] = (*state.promises, promise)
    return state.model_copy(update=changed)


def _worded(
    persona: Persona, state: PracticeState, aim: Aim, heard: Heard, seed: int
) -> tuple[PracticeState, Reply]:
    act = aim.act
    if act == "next_steps":
        act = "commits" if _taken_on(persona, state) else "not_yet"
    if act == "commits":
        state = state.model_copy(update={"committed": True})
    parts: list[str] = []
    if _due(state) and heard.kind == "ordinary":
        line = pick(state, seed, persona.reactions.promise_returns, persona.fillers)
        state = _returned(_spoke(state, line))
        parts.append(line)
    line = pick(state, seed, _lines(persona, act, aim.target, state), persona.fillers)
    state = _spoke(state, line)
    parts.append(line)
    opened = aim.target if act == "layer" else None
    return state, Reply(text=" ".join(parts), act=act, target=aim.target, opened=opened)


def _taken_on(persona: Persona, state: PracticeState) -> list[str]:
    """What they would commit to by now; nothing that speaks of a layer not told."""
    told = set(state.opened)
    if len(told) < _CLEAR * len(persona.layers):
        return []
    return [each.text for each in persona.commits if set(each.needs) <= told]


def _lines(persona: Persona, act: str, target: str | None, state: PracticeState) -> Sequence[str]:
    layer = persona.layer(target) if target else None
    topic = persona.topic(target) if target else None
    if layer is not None:
        told = {"layer": layer.said, "again": layer.again}
        return told.get(act, layer.hedge)
    if topic is not None:
        return topic.lines
    if act == "commits":
        return _taken_on(persona, state)
    return getattr(persona.reactions, act) if act != "filler" else persona.fillers


def _due(state: PracticeState) -> bool:
    return any(
        not each.returned and state.turn - each.turn >= _COMES_BACK for each in state.promises
    )


def _returned(state: PracticeState) -> PracticeState:
    """One reminder is enough for all that was promised so far."""
    promises = tuple(each.model_copy(update={"returned": True}) for each in state.promises)
    return state.model_copy(update={"promises": promises})


def _spoke(state: PracticeState, line: str) -> PracticeState:
    spoken = (*state.spoken, Spoken(turn=state.turn, line=line))
    return state.model_copy(update={"spoken": spoken})
