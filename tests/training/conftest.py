"""Corpora of a few sentences in the forms of the real ones, made of the project's own gold set."""

import json
from pathlib import Path

import pytest

GOLD = Path(__file__).parents[2] / "evals" / "gold" / "en.jsonl"

ECB = [(0, "Rescuers"), (0, "reached"), (0, "Tolva"), (0, "."), (1, "Nobody"), (1, "was"), (1, "hurt"), (1, ".")]
GUM = "# newpar\n# text = The pier was built in 1904.\n1\tThe\tthe\n\n# text = It burned twice.\n1\tIt\tit\n\n"
WIKI = "<Document><Sentence>The pier <ccue>may</ccue> be older.</Sentence><Sentence>It is long.</Sentence></Document>"


@pytest.fixture
def corpora(tmp_path):
    """A folder of corpora: four documents to learn from, two to judge by, and three texts without labels."""
    folder = tmp_path / "corpora"
    records = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()[:6]]
    rows = ["\t".join(("1_1ecb", str(sentence), "0", token)) for sentence, token in ECB]
    files = {
        "polnear/train.jsonl": "".join(json.dumps(record) + "\n" for record in records[:4]),
        "polnear/dev.jsonl": "".join(json.dumps(record) + "\n" for record in records[4:]),
        "ecbplus/train_corpus.txt": "\n".join(rows) + "\n",
        "ecbplus/dev_corpus.txt": "",
        "gum/GUM_news_pier.conllu": GUM,
        "uncertainty/wiki.xml": WIKI,
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder
