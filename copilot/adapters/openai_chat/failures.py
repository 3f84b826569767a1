"""Whatever goes wrong on the way, as one of a handful of errors that quote nobody."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING, Literal

import openai

from copilot.errors import (
    ModelBadAnswer,
    ModelBusy,
    ModelError,
    ModelRefusedKey,
    ModelTooLong,
    ModelUnreachable,
)

if TYPE_CHECKING:
    from copilot.domain.endpoint import Endpoint

STANDS = "What the copilot found by itself stands."
_SHORT_WAIT = 2.0
"""Seconds: an endpoint that asks for more is busy, and nobody is kept waiting."""
_PAUSE = 0.2
_OVERFLOW = re.compile(
    r"context[ _](?:length|window|size)|maximum context|prompt is too long|too many tokens"
)
_NO_CREDIT = re.compile(r"insufficient_quota|exceeded your current quota")
_FILTERED = re.compile(r"content[ _]?filter|content management policy")


@dataclass(frozen=True)
class Failure:
    """A try that came to nothing."""

    error: ModelError
    again_in: float | None = None
    """Seconds after which the same may be tried once more; None where that is no use."""
    form: Literal["unblamed", "doubtful", "refused"] = "unblamed"
    """Whether the form in which JSON was asked for may be why."""
    complaint: str = field(default="", repr=False)
    """What the endpoint says of the request, to look for parameters it doesn't take."""


def bad_answer(what: str, *, form: Literal["unblamed", "doubtful"] = "unblamed") -> Failure:
    """Make the failure of an answer that came and is no use."""
    return Failure(
        ModelBadAnswer(
            f"The language model {what}, so its answer was left out. {STANDS} Try again, or use "
            "another model if it goes on."
        ),
        form=form,
    )


def cut_off() -> Failure:
    """Make the failure of an answer that ends in the middle."""
    return bad_answer("broke off in the middle")


def too_slow(endpoint: Endpoint, seconds: float, *, first_word: bool = False) -> Failure:
    """Make the failure of a clock that ran out."""
    what, setting = (
        ("begun to answer", "COPILOT_LLM_FIRST_TOKEN")
        if first_word
        else ("finished", "COPILOT_LLM_TIMEOUT")
    )
    return Failure(
        ModelUnreachable(
            f"The language model at {endpoint.host} hadn't {what} after {seconds:g} seconds, so "
            f"it was left. {STANDS} Try again, or set {setting} higher."
        )
    )


def failure_of(error: Exception, endpoint: Endpoint, *, begun: bool) -> Failure:
    """Say what an exception of the SDK, or of what lies below it, comes to.

    Args:
        error: Whatever was raised; not a word of it is passed on.
        endpoint: Who was asked.
        begun: Whether an answer had begun to come in.
    """
    if isinstance(error, openai.APIStatusError):
        return _failure_of_status(error, endpoint)
    if isinstance(error, openai.APITimeoutError):
        return too_slow(endpoint, endpoint.total_seconds)
    if isinstance(error, openai.APIConnectionError):
        return cut_off() if begun else _no_connection(endpoint)
    if isinstance(error, openai.APIError):
        return bad_answer("reported a fault of its own half-way")
    return bad_answer("sent something that can't be read")


def _failure_of_status(error: openai.APIStatusError, endpoint: Endpoint) -> Failure:
    status = error.status_code
    complaint = error.response.text[:20_000].lower()
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return _busy(error, complaint, endpoint)
    if status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        return Failure(
            ModelRefusedKey(
                f"{endpoint.host} doesn't take the key (status {status}). {STANDS} Set "
                "COPILOT_LLM_API_KEY to a key that is allowed to use this model."
            )
        )
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return _failing(status, endpoint)
    return _refused(status, complaint, endpoint)


def _refused(status: int, complaint: str, endpoint: Endpoint) -> Failure:
    if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE or _OVERFLOW.search(complaint):
        return Failure(
            ModelTooLong(
                "The notes and all that goes with them are more than the language model takes "
                f"in. {STANDS} Shorten the notes, or use a model with a larger context."
            )
        )
    if _FILTERED.search(complaint):
        return bad_answer("was kept from answering by a content filter")
    if status in {HTTPStatus.BAD_REQUEST, HTTPStatus.UNPROCESSABLE_ENTITY}:
        return _misunderstood(status, endpoint, complaint)
    return _not_there(status, endpoint)


def _busy(error: openai.APIStatusError, complaint: str, endpoint: Endpoint) -> Failure:
    if _NO_CREDIT.search(complaint):
        return Failure(
            ModelBusy(
                f"The account at {endpoint.host} has no credit left. {STANDS} Top it up, or use "
                "another key."
            )
        )
    wait = _seconds(error.response.headers.get("retry-after", ""))
    when = f"in {wait:.0f} seconds" if wait is not None and wait >= 1 else "in a minute"
    return Failure(
        ModelBusy(
            f"The language model at {endpoint.host} has too much to do. {STANDS} Try again {when}.",
            wait,
        ),
        again_in=wait if wait is not None and wait <= _SHORT_WAIT else None,
    )


def _seconds(header: str) -> float | None:
    """Read Retry-After; its other form, a date, is a longer wait than ours."""
    return float(header) if re.fullmatch(r"\d{1,6}(?:\.\d{1,3})?", header, re.ASCII) else None


def _failing(status: int, endpoint: Endpoint) -> Failure:
    return Failure(
        ModelUnreachable(
            f"{endpoint.host} fails (status {status}). {STANDS} Try again in a while, and run "
            "`copilot llm check` if it stays."
        ),
        again_in=_PAUSE,
        # llama.cpp's Python server answers 500 to a form it doesn't know.
        form="doubtful" if status == HTTPStatus.INTERNAL_SERVER_ERROR else "unblamed",
    )


def _misunderstood(status: int, endpoint: Endpoint, complaint: str) -> Failure:
    return Failure(
        ModelUnreachable(
            f"{endpoint.host} doesn't take requests as the copilot makes them (status {status}). "
            f"{STANDS} See that COPILOT_LLM_BASE_URL and COPILOT_LLM_MODEL are right, and "
            "run `copilot llm check`."
        ),
        form="refused",
        complaint=complaint,
    )


def _not_there(status: int, endpoint: Endpoint) -> Failure:
    return Failure(
        ModelUnreachable(
            f"{endpoint.host} knows no such model or path (status {status}). {STANDS} Set "
            "COPILOT_LLM_MODEL to a model that it has, and COPILOT_LLM_BASE_URL to the address "
            "that ends before /chat/completions; redirects are not followed."
        )
    )


def _no_connection(endpoint: Endpoint) -> Failure:
    return Failure(
        ModelUnreachable(
            f"There is no connection to {endpoint.host}. {STANDS} See that it runs and that "
            "COPILOT_LLM_BASE_URL is right."
        ),
        again_in=_PAUSE,
    )
