"""What a manager does about a flag: dismiss it, dismiss its words for good, take that back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.domain.dismissals import LONGEST_PHRASE
from copilot.risk.dismissals import Wish, dismiss_once, dismiss_phrase, standing
from copilot.risk.phrases import phrase_of
from copilot.ui.shell import clock

if TYPE_CHECKING:
    from copilot.domain.flags import Flag
    from copilot.domain.review import Review
    from copilot.ports import DismissalStore

_ONCE, _ALWAYS, _UNDO = "once:", "always:", "undo:"


def once(flag: Flag) -> str:
    """What the button tells that dismisses this flag where it stands."""
    return _ONCE + _name(flag)


def always(flag: Flag) -> str | None:
    """What the button tells that dismisses these words for good; None where they are no phrase."""
    count = len(phrase_of(flag.quote).split())
    return _ALWAYS + _name(flag) if 0 < count <= LONGEST_PHRASE else None


def undo(dismissal_id: str) -> str:
    """What the button tells that takes a dismissal back."""
    return _UNDO + dismissal_id


def concerns(told: str) -> bool:
    """Whether a button told of a dismissal, and not of a passage."""
    return told.startswith((_ONCE, _ALWAYS, _UNDO))


def act(store: DismissalStore, review: Review, told: str) -> Review:
    """Do what a button told, and part the review's flags anew.

    A flag is named by its place, not by its number: a second press of the same button finds
    nothing to do, instead of the flag that has moved up.

    Raises:
        StorageError: It can't be kept; nothing was changed.
    """
    text = review.reading.text
    wish = Wish(on=clock.today())
    flags = {_name(flag): flag for flag in review.flags}
    if told.startswith(_UNDO):
        store.change(lambda known: known.without(told.removeprefix(_UNDO)))
    elif flag := flags.get(told.removeprefix(_ONCE)):
        store.change(lambda known: dismiss_once(known, flag, text, wish))
    elif flag := flags.get(told.removeprefix(_ALWAYS)):
        store.change(lambda known: dismiss_phrase(known, flag.quote, wish))
    else:
        return review
    return _parted(store, review)


def _parted(store: DismissalStore, review: Review) -> Review:
    known = store.load()
    # What the language model doubts stays folded: no dismissal of the manager's did that.
    doubted = tuple(each for each in review.folded if each.by == "llm")
    mine = (each.flag for each in review.folded if each.by != "llm")
    everything = sorted((*review.flags, *mine), key=lambda flag: (flag.start, flag.end))
    holding = known and known.holding_for(review.reading.report)
    kept, folded = standing(everything, holding, review.reading.text)
    return review.model_copy(update={"flags": kept, "folded": (*doubted, *folded)})


def _name(flag: Flag) -> str:
    return f"{flag.start}-{flag.end}-{flag.category}"
