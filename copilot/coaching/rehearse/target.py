"""What a turn is about, and whether that may be told now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot.coaching.rehearse.trust import closed_only
from copilot.domain.practice import AGENDA, FOLLOW_UP, NEXT_STEPS, OFF_TOPIC

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copilot.domain.persona import Layer, Opener, Persona
    from copilot.domain.practice import Heard, Near, PracticeState

NEAR = 0.20
"""From here on a turn is about something."""
_SURE = {FOLLOW_UP: 0.30, NEXT_STEPS: 0.25, OFF_TOPIC: 0.30, AGENDA: 0.35}
"""What belongs to no persona has to be nearer."""
_LEADS = 0.08
"""Small talk has to be so much nearer than anything of the person's own."""
CLOSE_BY = 0.15
"""A layer this much further off than the best target is still meant."""


@dataclass(frozen=True)
class Aim:
    """The kind of reply, and what it is about."""

    act: str
    target: str | None = None


def aim_of(persona: Persona, state: PracticeState, heard: Heard, needs: float) -> Aim:
    """Aim an ordinary turn.

    Args:
        persona: Who answers.
        state: With the trust after this turn.
        heard: The turn; nothing in it shuts the door.
        needs: Added to the trust a layer asks for.
    """
    near = _sure(heard)
    about = near[0].target if near else None
    moves = _openers(heard)
    if closed_only(heard):
        return _closed(persona, state, about)
    if not moves:
        return Aim("filler")
    if "open-question" in moves and about in {OFF_TOPIC, NEXT_STEPS}:
        return Aim("off_topic" if about == OFF_TOPIC else "next_steps")
    return _disclosed(persona, state, heard, needs) or _known(persona, state, about, moves)


def _disclosed(persona: Persona, state: PracticeState, heard: Heard, needs: float) -> Aim | None:
    """A layer that may be told now, or that was touched too early; None where no layer is meant."""
    near = _sure(heard)
    moves = _openers(heard)
    asks = "open-question" in moves
    ready = list(_ready(persona, state, moves))
    meant = _meant(ready, near)
    now = [each for each in meant if state.trust - needs >= each.trust]
    if now:
        return Aim("layer", now[0].id)
    if meant and asks:
        return Aim("hedge", meant[0].id)
    if asks and not (near and near[0].target == FOLLOW_UP):
        return None
    thread = _thread(persona, ready, state.focus, moves)
    deeper = [each for each in thread if each.trust <= state.trust - needs]
    return Aim("layer", _nearest(deeper, heard).id) if deeper else None


def _sure(heard: Heard) -> list[Near]:
    """What the turn is near enough to be about, best first; small talk only where it leads."""
    near = [each for each in heard.near if each.score >= _SURE.get(each.target, NEAR)]
    own = max((each.score for each in near if each.target not in _SURE), default=0.0)
    return [each for each in near if each.target != OFF_TOPIC or each.score >= own + _LEADS]


def _closed(persona: Persona, state: PracticeState, about: str | None) -> Aim:
    if about == NEXT_STEPS:
        return Aim("next_steps")
    if about == OFF_TOPIC:
        return Aim("off_topic")
    return _told_before(persona, state, about) or Aim("closed")


def _openers(heard: Heard) -> tuple[Opener, ...]:
    found: dict[Opener, bool] = {
        "open-question": "open-question" in heard.asked,
        "constraint": heard.constraint,
        "reflection": "reflection" in heard.moves,
        "affirmation": "affirmation" in heard.moves,
    }
    return tuple(name for name, there in found.items() if there)


def _ready(persona: Persona, state: PracticeState, moves: tuple[Opener, ...]) -> Iterator[Layer]:
    """Layers not told yet that this kind of turn can unlock."""
    for layer in persona.layers:
        reached = set(layer.needs) <= set(state.opened) and set(layer.unlocked_by) & set(moves)
        if reached and layer.id not in state.opened:
            yield layer


def _meant(ready: list[Layer], near: list[Near]) -> list[Layer]:
    """The layers that would answer this turn, being as near as anything else; nearest first."""
    layers = {layer.id: layer for layer in ready}
    return [
        layers[each.target]
        for each in near
        if each.target in layers and each.score >= near[0].score - CLOSE_BY
    ]


def _thread(
    persona: Persona, ready: list[Layer], focus: str | None, moves: tuple[Opener, ...]
) -> Iterator[Layer]:
    """Layers that lie under what is being talked about, or that a limit alone unlocks."""
    topic = persona.topic(focus) if focus else None
    for layer in ready:
        under = topic is not None and bool(set(topic.about) & set(layer.about))
        honest = "constraint" in moves and "constraint" in layer.unlocked_by
        if honest or under or (focus is not None and focus in {layer.id, *layer.needs}):
            yield layer


def _nearest(layers: list[Layer], heard: Heard) -> Layer:
    scores = {each.target: each.score for each in heard.near}
    return max(layers, key=lambda layer: scores.get(layer.id, 0.0))


def _known(
    persona: Persona, state: PracticeState, about: str | None, moves: tuple[Opener, ...]
) -> Aim:
    """Nothing new: an answer that costs nothing, or one given before."""
    if "open-question" not in moves:
        kind = {"constraint": "limit", "reflection": "reflection"}
        return Aim(kind.get(moves[0], "affirmation"))
    if about == FOLLOW_UP:
        about = state.focus
    elif about == AGENDA:
        about = persona.topics[0].id
    if about and persona.layer(about) and about not in state.opened:
        return Aim("hedge", about)
    return _told_before(persona, state, about) or Aim("unclear")


def _told_before(persona: Persona, state: PracticeState, about: str | None) -> Aim | None:
    """What is no news: a layer told, or a topic's answers as long as they aren't overtaken."""
    topic = persona.topic(about) if about else None
    layer = topic.gives_way_to if topic else about
    if layer in state.opened:
        return Aim("again", layer)
    return Aim("topic", about) if topic else None
