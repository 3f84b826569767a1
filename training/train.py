"""Fine-tune all-MiniLM-L6-v2 into the reader and export it as int8 ONNX.

    python -m training.train --base FOLDER --out FOLDER [--epochs 10]
"""

import argparse
import json
import random
import time
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from training.batches import Batch, batches, mixed
from training.export import export
from training.network import Reader
from training.rows import Labelled, labelled, read_rows
from training.schema import PIECE_LABELS, TOKEN_LABELS

DATA = Path(__file__).parent / "data"
TOKENS_A_BATCH = 512
RATE, HEAD_RATE = 6e-5, 1e-3
"""Peak learning rates of encoder and heads."""
AVERAGE_FROM = 0.8
"""The weights kept are the mean over the steps after this share of the training."""
BLANK = 0.06
"""Share of tokens hidden in training."""
POSITIVE = 2.0
"""How much more a missed label costs than a false one."""


def main() -> None:
    """Train on every row of data/ and write the reader."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    tokenizer = Tokenizer.from_file(str(options.base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    items = [item for row in read_rows(sorted(DATA.rglob("*.jsonl"))) for item in labelled(row)]
    reader = Reader(len(PIECE_LABELS), len(TOKEN_LABELS))
    reader.encoder.load_base(options.base / "model.safetensors")
    train(reader, items, tokenizer, options.epochs, options.seed)
    export(reader, options.base, options.out)
    labels = {"piece": PIECE_LABELS, "token": TOKEN_LABELS}
    (options.out / "labels.json").write_text(json.dumps(labels, indent=1) + "\n")


def train(
    reader: Reader, items: list[Labelled], tokenizer: Tokenizer, epochs: int, seed: int
) -> None:
    """Fine-tune in place; the weights kept are the mean of the last steps."""
    rng = random.Random(seed)  # noqa: S311 - nothing secret is drawn
    optimiser = torch.optim.AdamW(
        [
            {"params": reader.encoder.parameters(), "lr": RATE},
            {"params": [*reader.piece.parameters(), *reader.token.parameters()], "lr": HEAD_RATE},
        ],
        weight_decay=0.01,
    )
    plan = [list(batches(mixed(items, rng), tokenizer, TOKENS_A_BATCH, rng, BLANK))]
    steps = epochs * len(plan[0])
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, step / 100) * max(0.05, 1 - step / (steps * 1.05))
    )
    average = torch.optim.swa_utils.AveragedModel(reader)
    reader.train()
    for epoch in range(epochs):
        started, losses = time.monotonic(), []
        epoch_batches = plan.pop() if plan else list(
            batches(mixed(items, rng), tokenizer, TOKENS_A_BATCH, rng, BLANK)
        )
        for batch in epoch_batches:
            loss = loss_of(reader, batch)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            if schedule.last_epoch > AVERAGE_FROM * steps:
                average.update_parameters(reader)
            losses.append(loss.item())
        took = time.monotonic() - started
        print(f"epoch {epoch + 1}: loss {np.mean(losses):.4f}, {took:.0f} s", flush=True)
    reader.load_state_dict(average.module.state_dict())
    reader.eval()


def loss_of(reader: Reader, batch: Batch) -> Tensor:
    """Binary cross-entropy of all heads, over what was judged."""
    hidden = reader.encoder(batch.ids, batch.mask)
    tokens = _entropy(reader.token(hidden), batch.token_targets)
    pooled = reader.pooled(hidden, batch.rows, batch.spans)
    return tokens + _entropy(reader.piece(pooled), batch.piece_targets)


def _entropy(logits: Tensor, targets: Tensor) -> Tensor:
    judged = ~targets.isnan()
    weight = torch.tensor(POSITIVE)
    loss = functional.binary_cross_entropy_with_logits(
        logits, targets.nan_to_num(), pos_weight=weight, reduction="none"
    )
    units = judged.any(-1).sum().clamp(min=1)
    return (loss * judged).sum() / units


if __name__ == "__main__":
    main()
