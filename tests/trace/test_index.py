"""What an index needs to find an article's siblings."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.trace.press import Said, write

from hemeroteca.records import Article, Block, Reading, Span, Statement
from hemeroteca.trace import index_filing

SENTENCE = (
    "The lock keeper of Lower Tarn had painted the gates green in the spring, and the barges that came down from the "
    "quarries left long white scratches on them before the paint was dry."
)


def sample(body, *notes: Said, outlet="Vale Herald"):
    """An article with statements."""
    return write(outlet, "2026-05-01", body, *notes)


def test_fingerprints_are_the_same_on_every_machine():
    """Numbers of 63 bits that stand for the words, whatever the process or the platform."""
    filing = sample("“Rotten piles”, he said.", Said("Rotten piles"))
    assert filing.shingles == ((5061163783126113470,),)


def test_case_accents_marks_and_edits_change_no_fingerprint():
    """What printers change in a quotation leaves its fingerprints as they are."""
    one = sample("“The númbers did not match our ledger,” she said.", Said("The númbers did not match our ledger"))
    two = sample(
        "«[t]he Numbers did — not — match [any of] our ledger», she said.",
        Said("[t]he Numbers did — not — match [any of] our ledger"),
    )
    assert one.shingles == two.shingles


def test_quotations_are_no_prose():
    """Direct speech, whatever stands in marks, titles and decks are masked, so that sharing them is no copying."""
    quoted = sample(f'“{SENTENCE}”\n\n«{SENTENCE}»\n\n"{SENTENCE}"\n\n„{SENTENCE}“')
    assert quoted.passages == ()
    open_mark = sample(f"“{SENTENCE}")
    assert open_mark.passages == ()
    told = sample(f"{SENTENCE} So he said.", Said(SENTENCE))
    assert told.passages == ()


def test_copied_prose_shares_passages_wherever_it_stands():
    """Any twelve words in a row that two articles share are found."""
    words = SENTENCE.split()
    for start in range(0, len(words) - 12, 3):
        copied = " ".join(words[start : start + 12])
        other = sample(
            f"Nothing was known of this until now. Then: so it was, {copied} and that is how it ended today."
        )
        assert set(sample(SENTENCE).passages) & set(other.passages)


def test_the_index_stays_small():
    """About two rows for every nine words of prose."""
    text = " ".join(f"word{number} stands here" for number in range(1000))
    assert 500 < len(sample(text).passages) < 900


@given(st.text(max_size=300), st.lists(st.tuples(st.integers(0, 320), st.integers(0, 320)), max_size=4))
def test_any_text_can_be_indexed(text, spans):
    """Surrogates, control characters, spans that overlap: no text breaks the index, and twice is equal."""
    content = tuple(Span(min(pair), max(pair)) for pair in spans)
    article = Article(id="0" * 16, clipping="c", blocks=(Block(kind="paragraph", text=text),), span=Span(0, 1))
    statement = Statement(source=(), cue=(), content=content, manner="direct")
    reading = Reading(language=None, version="1", statements=(statement,))
    filing = index_filing(article, reading)
    assert filing == index_filing(article, reading)
    assert all(0 <= number < 2**63 for number in (*filing.passages, *filing.shingles[0]))
