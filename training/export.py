"""A trained `RoleModel` → the folder that the reader loads: ONNX with eight-bit weights, vocabulary, small tables."""

from __future__ import annotations

import json
import warnings
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.network import RoleModel


class Answer(nn.Module):
    """What the reader asks of a model: one window without padding."""

    def __init__(self, model: RoleModel) -> None:
        super().__init__()
        self.model = model

    def forward(self, pieces: Tensor, features: Tensor, first: Tensor) -> tuple[Tensor, Tensor]:
        """Emissions and link vectors of the words of one window."""
        roles, links = self.model(pieces[None], features[None], first[None])
        return roles[0], links[0]


def export(model: RoleModel, vocabulary: Sequence[str], folder: Path) -> None:
    """Writes `roles.onnx`, `vocabulary.txt` and `tables.json` (transitions, and the scores of pointing nowhere)."""
    folder.mkdir(parents=True, exist_ok=True)
    model = model.eval().float()
    example = (torch.arange(40) + 1000, torch.zeros(40, dtype=torch.long), torch.arange(30))
    full = folder / "full.onnx"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Answer(model).eval(),
            example,
            str(full),
            input_names=["pieces", "features", "first"],
            output_names=["roles", "links"],
            dynamic_axes={
                "pieces": {0: "p"},
                "features": {0: "p"},
                "first": {0: "w"},
                "roles": {0: "w"},
                "links": {0: "w"},
            },
            opset_version=17,
            dynamo=False,
        )
    quantize_dynamic(str(full), str(folder / "roles.onnx"), per_channel=True, weight_type=QuantType.QInt8)
    full.unlink()
    (folder / "vocabulary.txt").write_text("\n".join(vocabulary) + "\n", encoding="utf-8")
    transitions = model.crf.transitions().detach().numpy()
    tables = {
        "transitions": np.round(transitions, 4).tolist(),
        "nowhere": [round(float(value), 4) for value in model.none.detach()],
    }
    (folder / "tables.json").write_text(json.dumps(tables), encoding="utf-8")
