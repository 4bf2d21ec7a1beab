"""A person's word over the machine's, on the records alone."""

import pytest

from hemeroteca.parse import correct_articles
from hemeroteca.records import Correction

PAGE = (
    "domingo, 16 de noviembre de 2025\n\nLa barca que volvió con seis\n\nEl puerto hace cuentas en voz baja\n\n"
    "Por Clara Montes\n\nhttps://elmolino.example/notas/la-barca-que-volvio\n\n"
    "La barca salió al alba con siete personas y volvió con seis, según contó el patrón en la taberna.\n\n"
    "El molino que dejó de moler\n\n"
    "El molino viejo dejó de moler en octubre, cuando la presa se quedó sin agua por tercera vez.\n\n"
    "Fuente: El Molino\n"
)


def correction(article, field, value=None, **words: str):
    """A correction of one article."""
    return Correction(id="c1", article=article.id, field=field, value=value, made="2026-01-01T00:00:00Z", **words)


@pytest.fixture
def article(parse):
    """One article, with a heading that is really a second article's title."""
    (found,) = parse(PAGE)
    return found


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("authors", "Ana Ruiz; Luis Pérez", ("Ana Ruiz", "Luis Pérez")),
        ("authors", None, ()),
        ("outlet", "El Molino de Abajo", "El Molino de Abajo"),
        ("published", "2025-11-01", "2025-11-01"),
        ("posted", None, None),
        ("url", "https://a.example/b", "https://a.example/b"),
        ("language", "gl", "gl"),
    ],
)
def test_a_field_becomes_what_the_person_says(article, field, value, expected):
    """And nothing else changes, the id least of all."""
    (corrected,) = correct_articles([article], [correction(article, field, value)])
    assert getattr(corrected, field) == expected
    assert (corrected.id, corrected.blocks) == (article.id, article.blocks)


def test_another_title_changes_the_text_and_moves_the_spans(article):
    """Credits still point at their own words after the title grew."""
    (corrected,) = correct_articles([article], [correction(article, "title", "La barca, el patrón y los seis")])
    assert corrected.blocks[0].text == corrected.title == "La barca, el patrón y los seis"
    (credit,) = corrected.credits
    assert corrected.text[credit.span.start : credit.span.end] == credit.text


def test_a_deck_that_is_none_becomes_a_paragraph(article):
    """A person says it is no deck; the words stay in the article."""
    (corrected,) = correct_articles([article], [correction(article, "deck", None)])
    assert corrected.deck is None
    assert "paragraph El puerto hace cuentas en voz baja" in [f"{b.kind} {b.text}" for b in corrected.blocks]


def test_a_paragraph_that_is_the_deck_is_not_said_twice(article):
    """The paragraph with those words becomes the deck, and the old deck a paragraph."""
    words = next(block.text for block in article.blocks if block.kind == "paragraph")
    (corrected,) = correct_articles([article], [correction(article, "deck", words)])
    assert corrected.text.count(words) == 1
    assert corrected.deck == words
    assert "El puerto hace cuentas en voz baja" in corrected.text


def test_a_split_begins_a_new_article_at_the_words(article):
    """The second part gets an id from its words, its first line as title, and the credit that stands in it."""
    made = correction(article, "split", quote="El molino que dejó")
    first, second = correct_articles([article], [made])
    assert first.id == article.id != second.id
    assert second.title == "El molino que dejó de moler"
    assert (len(first.credits), len(second.credits)) == (0, 1)
    credit = second.credits[0]
    assert second.text[credit.span.start : credit.span.end] == credit.text


def test_words_that_stand_twice_are_told_apart_by_what_is_around_them(article):
    """The prefix that was kept with the quotation decides."""
    second_place = article.text.index("moler", article.text.index("moler") + 5)
    made = correction(article, "split", quote="moler", prefix="dejó de ", suffix=" en octubre")
    _, second = correct_articles([article], [made])
    assert second.text == article.text[second_place:]


def test_a_split_at_words_that_are_gone_leaves_a_doubt(article):
    """The article stays whole and says what could not be done."""
    (corrected,) = correct_articles([article], [correction(article, "split", quote="words that are nowhere")])
    assert corrected.blocks == article.blocks
    assert [doubt.about for doubt in corrected.doubts] == ["split"]


def test_a_join_undoes_a_split(article):
    """The second part's title is a heading in the whole."""
    parts = correct_articles([article], [correction(article, "split", quote="El molino que dejó")])
    (joined,) = correct_articles(parts, [correction(parts[1], "join")])
    assert joined.id == article.id
    assert [block.text for block in joined.blocks] == [block.text for block in article.blocks]


def test_corrections_follow_one_another(article):
    """A field of the part that was split off can be corrected in the same breath."""
    made = correction(article, "split", quote="El molino que dejó")
    _, second = correct_articles([article], [made])
    _, corrected = correct_articles([article], [made, correction(second, "authors", "Jaime Soler")])
    assert corrected.authors == ("Jaime Soler",)
