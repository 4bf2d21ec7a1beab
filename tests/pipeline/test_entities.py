"""Archive → entities: named as they are filed, merged with evidence, and taken apart when articles go."""

import pytest
from texts import file_text

from hemeroteca.pipeline import rebuild, remove
from hemeroteca.pipeline.entities import entities, entity_of, name_articles
from hemeroteca.store import open_archive

FULL = """Harbour commissioner Oda Renwick said that the piers of Dunsel would be rebuilt. Renwick named no price, and
the World Harbour Council (WHC) praised the plan for Dunsel and for Birrin Head."""
BARE = """The piers of Dunsel will be rebuilt, Commissioner Renwick said. “Birrin Head comes next,” Renwick said, and
the WHC agreed that Dunsel and Birrin Head needed it."""
OTHER = (
    """In Lower Marl the baker Ida Renwick won the prize for rye. “I bake at four,” Ida Renwick said in Lower Marl."""
)


def named(archive):
    """The entities of several names, as sets of them."""
    found = (frozenset(alias.name for alias in entity.names) for entity in entities(archive))
    return {names for names in found if len(names) > 1}


@pytest.fixture
def archive(tmp_path):
    with open_archive(tmp_path / "a.hemeroteca") as opened:
        yield opened


def test_names_are_merged_across_articles_with_their_evidence(archive):
    """A surname alone by the matter, initials by the article that spells them out."""
    full, bare = (file_text(archive, text, name, "2026-03-03") for name, text in (("full", FULL), ("bare", BARE)))
    file_text(archive, OTHER, "other", "2026-03-03")
    renwick = entity_of(archive, "Oda Renwick")
    assert [(alias.name, alias.why, alias.to) for alias in renwick.names] == [
        ("Oda Renwick", None, None),
        ("Renwick", "surname", "Oda Renwick"),
    ]
    assert renwick.names[1].at.startswith(bare)
    assert renwick.articles == 2
    assert renwick.statements == sum(alias.statements for alias in renwick.names) > 2
    council = entity_of(archive, "WHC")
    assert council.name == "World Harbour Council"
    short = council.names[1]
    assert (short.why, short.at[:16]) == ("stated", full)
    assert entity_of(archive, "Ida Renwick").articles == 1
    assert entity_of(archive, "Nobody At All") is None


def test_every_name_of_an_entity_leads_to_it(archive_path):
    """By its id and by its words; and the list holds each entity once."""
    with open_archive(archive_path) as archive:
        found = list(entities(archive))
        assert len({entity.entity for entity in found}) == len(found) > 20
        for entity in found:
            assert all(entity_of(archive, alias.id) == entity for alias in entity.names)
        assert [entity.statements for entity in found] == sorted((e.statements for e in found), reverse=True)


def test_a_removed_article_takes_its_evidence_with_it(archive):
    """What only it tied falls apart, and its names are gone."""
    full, bare = (file_text(archive, text, name, "2026-03-03") for name, text in (("full", FULL), ("bare", BARE)))
    assert len(named(archive)) == 2
    remove(archive, full)
    assert named(archive) == set()
    assert entity_of(archive, "Oda Renwick") is None
    assert entity_of(archive, "WHC").articles == 1
    remove(archive, bare)
    assert list(entities(archive)) == []


def test_naming_one_by_one_and_all_at_once_come_to_the_same(tmp_path):
    """What was settled before is settled again where a new article bears on it."""
    texts = {"bare": BARE, "full": FULL, "other": OTHER}
    found = []
    for at_once in (True, False):
        with open_archive(tmp_path / str(at_once)) as archive:
            for name, text in texts.items():
                file_text(archive, text, name, "2026-03-03")
                if not at_once:
                    name_articles(archive)
            found.append(named(archive))
    assert found[0] == found[1] != set()


def test_naming_twice_changes_nothing(archive_path):
    """The second time there is nothing to do; rebuilt, the archive has the same entities."""
    with open_archive(archive_path) as archive:
        before = list(entities(archive))
        assert name_articles(archive) == 0
        assert list(entities(archive)) == before
        rebuild(archive)
        assert list(entities(archive)) == before


def test_an_archive_that_cannot_be_written_shows_what_was_named(archive_path):
    """Looking raises nothing."""
    with open_archive(archive_path) as archive:
        before = list(entities(archive))
    archive_path.chmod(0o444)
    with open_archive(archive_path, create=False) as archive:
        assert list(entities(archive)) == before


def test_texts_without_names_have_no_entities(archive):
    """Nothing fails on them."""
    for number, text in enumerate(("", "12", "It was so.", "¿?", "a " * 50)):
        file_text(archive, text, str(number), "9999-12-31")
    assert list(entities(archive)) == []
