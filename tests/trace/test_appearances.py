"""Which names an article has, and what it calls them besides."""

from hemeroteca.read import read_article
from hemeroteca.read.given_names import is_given_name
from hemeroteca.records import Article, Block, Span
from hemeroteca.trace.appearances import find_appearances


def appearances(text, language="en"):
    """The names of a text by their keys."""
    article = Article(
        id="0" * 16, clipping="", blocks=(Block(kind="paragraph", text=text),), span=Span(0, 0), language=language
    )
    found = find_appearances(article, read_article(article), is_given_name)
    assert all(0 <= each.span.start < each.span.end <= len(text) for each in found)
    return {each.key: each for each in found}


def test_a_name_has_its_spellings_and_what_it_says():
    """A surname after the full name is one of them, and no name of its own."""
    found = appearances("Mayor Ida Quill said that the mill had burned. “It was old,” Quill said. Rain fell on Dunsel.")
    quill = found["ida quill"]
    assert set(quill.spellings) == {"Ida Quill", "Quill"}
    assert len(quill.statements) == 2
    assert not quill.bare
    assert "quill" not in found
    assert "mayor" not in found


def test_a_surname_alone_is_bare():
    """It means somebody in this article only."""
    assert appearances("The mill burned, Ms. Quill said on Monday. “It was old,” Quill said.")["quill"].bare


def test_whoever_has_no_name_has_no_appearance():
    """Descriptions and the institutions that everybody has."""
    found = appearances("The ministry said that it rained. A nurse said that it did not. The Government denied it.")
    assert not found


def test_initials_in_brackets_are_an_alias():
    """With the place where the article says so."""
    text = "The World Harbour Council (WHC) met in Dunsel. The WHC said that the piers would be rebuilt."
    council = appearances(text)["world harbour council"]
    (alias,) = council.aliases
    assert alias[0] == "whc"
    assert text[alias[1].start : alias[1].end] == "WHC"


def test_initials_that_do_not_fit_are_no_alias():
    """A dateline names an agency, and a part of a name is one in its article only."""
    assert not any(each.aliases for each in appearances("DUNSEL (AP) - Ida Quill said that it rained.").values())
    text = "El Consejo Mundial de Puertos (WHC, por sus siglas en inglés) se reunió en Dunsel, dijo Ida Quill."
    assert [key for key, _ in appearances(text, "es")["consejo mundial puertos"].aliases] == ["whc"]


def test_a_name_at_birth_is_an_alias_and_a_role_is_none():
    """After "née" the first name stays; after "formerly" another name has to share a word."""
    text = "Ida Quill, née Marrow, said that it rained. Oda Renwick, formerly Harbour Master, denied it."
    found = appearances(text)
    assert [key for key, _ in found["ida quill"].aliases] == ["ida marrow"]
    assert found["oda renwick"].aliases == ()
    spanish = appearances("Ida Quill, también conocida como Ida Marrow, dijo que llovía.", "es")
    assert [key for key, _ in spanish["ida quill"].aliases] == ["ida marrow"]
