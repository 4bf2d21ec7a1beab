"""Articles → stories: grouped as they are filed, cut by contrast, and told with what they date."""

import time

import pytest
from texts import NOW, file_text

from hemeroteca.pipeline import remove
from hemeroteca.pipeline.stories import AT_ONCE, group_articles, stories, stories_with_timelines, story_of
from hemeroteca.read import read_article
from hemeroteca.records import Article, Block, Clipping, Span
from hemeroteca.store import open_archive
from hemeroteca.store.groups import TOO_COMMON
from hemeroteca.text import fingerprint
from hemeroteca.trace import index_filing

QUAKE = """The Osmar quake shook Tolvery and Birrin Head. Mayor Ida Quill said that 14 houses fell in Tolvery, and that
the church of Birrin Head had lost its tower. Nobody was hurt, she said, but the school will stay shut."""
FAIR = """The Lantern Fair in Dunsel drew 3,400 visitors. Organiser Piet Marrow said that the puppets of Dunsel won the
prize, and that next year there would be twice as many lamps along the river."""


def told(archive):
    """The stories as sets of article ids."""
    return {frozenset(story.articles) for story in stories(archive)}


@pytest.fixture
def archive(tmp_path):
    with open_archive(tmp_path / "a.hemeroteca") as opened:
        yield opened


def test_the_samples_have_their_three_stories(archive_path):
    """Two languages, wire copy and an interview: each article with those about the same events."""
    with open_archive(archive_path) as archive:
        assert sorted(len(story) for story in told(archive)) == [5, 5, 6]


def test_a_story_says_who_dates_what(archive_path):
    """Entries stand in order of their days, lead to their words, and a sentence printed twice stands once."""
    with open_archive(archive_path) as archive:
        timelines = [story.timeline for story in stories_with_timelines(archive)]
        for timeline in timelines:
            days = [(event.earliest, event.latest) for event in timeline]
            assert days == sorted(days)
            for event in timeline:
                article, _, place = event.statement.partition("#")
                start, end = map(int, place.split("-"))
                assert " ".join(archive.article(article).text[start:end].split()) == event.text
    assert any(event.also for timeline in timelines for event in timeline)


def test_what_is_alike_is_one_story_and_what_is_not_is_two(archive):
    """An article a day later about the same quake joins it; a fair of those days does not, nor a quake of last year."""
    ids = [file_text(archive, QUAKE, f"q{day}", f"2026-03-{day:02}") for day in (3, 4)]
    other = file_text(archive, FAIR, "fair", "2026-03-04")
    earlier = file_text(archive, QUAKE, "earlier", "2025-03-04")
    assert told(archive) == {frozenset(ids), frozenset([other]), frozenset([earlier])}
    assert story_of(archive, ids[1]).articles == tuple(ids)
    assert story_of(archive, "0" * 16) is None


def test_names_lead_to_an_article_of_the_same_days_however_many_there_are_in_others(archive):
    """What is in the news for years is in one story with what is printed beside it."""
    block = Block(kind="paragraph", text=QUAKE)
    reading = read_article(Article(id="", clipping="", blocks=(block,), span=Span(0, len(QUAKE))))
    days = ["2026-03-03", *(f"{1900 + year}-01-01" for year in range(TOO_COMMON // 4) for _ in range(5)), "2026-03-04"]
    for number, day in enumerate(days):
        name = fingerprint(str(number))
        article = Article(id=name, clipping=name, blocks=(block,), span=Span(0, len(QUAKE)), published=day)
        clipping = Clipping(id=name, content=b"", media_type="text/plain", origin=name, collected=NOW)
        archive.file_clipping(clipping, [index_filing(article, reading)])
    group_articles(archive)
    assert story_of(archive, fingerprint("0")).articles == (fingerprint("0"), fingerprint(str(len(days) - 1)))


def test_grouping_twice_changes_nothing(archive_path):
    """The second time there is nothing to do."""
    with open_archive(archive_path) as archive:
        assert group_articles(archive) == archive.counts().articles
        before = told(archive)
        assert group_articles(archive) == 0
        assert told(archive) == before


def test_a_grouping_that_is_stopped_goes_on_where_it_was(tmp_path):
    """An interrupt loses what is not committed, no more; at last the groups are those of a run that nobody stopped."""
    count = AT_ONCE + 50
    grouped = []
    for stop_at in (None, AT_ONCE + 20):

        def progress(done: int, total: int, stop_at: int | None = stop_at) -> None:
            assert done <= total
            if done == stop_at:
                raise KeyboardInterrupt

        with open_archive(tmp_path / f"{stop_at}.hemeroteca") as archive:
            for number in range(count):
                file_text(archive, f"Ada Quill of Tolvery counted {number + 100} ferns in Birrin Head.", str(number))
            if stop_at:
                with pytest.raises(KeyboardInterrupt):
                    group_articles(archive, progress)
                assert len(archive.ungrouped()) == count - AT_ONCE
                assert group_articles(archive) == count - AT_ONCE
            else:
                assert group_articles(archive, progress) == count
            grouped.append([[profile.article for profile in archive.members(group)] for group in archive.groups()])
    assert grouped[0] == grouped[1]


def test_a_removed_article_leaves_its_story_and_the_index(archive):
    """Nothing of it stays in the tables by which stories are found."""
    first, second = (file_text(archive, QUAKE, name) for name in ("one", "two"))
    assert told(archive) == {frozenset([first, second])}
    names = archive.members(archive.groups()[0])[0].names
    remove(archive, first)
    assert told(archive) == {frozenset([second])}
    assert [profile.article for _, _, profile in archive.neighbours(names, 9)] == [second]
    assert set(archive.term_counts(names).values()) == {1}


def test_an_archive_that_cannot_be_written_shows_what_was_grouped(archive_path):
    """Reading stories of a read-only file raises nothing."""
    with open_archive(archive_path) as archive:
        grouped = told(archive)
    archive_path.chmod(0o444)
    with open_archive(archive_path, create=False) as archive:
        assert told(archive) == grouped


def test_texts_without_words_or_dates_make_stories_of_one(archive):
    """No name, no number, a date far ahead: nothing is alike, nothing fails."""
    for number, text in enumerate(("", "12", "It was so, and then it was not so any more.", "¿?", "a " * 50)):
        file_text(archive, text, str(number), "9999-12-31")
    assert [len(story) for story in told(archive)] == [1] * 5


@pytest.mark.slow
def test_many_copies_of_one_article_cost_no_more_each(archive):
    """Groups take so many and no more, so that the thousandth copy is grouped as fast as the hundredth."""

    def seconds(start: int, stop: int) -> float:
        for number in range(start, stop):
            file_text(archive, QUAKE, str(number))
        began = time.process_time()
        group_articles(archive)
        return time.process_time() - began

    first = seconds(0, 200)
    seconds(200, 800)
    assert seconds(800, 1000) < 5 * first + 1
