"""Fine-tune all-MiniLM-L6-v2 into the reader and export it as int8 ONNX.

python -m training.train --base FOLDER --out FOLDER [--epochs 8]
"""

import argparse
import json
import random
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from training.batches import Batch, batches, mixed
from training.calibrate import confidence, judged, report, thresholds
from training.export import export
from training.network import Reader
from training.pairs import contrast, topics
from training.rows import Labelled, labelled, read_rows
from training.schema import PIECE_LABELS, TOKEN_LABELS, grouped

DATA = Path(__file__).parent / "data"
TOKENS_A_BATCH = 768
RATE, HEAD_RATE = 8e-5, 1e-3
"""Peak learning rates of encoder and heads."""
AVERAGE_FROM = 0.8
"""The weights kept are the mean over the steps after this share of the epochs."""
BLANK = 0.06
"""Share of tokens hidden in training."""
POSITIVE = 2.0
"""How much more a missed label costs than a false one."""
HELD_OUT = 0.07
"""Share of the rows that only choose the thresholds."""
PIECES, TOKENS = grouped(PIECE_LABELS), grouped(TOKEN_LABELS)
CONTRAST_EVERY = 6
"""Steps from one batch of queries and passages to the next."""


def main() -> None:
    """Train on the rows of data/ and write the reader."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)  # noqa: S311 - nothing secret is drawn
    tokenizer = Tokenizer.from_file(str(options.base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    rows = list(read_rows(sorted(DATA.rglob("*.jsonl"))))
    rng.shuffle(rows)
    cut = int(len(rows) * HELD_OUT)
    held_out = [item for row in rows[:cut] for item in labelled(row)]
    items = [item for row in rows[cut:] for item in labelled(row)]
    reader = Reader(len(PIECE_LABELS), len(TOKEN_LABELS))
    reader.encoder.load_base(options.base / "model.safetensors")
    train(reader, items, tokenizer, options.epochs, rng)
    export(reader, options.base, options.out)
    write_labels(options.out, {}, (1.0, 0.0))
    scores, truth = judged(options.out, held_out)
    chosen = thresholds(scores, truth)
    write_labels(options.out, chosen, confidence(scores, truth))
    report(scores, truth, chosen)


def write_labels(out: Path, chosen: dict[str, float], sure: tuple[float, float]) -> None:
    """Write the heads' names, thresholds and the scale of confidence beside the weights."""
    labels = {
        "piece": PIECE_LABELS,
        "token": TOKEN_LABELS,
        "thresholds": chosen,
        "confidence": sure,
    }
    (out / "labels.json").write_text(json.dumps(labels, indent=1) + "\n")


def train(
    reader: Reader, items: Sequence[Labelled], tokenizer: Tokenizer, epochs: int, rng: random.Random
) -> None:
    """Fine-tune in place; the weights kept are the mean of the last steps."""
    optimiser = torch.optim.AdamW(
        [
            {"params": reader.encoder.parameters(), "lr": RATE},
            {"params": [*reader.piece.parameters(), *reader.token.parameters()], "lr": HEAD_RATE},
        ],
        weight_decay=0.01,
        fused=True,
    )
    passages = topics()
    steps = epochs * sum(1 for _ in batches(mixed(items, rng), tokenizer, TOKENS_A_BATCH, rng))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, step / 100) * max(0.04, 1 - step / steps)
    )
    average = torch.optim.swa_utils.AveragedModel(reader)
    reader.train()
    step = 0
    for epoch in range(epochs):
        started, losses = time.monotonic(), []
        for batch in batches(mixed(items, rng), tokenizer, TOKENS_A_BATCH, rng, BLANK):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = loss_of(reader, batch)
                if passages and step % CONTRAST_EVERY == 0:
                    loss = loss + contrast(reader, tokenizer, passages, rng)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            if epoch >= int(AVERAGE_FROM * epochs):
                average.update_parameters(reader)
            losses.append(loss.item())
        took = time.monotonic() - started
        print(f"epoch {epoch + 1}: loss {np.mean(losses):.4f}, {took:.0f} s", flush=True)
    reader.load_state_dict(average.module.state_dict())
    reader.eval()


def loss_of(reader: Reader, batch: Batch) -> Tensor:
    """Binary cross-entropy of all heads, over what was judged."""
    hidden = reader.encoder(batch.ids, batch.mask)
    tokens = _entropy(reader.token(hidden).flatten(0, 1), batch.token_targets.flatten(0, 1), TOKENS)
    pooled = reader.pooled(hidden.float(), batch.owner, len(batch.piece_targets))
    return tokens + _entropy(reader.piece(pooled), batch.piece_targets, PIECES)


def _entropy(logits: Tensor, targets: Tensor, groups: Sequence[list[int]]) -> Tensor:
    """Sum over groups of labels; a group that few rows judge weighs more for each of them."""
    judged = ~targets.isnan()
    loss = judged * functional.binary_cross_entropy_with_logits(
        logits.float(),
        targets.nan_to_num(),
        pos_weight=torch.tensor(POSITIVE),
        reduction="none",
    )
    everything = judged.any(1).sum().clamp(min=1)
    total = logits.new_zeros((), dtype=torch.float32)
    for columns in groups:
        units = judged[:, columns].any(1).sum().clamp(min=1)
        total = total + loss[:, columns].sum() / (units * everything).sqrt()
    return total


if __name__ == "__main__":
    main()
