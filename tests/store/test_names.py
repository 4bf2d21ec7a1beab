"""The tables of names: what is put in comes back, and goes with its article."""

from making import COLLECTED, dump, make_article, make_clipping, make_filing

from hemeroteca.records import Appearance, Span, Tie

NAME_TABLES = ("names", "appearances", "aliases", "blocks", "ties", "entities", "unnamed")


def file_one(archive, name, body="Mara Quill met the Harbour Board (HB)."):
    """Files an article; answers its id and its clipping's."""
    clipping = make_clipping(name, collected=COLLECTED)
    article = make_article(clipping, body, title=name, url=f"https://example.org/{name}", published="2025-10-01")
    archive.file_clipping(clipping, [make_filing(article)])
    return article.id, clipping.id


def appearance(key, **more: object):
    """A name at the beginning of an article."""
    settled = {"name": key.title(), "kind": "person", "span": Span(0, 5), "blocks": (f"={key}",), **more}
    return Appearance(key=key, **settled)


def test_a_name_over_articles_is_laid_out_for_comparison(archive):
    """With its kind, and where other names for it are given."""
    (one, _), (two, _) = file_one(archive, "one"), file_one(archive, "two")
    board = appearance("harbour board", kind="organisation", aliases=(("hb", Span(30, 32)),))
    archive.naming.put_appearances(one, [board])
    archive.naming.put_appearances(two, [appearance("harbour board", kind="organisation")])
    (name,) = archive.naming.block("=harbour board")
    assert (name.key, name.kind, name.bare) == ("harbour board", "organisation", False)
    assert name.aliases == (("hb", f"{one}#30-32"),)
    assert archive.naming.unsettled(9) == ("=harbour board",)


def test_naming_an_article_twice_changes_nothing(archive):
    """Another program may have been faster."""
    article, _ = file_one(archive, "one")
    assert archive.naming.unnamed() == (article,)
    for _ in range(2):
        archive.naming.put_appearances(article, [appearance("mara quill", statements=(0, 2))])
        archive.naming.put_entities([[1]])
    assert archive.naming.unnamed() == ()
    assert archive.naming.said(1) == ((article, 0), (article, 2))
    (entry,) = archive.naming.list_entities().entries
    assert (entry.name, entry.articles, entry.statements, entry.names) == ("Mara Quill", 1, 2, 1)


def test_surnames_alone_are_as_many_as_their_articles(archive):
    """A full name is one."""
    for name in ("one", "two"):
        article, _ = file_one(archive, name)
        bare = appearance("quill", bare=True, blocks=("~kl",))
        archive.naming.put_appearances(article, [bare, appearance("mara quill", blocks=("~kl",))])
    assert [(name.key, name.bare) for name in archive.naming.block("~kl")] == [
        ("quill", True),
        ("mara quill", False),
        ("quill", True),
    ]
    assert len(archive.naming.numbers(["quill"])) == 0
    assert len(archive.naming.numbers(["quill"], article)) == 1


def test_ties_of_a_block_are_put_in_the_place_of_the_old(archive):
    """And kin are all that are tied, however far."""
    article, _ = file_one(archive, "one")
    names = [appearance(f"{first} quill", blocks=("~kl",)) for first in ("ada", "ida", "mara")]
    archive.naming.put_appearances(article, names)
    archive.naming.put_ties("~kl", [Tie(1, 2, "spelling"), Tie(2, 3, "initials", f"{article}#0-5")])
    assert archive.naming.unsettled(9) == ()
    assert archive.naming.kin([3]) == {1, 2, 3}
    archive.naming.put_ties("~kl", [Tie(1, 2, "spelling")])
    assert archive.naming.ties([1, 2, 3]) == [Tie(1, 2, "spelling")]


def test_ties_that_change_say_whose_entities_are_to_be_found_again(archive):
    """As names do that are new or were taken back; of the others of a block none."""
    article, _ = file_one(archive, "one")
    names = [appearance(f"{first} quill", blocks=("~kl",)) for first in ("ada", "ida", "mara", "oda")]
    archive.naming.put_appearances(article, names)
    assert archive.naming.put_ties("~kl", [Tie(1, 2, "spelling")]) == {1, 2, 3, 4}
    archive.naming.put_entities([[1, 2], [3], [4]])
    assert archive.naming.put_ties("~kl", [Tie(1, 2, "spelling")]) == set()
    assert archive.naming.put_ties("~kl", [Tie(2, 3, "initials")]) == {1, 2, 3}
    archive.naming.unsettle([4])
    assert archive.naming.unsettled(9) == ("~kl",)
    assert archive.naming.put_ties("~kl", [Tie(2, 3, "initials")]) == {4}


def test_a_removed_article_leaves_no_name_behind(archive):
    """In no table, and what it shared with others is to be settled again."""
    (one, _), (two, gone) = file_one(archive, "one"), file_one(archive, "two")
    archive.naming.put_appearances(one, [appearance("ada quill", blocks=("~kl",))])
    more = [appearance(f"{first} quill", blocks=("~kl",), aliases=(("hb", Span(0, 2)),)) for first in ("ada", "ida")]
    archive.naming.put_appearances(two, more)
    archive.naming.put_ties("~kl", [Tie(1, 2, "nickname")])
    archive.naming.put_entities([[1, 2]])
    archive.remove_clipping(gone)
    assert archive.naming.unsettled(9) == ("~kl",)
    rows = dump(archive.path)
    assert [len(rows[table]) for table in NAME_TABLES] == [1, 1, 0, 1, 0, 0, 0]
