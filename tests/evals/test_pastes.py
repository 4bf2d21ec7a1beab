"""The composer of page copies and its scorer."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from evals.pastes import cut_page, grade
from evals.pastes.compose import compose_pages
from evals.pastes.score import score_pages

PAGES = 25
BAR = {"posts": 95, "title": 90, "published": 90, "authors": 90, "url": 90, "deck": 80, "headings": 85, "posted": 90}
"""The first slice's; the floors in `evals/floors.json` are higher."""


@pytest.fixture(scope="module")
def pages():
    """Some pages with their truth and their cuts."""
    return [(text, [truth.as_json() for truth in truths]) for text, truths in compose_pages(PAGES, 3)]


def test_pages_are_the_same_for_the_same_seed(pages):
    """A score can be taken again."""
    assert [text for text, _ in compose_pages(PAGES, 3)] == [text for text, _ in pages]
    assert [text for text, _ in compose_pages(2, 4)] != [text for text, _ in pages[:2]]


def test_the_truth_of_a_page_stands_on_it(pages):
    """Every title and paragraph of the truth can be read on the page."""
    for text, truths in pages:
        shown = " ".join(text.split())
        for truth in truths:
            assert truth["title"] in shown
            assert all(" ".join(paragraph.split()) in shown for paragraph in truth["paragraphs"])


def test_composed_pages_are_cut_above_the_bar(pages):
    """Posts, fields and headings, on a handful of pages."""
    scores = score_pages((truths, cut_page(text)) for text, truths in pages)
    assert {measure: score for measure, score in scores.items() if score < BAR[measure]} == {}


def test_perfect_cuts_score_a_hundred(pages):
    """The scorer holds nothing against the truth itself."""
    perfect = [(truths, [_as_found(truth) for truth in truths]) for _, truths in pages]
    assert set(score_pages(perfect).values()) == {100.0}


def _as_found(truth: dict) -> dict:
    """A truth as if it had been cut."""
    blocks = [{"kind": "heading", "text": text} for text in truth["headings"]]
    blocks += [{"kind": "paragraph", "text": text} for text in truth["paragraphs"]]
    return {**truth, "blocks": blocks}


@pytest.mark.slow
def test_grading_names_its_measures():
    """As `make grade` wants them."""
    assert set(grade(None)) == {f"pastes.{measure}" for measure in BAR}


@pytest.mark.slow
@pytest.mark.shared
def test_the_shared_scorer_gives_the_same_figures(pages, tmp_path):
    """Ours and the one that the bar is set with agree to a tenth of a percent."""
    program = Path(__file__).resolve().parents[3] / "shared" / "tools" / "score_pastes.py"
    if not program.exists():
        pytest.skip("the shared scorer is not beside this checkout")
    lines = []
    for number, (text, truths) in enumerate(pages):
        (tmp_path / f"{number:03}.json").write_text(json.dumps({"articles": truths}))
        lines.append(json.dumps({"origin": f"{number:03}.txt", "articles": cut_page(text)}))
    found = tmp_path / "found.jsonl"
    found.write_text("\n".join(lines))
    done = subprocess.run([sys.executable, program, tmp_path, found], capture_output=True, text=True, check=False)
    theirs = json.loads(done.stdout[done.stdout.index("{") :])
    ours = score_pages((truths, cut_page(text)) for text, truths in pages)
    assert {measure: round(score, 1) for measure, score in ours.items()} == theirs
