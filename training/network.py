"""MiniLM in plain PyTorch, with the heads that share its one pass.

The shape is BERT's (Devlin and others, 2019) as Wang and others (2020) distilled it into
all-MiniLM-L6-v2: six layers, 384 dimensions, twelve heads.
"""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

LAYERS, WIDTH, HEADS, INNER = 6, 384, 12, 1536


class Layer(nn.Module):
    """One post-norm transformer layer."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query = nn.Linear(WIDTH, WIDTH)
        self.key = nn.Linear(WIDTH, WIDTH)
        self.value = nn.Linear(WIDTH, WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.out_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.down_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, hidden: Tensor, bias: Tensor) -> Tensor:
        """Attend and feed forward; hidden is (batch, tokens, WIDTH), bias masks padding."""
        batch, tokens, _ = hidden.shape
        shape = (batch, tokens, HEADS, WIDTH // HEADS)
        query = self.query(hidden).view(shape).transpose(1, 2)
        key = self.key(hidden).view(shape).transpose(1, 2)
        value = self.value(hidden).view(shape).transpose(1, 2)
        weights = query @ key.transpose(-1, -2) / (WIDTH // HEADS) ** 0.5 + bias
        mixed = self.dropout(weights.softmax(-1)) @ value
        mixed = mixed.transpose(1, 2).reshape(batch, tokens, WIDTH)
        hidden = self.out_norm(hidden + self.dropout(self.out(mixed)))
        inner = self.down(functional.gelu(self.up(hidden)))
        return self.down_norm(hidden + self.dropout(inner))


class Encoder(nn.Module):
    """Token ids to hidden states."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(30_522, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.types = nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        """Return hidden states, shape (batch, tokens, WIDTH)."""
        places = torch.arange(input_ids.shape[1], device=input_ids.device)
        hidden = self.words(input_ids) + self.positions(places) + self.types.weight[0]
        hidden = self.dropout(self.norm(hidden))
        bias = (1.0 - attention_mask[:, None, None, :].to(hidden.dtype)) * -1e4
        for layer in self.layers:
            hidden = layer(hidden, bias)
        return hidden

    def load_base(self, path: Path) -> None:
        """Take the weights of all-MiniLM-L6-v2 from a safetensors file."""
        base = load_file(path)
        ours = {_renamed(name): value for name, value in base.items() if _wanted(name)}
        self.load_state_dict(ours)


class Reader(nn.Module):
    """The encoder and its heads."""

    def __init__(self, piece_labels: int, token_labels: int) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.piece = nn.Linear(2 * WIDTH, piece_labels)
        self.token = nn.Linear(WIDTH, token_labels)
        nn.init.constant_(self.piece.bias, -3.0)
        nn.init.constant_(self.token.bias, -3.0)

    @staticmethod
    def pooled(hidden: Tensor, owner: Tensor, pieces: int) -> Tensor:
        """Mean and maximum over each piece's tokens, shape (pieces, 2 * WIDTH).

        Args:
            hidden: Shape (windows, tokens, WIDTH).
            owner: The piece of each token or -1, shape (windows, tokens).
            pieces: How many there are.
        """
        chosen = owner.reshape(-1) >= 0
        tokens = hidden.reshape(-1, WIDTH)[chosen]
        places = owner.reshape(-1)[chosen]
        total = tokens.new_zeros(pieces, WIDTH).index_add(0, places, tokens)
        count = tokens.new_zeros(pieces).index_add(0, places, tokens.new_ones(len(places)))
        top = tokens.new_full((pieces, WIDTH), -1e4).scatter_reduce(
            0, places[:, None].expand(-1, WIDTH), tokens, "amax"
        )
        return torch.cat([total / count[:, None], top], dim=1)


def _wanted(name: str) -> bool:
    return not name.startswith("pooler") and not name.endswith("position_ids")


def _renamed(name: str) -> str:
    changes = {
        "embeddings.word_embeddings": "words",
        "embeddings.position_embeddings": "positions",
        "embeddings.token_type_embeddings": "types",
        "embeddings.LayerNorm": "norm",
        "encoder.layer": "layers",
        "attention.self.": "",
        "attention.output.dense": "out",
        "attention.output.LayerNorm": "out_norm",
        "intermediate.dense": "up",
        "output.dense": "down",
        "output.LayerNorm": "down_norm",
    }
    for old, new in changes.items():
        name = name.replace(old, new)
    return name
