"""Queries and the passages they should find, for the contrastive half of the training."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from copilot.adapters.packing import CLS, SEP
from copilot.content.locations import knowledge_folder
from copilot.content.playbooks import load_playbooks
from training.batches import STEP
from training.network import Reader

TOPICS_A_BATCH = 16
TEMPERATURE = 0.05
"""As in SimCSE (Gao and others, 2021)."""
_MOST_TOKENS = 62


@dataclass(frozen=True)
class Topic:
    """What people say when a passage is the answer, and the passage's own words."""

    cues: tuple[str, ...]
    words: tuple[str, ...]


def topics() -> list[Topic]:
    """Every passage that has cues."""
    passages = [each for book in load_playbooks(knowledge_folder()) for each in book.passages]
    return [
        Topic(passage.cues, (passage.heading, *_sentences(passage.text)))
        for passage in passages
        if len(passage.cues) > 1
    ]


def contrast(
    reader: Reader, tokenizer: Tokenizer, found: list[Topic], rng: random.Random
) -> Tensor:
    """Loss of telling each query's own topic from the others in a random batch."""
    chosen = rng.sample(found, min(TOPICS_A_BATCH, len(found)))
    queries, answers = zip(*(_pair(topic, rng) for topic in chosen), strict=True)
    vectors = embed(reader, tokenizer, [*queries, *answers])
    left, right = vectors[: len(queries)], vectors[len(queries) :]
    scores = left @ right.T / TEMPERATURE
    own = torch.arange(len(queries))
    return (functional.cross_entropy(scores, own) + functional.cross_entropy(scores.T, own)) / 2


def embed(reader: Reader, tokenizer: Tokenizer, texts: list[str]) -> Tensor:
    """Unit vectors, the mean over all tokens; shape (texts, 384)."""
    encodings = tokenizer.encode_batch(texts, add_special_tokens=False)
    ids = [[CLS, *encoding.ids[:_MOST_TOKENS], SEP] for encoding in encodings]
    longest = max(map(len, ids))
    width = longest + -longest % STEP
    padded = torch.tensor([row + [0] * (width - len(row)) for row in ids])
    mask = (padded > 0).long()
    hidden = reader.encoder(padded, mask).float()
    weights = mask[:, :, None].float()
    return functional.normalize((hidden * weights).sum(1) / weights.sum(1), dim=1)


def _pair(topic: Topic, rng: random.Random) -> tuple[str, str]:
    query = rng.choice(topic.cues)
    if rng.random() < 0.5:  # noqa: PLR2004 - half of the answers are the passage's own words
        return query, rng.choice(topic.words)
    return query, rng.choice([cue for cue in topic.cues if cue != query])


def _sentences(text: str) -> Iterator[str]:
    for sentence in re.split(r"(?<=[.!?])\s+|\n+", text):
        bare = re.sub(r"[*_#>-]{1,2}", "", sentence).strip()
        if len(bare.split()) > 3:  # noqa: PLR2004 - shorter ones could stand anywhere
            yield bare
