"""Pages of HTML: fields and typed blocks from the bytes alone, and nothing that breaks on broken markup."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hemeroteca.collect import clipping_from_bytes
from hemeroteca.errors import SourceError
from hemeroteca.parse import parse_clipping

PAGE = """<!DOCTYPE html><html lang="es-ES"><head><meta charset="{charset}"><title>El puente cerrado | Gaceta</title>
<meta property="og:site_name" content="Gaceta Serrana">
<meta property="og:url" content="https://gacetaserrana.example/puente">
<link rel="canonical" href="https://gacetaserrana.example/puente-cerrado">
<meta name="description" content="{description}">
<meta property="article:published_time" content="2025-03-04T09:30:00+01:00"><meta name="author" content="Ana Ruiz">
</head><body><nav><a href="/">Inicio</a> <a href="/opinion">Opinión</a></nav><article><h1>El puente cerrado</h1>{deck}
<p>El puente sobre el río Lenta sigue cerrado desde enero, dijo el martes la alcaldesa, Marta Vidal, en una
<a href="https://otro.example/x">entrevista con Radio Lenta</a>, que recogió este diario.</p>
<h2>Los plazos</h2><p>Las obras costarán 3,2 millones de euros y durarán cinco meses, de acuerdo con el contrato que
publicó el ayuntamiento la semana pasada.</p><blockquote><p>No vamos a abrir un puente inseguro.</p></blockquote>
<ul><li>Primera fase: los pilares</li><li>Segunda fase: el tablero</li></ul>
<p>Los vecinos esperan que esta vez se cumplan los plazos que se anunciaron en el pleno.</p></article>
<footer>Aviso legal y contacto</footer></body></html>"""
DECK = "La alcaldesa promete abrirlo en mayo, según consta en acta."
SHOWN = f'<p class="standfirst">{DECK}</p>'


def page(**parts: str) -> str:
    """The page with some parts changed."""
    return PAGE.format(
        **{"charset": "utf-8", "description": DECK, "deck": f'<p class="standfirst">{DECK}</p>', **parts}
    )


def test_the_fields_of_a_page_come_from_its_markup(parse):
    """Title, authors, outlet, the moment with its zone, both addresses, language."""
    (article,) = parse(page())
    assert (article.title, article.authors, article.outlet) == ("El puente cerrado", ("Ana Ruiz",), "Gaceta Serrana")
    assert article.published == "2025-03-04T09:30:00+01:00"
    assert article.url == "https://gacetaserrana.example/puente"
    assert article.canonical == "https://gacetaserrana.example/puente-cerrado"
    assert (article.language, article.posted) == ("es", None)


def test_blocks_keep_their_kinds_and_the_pages_frame_stays_out(parse):
    """Headings, quotations and list items are typed; menu and footer are gone."""
    (article,) = parse(page())
    kinds = [block.kind for block in article.blocks]
    assert kinds == ["title", "deck", "paragraph", "heading", "paragraph", "quotation", "item", "item", "paragraph"]
    assert "Aviso legal" not in article.text
    assert "Opinión" not in article.text


def test_a_description_that_only_machines_see_is_no_deck(parse):
    """The meta description counts only where the page shows it as its own."""
    (article,) = parse(page(deck=""))
    assert article.deck is None


def test_a_byline_shown_as_text_is_no_paragraph(parse):
    """It is taken out, and says who wrote where the markup does not."""
    shown = page(deck="<p>Por Luis Pérez | 4 de marzo de 2025</p>").replace(
        '<meta name="author" content="Ana Ruiz">', ""
    )
    (article,) = parse(shown)
    assert "Por Luis" not in article.text
    assert article.authors == ("Luis Pérez",)


def test_links_point_at_their_words(parse):
    """A link's span holds the words that carry it."""
    (article,) = parse(page())
    link = next(link for link in article.links if link.url == "https://otro.example/x")
    assert article.text[link.span.start : link.span.end] == "entrevista con Radio Lenta"


def test_a_declared_encoding_is_believed(parse):
    """Old pages say in their first bytes how the rest is to be read."""
    (article,) = parse(page(charset="iso-8859-1").encode("windows-1252"))
    assert "según consta en acta" in article.text


@pytest.mark.parametrize(
    "broken",
    [
        "<html><![n<p>",
        "<html>" + "<div>" * 3000 + "x",
        "<html><p>\x01\x02 &#0; &#xFFFFFF;</p>",
        "<html><body><p>" + "a" * 50_000,
        '<html><script type="application/ld+json">{"@type": ["NewsArticle", {"author": 3}]}</script><p>x</p>',
        '<?xml version="1.0" encoding="utf-8"?><html><body><p>words enough to make a paragraph</p></body></html>',
        "<html><head><meta charset='utf-7'></head><body>x</body></html>",
    ],
)
def test_broken_markup_gives_less_and_never_breaks(parse, broken):
    """A page that holds no article is said to hold none."""
    with suppress(SourceError):
        assert parse(broken)


@given(st.text(alphabet=st.sampled_from("<>/=\"'abhp&;!-[] \n"), max_size=400))
@settings(deadline=None, max_examples=60)
def test_arbitrary_markup_never_raises_but_a_source_error(markup):
    """Tags in any disorder."""
    clipping = clipping_from_bytes(b"<html>" + markup.encode(), origin="x", collected="2026-01-01T00:00:00Z")
    with suppress(SourceError):
        parse_clipping(clipping)
