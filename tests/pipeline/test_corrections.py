"""A person's word over the machine's, through the whole pipeline."""

import pytest

from hemeroteca.collect import clipping_from_bytes
from hemeroteca.errors import AddressError, CorrectionError
from hemeroteca.pipeline import Change, correct, derive_filings, file_clipping, rebuild, remove, undo_correction
from hemeroteca.store import open_archive
from hemeroteca.text import format_address

NOW = "2026-03-20T08:00:00+00:00"
LATER = "2026-03-21T08:00:00+00:00"


def page(samples):
    """The sample page as a clipping."""
    return clipping_from_bytes((samples / "page.txt").read_bytes(), origin="page.txt", collected=NOW)


@pytest.fixture
def archive(samples, tmp_path):
    """An archive with the sample page."""
    with open_archive(tmp_path / "a.hemeroteca") as opened:
        file_clipping(opened, page(samples))
        yield opened


def first_statement(archive):
    """The article, the statement and the address of the first statement that has a speaker."""
    for filing in archive.filings():
        for statement in filing.reading.statements:
            if statement.speaker:
                spans = statement.content
                return filing.article, statement, format_address(filing.article.id, spans[0].start, spans[-1].end)
    raise AssertionError("the sample page has statements")


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("title", "Another title", "Another title"),
        ("deck", None, None),
        ("authors", "Ana Roldán; Ben Quist", ("Ana Roldán", "Ben Quist")),
        ("outlet", "The Other Courier", "The Other Courier"),
        ("published", "2026-03-01", "2026-03-01"),
        ("posted", None, None),
        ("url", "https://www.other.example/1", "https://www.other.example/1"),
        ("language", "pt", "pt"),
    ],
)
def test_a_corrected_field_survives_a_new_reading(archive, field, value, kept):
    """Each field can be corrected, the id stays, and reading everything again keeps what the person said."""
    before = next(archive.filings()).article
    correct(archive, Change(address=before.id, field=field, value=value, made=LATER))
    assert getattr(archive.article(before.id), field) == kept
    for clipping_id in archive.clipping_ids():
        archive.replace_filings(clipping_id, derive_filings(archive.clipping(clipping_id), archive.corrections()))
    assert getattr(archive.article(before.id), field) == kept


def test_undoing_brings_back_what_the_machine_said(archive):
    """After `undo` every filing is as before."""
    before = list(archive.filings())
    article, _, address = first_statement(archive)
    made = [
        correct(archive, Change(address=address, field="speaker", value="Somebody Else", made=NOW)),
        correct(archive, Change(address=article.id, field="title", value="Another title", made=LATER)),
    ]
    assert list(archive.filings()) != before
    for correction in reversed(made):
        undo_correction(archive, correction.id)
    assert list(archive.filings()) == before
    assert archive.corrections() == ()


def test_a_speaker_finds_its_statement_after_the_text_moved(archive):
    """A corrected speaker stays with its words when a longer title moves every offset of the article."""
    article, statement, address = first_statement(archive)
    words = [article.text[start:end] for start, end in statement.content]
    correct(archive, Change(address=address, field="speaker", value="Somebody Else", made=NOW))
    correct(archive, Change(address=article.id, field="title", value="A much longer title " * 3, made=LATER))
    text = archive.article(article.id).text
    moved = [
        s for s in archive.reading(article.id).statements if [text[start:end] for start, end in s.content] == words
    ]
    assert [s.speaker.name for s in moved] == ["Somebody Else"]


def test_a_split_and_its_undoing(archive):
    """Splitting an article makes two; undoing makes it one again."""
    before = list(archive.filings())
    article = max((f.article for f in before), key=lambda a: len(a.blocks))
    words = article.blocks[-2].text[:50]
    correction = correct(archive, Change(address=article.id, field="split", value=words, made=LATER))
    after = list(archive.filings())
    assert len(after) == len(before) + 1
    assert any(f.article.blocks[0].text.startswith(words) for f in after)
    undo_correction(archive, correction.id)
    assert list(archive.filings()) == before


@pytest.mark.parametrize(
    ("address", "field", "value", "error"),
    [
        ("0123456789abcdef", "title", "x", AddressError),
        ("{id}", "speaker", "x", CorrectionError),
        ("{id}#0-1", "speaker", "x", AddressError),
        ("{id}", "published", "yesterday", CorrectionError),
        ("{id}", "url", "javascript:alert(1)", CorrectionError),
        ("{id}", "split", "words that stand nowhere", CorrectionError),
    ],
)
def test_a_correction_that_fits_nothing_is_refused(archive, address, field, value, error):
    """What cannot be applied is refused with an error and nothing is kept of it."""
    article = next(archive.filings()).article
    with pytest.raises(error):
        correct(archive, Change(address=address.format(id=article.id), field=field, value=value, made=LATER))
    assert archive.corrections() == ()


def test_what_was_corrected_and_removed_leaves_no_word(archive):
    """Removing an article takes the corrections that quote it along."""
    article, _, address = first_statement(archive)
    correct(archive, Change(address=address, field="speaker", value="Somebody Else", made=LATER))
    remove(archive, article.id)
    assert archive.corrections() == ()
    assert archive.article(article.id) is None


def test_readings_of_an_older_reader_are_read_again(archive):
    """`rebuild` reads again what another version read, and nothing twice."""
    before = list(archive.filings())
    assert rebuild(archive) == 0
    old = [f.__class__(article=f.article, reading=type(f.reading)(language="en", version="0")) for f in before]
    archive.replace_filings(archive.clipping_ids()[0], old)
    assert rebuild(archive) == 1
    assert list(archive.filings()) == before
