"""The pages in a real headless Chromium: without JavaScript, on a telephone, in the dark, with hostile text."""

from __future__ import annotations

import re
from pathlib import Path

import httpx
import pytest

from hemeroteca.store import open_archive
from hemeroteca.view.addresses import statement_address, statement_path

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CONTRAST = Path(__file__).with_name("contrast.js").read_text("utf-8")
"""Answers the texts of a page whose contrast with their ground is below 4.5."""

SCROLLED = "document.documentElement.scrollWidth"
WIDE = {"width": 1280, "height": 900}
TELEPHONE = {"width": 390, "height": 844}
TITLE = "Ferry hits pier at Puerto Calmo, injuring 23"

PASTE = """Notes from the quay

Monday, 6 April 2026

Lighthouse keeper counts the gulls

By Vera Quince, The Tidewater Mirror

5 April 2026

https://www.tidewatermirror.example/2026/04/05/gulls

The gulls of Sorrel Point have been counted for the first time since the war.

"There are four hundred of them, and they know me," said Osric Pell, the keeper of the lighthouse.

He told The Tidewater Mirror that the count would go on until May.

Bakery at the foot of the hill closes its doors

By Vera Quince, The Tidewater Mirror

6 April 2026

https://www.tidewatermirror.example/2026/04/06/bakery

The last loaf was sold on Sunday, a little before noon, to a child on a bicycle.

"I am not sad, I am tired," said Marta Lune, who has baked there for thirty-one years.
"""

ENDLESS = f"""{"Endless" * 60}

By {"Name" * 60}, The Tidewater Mirror

7 April 2026

https://www.tidewatermirror.example/{"path" * 60}

"{"Word" * 90} is a word," said Osric Pell, the keeper of the {"light" * 40}.

The keeper, {"who" * 80}, said it {"rained" * 50}.
"""

GIVEN_UP = "net::ERR_ABORTED"
"""What Chromium calls a request that it stopped because the page was left."""

HOSTILE = """<script>document.title='owned'</script> Fog <img src=x onerror="document.title='owned'">

By "><svg onload=document.title='owned'>, The Tidewater Mirror

7 April 2026

javascript:document.title='owned'

"</mark></p><script>document.title='owned'</script> it is nothing," said Osric Pell, the keeper of the lighthouse.

{{ 7*7 }} ${7*7} <a href="javascript:alert(1)">here</a> and <b onmouseover=alert(1)>there</b>, the keeper added.
"""


@pytest.fixture
def page(browser):
    """A page as most people have it, on a desk and without JavaScript; any refused resource fails the test.

    What the browser itself gives up because the test has moved on to the next page is no refusal.
    """
    context = browser.new_context(viewport=WIDE, java_script_enabled=False)
    opened = context.new_page()
    troubles = []
    opened.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    opened.on("requestfailed", lambda request: troubles.append(request.url) if request.failure != GIVEN_UP else None)
    yield opened
    context.close()
    assert [trouble for trouble in troubles if "status of 4" not in trouble] == []


@pytest.fixture
def article_path(filed_samples):
    """The page of an article of the samples."""
    with open_archive(filed_samples) as archive:
        return next(f"/article/{f.article.id}" for f in archive.filings() if f.article.title == TITLE)


@pytest.fixture
def traced_path(filed_samples):
    """The page of the statement of the samples with the most prints: the commissioner's."""
    words = "We will close the old port by the end of June"
    with open_archive(filed_samples) as archive:
        for filing in archive.filings():
            for statement in filing.reading.statements:
                start = statement.content[0].start
                if words in filing.article.text[start : start + 80]:
                    return statement_path(statement_address(filing.article.id, statement.content))
    pytest.fail("the samples no longer hold the commissioner's statement")
    return ""


@pytest.fixture
def places(shown_site, article_path, traced_path):
    """One page of every kind."""
    names = httpx.get(f"{shown_site}/entities?q=brisa").text
    entity = re.search(r'href="(/entity/[0-9a-f]{16})"', names)[1]
    search = ("/search?q=ferry&kind=statements", "/search?q=(")
    return ("/", article_path, traced_path, "/entities", entity, *search, "/paste", "/nowhere")


def paste(page, site, text):
    """Paste a text and go to the preview."""
    page.goto(f"{site}/paste")
    page.fill("#text", text)
    page.click("text=Show the cuts")
    page.wait_for_url("**/paste/*")


def file_cuts(page):
    """File what the preview shows and wait until the page that refreshes itself says so."""
    page.click(".file .primary")
    page.wait_for_selector("h1:has-text('Filed'), h1:has-text('Nothing changed')", timeout=60_000)


def test_the_front_page_leads_to_an_article(page, shown_site):
    """One click from a day to its article."""
    page.goto(shown_site)
    assert page.locator(".day").count() >= 4
    page.click(f"text={TITLE}")
    page.wait_for_url("**/article/*")
    assert page.locator("h1").inner_text().startswith("Ferry hits pier")


def test_a_statement_has_its_note_beside_it(page, shown_site, article_path):
    """In the margin, to the right of the column, at the height of its paragraph."""
    page.goto(shown_site + article_path)
    row = page.locator(".text .row:has(.note)").first
    text, note = row.locator("p").first.bounding_box(), row.locator(".note").first.bounding_box()
    assert note["x"] > text["x"] + text["width"]
    assert abs(note["y"] - text["y"]) < 20
    mark = row.locator("mark.said").first
    assert mark.inner_text().strip()
    assert re.search(r"\d", row.locator(".ref").first.inner_text())


def test_on_a_telephone_the_notes_stand_below_their_paragraph(browser, shown_site, article_path):
    """And never outside the screen."""
    context = browser.new_context(viewport=TELEPHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(shown_site + article_path)
    row = page.locator(".text .row:has(.note)").first
    text, note = row.locator("p").first.bounding_box(), row.locator(".note").first.bounding_box()
    assert note["y"] >= text["y"] + text["height"] - 1
    assert note["x"] + note["width"] <= TELEPHONE["width"]
    context.close()


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_no_page_scrolls_sideways(browser, shown_site, places, width):
    """From the narrowest telephone to a desk."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    for path in places:
        page.goto(shown_site + path)
        assert page.evaluate(SCROLLED) <= width, path
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground_in_the_light_and_in_the_dark(browser, shown_site, places, scheme):
    """Every text on every page has a contrast of 4.5 or more (WCAG 2.2, AA)."""
    context = browser.new_context(viewport=WIDE, color_scheme=scheme)
    page = context.new_page()
    for path in places:
        page.goto(shown_site + path)
        assert page.evaluate(CONTRAST) == [], path
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    brightness = sum(int(part) for part in re.findall(r"\d+", ground)[:3])
    assert brightness > 600 if scheme == "light" else brightness < 150
    context.close()


def test_a_search_leads_to_the_statement_in_its_article(page, shown_site):
    """From the masthead of any page to the words themselves."""
    page.goto(shown_site)
    page.fill(".quick input[type=search]", "ferry pier")
    page.click(".quick button")
    page.wait_for_url("**/search?*")
    assert page.locator("mark.found").count() > 0
    page.click("text=in the article >> nth=0")
    page.wait_for_url("**/article/*")
    anchor = page.url.partition("#")[2]
    assert page.locator(f'[id="{anchor}"] + mark.said').count() == 1


def test_a_malformed_query_shows_the_caret_below_the_character(page, shown_site):
    """In a face where every character is as wide as the next."""
    page.goto(f"{shown_site}/search?q=ferry+AND")
    lines = page.locator(".fault pre").inner_text().split("\n")
    assert lines[0] == "ferry AND"
    assert lines[1].strip() == "^"


def test_the_page_of_a_statement_shows_its_way_through_the_press(page, shown_site, traced_path):
    """Prints in order of time, arcs beside them, the origins as a bound."""
    page.goto(shown_site + traced_path)
    assert re.match(r"At most \d+ origins? in this archive", page.locator(".count").inner_text())
    days = page.locator(".prints .print time").evaluate_all("times => times.map(time => time.dateTime)")
    assert len(days) >= 3
    assert days == sorted(days)
    assert page.locator(".arcs .arc").count() >= 2
    chart, rows = page.locator(".arcs").bounding_box(), page.locator(".prints").bounding_box()
    assert abs(chart["height"] - rows["height"]) < 2


def test_a_pasted_page_is_checked_then_filed_then_read(page, empty_site):
    """Without JavaScript: paste, preview, filing that refreshes itself, article; and the front page has it."""
    paste(page, empty_site, PASTE)
    assert page.locator(".cut").count() == 2
    assert "Lighthouse keeper counts the gulls" in page.locator(".cut").first.inner_text()
    assert "Vera Quince" in page.locator(".cut").first.inner_text()
    file_cuts(page)
    page.click("text=Lighthouse keeper counts the gulls")
    page.wait_for_url("**/article/*")
    assert "four hundred" in page.locator("mark.said").first.inner_text()
    assert "Osric Pell" in page.locator(".note").first.inner_text()
    page.goto(empty_site)
    assert page.locator(".entry").count() == 2


def test_filing_the_same_page_twice_changes_nothing(page, empty_site):
    """The preview warns, and the archive stays as it was."""
    for round_number in (1, 2):
        paste(page, empty_site, PASTE)
        assert ("already" in page.locator("main").inner_text()) is (round_number == 2)
        file_cuts(page)
    page.goto(empty_site)
    assert page.locator(".entry").count() == 2


def test_a_file_can_be_chosen(page, empty_site, tmp_path):
    """Its name is where the clipping came from."""
    path = tmp_path / "quay notes.txt"
    path.write_text(PASTE, "utf-8")
    page.goto(f"{empty_site}/paste")
    page.set_input_files("#file", str(path))
    page.click("text=Show the cuts")
    page.wait_for_url("**/paste/*")
    assert "quay notes.txt" in page.locator(".lead").first.inner_text()
    file_cuts(page)
    page.click("text=Lighthouse keeper counts the gulls")
    page.wait_for_url("**/article/*")
    assert "quay notes.txt" in page.locator(".whence").inner_text()


def test_a_file_can_be_dropped_anywhere_on_its_box(page, shown_site):
    """The field itself fills the box, so the browser takes the file without a script."""
    page.goto(f"{shown_site}/paste")
    box, field = page.locator(".drop").bounding_box(), page.locator("#file").bounding_box()
    assert field["width"] >= box["width"] - 4
    assert field["height"] >= box["height"] - 4


def test_a_speaker_is_corrected_in_the_margin_and_the_correction_undone(page, site, article_path):
    """A person's word is marked as one, and can be taken back."""
    page.goto(site + article_path)
    note = page.locator(".text .note").first
    said = note.locator(".who b").inner_text()
    note.locator("summary").click()
    note.locator("input[name=value]").fill("Vera Quince")
    with page.expect_navigation():
        note.locator(".fix button").click()
    note = page.locator(".text .note").first
    assert note.locator(".who b").inner_text() == "Vera Quince"
    assert note.locator(".hand").count() == 1
    with page.expect_navigation():
        note.locator(".undo button").click()
    assert page.locator(".text .note").first.locator(".who b").inner_text() == said


def test_words_without_end_break_instead_of_pushing_the_page_wide(browser, empty_site):
    """On the narrowest telephone, from the preview to the page of the statement."""
    context = browser.new_context(viewport={"width": 320, "height": 700})
    page = context.new_page()
    paste(page, empty_site, ENDLESS)
    widths = [page.evaluate(SCROLLED)]
    file_cuts(page)
    widths.append(page.evaluate(SCROLLED))
    page.click(".filed a >> nth=0")
    page.wait_for_url("**/article/*")
    widths.append(page.evaluate(SCROLLED))
    page.click("text=trace >> nth=0")
    page.wait_for_url("**/statement/**")
    widths.append(page.evaluate(SCROLLED))
    for path in ("/", "/entities", "/search?q=tidewater&kind=articles", f"/search?q={'x' * 300}(", f"/{'x' * 300}"):
        page.goto(empty_site + path)
        widths.append(page.evaluate(SCROLLED))
    assert widths == [320] * len(widths)
    context.close()


def test_hostile_text_is_shown_and_never_runs(browser, empty_site):
    """With JavaScript on: markup and script in a clipping are words, and no address but a web address is a link."""
    context = browser.new_context(viewport=WIDE)
    page = context.new_page()
    page.on("dialog", lambda _: pytest.fail("a clipping opened a dialog"))
    paste(page, empty_site, HOSTILE)
    assert "owned" not in page.title()
    file_cuts(page)
    page.click(".filed a >> nth=0")
    page.wait_for_url("**/article/*")
    shown = page.locator("main").inner_text()
    assert "{{ 7*7 }}" in shown
    assert "<b onmouseover=alert(1)>" in shown
    for path in (
        page.url,
        empty_site,
        f"{empty_site}/search?q=keeper&kind=statements",
        f"{empty_site}/search?q=keeper",
        f"{empty_site}/entities",
    ):
        page.goto(path)
        assert page.title() != "owned"
        assert page.locator("main script, main img, main svg, main [onload], main b[onmouseover]").count() == 0
        assert page.locator("a[href^='javascript' i], a[href^='data' i]").count() == 0
    context.close()
