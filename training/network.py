"""The network in PyTorch: a BERT encoder that also takes word features, a CRF of roles, and two pointers.

The encoder is MiniLM's (Wang et al. 2020): six layers of 384. `RoleModel` works on pieces and answers for words, at
each word's first piece. Roles are a linear-chain CRF (Lafferty et al. 2001) whose forward pass is a tree of products
of matrices, so it takes log(n) steps. A content points to its cue and a cue to its source: dot products of the means
of projected words.
"""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

ROLE_LABELS = 7
LINK_WIDTH = 64
FAR = -1e4


class Shape(NamedTuple):
    """Sizes of an encoder."""

    width: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    pieces: int = 30522
    positions: int = 512
    features: int = 72


class Layer(nn.Module):
    """One layer of a transformer, normalised after each half, as BERT's are."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.heads = shape.heads
        self.qkv = nn.Linear(shape.width, 3 * shape.width)
        self.out = nn.Linear(shape.width, shape.width)
        self.up = nn.Linear(shape.width, shape.inner)
        self.down = nn.Linear(shape.inner, shape.width)
        self.norm1 = nn.LayerNorm(shape.width, eps=1e-12)
        self.norm2 = nn.LayerNorm(shape.width, eps=1e-12)
        self.drop = nn.Dropout(dropout)
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """`x` is batch × pieces × width; `mask` is added to the scores, or none where nothing is padded."""
        batch, length, width = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        attended = functional.scaled_dot_product_attention(
            q, k, v, attn_mask=mask, dropout_p=self.dropout if self.training else 0.0
        )
        x = self.norm1(x + self.drop(self.out(attended.transpose(1, 2).reshape(batch, length, width))))
        return self.norm2(x + self.drop(self.down(functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Pieces and features → vectors."""

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape = shape
        self.pieces = nn.Embedding(shape.pieces, shape.width)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.features = nn.Embedding(shape.features, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        self.drop = nn.Dropout(dropout)
        nn.init.zeros_(self.features.weight)

    def forward(self, pieces: Tensor, features: Tensor, lengths: Tensor | None = None) -> Tensor:
        """Vectors of batch × pieces × width; `lengths` is for padded batches."""
        place = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.pieces(pieces) + self.positions(place)[None] + self.features(features)
        x = self.drop(self.norm(x))
        mask = None
        if lengths is not None:
            mask = torch.zeros(pieces.shape, device=x.device, dtype=torch.float32)
            mask = mask.masked_fill(place[None] >= lengths[:, None], FAR)[:, None, None, :]
            mask = mask.to(
                torch.get_autocast_dtype(x.device.type) if torch.is_autocast_enabled(x.device.type) else x.dtype
            )
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def load_bert(self, state: dict[str, Tensor]) -> None:
        """Takes the weights of a BERT, whose token types fall together with the positions."""
        get = {name.removeprefix("bert."): tensor.float() for name, tensor in state.items()}.__getitem__
        own: dict[str, Tensor] = {
            "pieces.weight": get("embeddings.word_embeddings.weight"),
            "positions.weight": get("embeddings.position_embeddings.weight")
            + get("embeddings.token_type_embeddings.weight")[0],
            "features.weight": self.features.weight.detach(),
        }
        names = {"norm1": "attention.output.LayerNorm", "norm2": "output.LayerNorm", "out": "attention.output.dense"}
        names |= {"up": "intermediate.dense", "down": "output.dense"}
        for part in ("weight", "bias"):
            own[f"norm.{part}"] = get(f"embeddings.LayerNorm.{part}")
            for number in range(self.shape.layers):
                there = f"encoder.layer.{number}."
                for name, their in names.items():
                    own[f"layers.{number}.{name}.{part}"] = get(f"{there}{their}.{part}")
                own[f"layers.{number}.qkv.{part}"] = torch.cat(
                    [get(f"{there}attention.self.{name}.{part}") for name in ("query", "key", "value")]
                )
        self.load_state_dict(own)


class Crf(nn.Module):
    """A linear chain over the seven labels of roles; what BIO forbids has weight `FAR`."""

    def __init__(self) -> None:
        super().__init__()
        self.steps = nn.Parameter(torch.zeros(ROLE_LABELS, ROLE_LABELS))
        forbidden = torch.zeros(ROLE_LABELS, ROLE_LABELS)
        for inside in (2, 4, 6):
            forbidden[:, inside] = FAR
            forbidden[inside - 1, inside] = forbidden[inside, inside] = 0.0
        self.register_buffer("forbidden", forbidden)

    def transitions(self) -> Tensor:
        """The weight of each label after each other."""
        return self.steps + self.forbidden

    def loss(self, emissions: Tensor, labels: Tensor) -> Tensor:
        """Minus the log-likelihood of the labels, batch × words, in the words not labelled -1; summed.

        A word of -1 may be anything: the numerator sums over its labels too (partial annotation, Tsuboi et al. 2008).
        """
        known = functional.one_hot(labels.clamp(min=0), ROLE_LABELS).float()
        barred = torch.where((labels < 0)[..., None], torch.zeros_like(known), (1 - known) * FAR)
        total, given = self._sum(emissions), self._sum(emissions + barred)
        return (total - given).sum()

    def _sum(self, emissions: Tensor) -> Tensor:
        """The log of the sum over all label sequences, for each row."""
        steps = self.transitions()[None, None] + emissions[:, 1:, None, :]
        batch, length = steps.shape[:2]
        size = 1 << max(0, (length - 1).bit_length())
        if size > length:
            same = torch.full((ROLE_LABELS, ROLE_LABELS), FAR, device=steps.device).fill_diagonal_(0.0)
            steps = torch.cat([steps, same.expand(batch, size - length, -1, -1)], dim=1)
        while steps.shape[1] > 1:
            steps = torch.logsumexp(steps[:, 0::2, :, :, None] + steps[:, 1::2, None, :, :], dim=3)
        first = emissions[:, 0] + self.transitions()[0]
        return torch.logsumexp(first[:, :, None] + steps[:, 0], dim=(1, 2))


class RoleModel(nn.Module):
    """An encoder of any kind with the heads: emissions of roles, and vectors for links."""

    def __init__(self, encoder: nn.Module, width: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = encoder
        self.drop = nn.Dropout(dropout)
        self.roles = nn.Linear(width, ROLE_LABELS)
        self.links = nn.Linear(width, 4 * LINK_WIDTH)
        self.none = nn.Parameter(torch.zeros(2))
        self.crf = Crf()

    def forward(
        self, pieces: Tensor, features: Tensor, first: Tensor, lengths: Tensor | None = None
    ) -> tuple[Tensor, Tensor]:
        """For each word, batch × words, its emissions and its four link vectors; `first` are places of first pieces."""
        x = self.encoder(pieces, features, lengths)
        x = torch.gather(x, 1, first[..., None].expand(-1, -1, x.shape[-1]))
        x = self.drop(x).float()
        with torch.autocast(x.device.type, enabled=False):
            return self.roles(x), self.links(x)

    def point(self, vectors: Tensor, spans: Tensor, targets: Tensor, kind: int) -> Tensor:
        """Scores of batch × spans × (1 + targets): which target each span points to, 0 for none.

        `kind` is 0 for content → cue, 1 for cue → source; spans are (first, last) words, half-open.
        """
        at = 2 * kind * LINK_WIDTH
        query = _mean(vectors[..., at : at + LINK_WIDTH], spans)
        key = _mean(vectors[..., at + LINK_WIDTH : at + 2 * LINK_WIDTH], targets)
        scores = query @ key.transpose(1, 2) / LINK_WIDTH**0.5
        return torch.cat([self.none[kind].expand(*scores.shape[:2], 1), scores], dim=2)


def _mean(vectors: Tensor, spans: Tensor) -> Tensor:
    """The mean vector of each span."""
    sums = functional.pad(vectors.cumsum(1), (0, 0, 1, 0))
    ends = torch.gather(sums, 1, spans[..., 1:].expand(-1, -1, sums.shape[-1]))
    starts = torch.gather(sums, 1, spans[..., :1].expand(-1, -1, sums.shape[-1]))
    return (ends - starts) / (spans[..., 1:] - spans[..., :1]).clamp(min=1)
