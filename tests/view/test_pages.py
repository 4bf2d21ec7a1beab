"""The pages, asked for over HTTP from a real server."""

from __future__ import annotations

import html
import re

import httpx
import pytest

from hemeroteca.collect import clipping_from_bytes
from hemeroteca.pipeline import file_clipping
from hemeroteca.store import open_archive
from hemeroteca.view import guard
from hemeroteca.view.addresses import statement_address, statement_path

PART = b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\n'
TITLE = "Ferry hits pier at Puerto Calmo, injuring 23"


def find_filing(archive_path, title):
    """The filing of an article of the samples."""
    with open_archive(archive_path) as archive:
        return next(filing for filing in archive.filings() if filing.article.title == title)


def first_statement(filing):
    """The page of an article's first statement."""
    return statement_path(statement_address(filing.article.id, filing.reading.statements[0].content))


def test_the_front_page_has_the_days_of_the_blog_with_their_articles(client):
    """Newest first, each article under the heading it stood under."""
    page = client.get("/").text
    days = re.findall(r'<h2 id="day-([\d-]+)">', page)
    assert days == sorted(days, reverse=True)
    assert "2026-03-15" in days
    sunday = page.partition('id="day-2026-03-15"')[2].partition('id="day-')[0]
    assert TITLE in sunday
    assert "Ossel Valley Post" in sunday
    assert "Dora Pence" in sunday
    assert re.search(r"\d+ statements?", sunday)


def test_a_sibling_is_shown_and_never_a_second_article(client, archive_path, samples):
    """The same page clipped again adds no article; both places are named where the article stands."""
    again = (samples / "page.txt").read_bytes() + b"\n"
    before = client.get("/").text.count('class="entry"')
    clipping = clipping_from_bytes(again, origin="the same page again", collected="2026-03-21T08:00:00+00:00")
    with open_archive(archive_path) as archive:
        file_clipping(archive, clipping)
    front = client.get("/").text
    assert front.count('class="entry"') == before
    assert "also clipped in the same page again" in front
    page = client.get(f"/article/{find_filing(archive_path, TITLE).article.id}").text
    assert re.search(r"clipped in [^<]*page\.txt", page)
    assert "also clipped in the same page again" in page


def test_older_days_are_a_page_away(client):
    """The page before a day holds nothing of that day or later."""
    page = client.get("/", params={"before": "2026-03-14"}).text
    assert "day-2026-03-15" not in page
    assert "day-2026-03-14" not in page
    assert "day-2026-03-13" in page


def test_an_empty_archive_says_what_to_do(empty_site):
    """The first thing anyone sees leads on."""
    page = httpx.get(empty_site).text
    assert "The archive is empty" in page
    assert 'href="/paste"' in page
    assert "hemeroteca collect" in page


def test_the_article_page_has_every_statement_with_its_note(client, archive_path):
    """As many notes as statements, each with its anchor in the text and a link to its trace."""
    filing = find_filing(archive_path, TITLE)
    page = client.get(f"/article/{filing.article.id}").text
    assert filing.reading.statements
    for number, statement in enumerate(filing.reading.statements, start=1):
        address = statement_address(filing.article.id, statement.content)
        assert f'id="n{number}"' in page
        assert f'id="s{address.partition("#")[2]}"' in page
        assert f'href="{statement_path(address)}"' in page


def test_the_article_page_keeps_every_word_of_the_text(client, archive_path):
    """Marking neither loses nor doubles a character."""
    filing = find_filing(archive_path, TITLE)
    page = client.get(f"/article/{filing.article.id}").text
    body = re.sub(r'<a class="ref".*?</a>|<span class="at".*?></span>', "", page)
    body = re.sub(r'(?s)<div class="notes">.*?</div>\s*</div>\s*</div>', "", body)
    shown = re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", body)))
    for block in filing.article.blocks:
        assert " ".join(block.text.split()) in shown


def test_an_article_can_be_opened_at_a_place(client, archive_path):
    """The words an address points at are marked."""
    filing = find_filing(archive_path, TITLE)
    quantity = filing.reading.quantities[0]
    start, end = quantity.span
    page = client.get(f"/article/{filing.article.id}", params={"at": f"{start}-{end}"}).text
    marked = re.findall(r'<mark class="pointed"[^>]*>(.*?)</mark>', page, re.DOTALL)
    assert filing.article.text[start:end] in html.unescape(re.sub(r"<[^>]+>", "", "".join(marked)))


def test_the_statement_page_words_the_origins_as_a_bound(client, archive_path):
    """Never more than the archive can tell."""
    filing = find_filing(archive_path, TITLE)
    answer = client.get(first_statement(filing))
    assert answer.status_code == 200
    assert re.search(r"At most \d+ origins? in this archive", answer.text)
    assert "<svg" in answer.text


def test_every_statement_of_the_samples_has_its_page(client, archive_path):
    """No address on a page leads nowhere."""
    with open_archive(archive_path) as archive:
        filings = list(archive.filings())
    for filing in filings:
        assert client.get(f"/article/{filing.article.id}").status_code == 200
        assert client.get(first_statement(filing)).status_code == 200


def test_a_search_marks_what_it_found(client):
    """In articles and in statements."""
    for kind in ("articles", "statements"):
        page = client.get("/search", params={"q": "ferry", "kind": kind}).text
        assert re.search(r'<mark class="found">[Ff]erry</mark>', page)


def test_a_malformed_query_points_at_the_character(client):
    """The message, the query, and a caret below the place."""
    answer = client.get("/search", params={"q": 'ferry "pier'})
    assert answer.status_code == 400
    pointer = re.search(r"<pre><code>(.*?)</code></pre>", answer.text, re.DOTALL)
    assert pointer
    query, caret = html.unescape(pointer[1]).split("\n")
    assert query == 'ferry "pier'
    assert caret.index("^") == query.index('"')


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nowhere", 404),
        ("/article/0000000000000000", 404),
        ("/article/..%2f..%2fetc%2fpasswd", 404),
        ("/statement/0000000000000000/0-5", 404),
        ("/statement/x/y", 404),
        ("/paste/unknown", 404),
        ("/filing/unknown", 404),
        ("/static/../app.py", 404),
        ("/search?q=ferry&page=0", 422),
        ("/search?q=ferry&kind=people", 422),
        ("/correct", 405),
    ],
)
def test_what_is_not_there_has_a_page_with_one_clear_line(client, path, status):
    """The right status, no traceback, and the way back."""
    answer = client.get(path)
    assert answer.status_code == status
    assert "Traceback" not in answer.text
    assert 'role="alert"' in answer.text
    assert 'href="/"' in answer.text


def test_an_archive_that_is_none_is_one_clear_line(tmp_path, serve):
    """The page names the file, as the command would."""
    path = tmp_path / "notes.txt"
    path.write_text("It rained.")
    with serve(path) as address:
        answer = httpx.get(address)
    assert answer.status_code == 500
    assert "notes.txt" in answer.text
    assert "Traceback" not in answer.text


def test_every_answer_forbids_scripts_and_foreign_resources(client):
    """Pages, errors and the stylesheet alike."""
    for path in ("/", "/search", "/paste", "/nowhere", "/static/hemeroteca.css"):
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src" not in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"


def test_no_page_asks_another_machine_for_anything(client, archive_path):
    """Every resource is the app's own; addresses of the press are links that a person may follow, nothing else."""
    filing = find_filing(archive_path, TITLE)
    for path in ("/", "/search?q=ferry", "/paste", f"/article/{filing.article.id}", first_statement(filing)):
        page = client.get(path).text
        assert not re.search(r"<script|<iframe|<object|<embed|\son\w+=|\sstyle=", page)
        for resource in re.findall(r'<(?:link|img|source)[^>]*(?:href|src)="([^"]+)"', page):
            assert resource.startswith("/static/")


def test_a_name_made_to_point_here_is_refused(site):
    """DNS rebinding gets a refusal and no page."""
    answer = httpx.get(site, headers={"Host": "evil.example"})
    assert answer.status_code == 421
    assert "article" not in answer.text


def test_a_form_of_another_site_changes_nothing(site, archive_path):
    """Cross-site posts are refused by either header."""
    filing = find_filing(archive_path, TITLE)
    form = {"address": filing.article.id, "field": "title", "value": "Fog"}
    for headers in ({"Origin": "http://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        assert httpx.post(f"{site}/correct", data=form, headers=headers).status_code == 403
    with open_archive(archive_path) as archive:
        assert archive.article(filing.article.id).title == TITLE


def test_a_body_over_the_limit_is_stopped_while_it_arrives(site, monkeypatch):
    """By what it says of its length, and by what comes where it says nothing."""
    monkeypatch.setattr(guard, "MAX_BODY_BYTES", 50_000)
    whole = httpx.post(f"{site}/paste", files={"file": ("big.txt", b"word " * 20_000)})
    assert whole.status_code == 413
    pieces = httpx.post(
        f"{site}/paste",
        content=(chunk for chunk in [PART, *[b"word " * 2_000] * 50]),
        headers={"Content-Type": "multipart/form-data; boundary=x"},
    )
    assert pieces.status_code == 413
    assert "split it" in pieces.text


@pytest.mark.parametrize(
    ("form", "line"),
    [
        ({"files": {"file": ("empty.txt", b"")}}, "empty"),
        ({"files": {"file": ("photo.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)))}}, "photo.png"),
        ({"files": {"text": (None, "  \n ")}}, "nothing was pasted"),
        ({"data": {}}, "nothing was pasted"),
    ],
)
def test_what_cannot_be_cut_comes_back_with_one_clear_line(client, form, line):
    """Nothing is kept, and the form is there to try again."""
    answer = client.post("/paste", **form)
    assert answer.status_code == 400
    assert line in answer.text
    assert "<textarea" in answer.text


def test_a_correction_is_marked_as_a_persons_word_and_can_be_undone(client, archive_path):
    """The human wins, and is told from the machine."""
    filing = find_filing(archive_path, TITLE)
    form = {"address": filing.article.id, "field": "outlet", "value": "The Ossel Valley Post & Echo"}
    page = client.post("/correct", data=form).text
    assert "The Ossel Valley Post &amp; Echo" in page
    assert "Corrected by hand" in page
    assert "✎" in page
    correction = re.search(r'name="correction" value="([^"]+)"', page)
    page = client.post("/undo", data={"correction": correction[1]}).text
    assert "Echo" not in page
    assert "Corrected by hand" not in page


def test_a_speaker_named_by_a_person_is_no_question(client, archive_path):
    """The note says so and can take it back."""
    filing = find_filing(archive_path, TITLE)
    address = statement_address(filing.article.id, filing.reading.statements[0].content)
    page = client.post("/correct", data={"address": address, "field": "speaker", "value": "Vera Quince"}).text
    note = page.partition('id="n1" role="note"')[2].partition('role="note"')[0]
    assert "<b>Vera Quince</b>" in note
    assert "✎" in note
    assert "undo" in note


def test_an_article_is_split_and_joined_again_from_its_page(client, archive_path):
    """Each step leads to a page that is there, and the join can be undone where the article now is."""
    article = find_filing(archive_path, TITLE).article
    words = article.blocks[-1].text[:60]
    client.post("/correct", data={"address": article.id, "field": "split", "value": words})
    with open_archive(archive_path) as archive:
        second = next(filing.article for filing in archive.filings() if filing.article.blocks[0].text.startswith(words))
    answer = client.post("/correct", data={"address": second.id, "field": "join"})
    assert answer.status_code == 200
    assert answer.url.path == f"/article/{article.id}"
    join = re.search(r"<b>join</b>.*?name=\"correction\" value=\"([^\"]+)\"", answer.text, re.DOTALL)
    assert client.post("/undo", data={"correction": join[1]}).url.path == f"/article/{second.id}"


@pytest.mark.parametrize(
    "form",
    [
        {"address": "0000000000000000", "field": "title", "value": "x"},
        {"address": "0000000000000000", "field": "colour", "value": "x"},
        {"field": "title"},
    ],
)
def test_a_correction_that_fits_nothing_is_one_clear_line(client, form):
    """No traceback, and a status that says whose mistake it is."""
    answer = client.post("/correct", data=form)
    assert answer.status_code in (400, 404, 422)
    assert "Traceback" not in answer.text
