"""Filing in the background: what a person sees when it works and when it cannot."""

from __future__ import annotations

import re
import time

import apsw
import pytest

from hemeroteca.pipeline import Filed
from hemeroteca.store import open_archive
from hemeroteca.view.jobs import Job
from hemeroteca.view.paste import FilingPage
from hemeroteca.view.rendering import render

TEXT = b"""Lighthouse keeper counts the gulls

By Vera Quince, The Tidewater Mirror

5 April 2026

https://www.tidewatermirror.example/2026/04/05/gulls

The gulls of Sorrel Point have been counted for the first time since the war.

"There are four hundred of them, and they know me," said Osric Pell, the keeper of the lighthouse.
"""


def file_text(client):
    """Paste, then file; answers the page of the filing."""
    preview = client.post("/paste", files={"text": (None, TEXT)})
    assert preview.status_code == 200
    return client.post(preview.url.path)


def wait_for_end(client, page):
    """Ask as the page itself would, until it no longer asks again."""
    for _ in range(300):
        if 'http-equiv="refresh"' not in page.text:
            return page
        time.sleep(0.1)
        page = client.get(page.url.path)
    raise AssertionError("the filing never ended")


def test_a_filing_ends_in_links_to_its_articles(client, archive_path):
    """And the archive has what was pasted, with the carriage returns of the form taken off."""
    page = wait_for_end(client, file_text(client))
    link = re.search(r'href="(/article/[0-9a-f]{16})">Lighthouse keeper', page.text)
    assert client.get(link[1]).status_code == 200
    with open_archive(archive_path) as archive:
        article = archive.article(link[1].rpartition("/")[2])
        assert archive.clipping(article.clipping).content == TEXT
        assert archive.clipping(article.clipping).origin == "pasted"
        assert archive.ungrouped() == ()


def test_a_page_says_that_what_is_filed_is_being_grouped():
    """And asks again, though the archive has it already."""
    filed = Filed(clipping="c", origin="pasted", new=True, articles=())
    job = Job(origin="pasted", step="grouped", done=3, total=9, filed=filed)
    body = render("filing.html", FilingPage(token="t", job=job)).body.decode()
    assert "3 of 9 articles grouped into stories" in body
    assert 'http-equiv="refresh"' in body


@pytest.mark.slow
def test_a_filing_into_a_locked_archive_ends_in_one_clear_line(client, archive_path):
    """With the way back to the cuts, which are still there to be filed when the archive is free again."""
    holder = apsw.Connection(str(archive_path))
    holder.execute("BEGIN EXCLUSIVE")
    page = wait_for_end(client, file_text(client))
    assert "Not filed" in page.text
    assert "archive.hemeroteca" in page.text
    assert "Traceback" not in page.text
    holder.execute("ROLLBACK")
    holder.close()
    token = page.url.path.rpartition("/")[2]
    assert "Filed" in wait_for_end(client, client.post(f"/paste/{token}")).text
