"""Articles on one mill, the same quotation in each, and their trace with outlets for articles."""

from __future__ import annotations

from tests.trace.press import Said, first_of, shelve, span_of, write

from hemeroteca.records import Credit, Filing, Link
from hemeroteca.trace import trace_statement

QUOTE = "The mill will be silent by the autumn, whatever the council decides"
PROSE = (
    "The mill at Sorn Bridge has ground flour for the valley since the year of the great flood, and its wheel can be "
    "heard from the churchyard when the wind stands in the west. Its owner inherited it from an aunt who never married "
    "and who is said to have oiled the bearings with goose fat. Nobody in the village remembers a harvest that was not "
    "brought there on carts, and later on lorries, along the narrow road behind the school."
)
OTHER_PROSE = (
    "A meeting of the parish lasted until midnight on Tuesday and ended without a vote. Several farmers spoke of the "
    "cost of fuel, one of them at such length that the caretaker began to stack the chairs around him. The minutes "
    "will be published next week, the clerk promised, once he has found somebody who can read his handwriting."
)


def report(outlet, day, *via: str, prose=OTHER_PROSE, said=True, links=(), credit=None):
    """An article with the quotation, heard from whom `via` says, nearest to the speaker first."""
    chain = "".join(f" (so {name})" for name in via)
    body = f"{prose}\n\n“{QUOTE}”, Edda Mills told us{chain}. Nothing more was said. {credit or ''}"
    notes = [Said(QUOTE, "Edda Mills", via)] if said else []
    filing = write(outlet, day, body, *notes, *(Link(url=url) for url in links))
    if credit:
        found = Credit(text=credit, span=span_of(filing.article.text, credit))
        filing = write(outlet, day, body, *notes, found)
    return filing


def trace(*filings: Filing):
    """The trace of the first article's statement."""
    return trace_statement(shelve(*filings), first_of(filings[0]))


def edges(result, *filings: Filing):
    """The edges of a trace with outlets for articles."""
    names = {filing.article.id: filing.article.outlet for filing in filings}
    return {(names.get(e.origin, e.origin), e.kind, names.get(e.target, e.target)) for e in result.edges}


def origins(result):
    """The names of the origins and whether the archive has them."""
    return {(origin.name, origin.in_archive) for origin in result.origins}
