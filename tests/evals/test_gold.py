"""The gold set is what its sources say, and keeps to its own conventions."""

from __future__ import annotations

import json

import pytest
from evals.gold.compile import FOLDER, LANGUAGES, SETS, GoldError, Source, compile_gold, compile_record, take_marks

RECORDS = [json.loads(line) for name in SETS for line in compile_gold(name).splitlines()]
MARKS = '"“”«»‘’'


@pytest.mark.parametrize("name", SETS)
def test_the_compiled_gold_set_is_that_of_its_source(name: str):
    """What the gradings read was compiled from the text that people read."""
    assert (FOLDER / f"{name}.jsonl").read_text("utf-8") == compile_gold(name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_gold_set_is_large_enough_and_has_texts_without_a_statement(language: str):
    """At least eighty statements in each language, and about a tenth of the texts has none."""
    counts = [len(record["attributions"]) for record in map(json.loads, compile_gold(language).splitlines())]
    assert sum(counts) >= 80
    assert counts.count(0) / len(counts) >= 0.08
    assert max(counts) <= 6


def test_identifiers_are_unique():
    """Every text can be named."""
    assert len({record["id"] for record in RECORDS}) == len(RECORDS)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record["id"])
def test_every_span_lies_in_its_text_and_is_trimmed(record: dict[str, list[dict[str, list[list[int]]]]]):
    """Spans are half-open, inside the text, and neither begin nor end with white space."""
    text = str(record["text"])
    assert not set(text) & set("[]|")
    spans = [span for entry in record["attributions"] for role in ("source", "cue", "content") for span in entry[role]]
    spans += [entry["span"] for kind in ("quantities", "times", "hedges") for entry in record[kind]]
    for start, end in spans:
        assert 0 <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record["id"])
def test_manner_agrees_with_the_quotation_marks(record: dict[str, list[dict[str, list[list[int]]]]]):
    """A direct content is quoted (or follows a dash), a mixed one holds quotation marks, an indirect one none."""
    text = str(record["text"])
    for entry in record["attributions"]:
        pieces = [text[start:end] for start, end in entry["content"]]
        quoted = [any(mark in piece for mark in MARKS) for piece in pieces]
        if entry["manner"] == "direct":
            assert all(piece[0] in MARKS for piece in pieces) or "—" in text
        else:
            assert any(quoted) == (entry["manner"] == "mixed")


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record["id"])
def test_days_are_in_order_and_kinds_are_those_of_the_design(record: dict[str, list[dict[str, str]]]):
    """The earliest day is not after the latest; hedges and speakers are of the kinds that the JSON knows."""
    assert all(entry["earliest"] <= entry["latest"] for entry in record["times"])
    assert all(entry["kind"] in ("doubt", "distance", "belief", "rumour") for entry in record["hedges"])
    speakers = [entity for entry in record["attributions"] for entity in (entry["speaker"], *entry["via"]) if entity]
    kinds = {"person", "organisation", "place", "outlet", "document", "unnamed"}
    assert {entity["kind"] for entity in speakers} <= kinds


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record["id"])
def test_a_nested_statement_stands_in_the_content_of_its_parent(record: dict[str, list[dict[str, list[list[int]]]]]):
    """Its cue and its content lie in the content of the statement whose number its line gives."""
    for entry in record["attributions"]:
        if "parent" in entry:
            above = record["attributions"][int(str(entry["parent"]))]["content"]
            spans = [*entry["cue"], *entry["content"]]
            assert all(any(first <= start and end <= last for first, last in above) for start, end in spans)


def test_marks_nest_and_leave_the_text_as_it_reads():
    """Offsets count the text without its marks, whatever stands inside what."""
    text, marks = take_marks("x", "[T1:a [Q:2|2;;;] b] [C1:said]")
    assert text == "a 2 b said"
    assert [(mark.letter, text[mark.start : mark.end]) for mark in marks] == [("Q", "2"), ("T", "a 2 b"), ("C", "said")]


@pytest.mark.parametrize("line", ["[T1:a", "a]", "[T1:a] [C1:said] [S2:b]"])
def test_a_record_that_is_badly_marked_is_refused(line: str):
    """A mark left open, closed twice, or of a statement without a line is an error that names the record."""
    with pytest.raises(GoldError, match="en-99"):
        compile_record(Source("en-99", "2026-01-01", "X", [line], ["1 indirect | b, person"]), "en")


def test_only_a_floating_quotation_may_lack_its_cue():
    """A statement without a cue is a slip of the annotator, but where the annotator says so."""
    floating = compile_record(
        Source("en-99", "2026-01-01", "X", ['[T1:"a"]'], ["1 direct | b, person | floating"]), "en"
    )
    assert floating["attributions"][0]["cue"] == []
    with pytest.raises(GoldError, match="en-99"):
        compile_record(Source("en-99", "2026-01-01", "X", ['[T1:"a"]'], ["1 direct | b, person"]), "en")
