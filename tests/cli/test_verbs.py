"""The other verbs from the command line, on the sample archive."""

import csv
import io
import json

import pytest

from hemeroteca.cli.command import VERBS


def rows(answer):
    """The JSON Lines of an answer."""
    assert answer.code == 0, answer.err
    return [json.loads(line) for line in answer.out.splitlines()]


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself(hemeroteca, verb):
    """`VERB --help` says what the verb does in the words of the table of verbs."""
    answer = hemeroteca(verb, "--help")
    assert answer.code == 0
    assert VERBS[verb].split(";")[0].split(":")[0][:40] in " ".join(answer.out.split())


def test_read_writes_one_line_per_line(hemeroteca, tmp_path):
    """`read --jsonl` answers each line by its id with the agreed keys; a bad line is named and the rest is read."""
    path = tmp_path / "in.jsonl"
    lines = [
        {"id": "a", "text": "“We saw nothing,” Mara Quill told the Harbour Post on Monday.", "published": "2026-03-18"},
        {"id": "b", "text": ""},
        {"id": "c", "text": "Según Ana Roldán, el puerto cerrará.", "language": "es", "title": "El puerto"},
    ]
    path.write_text("\n".join([json.dumps(lines[0]), "{broken", *map(json.dumps, lines[1:])]) + "\n")
    answer = hemeroteca("read", "--jsonl", path)
    assert answer.code == 2
    assert "in.jsonl, line 2" in answer.err
    found = [json.loads(line) for line in answer.out.splitlines()]
    assert [f["id"] for f in found] == ["a", "b", "c"]
    assert set(found[0]) == {"id", "language", "statements", "hedges", "mentions", "quantities", "times"}
    said = found[0]["statements"][0]
    assert set(said) == {
        "source", "cue", "content", "manner", "speaker", "via", "parent", "hedges", "polarity", "confidence",
    }  # fmt: skip
    assert said["speaker"]["name"] == "Mara Quill"
    assert [via["name"] for via in said["via"]] == ["Harbour Post"]
    assert found[0]["times"][0]["earliest"] == "2026-03-16"
    assert found[1]["statements"] == []
    assert found[2]["statements"][0]["speaker"]["name"] == "Ana Roldán"


def test_search_finds_and_a_bad_query_points_at_the_character(hemeroteca, archive):
    """A search prints hits as JSON; a malformed query ends in exit code 2 with a caret under the character."""
    hits = rows(hemeroteca("--archive", archive, "search", "ferry", "--in", "articles", "--json"))
    assert hits
    assert all(any(marked for _, marked in hit["snippet"]) for hit in hits)
    answer = hemeroteca("--archive", archive, "search", 'ferry "unclosed')
    assert answer.code == 2
    assert answer.err.splitlines()[1].index("^") == 6


def test_export_writes_every_kind_in_both_formats(hemeroteca, archive):
    """JSON Lines and CSV hold the same rows, whose addresses lead to articles of the archive."""
    ids = {row["id"] for row in rows(hemeroteca("--archive", archive, "export", "articles"))}
    assert len(ids) == 16
    for kind in ("statements", "quantities", "times", "edges"):
        lines = rows(hemeroteca("--archive", archive, "export", kind))
        table = hemeroteca("--archive", archive, "export", kind, "--format", "csv").out
        assert lines, kind
        assert len(list(csv.DictReader(io.StringIO(table)))) == len(lines)
        assert {row["article"] if "article" in row else row["from"] for row in lines} <= ids


def test_a_statement_keeps_its_words(hemeroteca, archive):
    """A statement's address leads to its words: the span of the article's text begins and ends with them."""
    exported = rows(hemeroteca("--archive", archive, "export", "articles"))
    articles = {row["id"]: "\n\n".join(block["text"] for block in row["blocks"]) for row in exported}
    for row in rows(hemeroteca("--archive", archive, "export", "statements")):
        article, span = row["statement"].split("#")
        start, end = map(int, span.split("-"))
        text = articles[article][start:end]
        first, last = row["content"][0], row["content"][-1]
        assert text.startswith(articles[article][first[0] : first[1]])
        assert text.endswith(articles[article][last[0] : last[1]])


def test_a_correction_is_seen_and_taken_back(hemeroteca, archive):
    """A corrected title and speaker show in the export until they are undone; the article keeps its id."""
    before = hemeroteca("--archive", archive, "export", "statements").out
    row = rows(hemeroteca("--archive", archive, "export", "statements"))[0]
    done = hemeroteca("--archive", archive, "correct", row["statement"], "speaker", "Somebody Else")
    assert done.code == 0, done.err
    after = {r["statement"]: r for r in rows(hemeroteca("--archive", archive, "export", "statements"))}
    assert after[row["statement"]]["speaker"]["name"] == "Somebody Else"
    assert after[row["statement"]]["speaker"]["confidence"] == 1.0
    listed = hemeroteca("--archive", archive, "correct", "--list").out
    assert "Somebody Else" in listed
    assert hemeroteca("--archive", archive, "correct", "--undo", listed.split()[0]).code == 0
    assert hemeroteca("--archive", archive, "export", "statements").out == before


def test_a_corrected_cut_survives(hemeroteca, archive):
    """Joining an article to the one before leaves one article less, until it is taken back."""
    ids = [
        r["id"]
        for r in rows(hemeroteca("--archive", archive, "export", "articles"))
        if r["origin"].endswith("page.txt")
    ]
    joined = hemeroteca("--archive", archive, "correct", ids[3], "join")
    assert joined.code == 0, joined.err
    assert len(rows(hemeroteca("--archive", archive, "export", "articles"))) == 15
    listed = hemeroteca("--archive", archive, "correct", "--list").out
    assert hemeroteca("--archive", archive, "correct", "--undo", listed.split()[0]).code == 0
    assert len(rows(hemeroteca("--archive", archive, "export", "articles"))) == 16


def test_what_is_removed_is_gone(hemeroteca, archive, samples):
    """Its siblings stay; its words leave the file, and filing does not bring them back."""
    before = rows(hemeroteca("--archive", archive, "export", "articles"))
    gone = next(row for row in before if row["origin"].endswith("page.txt"))
    assert hemeroteca("--archive", archive, "remove", gone["id"], "--yes").code == 0
    after = rows(hemeroteca("--archive", archive, "export", "articles"))
    assert {row["id"] for row in before} - {row["id"] for row in after} == {gone["id"]}
    words = gone["blocks"][-1]["text"].encode()[:40]
    assert words not in b"".join(p.read_bytes() for p in archive.parent.glob(archive.name + "*"))
    assert "already filed" in hemeroteca("--archive", archive, "collect", samples / "page.txt").out
    assert len(rows(hemeroteca("--archive", archive, "export", "articles"))) == 15


@pytest.mark.parametrize(
    "words",
    [
        ("remove", "0123456789abcdef", "--yes"),
        ("correct", "0123456789abcdef", "title", "x"),
        ("correct", "--undo", "none"),
        ("trace", "0123456789abcdef#1-2"),
        ("search", "speaker:"),
        ("export", "articles", "--query", "before:yesterday"),
    ],
)
def test_what_leads_nowhere_is_said_in_one_line(hemeroteca, archive, words):
    """An address, a correction or a query that fits nothing ends in exit code 2 and names it."""
    answer = hemeroteca("--archive", archive, *words)
    assert answer.code == 2
    assert answer.out == ""
    assert answer.err.strip()
    assert "Traceback" not in answer.err


def test_trace_prints_the_fixed_json(hemeroteca, archive):
    """`trace --json` has the agreed keys, and its evidence leads into articles of the archive."""
    (found,) = rows(hemeroteca("--archive", archive, "trace", '"old port"', "--limit", "1", "--json"))
    trace = found["traces"][0]
    assert {
        "text", "speaker", "prints", "edges", "first", "origins", "at_most", "circles", "disagreements",
    } <= set(trace)  # fmt: skip
    ids = {row["id"] for row in rows(hemeroteca("--archive", archive, "export", "articles"))}
    assert trace["prints"]
    assert {p["article"] for p in trace["prints"]} <= ids
    assert trace["at_most"] == len(trace["origins"]) > 0


def test_a_single_sentence_is_read(hemeroteca, tmp_path):
    """`read` takes a text too short to be an article, and `--json` carries the text that its offsets point into."""
    path = tmp_path / "one.txt"
    path.write_text("“It is late,” Mara Quill told the Harbour Gazette on Monday.\n", encoding="utf-8")
    (read,) = rows(hemeroteca("read", "--json", path))
    start, end = read["statements"][0]["content"][0]
    assert read["text"][start:end].strip("“”,") == "It is late"


def test_half_a_surrogate_pair_is_read_as_a_gap(hemeroteca, tmp_path):
    """A line whose JSON holds half a surrogate pair is read, its offsets unmoved."""
    path = tmp_path / "in.jsonl"
    path.write_text('{"id": "a", "language": "en", "text": "“\\ud800ate,” said Mara Quill."}\n', encoding="utf-8")
    (read,) = rows(hemeroteca("read", "--jsonl", path))
    assert read["statements"][0]["source"] == [[13, 23]]


def test_names_are_told_for_one_and_apart(hemeroteca, archive):
    """By the names themselves, and the list shows what was said."""
    said = hemeroteca("--archive", archive, "correct", "Rufino Calder", "same", "Ilse Corvane")
    assert said.code == 0
    undo = said.out.split("--undo ")[1].rstrip(")\n")
    listed = hemeroteca("--archive", archive, "correct", "--list").out
    assert "same" in listed
    assert "“Rufino Calder”: Ilse Corvane" in listed
    assert hemeroteca("--archive", archive, "correct", "--undo", undo).code == 0
    assert hemeroteca("--archive", archive, "correct", "Nobody", "apart", "Ilse Corvane").code == 2
