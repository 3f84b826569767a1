"""Which try comes next: once more the same, without a parameter, or in a weaker form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from copilot.adapters.openai_chat.traits import FORMS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copilot.adapters.openai_chat.failures import Failure
    from copilot.adapters.openai_chat.traits import Traits

_STORE = re.compile(r"\bstore\b")


class Negotiation:
    """The tries of one call; one retry in all, and never the same traits twice besides."""

    def __init__(self, traits: Traits, *, in_json: bool) -> None:
        """Begin with what is known or guessed.

        Args:
            traits: What to try first.
            in_json: The request has a schema.
        """
        self.traits = traits
        """What to try now."""
        self._in_json = in_json
        self._retried = False
        self._tried = [traits]

    @property
    def found(self) -> Traits:
        """What is known once a try has succeeded."""
        return _with(self.traits, confirmed=self.traits.confirmed or self._in_json)

    def next_try(self, failure: Failure) -> float | None:
        """Choose what to try after a failure; return seconds to wait, or None to give up."""
        if failure.again_in is not None and not self._retried:
            self._retried = True
            return failure.again_in
        fresh = (each for each in self._changes(failure) if each not in self._tried)
        following = next(fresh, None)
        if following is None:
            return None
        self._tried.append(following)
        self.traits = following
        return 0.0

    def _changes(self, failure: Failure) -> Iterator[Traits]:
        traits, complaint = self.traits, failure.complaint
        if traits.store and _STORE.search(complaint):
            yield _with(traits, store=False)
        if traits.stream_usage and "stream_options" in complaint:
            yield _with(traits, stream_usage=False)
        if traits.token_limit in complaint:
            other = {"max_tokens", "max_completion_tokens"} - {traits.token_limit}
            yield _with(traits, token_limit=other.pop())
        if self._may_weaken(failure):
            weaker = FORMS[FORMS.index(traits.form) + 1 :]
            yield from (_with(traits, form=form) for form in weaker[:1])

    def _may_weaken(self, failure: Failure) -> bool:
        if not self._in_json:
            return False
        return failure.form == "refused" or (
            failure.form == "doubtful" and not self.traits.confirmed
        )


def _with(traits: Traits, **changed: Any) -> Traits:  # noqa: ANN401 - the fields of Traits
    return traits.model_copy(update=changed)
