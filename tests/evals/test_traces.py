"""The generator of stories: what it says is true of a story follows from what it did, and stands in the articles."""

from __future__ import annotations

import html
import itertools
import random

import pytest
from evals.traces import operations
from evals.traces.clippings import write_page, write_text
from evals.traces.desk import Story, Tie
from evals.traces.score import KINDS, Found, Tally, fold_edge, fold_name, judge_trace
from evals.traces.stories import SCENARIOS, make_rounds
from evals.traces.texts import Piece, first_body, load_pieces, spell
from evals.traces.truth import Truth, find_ends, tell_truths

STORIES = [story for stories in make_rounds() for story in stories]
TRUTHS = [truth for story in STORIES for truth in tell_truths(story)]
each_piece = pytest.mark.parametrize("piece", load_pieces(), ids=lambda piece: piece.slug)


def perfect(truth: Truth) -> Found:
    """What a trace without a fault says."""
    return Found(
        prints=truth.prints,
        edges=frozenset(fold_edge((one.kind, one.origin, one.targets[0])) for one in truth.wanted),
        roots=frozenset(map(fold_name, truth.roots)),
        at_most=len(truth.roots) + len(truth.circles),
        circles=truth.circles,
        values=frozenset(map(float, truth.values)),
        disagrees=bool(truth.values),
        hedged=dict.fromkeys(truth.hedged, True) | dict.fromkeys(truth.bare, False),
    )


@each_piece
def test_every_statement_stands_once_in_its_piece(piece: Piece):
    """The words of a statement are those of a part, letter for letter, and can be asked for."""
    for said in piece.said:
        assert sum(said.words in part.text for part in piece.part) == 1
        assert said.words in " ".join(part.again for part in piece.part)
        assert len(said.ask(0).split()) > 2
    assert [said.kind for said in piece.said] == ["quote", "quote", "figure", "doubt"]


@each_piece
def test_every_mark_is_spelled_out(piece: Piece):
    """No mark of the base texts is left in an article, whatever was done to it."""
    body = operations.rewrite(
        operations.edit_words(first_body(piece, "on Tuesday"), random.Random(1)), random.Random(2)
    )
    for one in (body, operations.drop_hedge(body), operations.rewrite(body, random.Random(3), 1.0)):
        assert not set("[]|<>{}") & set("".join(one.paragraphs()))


@each_piece
def test_operations_do_what_they_say(piece: Piece):
    """A changed number is another number, a dropped hedge is gone, an excerpt is three parts or as many as it must."""
    body = first_body(piece, "on Tuesday")
    before = "\n".join(body.paragraphs())
    assert str(piece.values[1]) in "\n".join(operations.change_number(body).paragraphs())
    doubt = piece.said[3].words
    assert spell(doubt, 0, hedged=True) in before
    assert spell(doubt, 0, hedged=False) in "\n".join(operations.drop_hedge(body).paragraphs())
    assert [one.part for one in operations.excerpt(body, {4}).passages] == [0, 1, 4]


def test_the_same_seed_makes_the_same_stories():
    """The grading measures the tracer, not chance."""
    assert make_rounds(1) == make_rounds(1)


def test_every_piece_goes_through_every_scenario():
    """All that the press does is done to all pieces, English and Spanish."""
    done = {(story.piece.slug, story.scenario) for story in STORIES}
    assert len(done) == len(load_pieces()) * len(SCENARIOS)
    assert len(TRUTHS) > 200


@pytest.mark.parametrize("story", STORIES[:24], ids=lambda story: f"{story.scenario}, {story.piece.slug}")
def test_an_article_says_what_is_noted_of_it(story: Story):
    """Each statement stands in the articles that print it, with its figure, and in no other; so does who is cited."""
    texts = {made.url: "\n".join(made.paragraphs) for made in story.prints}
    names = {made.url: made.outlet.name for made in story.prints}
    for made, (number, said) in itertools.product(story.prints, enumerate(story.piece.said)):
        hedged = made.says.get(number, True)
        assert (spell(said.words, made.value, hedged=hedged) in texts[made.url]) == (number in made.says)
    for tie in story.ties:
        if tie.kind in ("cites", "credits") and tie.origin in texts:
            assert names.get(tie.targets[0], tie.targets[0]) in texts[tie.origin]
        if tie.kind == "links":
            assert tie.targets[0] in texts[tie.origin]


def test_articles_are_clipped_whole():
    """Both kinds of clipping hold the title, the address and every paragraph."""
    made = STORIES[0].prints[0]
    for text in (write_text(made, "en"), html.unescape(write_page(made, "en"))):
        assert all(words in text for words in (made.title, made.url, *made.paragraphs))


def test_chains_end_with_whoever_has_it_from_nobody():
    """A copy of a copy comes down to the first, a citation of an absent outlet to that, a ring to itself."""

    def tie(origin: str, target: str) -> Tie:
        return Tie("cites", origin, (target,), frozenset({0}), asked=True)

    chain = [tie("c", "b"), tie("b", "a"), tie("d", "Radio")]
    assert find_ends(["a", "b", "c", "d"], chain) == ({"a", "Radio"}, set())
    ring = [tie("a", "b"), tie("b", "a"), tie("c", "a")]
    assert find_ends(["a", "b", "c"], ring) == (set(), {frozenset({"a", "b"})})


def test_a_perfect_trace_has_no_fault_and_an_empty_one_has_every():
    """The measures are full where a trace says what is true, and fall where it says nothing."""
    tally, empty = Tally(), Tally()
    for truth in TRUTHS:
        judge_trace(tally, truth, perfect(truth))
        judge_trace(empty, truth, None)
    assert tally.faults == []
    for measure in ("prints", *KINDS, "roots", "circles", "disagreements", "hedges"):
        assert tally.hits[measure] > 10
        assert empty.f1(measure) == 0
    assert empty.accuracy("found") == empty.accuracy("counts") == 0
