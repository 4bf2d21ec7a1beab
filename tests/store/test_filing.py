"""Filing clippings with what was derived from them, and loading it again."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from making import COLLECTED, VERSION, dump, generate, make_article, make_clipping, make_filing, say

from hemeroteca.errors import AddressError
from hemeroteca.store import open_archive
from hemeroteca.store.placing import EVER


def test_a_filed_clipping_comes_back_as_it_was(archive):
    """Bytes, article and reading are equal to what was filed."""
    clipping = make_clipping(b"\x00\xff bytes of any kind")
    article = make_article(clipping, "“The ferry is late,” said Ana Brum.", title="Ferry", deck="Late", url="u")
    filing = make_filing(article, say(article, "The ferry is late", "Ana Brum"))
    assert archive.file_clipping(clipping, [filing])
    assert archive.clipping(clipping.id) == clipping
    assert archive.article(article.id) == article
    assert archive.reading(article.id) == filing.reading
    assert list(archive.filings()) == [filing]
    assert archive.filings_in(clipping.id) == (filing,)
    assert archive.origin(clipping.id) == clipping.origin


def test_filing_twice_changes_nothing(tmp_path):
    """The second filing says False and leaves every row as it was, whatever it brings."""
    path = tmp_path / "press.hemeroteca"
    clipping, filings = generate(5)
    with open_archive(path) as archive:
        assert archive.file_clipping(clipping, filings)
        before = dump(path)
        assert not archive.file_clipping(clipping, ())
        assert dump(path) == before


def test_what_is_not_there_is_none(archive):
    """Unknown ids lead to None or to nothing, not to an error."""
    assert archive.clipping("0") is None
    assert archive.article("0") is None
    assert archive.reading("0") is None
    assert archive.origin("0") is None
    assert archive.copies("0") == ()
    assert not archive.has_clipping("0")


def test_a_clipping_without_articles_is_filed(archive):
    """Its bytes are kept and it does not count as unread."""
    clipping = make_clipping("nothing here")
    assert archive.file_clipping(clipping, ())
    assert archive.clipping_ids() == (clipping.id,)
    assert archive.unread(VERSION) == ()


def test_clippings_are_listed_in_order_of_filing(archive):
    """Not in order of their ids."""
    clippings = [make_clipping(f"text {number}") for number in range(20)]
    for clipping in clippings:
        archive.file_clipping(clipping, ())
    assert archive.clipping_ids() == tuple(clipping.id for clipping in clippings)


def test_filings_come_in_order_of_time(archive):
    """By the day published, whatever the order of filing; many more than are loaded at a time."""
    days = [f"2025-{month:02}-{day:02}" for month in range(1, 8) for day in range(1, 28)]
    for day in reversed(days):
        clipping = make_clipping(day)
        archive.file_clipping(clipping, [make_filing(make_article(clipping, f"On {day}.", published=day))])
    assert [filing.article.published for filing in archive.filings()] == days


def test_the_first_filed_is_the_article_and_later_ones_are_copies(archive):
    """A second clipping of the same article is kept, and shown as a copy only."""
    first, second = make_clipping("one"), make_clipping("two")
    original = make_article(first, "The bridge is closed.", url="https://example.org/1", title="Closed")
    again = make_article(second, "The bridge is closed.", url="https://example.org/1", title="Closed!")
    archive.file_clipping(first, [make_filing(original)])
    archive.file_clipping(second, [make_filing(again)])
    assert archive.article(original.id) == original
    assert archive.copies(original.id) == (again,)
    assert archive.counts().articles == 1
    assert archive.counts().copies == 1
    assert [filing.article for filing in archive.filings()] == [original]


def test_a_copy_takes_the_place_of_an_article_that_is_removed(archive):
    """When the first clipping goes, the next one's article is read, searched and traced."""
    first, second = make_clipping("one"), make_clipping("two")
    original = make_article(first, "“No,” said Ana Brum.", url="https://example.org/1", published="2025-01-01")
    again = make_article(second, "“No,” said Ana Brum.", url="https://example.org/1", published="2025-01-02")
    archive.file_clipping(first, [make_filing(original, say(original, "No", "Ana Brum"))])
    archive.file_clipping(second, [make_filing(again, say(again, "No", "Ana Brum"))])
    archive.remove_clipping(first.id)
    assert archive.article(again.id) == again
    assert archive.copies(again.id) == ()
    assert archive.counts().statements == 1


def test_an_article_that_appears_in_an_earlier_clipping_moves_there(archive):
    """After a new reading the first clipping that has the article is the one that counts."""
    first, second = make_clipping("one"), make_clipping("two")
    original = make_article(first, "The bridge is closed.", url="https://example.org/1")
    again = make_article(second, "The bridge is closed.", url="https://example.org/1")
    archive.file_clipping(first, [])
    archive.file_clipping(second, [make_filing(again)])
    archive.replace_filings(first.id, [make_filing(original)])
    assert archive.article(original.id) == original
    assert archive.copies(original.id) == (again,)


def test_the_same_article_twice_in_one_clipping_is_one_article(archive):
    """The first place in the page counts."""
    clipping = make_clipping("one")
    article = make_article(clipping, "The bridge is closed.", url="https://example.org/1")
    archive.file_clipping(clipping, [make_filing(article), make_filing(article)])
    assert archive.counts().articles == 1
    assert archive.copies(article.id) == (article,)


def test_replacing_filings_leaves_nothing_of_the_old(tmp_path):
    """An archive that was read twice equals one that was read once."""
    clipping, filings = generate(7)
    others = generate(11)[1]
    once, twice = tmp_path / "once.hemeroteca", tmp_path / "twice.hemeroteca"
    with open_archive(once) as archive:
        archive.file_clipping(clipping, filings)
    with open_archive(twice) as archive:
        archive.file_clipping(clipping, others)
        archive.replace_filings(clipping.id, filings)
    assert dump(twice) == dump(once)


def test_reading_again_keeps_the_order_of_a_day(tmp_path):
    """Articles of one day stand in the order in which they were first filed, whichever is read again."""
    path = tmp_path / "press.hemeroteca"
    with open_archive(path) as archive:
        made = [make_clipping(f"text {number}") for number in range(3)]
        for clipping in made:
            articles = [make_article(clipping, f"{clipping.id} {part}.", published="2025-01-01") for part in "ab"]
            archive.file_clipping(clipping, [make_filing(article) for article in articles])
        before = dump(path)
        for clipping in made:
            archive.replace_filings(clipping.id, archive.filings_in(clipping.id))
        assert dump(path) == before
        first, second = archive.filings_in(made[0].id)
        archive.replace_filings(made[0].id, [second])
        archive.replace_filings(made[0].id, [first, second])
        assert archive.filings_in(made[0].id) == (first, second)


def test_replacing_the_filings_of_an_unknown_clipping_is_refused(archive):
    """It would leave articles without bytes."""
    with pytest.raises(AddressError):
        archive.replace_filings("0" * 32, ())


def test_clippings_read_by_another_version_are_unread(archive):
    """So that a new reader knows what to do again."""
    clipping, filings = generate(5)
    archive.file_clipping(clipping, filings)
    assert archive.unread(VERSION) == ()
    assert archive.unread("test-2") == (clipping.id,)


def test_the_front_page_has_days_newest_first(archive):
    """Articles stand under the day heading they had, else under the day they were collected."""
    first = make_clipping("one", collected="2025-11-19T10:00:00Z")
    articles = [
        make_article(first, "A.", posted="2025-11-16", published="2025-11-13", title="A", authors=("X Y", "Z")),
        make_article(first, "B.", posted="2025-11-16"),
        make_article(first, "C.", published="2024-01-01"),
    ]
    archive.file_clipping(first, [make_filing(article) for article in articles])
    days = archive.days(None, 10)
    assert [(day.day, [entry.article for entry in day.entries]) for day in days] == [
        ("2025-11-19", [articles[2].id]),
        ("2025-11-16", [articles[0].id, articles[1].id]),
    ]
    assert days[1].entries[0].authors == ("X Y", "Z")
    assert days[1].entries[1].title is None
    assert archive.days("2025-11-19", 10) == days[1:]
    assert archive.days(None, 1) == days[:1]


def test_counts_and_outlets_add_up(archive):
    """Spellings of an outlet that fold together count as one."""
    clipping = make_clipping("one")
    outlets = ["Cañada News", "CANADA  NEWS", "Port Elmo Gazette", None]
    articles = [make_article(clipping, f"{at}.", outlet=name) for at, name in enumerate(outlets)]
    archive.file_clipping(clipping, [make_filing(article) for article in articles])
    counts = archive.counts()
    assert (counts.clippings, counts.articles, counts.outlets, counts.earliest) == (1, 4, 2, None)
    assert [count for _, count in archive.outlets()] == [2, 1]


def test_statements_that_share_shingles_are_found_most_first(archive):
    """With the number shared; 64-bit fingerprints with the highest bit set too."""
    clipping = make_clipping("one")
    texts = ["we will never sell the old harbour to anyone", "we will never sell the island", "the vote is on Monday"]
    articles = [make_article(clipping, text, published=f"2025-01-0{at + 1}") for at, text in enumerate(texts)]
    filings = [make_filing(article, say(article, text)) for article, text in zip(articles, texts, strict=True)]
    archive.file_clipping(clipping, filings)
    found = archive.sharing(filings[0].shingles[0], 10)
    assert found == ((articles[0].id, 0, 7), (articles[1].id, 0, 3))
    assert archive.sharing(filings[0].shingles[0], 1) == found[:1]
    assert archive.sharing_passages(filings[0].passages, 10)[1] == (articles[1].id, 3)
    assert archive.sharing([2**64 - 1, 0, -1], 10) == ()


def test_a_statement_that_shares_one_shingle_counts_only_on_some_days(archive):
    """On those, or where its article has no day; one that shares more counts whenever it was printed."""
    clipping = make_clipping("one")
    days = ("2025-01-05", "2025-01-01", "2024-12-31", None, "2019-01-01")
    texts = [*("never sell the harbour", "we never sell the", "will never sell the", "or never sell the")]
    texts += ["never sell the harbour tomorrow"]
    articles = [make_article(clipping, text, published=day) for text, day in zip(texts, days, strict=True)]
    filings = [make_filing(article, say(article, text)) for article, text in zip(articles, texts, strict=True)]
    archive.file_clipping(clipping, filings)

    ids = [article.id for article in articles]
    for lone, places in ((EVER, (4, 0, 3, 2, 1)), (("2025-01-01", "2025-01-09"), (4, 0, 3, 1)), (None, (4, 0))):
        found = archive.sharing(filings[0].shingles[0], 10, lone)
        assert [article for article, _, _ in found] == [ids[place] for place in places]


def test_the_names_of_outlets_are_those_that_are_counted(archive):
    """Each once, however it is spelled, as its earliest article has it."""
    clipping = make_clipping("one")
    named = (("El Eco", "2025-01-02"), ("EL ECO", "2025-01-01"), (None, "2025-01-01"), ("Ábaco", None))
    articles = [make_article(clipping, f"{at}.", outlet=name, published=day) for at, (name, day) in enumerate(named)]
    archive.file_clipping(clipping, [make_filing(article) for article in articles])
    assert archive.outlet_names() == ("Ábaco", "EL ECO")
    assert len(archive.outlets()) == 2


def test_shingles_in_very_many_statements_are_ignored(archive, monkeypatch):
    """They would make every question slow and answer none."""
    monkeypatch.setattr("hemeroteca.store.siblings.TOO_COMMON", 3)
    clipping = make_clipping("one")
    articles = [make_article(clipping, f"he said it {at} times") for at in range(4)]
    filings = [make_filing(article, say(article, "he said it")) for article in articles]
    archive.file_clipping(clipping, filings)
    assert archive.sharing(filings[0].shingles[0], 10) == ()


def test_an_outlets_articles_are_found_by_its_folded_name_and_days(archive):
    """Both days are included; a time of day does not matter."""
    clipping = make_clipping("one")
    articles = [
        make_article(clipping, f"{day}.", outlet="La Gaceta de Añil", published=day)
        for day in ("2025-01-01", "2025-01-02T23:30:00+01:00", "2025-01-04")
    ]
    archive.file_clipping(clipping, [make_filing(article) for article in articles])
    assert archive.articles_of("la gaceta de anil", "2025-01-01", "2025-01-02", 9) == (articles[0].id, articles[1].id)
    assert archive.articles_of("la gaceta", "2025-01-01", "2025-01-02", 9) == ()


def test_a_day_that_is_none_is_no_error(archive):
    """A published date that is no day of the calendar is kept and counts as unknown."""
    clipping = make_clipping("one", collected="")
    article = make_article(clipping, "Late.", published="2025-02-31", posted="someday")
    archive.file_clipping(clipping, [make_filing(article)])
    assert archive.article(article.id) == article
    assert archive.counts().latest is None


def test_half_a_surrogate_pair_is_kept_as_a_replacement_character(archive):
    """No UTF-8 can hold it; offsets stay true."""
    clipping = make_clipping("one", origin="caf\udce9.txt")
    article = make_article(clipping, "ab\ud800cd said it", title="\udfff")
    archive.file_clipping(clipping, [make_filing(article, say(article, "cd said"))])
    assert archive.article(article.id).text == "\ufffd\n\nab\ufffdcd said it"
    assert archive.origin(clipping.id) == "caf\ufffd.txt"


def test_another_thread_may_ask_the_same_archive(archive):
    """Threads take turns."""
    with ThreadPoolExecutor(4) as pool:
        filed = list(pool.map(lambda seed: archive.file_clipping(*generate(seed)), [*range(20), *range(20)]))
    assert sum(filed) == 20
    assert len(archive.clipping_ids()) == 20
    assert archive.clipping(archive.clipping_ids()[0]).collected == COLLECTED


def test_an_article_is_found_at_its_address(archive):
    """Without scheme, www., trailing slash and fragment; by its canonical address too; until it is removed."""
    clipping = make_clipping("one")
    article = make_article(
        clipping,
        "The ferry is late.",
        outlet="Port Elmo Gazette",
        url="https://www.Port.example/Ferry/",
        canonical="https://port.example/2025/ferry?id=3",
    )
    archive.file_clipping(clipping, [make_filing(article)])
    for url in ("http://port.example/Ferry#top", " //port.example/Ferry ", "port.example/2025/ferry?id=3"):
        assert archive.article_at(url) == article.id
    for url in ("https://port.example/ferry", "https://port.example", "port.example/2025/ferry", "", "#", "https://"):
        assert archive.article_at(url) is None
    archive.remove_clipping(clipping.id)
    assert archive.article_at("https://port.example/Ferry") is None
