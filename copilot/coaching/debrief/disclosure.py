"""What opened up in a practice, and what would have reached the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.domain.debrief import Disclosure, Hidden, Told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.domain.persona import Persona
    from copilot.domain.practice import Node


def disclosure(persona: Persona, nodes: Sequence[Node]) -> Disclosure:
    """Say which layers were told in which turn, and which were not.

    Args:
        persona: Who was practised with.
        nodes: The exchanges, first to last; the transcript begins with the opening line.
    """
    told = {node.reply.opened: 2 * at + 2 for at, node in enumerate(nodes) if node.reply.opened}
    gists = {layer.id: layer.gist for layer in persona.layers}
    return Disclosure(
        opened=tuple(Told(gist=gists[name], turn=turn) for name, turn in told.items() if name),
        hidden=tuple(
            Hidden(
                gist=layer.gist,
                question=layer.asked_by[0],
                first=tuple(gists[name] for name in layer.needs if name not in told),
            )
            for layer in persona.layers
            if layer.id not in told
        ),
    )
