"""The reference page: four days, four articles, read in place and never committed."""

import pytest

from hemeroteca.collect import clipping_from_bytes
from hemeroteca.parse import decode_clipping, parse_clipping

EXPECTED = [
    ("2025-11-16", "2025-11-13", "Jewish communities must confront", "After more than two years of war",
     ("Antony Loewenstein",), "Middle East Eye", "https://www.middleeasteye.net/", 3),
    ("2025-11-15", "2025-11-14", "Abandoning strategic neutrality", "The Kazakh president",
     ("Hazal Yalin",), "The Cradle", "https://thecradle.co/", 6),
    ("2025-11-14", "2025-11-13", "Israel Seeks 20-Year Military Aid Deal", "Under the current 10-year deal",
     ("Dave DeCamp",), "Antiwar.com", "https://news.antiwar.com/", 0),
    ("2025-11-12", "2025-10-29", "Constructing chaos", "The massacre of at least 1,500",
     ("The Cradle's Syria Correspondent",), "The Cradle", "https://thecradle.co/", 11),
]  # fmt: skip


@pytest.fixture(scope="module")
def clipping(shared):
    """The page as a clipping."""
    content = (shared / "seeds" / "iconos.txt").read_bytes()
    return clipping_from_bytes(content, origin="iconos.txt", collected="2025-11-17T08:00:00+00:00")


@pytest.mark.shared
def test_exactly_the_four_articles_are_found_with_their_fields(clipping):
    """Posted, published, title, deck, authors, outlet and address are as a person reads them."""
    articles = parse_clipping(clipping)
    assert len(articles) == len(EXPECTED)
    for article, (posted, published, title, deck, authors, outlet, address, _) in zip(articles, EXPECTED, strict=True):
        assert (article.posted, article.published, article.authors) == (posted, published, authors)
        assert article.outlet == outlet
        assert article.title.startswith(title)
        assert article.deck.startswith(deck)
        assert article.url.startswith(address)
        assert article.language == "en"


@pytest.mark.shared
def test_all_section_headings_are_headings_and_no_paragraph_is_one(clipping):
    """Questions are told from headings that ask: "A meeting in Najaf?" is one, a paragraph that asks is none."""
    articles = parse_clipping(clipping)
    headings = [[block.text for block in article.blocks if block.kind == "heading"] for article in articles]
    assert [len(found) for found in headings] == [count for *_, count in EXPECTED]
    assert headings[0] == ["Moral collapse", "Zionist reality", "Kahane's legacy"]
    assert "A meeting in Najaf?" in headings[3]
    assert headings[3][-1] == "Israeli ambitions"


@pytest.mark.shared
def test_every_line_of_the_page_is_an_articles_or_the_pages_own(clipping):
    """Nothing of the header leaks in and nothing of a body is lost."""
    text = decode_clipping(clipping)
    articles = parse_clipping(clipping)
    words = sum(len(article.text.split()) for article in articles)
    assert text.split()[0] not in articles[0].text.split()
    assert len(text.split()) - 60 < words < len(text.split()) - 30


@pytest.mark.shared
def test_unmarked_quotations_after_a_colon_are_quotations(clipping):
    """A block quotation that lost its indentation is told by the sentence that announces it."""
    first = parse_clipping(clipping)[0]
    announced = [
        after.kind
        for before, after in zip(first.blocks, first.blocks[1:], strict=False)
        if before.text.endswith("writes that:")
    ]
    assert announced == ["quotation"]


@pytest.mark.shared
def test_a_letter_lost_to_a_drop_cap_stays_lost_and_is_doubted(clipping):
    """What is not there is not made up; a person is told."""
    first = parse_clipping(clipping)[0]
    body = next(block for block in first.blocks if block.kind == "paragraph")
    assert body.text.startswith("here's a desperate need")
    assert any("drop cap" in doubt.text for doubt in first.doubts)


@pytest.mark.shared
def test_every_fragment_of_a_real_page_gives_an_article(shared):
    """Digests and press reviews of eight languages parse to something, whatever they hold."""
    for path in sorted((shared / "samples" / "pastes").glob("*.txt")):
        clipping = clipping_from_bytes(path.read_bytes(), origin=path.name, collected="2025-11-17T08:00:00+00:00")
        assert parse_clipping(clipping), path.name
