"""A language model that tells everything a persona has not told yet, in every way it can."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from copilot.domain.chat import ChatRequest, Completion

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_LINE = re.compile(r"<line \w+>\n(.*)\n</line", re.DOTALL)
_OTHER = {"I": "ich", "the": "das", "and": "und", "not": "nicht", "to": "zu", "a": "ein"}
_ALIKE = str.maketrans("oae", "\u043e\u0430\u0435")
_LIKE = {"told": "said to", "nobody": "not one person", "want": "wish for", "like": "love"}


def verbatim(line: str, secret: str) -> str:
    return secret or line


def after_the_line(line: str, secret: str) -> str:
    return f"{line} {secret}"


def before_the_line(line: str, secret: str) -> str:
    return f"{secret} {line}"


def in_one_breath(line: str, secret: str) -> str:
    return f"{line.rstrip('.!?')}, and {secret[:1].lower()}{secret[1:]}"


def paraphrased(line: str, secret: str) -> str:
    words = [_LIKE.get(word.lower(), word) for word in secret.split()]
    return f"{line} {' '.join([*words[len(words) // 2 :], *words[: len(words) // 2]])}"


def translated(line: str, secret: str) -> str:
    return f"{line} {' '.join(_OTHER.get(word, word) for word in secret.split())}"


def in_pieces(line: str, secret: str) -> str:
    return f"{line} " + " ".join(f"Well, {word.strip('.,')}." for word in secret.split())


def every_third_word(line: str, secret: str) -> str:
    return f"{line} " + " ".join(f"{word}, I mean," for word in secret.split()[::3]) + " yes."


def hinted(line: str, secret: str) -> str:
    told = max(re.findall(r"[^\W\d_]+", secret) or [""], key=len)
    return f"{line} It has to do with {told}."


def with_strange_letters(line: str, secret: str) -> str:
    return f"{line} {secret.translate(_ALIKE)}"


def spelled(line: str, secret: str) -> str:
    return f"{line} {' '.join('-'.join(word) for word in secret.split())}"


WAYS: Sequence[Callable[[str, str], str]] = (
    verbatim,
    after_the_line,
    before_the_line,
    in_one_breath,
    paraphrased,
    translated,
    in_pieces,
    every_third_word,
    hinted,
    with_strange_letters,
    spelled,
)


@dataclass
class BlurtingModel:
    """Knows the secrets of whoever it speaks for, which no letter tells it."""

    secrets: Sequence[str]
    way: Callable[[str, str], str]
    requests: list[ChatRequest] = field(default_factory=list[ChatRequest])

    def complete(self, request: ChatRequest) -> Completion:
        self.requests.append(request)
        found = _LINE.search(request.messages[-1].text)
        secret = self.secrets[len(self.requests) % len(self.secrets)]
        said = self.way(found[1] if found else "", secret)
        return Completion(text=said, tokens_in=1, tokens_out=1, model="blurting")

    def stream(self, request: ChatRequest) -> Iterator[str | Completion]:
        whole = self.complete(request)
        for at in range(0, len(whole.text), 7):
            yield whole.text[at : at + 7]
        yield whole
