"""The fixed JSON of `read --jsonl` and `collect --dry-run --json`."""

from __future__ import annotations

import json

from hemeroteca.records import (
    Article,
    Block,
    Credit,
    Doubt,
    Draft,
    Hedge,
    Link,
    Mention,
    Quantity,
    Reading,
    Span,
    Speaker,
    Statement,
    TimeExpression,
    Via,
)
from hemeroteca.view.wires import cut_line, draft_line

TEXT = "Ana Roldán may sell 3 boats on Monday, she told The Harbour Post."


def test_a_draft_line_has_exactly_the_keys_of_the_design():
    """Every key of the design, no other, in its order; spans are pairs, unknown is null."""
    reading = Reading(
        language="en",
        version="1",
        statements=(
            Statement(
                source=(Span(39, 42),),
                cue=(Span(43, 47),),
                content=(Span(0, 37),),
                manner="indirect",
                speaker=Speaker(name="Ana Roldán", kind="person", confidence=0.75),
                via=(Via(name="The Harbour Post", kind="outlet", span=Span(48, 64)),),
                hedges=(0,),
                confidence=0.5,
            ),
        ),
        hedges=(Hedge(span=Span(11, 14), kind="doubt", scope=Span(11, 37)),),
        mentions=(Mention(span=Span(0, 10), name="Ana Roldán", kind="person"),),
        quantities=(Quantity(span=Span(20, 21), low=3.0, high=3.0, counted="boats"),),
        times=(TimeExpression(span=Span(31, 37), earliest="2026-03-02", latest="2026-03-02"),),
    )
    line = draft_line(Draft(id="7", text=TEXT), reading)
    assert line.endswith(b"}\n")
    assert json.loads(line) == {
        "id": "7",
        "language": "en",
        "statements": [
            {
                "source": [[39, 42]],
                "cue": [[43, 47]],
                "content": [[0, 37]],
                "manner": "indirect",
                "speaker": {"name": "Ana Roldán", "kind": "person", "confidence": 0.75},
                "via": [{"name": "The Harbour Post", "kind": "outlet", "span": [48, 64]}],
                "parent": None,
                "hedges": [0],
                "polarity": "affirmed",
                "confidence": 0.5,
            }
        ],
        "hedges": [{"span": [11, 14], "kind": "doubt", "scope": [11, 37]}],
        "mentions": [{"span": [0, 10], "name": "Ana Roldán", "kind": "person"}],
        "quantities": [
            {
                "span": [20, 21],
                "low": 3.0,
                "high": 3.0,
                "unit": None,
                "bound": "exact",
                "per": None,
                "counted": "boats",
            }
        ],
        "times": [{"span": [31, 37], "earliest": "2026-03-02", "latest": "2026-03-02"}],
    }


def test_a_cut_line_has_exactly_the_keys_of_the_design():
    """Links are addresses, credits and doubts are words, what is unknown is null."""
    article = Article(
        id="00112233445566aa",
        clipping="c",
        blocks=(Block(kind="title", text="Fog"), Block(kind="paragraph", text="It rained.")),
        span=Span(3, 20),
        title="Fog",
        authors=("Ana Roldán",),
        language="en",
        links=(Link(url="https://harbour.example/fog"),),
        credits=(Credit(text="(Agencia Litoral)", span=Span(5, 9)),),
        doubts=(Doubt(about="published", text="no date was found"),),
    )
    line = cut_line("fog.txt", "text/plain", [article], ["fog.txt: a line that went wrong"])
    assert json.loads(line) == {
        "origin": "fog.txt",
        "media_type": "text/plain",
        "articles": [
            {
                "title": "Fog",
                "deck": None,
                "authors": ["Ana Roldán"],
                "outlet": None,
                "published": None,
                "posted": None,
                "url": None,
                "language": "en",
                "blocks": [{"kind": "title", "text": "Fog"}, {"kind": "paragraph", "text": "It rained."}],
                "links": ["https://harbour.example/fog"],
                "credits": ["(Agencia Litoral)"],
                "span": [3, 20],
                "doubts": ["published: no date was found"],
            }
        ],
        "errors": ["fog.txt: a line that went wrong"],
    }
