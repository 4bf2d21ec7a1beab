"""The pages of names, asked for over HTTP from a real server."""

import html
import re

import httpx
import pytest

from hemeroteca.store import open_archive


@pytest.fixture
def corvane(client):
    """The page of Ilse Corvane, by its path."""
    return re.search(r'href="(/entity/[0-9a-f]{16})">Ilse Corvane<', client.get("/entities").text)[1]


def test_the_list_leads_to_each_entity_and_can_be_filtered(client):
    """Those with most statements first; accents and case do not matter."""
    page = client.get("/entities").text
    assert page.index("Ilse Corvane") < page.index("Hester Quill")
    filtered = client.get("/entities", params={"q": "BELTRI"}).text
    assert re.findall(r'class="who"[^>]*>([^<]+)<', filtered) == ["Carmina Beltrí"]
    assert "No name has" in client.get("/entities", params={"q": "100%_"}).text
    assert "no more names" in client.get("/entities", params={"page": 50}).text


def test_an_entity_shows_its_names_and_what_it_says(client, corvane):
    """Every statement leads to its page and its place in the article."""
    page = client.get(corvane).text
    assert "written “Ilse Corvane”, “Corvane”" in page
    assert page.count("said-entry") == 19
    path = re.search(r'class="words"[^>]*><a href="(/statement/[^"]+)"', page)[1]
    assert client.get(path).status_code == 200
    first = html.unescape(re.search(r'href="(/article/[^"]+\?at=[^"]+)">first here', page)[1])
    assert '<mark class="pointed"' in client.get(first).text
    assert "The Averne Courier" in page
    assert client.get("/entity/0000000000000000").status_code == 404


def test_speakers_lead_to_their_entities(client, archive_path, corvane):
    """From the margin of an article and from a statement's page."""
    with open_archive(archive_path) as archive:
        article = next(f.article for f in archive.filings() if "Ilse Corvane" in f.article.text)
    page = client.get(f"/article/{article.id}").text
    assert f'<a href="{corvane}">Ilse Corvane</a>' in page
    statement = next(path for path in re.findall(r'href="(/statement/[^"]+)"', page))
    assert 'href="/entity/' in client.get(statement).text


def test_a_person_says_that_two_names_are_one_and_takes_it_back(client, corvane):
    """The page that asked shows it, marked as a person's word."""
    page = client.get(corvane).text
    address = re.search(r'name="address" value="([^"]+)"', page)[1]
    form = {"address": address, "field": "same", "value": "Rufino Calder", "entity": corvane[-16:]}
    answer = client.post("/correct", data=form)
    assert answer.url.path == corvane
    assert "said by a person to be Ilse Corvane" in answer.text
    correction = re.search(r'name="correction" value="([^"]+)"', answer.text)[1]
    undone = client.post("/undo", data={"correction": correction, "entity": corvane[-16:]})
    assert undone.url.path == corvane
    assert "Rufino Calder" not in undone.text


def test_a_person_tells_two_names_apart(client):
    """What the machine merged falls in two, and either page says so and can undo it."""
    path = re.search(r'href="(/entity/[0-9a-f]{16})">Santa Brisa<', client.get("/entities").text)[1]
    page = client.get(path).text
    before = page.count("a surname alone, in articles about one matter")
    assert before == 2
    form = dict(
        re.findall(
            r'name="(address|field|value|entity)" value="([^"]+)"',
            page.partition('class="do"')[2].partition("</form>")[0],
        )
    )
    assert form["field"] == "apart"
    answer = client.post("/correct", data=form)
    assert answer.url.path == f"/entity/{form['entity']}"
    assert answer.text.count("a surname alone, in articles about one matter") == before - 1
    assert "somebody else than Santa Brisa" in answer.text
    correction = re.search(r'name="correction" value="([^"]+)"', answer.text)[1]
    undone = client.post("/undo", data={"correction": correction, "entity": form["entity"]}).text
    assert undone.count("a surname alone, in articles about one matter") == before


def test_a_name_that_is_not_there_is_one_clear_line(client, corvane):
    """No traceback."""
    address = re.search(r'name="address" value="([^"]+)"', client.get(corvane).text)[1]
    answer = client.post("/correct", data={"address": address, "field": "same", "value": "Nobody At All"})
    assert answer.status_code == 404
    assert "Nobody At All" in answer.text


def test_an_empty_archive_has_no_names(empty_site):
    assert "names anybody" in httpx.get(f"{empty_site}/entities").text
