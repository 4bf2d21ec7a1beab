"""A person's word on whom names mean."""

import pytest
from texts import file_text

from hemeroteca.errors import AddressError, CorrectionError
from hemeroteca.pipeline import Change, correct, remove, undo_correction
from hemeroteca.pipeline.entities import entities, entity_of
from hemeroteca.store import open_archive

NOW = "2026-03-20T08:00:00+00:00"
LATER = "2026-03-21T08:00:00+00:00"
HARBOUR = "Commissioner Oda Renwick said that the piers of Dunsel would be rebuilt in stone by the end of the year."
BAKERY = "The baker O. Renwick won the prize for rye in Lower Marl. “I bake at four,” O. Renwick said on Friday."
MILL = "The mill burned at noon, Mr. Renwick said in Tolvery. Nobody was hurt there, he said of the fire at the mill."
STAGE = "The actor Piet Marrow sang in Birrin Head. “They paid in herring,” Piet Marrow said after the song."


@pytest.fixture
def archive(tmp_path):
    with open_archive(tmp_path / "a.hemeroteca") as opened:
        for number, text in enumerate((HARBOUR, BAKERY, MILL, STAGE)):
            file_text(opened, text, str(number), f"202{number}-03-03")
        yield opened


def say(archive, address, field, value, made=NOW):
    """Makes a correction."""
    return correct(archive, Change(address=address, field=field, value=value, made=made))


def names_of(archive, name):
    """The names of the entity that a name means."""
    return {alias.name for alias in entity_of(archive, name).names}


def place_of(archive, words):
    """The address of the first place of words in the archive."""
    filing = next(filing for filing in archive.filings() if words in filing.article.text)
    start = filing.article.text.index(words)
    return f"{filing.article.id}#{start}-{start + len(words)}"


def test_what_the_machine_merged_a_person_takes_apart(archive):
    """And joins to somebody else, and takes back."""
    assert names_of(archive, "Oda Renwick") == {"Oda Renwick", "O. Renwick"}
    apart = say(archive, place_of(archive, "O. Renwick"), "apart", "Oda Renwick")
    assert names_of(archive, "Oda Renwick") == {"Oda Renwick"}
    assert names_of(archive, "O. Renwick") == {"O. Renwick"}
    same = say(archive, "Piet Marrow", "same", "O. Renwick", LATER)
    marrow = entity_of(archive, "Piet Marrow")
    assert [(alias.why, alias.correction) for alias in marrow.names[1:]] == [("person", same.id)]
    undo_correction(archive, same.id)
    undo_correction(archive, apart.id)
    assert names_of(archive, "Oda Renwick") == {"Oda Renwick", "O. Renwick"}
    assert archive.corrections() == ()


def test_a_surname_alone_is_named_by_its_place(archive):
    """Whatever is typed first."""
    place = place_of(archive, "Renwick said in Tolvery")[: len("0" * 16)]
    address = place_of(archive, "Renwick said in Tolvery")
    start = int(address.partition("#")[2].partition("-")[0])
    address = f"{place}#{start}-{start + len('Renwick')}"
    for one, other in ((address, "Oda Renwick"), ("Oda Renwick", address)):
        correction = say(archive, one, "same", other)
        assert "Renwick" in names_of(archive, "Oda Renwick")
        assert (correction.article, correction.quote, correction.value) == (place, "Renwick", "Oda Renwick")
        undo_correction(archive, correction.id)
        assert "Renwick" not in names_of(archive, "Oda Renwick")


def test_a_persons_word_survives_a_new_reading(archive):
    """It is ground, and the names it is about are found again."""
    say(archive, "Piet Marrow", "same", "Oda Renwick")
    say(archive, "O. Renwick", "apart", "Oda Renwick", LATER)
    before = [entity.names for entity in entities(archive)]
    for clipping_id in archive.clipping_ids():
        filings = archive.filings_in(clipping_id)
        archive.replace_filings(clipping_id, ())
        archive.replace_filings(clipping_id, filings)
    after = [entity.names for entity in entities(archive)]
    assert sorted({alias.name for alias in names} for names in after if len(names) > 1) == sorted(
        {alias.name for alias in names} for names in before if len(names) > 1
    )
    assert names_of(archive, "Oda Renwick") == {"Oda Renwick", "Piet Marrow"}


def test_the_last_word_counts(archive):
    """Where a person says one thing and then the other."""
    say(archive, "Piet Marrow", "same", "Oda Renwick")
    say(archive, "Piet Marrow", "apart", "Oda Renwick", LATER)
    assert names_of(archive, "Piet Marrow") == {"Piet Marrow"}


def test_what_was_said_of_a_removed_articles_name_goes_with_it(archive):
    """Nothing of the name stays in the file."""
    say(archive, "Piet Marrow", "same", "Oda Renwick")
    remove(archive, place_of(archive, "Piet Marrow").partition("#")[0])
    assert archive.corrections() == ()
    assert names_of(archive, "Oda Renwick") == {"Oda Renwick", "O. Renwick"}
    assert b"Marrow" not in archive.path.read_bytes()


def test_what_was_said_of_names_that_others_have_stays(archive):
    """It moves to another of their articles."""
    again = file_text(archive, STAGE.replace("Birrin Head", "Dunsel"), "again", "2025-01-01")
    said = say(archive, "Piet Marrow", "same", "Oda Renwick")
    remove(archive, said.article)
    (kept,) = archive.corrections()
    assert (kept.id, kept.article) == (said.id, again)
    assert names_of(archive, "Oda Renwick") == {"Oda Renwick", "O. Renwick", "Piet Marrow"}


@pytest.mark.parametrize(
    ("address", "value", "error"),
    [
        ("Nobody At All", "Oda Renwick", AddressError),
        ("Oda Renwick", "Nobody At All", AddressError),
        ("Oda Renwick", "Renwick", AddressError),
        ("Oda Renwick", None, AddressError),
        ("0000000000000000#0-4", "Oda Renwick", AddressError),
        ("Oda Renwick", "Dr. Oda Renwick", CorrectionError),
    ],
)
def test_what_fits_no_two_names_is_refused(archive, address, value, error):
    """And nothing is kept."""
    with pytest.raises(error):
        say(archive, address, "same", value)
    assert archive.corrections() == ()
