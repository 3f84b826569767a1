"""The fine-tuned reader to the files the package ships."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.network import Reader


def export(reader: Reader, base: Path, out: Path) -> None:
    """Write ``encoder.onnx`` (int8), ``heads.npz`` (float32) and ``tokenizer.json``."""
    out.mkdir(parents=True, exist_ok=True)
    reader.eval()
    ids = torch.tensor([[101, 2023, 102], [101, 102, 0]])
    mask = (ids > 0).long()
    axes = {0: "batch", 1: "tokens"}
    with TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            reader.encoder,
            (ids, mask),
            str(full),
            input_names=["input_ids", "attention_mask"],
            output_names=["hidden"],
            dynamic_axes={"input_ids": axes, "attention_mask": axes, "hidden": axes},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(full, out / "encoder.onnx", weight_type=QuantType.QInt8, per_channel=True)
    np.savez(
        out / "heads.npz",
        piece_weight=reader.piece.weight.detach().numpy(),
        piece_bias=reader.piece.bias.detach().numpy(),
        token_weight=reader.token.weight.detach().numpy(),
        token_bias=reader.token.bias.detach().numpy(),
    )
    shutil.copy(base / "tokenizer.json", out / "tokenizer.json")
