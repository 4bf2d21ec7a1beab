"""The pages of stories, asked for over HTTP from a real server."""

import html
import re

import httpx

from hemeroteca.store import open_archive


def test_the_list_leads_to_each_story(client):
    """Three stories, each with its articles, its outlets and its page."""
    page = client.get("/stories").text
    paths = re.findall(r'href="(/story/[0-9a-f]{16})"', page)
    assert len(paths) == 3
    for path in paths:
        story = client.get(path)
        assert story.status_code == 200
        assert story.text.count('class="entry"') >= 5
    assert client.get("/stories", params={"page": 2}).text.count("/story/") == 0


def test_a_timeline_leads_to_the_words(client):
    """Each entry names who prints it, and the link opens the article at the very words."""
    path = re.search(r'href="(/story/[0-9a-f]{16})"', client.get("/stories").text)[1]
    timeline = client.get(path).text.partition('class="timeline')[2]
    target = html.unescape(re.search(r'href="(/article/[^"#]+)', timeline)[1])
    assert '<mark class="pointed"' in client.get(target).text


def test_every_article_leads_to_its_story(client, archive_path):
    """From an article's page, whichever of the story it is."""
    with open_archive(archive_path) as archive:
        ids = [filing.article.id for filing in archive.filings()]
    for article in ids:
        assert f'href="/story/{article}"' in client.get(f"/article/{article}").text
        assert f'href="/article/{article}"' in client.get(f"/story/{article}").text
    assert client.get("/story/0000000000000000").status_code == 404


def test_an_empty_archive_has_no_stories(empty_site):
    assert "No two articles" in httpx.get(f"{empty_site}/stories").text
