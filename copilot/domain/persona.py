"""A made-up report to practise with: what they say at once, later, or never."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from copilot.domain.contradiction import ContradictionError, refuse_repeated_ids
from copilot.domain.model import Model

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copilot.domain.contradiction import Place

Opener = Literal["open-question", "reflection", "affirmation", "constraint"]
"""A move that can unlock a layer; a constraint is a limit honestly named."""
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=600)]
Trust = Annotated[float, Field(ge=0, le=10)]


def _several(fewest: int) -> object:
    return Field(min_length=fewest)


class Topic(Model):
    """What can be asked about, and the answers that cost nothing."""

    id: Slug
    about: Annotated[tuple[str, ...], _several(2)]
    """Words that name it."""
    asked_by: Annotated[tuple[Line, ...], _several(2)]
    """Questions that reach it; others like them do too."""
    lines: Annotated[tuple[Line, ...], _several(3)]
    gives_way_to: Slug | None = None
    """The layer which, once told, makes these answers untrue."""


class Layer(Model):
    """Something the person says only once it is safe and asked for."""

    id: Slug
    gist: Line
    """What it is, for the debrief and for whoever words it."""
    about: Annotated[tuple[str, ...], _several(2)]
    asked_by: Annotated[tuple[Line, ...], _several(2)]
    unlocked_by: Annotated[tuple[Opener, ...], _several(1)]
    trust: Trust
    """How much there must be."""
    needs: tuple[Slug, ...] = ()
    """Layers that must be open before."""
    said: Annotated[tuple[Line, ...], _several(2)]
    """The first time."""
    again: Annotated[tuple[Line, ...], _several(2)]
    """When it is returned to."""
    hedge: Annotated[tuple[Line, ...], _several(1)]
    """When it is touched too early or too roughly; gives nothing away."""


Lines2 = Annotated[tuple[Line, ...], _several(2)]


class Reactions(Model):
    """What they say to moves that are no question about their work."""

    promise: Lines2
    """To a promise beyond authority: they take it at its word."""
    promise_returns: Lines2
    """Turns later, when they come back to it."""
    advice: Lines2
    pressure: Lines2
    leading: Lines2
    closed_run: Lines2
    """To the third closed question running."""
    closed: Lines2
    """A short answer that gives nothing and suits any closed question."""
    silence: Lines2
    language: Lines2
    abuse: Lines2
    machine: Lines2
    """To an order that is meant for a machine."""
    long_turn: Lines2
    off_topic: Lines2
    unclear: Lines2
    affirmation: Lines2
    reflection: Lines2
    """They feel heard, and nothing new comes up."""
    limit: Lines2
    """To a limit honestly named."""
    not_yet: Lines2
    """Asked for next steps before the gap is clear."""


class Commitment(Model):
    """What they would take on once the gap is clear."""

    text: Line
    needs: Annotated[tuple[Slug, ...], _several(1)]
    """Layers that it speaks of, and that must have been told."""


class Persona(Model):
    """One made-up person."""

    id: Slug
    name: Line
    role: Line
    industry: Line
    temperament: Line
    starting_trust: Trust = 3.0
    opening: Line
    topics: Annotated[tuple[Topic, ...], _several(3)]
    layers: Annotated[tuple[Layer, ...], _several(4)]
    reactions: Reactions
    commits: Annotated[tuple[Commitment, ...], _several(2)]
    fillers: Annotated[tuple[Line, ...], _several(12)]
    """Neutral lines for when everything else has been said; more than ten, so none recurs soon."""
    never_say: Annotated[tuple[Line, ...], _several(2)]
    """Facts the person does not have, and things they never tell."""

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        refuse_repeated_ids({"topics": self.topics, "layers": self.layers})
        known: set[str] = set()
        for at, layer in enumerate(self.layers):
            _refuse_unknown(layer.needs, known, ("layers", at, "needs"), "a layer above this one")
            known.add(layer.id)
        for at, topic in enumerate(self.topics):
            named = (topic.gives_way_to,) if topic.gives_way_to else ()
            _refuse_unknown(named, known, ("topics", at, "gives_way_to"), "a layer of this file")
        for at, commitment in enumerate(self.commits):
            place = ("commits", at, "needs")
            _refuse_unknown(commitment.needs, known, place, "a layer of this file")
        return self

    @model_validator(mode="after")
    def _says_nothing_twice(self) -> Self:
        seen: set[str] = set()
        for place, line in self._placed():
            if line in seen:
                raise ContradictionError(place, "this line stands twice; say it another way")
            seen.add(line)
        return self

    def layer(self, wanted: str) -> Layer | None:
        """The layer of that id."""
        return next((each for each in self.layers if each.id == wanted), None)

    def topic(self, wanted: str) -> Topic | None:
        """The topic of that id."""
        return next((each for each in self.topics if each.id == wanted), None)

    def _placed(self) -> Iterator[tuple[Place, str]]:
        groups: list[tuple[Place, tuple[str, ...]]] = [((), (self.opening,))]
        groups += [(("topics", at, "lines"), each.lines) for at, each in enumerate(self.topics)]
        for at, layer in enumerate(self.layers):
            groups += [
                (("layers", at, field), getattr(layer, field))
                for field in ("said", "again", "hedge")
            ]
        groups += [
            (("reactions", name), getattr(self.reactions, name)) for name in Reactions.model_fields
        ]
        committed = tuple(each.text for each in self.commits)
        groups += [(("commits",), committed), (("fillers",), self.fillers)]
        return chain.from_iterable(
            (((*place, at) if place else ("opening",), line) for at, line in enumerate(lines))
            for place, lines in groups
        )


def _refuse_unknown(named: tuple[str, ...], known: set[str], place: Place, wanted: str) -> None:
    unknown = next((each for each in named if each not in known), None)
    if unknown:
        raise ContradictionError(place, f"`{unknown}` is no layer here; name {wanted}")
