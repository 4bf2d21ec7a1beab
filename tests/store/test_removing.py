"""Corrections, and taking things out for good."""

from __future__ import annotations

import apsw
import pytest
from making import dump, generate, inflate, make_article, make_clipping, make_correction, make_filing, say

from hemeroteca.errors import AddressError, ArchiveLockedError, CorrectionError
from hemeroteca.store import open_archive


@pytest.fixture
def path(tmp_path):
    return tmp_path / "press.hemeroteca"


def bytes_of(path):
    """All bytes of the archive's file and of the log beside it, inflated too."""
    log = path.with_name(path.name + "-wal")
    return inflate(path.read_bytes() + (log.read_bytes() if log.exists() else b""))


def test_corrections_come_back_in_the_order_they_were_made(archive):
    """All of them, or those of an article or of a clipping."""
    made = [
        make_correction("a" * 16, value="one"),
        make_correction("b" * 16, clipping="c", value=None, field="deck"),
        make_correction(
            "a" * 16, clipping="c", field="speaker", value="Mara Quill", quote="“No”", prefix="x", suffix="y"
        ),
    ]
    for correction in made:
        archive.add_correction(correction)
        archive.add_correction(correction)
    assert archive.corrections() == tuple(made)
    assert archive.corrections(article="a" * 16) == (made[0], made[2])
    assert archive.corrections(clipping="c") == (made[1], made[2])
    assert archive.corrections(article="b" * 16, clipping="d") == ()


def test_a_correction_can_be_taken_back_once(archive):
    """Taking back what is not there is an error."""
    correction = make_correction("a" * 16)
    archive.add_correction(correction)
    archive.remove_correction(correction.id)
    assert archive.corrections() == ()
    with pytest.raises(CorrectionError):
        archive.remove_correction(correction.id)


def test_corrections_survive_a_new_reading(archive):
    """They are ground."""
    clipping, filings = generate(5)
    archive.file_clipping(clipping, filings)
    correction = make_correction(filings[0].article.id, clipping=clipping.id)
    archive.add_correction(correction)
    archive.replace_filings(clipping.id, ())
    assert archive.corrections() == (correction,)


def file_and_fail(archive, clipping, filings):
    """Files and then raises, in one transaction."""
    with archive.transaction():
        archive.file_clipping(clipping, filings)
        archive.remove_correction("none")


def test_several_writes_in_a_transaction_are_one(archive):
    """Where one of them raises, none has happened."""
    clipping, filings = generate(5)
    with pytest.raises(CorrectionError):
        file_and_fail(archive, clipping, filings)
    assert archive.clipping_ids() == ()
    with archive.transaction():
        archive.file_clipping(clipping, filings)
        archive.add_correction(make_correction("a" * 16))
    assert len(archive.corrections()) == 1


def secret_page():
    """A clipping, its article and its filing, each word of it found nowhere else."""
    clipping = make_clipping(
        "Zyxomma spoke: «Quorvantel blinzik thrummond». Ulverix told Frindlewire.", origin="a/zamplorp.txt"
    )
    article = make_article(
        clipping,
        "Zyxomma spoke: «Quorvantel blinzik thrummond».",
        title="Ophelgrunt",
        outlet="Frindlewire",
        authors=("Ulverix",),
    )
    statement = say(article, "Quorvantel blinzik thrummond", "Zyxomma", via=("Frindlewire",))
    return clipping, article, make_filing(article, statement)


SECRETS = (b"zyxomma", b"quorvantel", b"blinzik", b"thrummond", b"ophelgrunt", b"frindlewire", b"ulverix", b"zamplorp")


@pytest.mark.parametrize("others", [0, 40])
def test_no_word_of_a_removed_clipping_stays_in_the_file(path, others):
    """Neither in the tables, nor in the full-text index, nor in the log, nor in the pages that are free."""
    clipping, article, filing = secret_page()
    correction = make_correction(article.id, value="Thrummond", quote="Quorvantel blinzik")
    with open_archive(path) as archive:
        for seed in range(others):
            archive.file_clipping(*generate(seed))
        before = dump(path)
        archive.file_clipping(clipping, [filing])
        archive.add_correction(correction)
        for seed in range(others, 2 * others):
            archive.file_clipping(*generate(seed))
            archive.remove_clipping(generate(seed)[0].id)
        assert [word for word in SECRETS if word in bytes_of(path).lower()] == list(SECRETS)
        archive.remove_clipping(clipping.id)
        assert [word for word in SECRETS if word in bytes_of(path).lower()] == []
        assert archive.search("quorvantel").total == 0
        assert archive.corrections() == ()
        terms = archive._connection
        terms.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, article_words, row)")
        assert terms.execute("SELECT term FROM temp.terms WHERE term IN ('quorvantel', 'ophelgrunt')").fetchall() == []
    after = dump(path)
    assert [row for row in after.pop("removals") if clipping.id in row]
    before.pop("removals")
    assert after == before


def test_removing_what_is_not_there_is_an_address_error(archive):
    """It names the id."""
    with pytest.raises(AddressError, match="deadbeef"):
        archive.remove_clipping("deadbeef")


def test_corrections_of_an_article_that_another_clipping_has_survive_its_removal(archive):
    """Those made in the removed clipping go."""
    first, second = make_clipping("one"), make_clipping("two")
    articles = [make_article(each, "The bridge is closed.", url="https://example.org/1") for each in (first, second)]
    for clipping, article in zip((first, second), articles, strict=True):
        archive.file_clipping(clipping, [make_filing(article)])
    everywhere = make_correction(articles[0].id)
    archive.add_correction(everywhere)
    archive.add_correction(make_correction(articles[0].id, clipping=first.id, field="split", quote="bridge"))
    archive.remove_clipping(first.id)
    assert archive.corrections() == (everywhere,)


def test_an_article_is_cut_out_of_its_clipping(path):
    """The clipping keeps its id and its other article; of the one cut out no word and no correction stays."""
    text = "The ferry is late.\n\nQuorvantel blinzik."
    clipping = make_clipping(text)
    kept, lost = make_article(clipping, "The ferry is late."), make_article(clipping, "Quorvantel blinzik.")
    with open_archive(path) as archive:
        archive.file_clipping(clipping, [make_filing(kept), make_filing(lost)])
        stays, goes = make_correction(kept.id), make_correction(lost.id, value="Blinzik")
        archive.add_correction(stays)
        archive.add_correction(goes)
        archive.redact_clipping(clipping.id, b"The ferry is late.", [make_filing(kept)])
        assert archive.clipping(clipping.id).content == b"The ferry is late."
        assert archive.clipping(clipping.id).encoding == "utf-8"
        assert archive.article(lost.id) is None
        assert archive.corrections() == (stays,)
        assert not archive.file_clipping(clipping, [make_filing(kept), make_filing(lost)])
        assert b"quorvantel" not in bytes_of(path).lower()
        assert b"blinzik" not in bytes_of(path).lower()


def test_words_that_another_program_still_reads_are_said_to_be_there(path):
    """The removal holds, and the error says in which file the words stay until that program is done."""
    clipping, _, filing = secret_page()
    with open_archive(path, patience=0.05) as archive:
        archive.file_clipping(clipping, [filing])
        other = apsw.Connection(str(path))
        reading = other.execute("SELECT id FROM clippings UNION ALL SELECT id FROM clippings")
        next(reading)
        with pytest.raises(ArchiveLockedError, match="-wal"):
            archive.remove_clipping(clipping.id)
        assert archive.clipping_ids() == ()
        assert b"quorvantel" in bytes_of(path).lower()
        other.close()
        with open_archive(path):
            assert b"quorvantel" not in bytes_of(path).lower()
