"""The rules of the house about documents and data."""

import re
import tomllib

import pytest
from tree import PACKAGE, ROOT, project_files

from hemeroteca.cli.command import VERBS

README_WORDS = 600
ARCHITECTURE_WORDS = 1000
DECISION_WORDS = 250
DOCUMENTS = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"]


def prose(name: str) -> str:
    """A document without its code blocks."""
    return re.sub(r"```.*?```", "", (ROOT / name).read_text("utf-8"), flags=re.DOTALL)


def test_the_readme_is_short_and_has_a_picture():
    """README.md has at most 600 words, a picture, and a table or list that names every verb."""
    text = (ROOT / "README.md").read_text("utf-8")
    assert len(text.split()) <= README_WORDS
    assert re.search(r"!\[[^\]]+\]\(", text)
    assert [verb for verb in VERBS if f"`{verb}" not in text and f"hemeroteca {verb}" not in text] == []


def test_the_architecture_has_a_paragraph_for_every_folder():
    """ARCHITECTURE.md has at most 1,000 words and names every folder of the package."""
    text = prose("ARCHITECTURE.md")
    assert len(text.split()) <= ARCHITECTURE_WORDS
    folders = [p.name for p in PACKAGE.iterdir() if p.is_dir() and (p / "__init__.py").exists()]
    assert [name for name in folders if f"`{name}/`" not in text] == []


def test_decisions_are_short_and_numbered_without_gaps():
    """Each file of docs/decisions is NNNN-title.md, has context, decision and consequences, and at most 250 words."""
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [int(d.name[:4]) for d in decisions] == list(range(1, len(decisions) + 1))
    for decision in decisions:
        text = decision.read_text("utf-8")
        assert len(text.split()) <= DECISION_WORDS, decision.name
        assert [part for part in ("Context", "Decision", "Consequences") if f"## {part}" not in text] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_between_documents_lead_somewhere(name):
    """Every relative link of a document leads to a file of the project."""
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", (ROOT / name).read_text("utf-8"))
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_every_language_has_the_same_sections():
    """The word lists of all languages have the same sections, so that a language is a file to fill in."""
    languages = {p.stem: tomllib.loads(p.read_text("utf-8")) for p in (PACKAGE / "read" / "languages").glob("*.toml")}
    assert {"en", "es"} <= set(languages)
    sections = {name: sorted(content) for name, content in languages.items()}
    assert len({tuple(names) for names in sections.values()}) == 1, sections


def test_no_file_names_a_machine():
    """No document, program or data file holds an absolute path of somebody's home or work folder."""
    pattern = re.compile(r"(?<![\w.])/(home|Users|root|work)/\w+")
    named = []
    for path in project_files():
        if path.suffix in {".py", ".md", ".toml", ".txt", ".html", ".json", ".jsonl", ".css", ".sql", ""}:
            named += [path.name for line in path.read_text("utf-8").splitlines() if pattern.search(line)]
    assert named == []


def test_no_file_is_large():
    """No file of the project is over a megabyte, but the reader's weights, which are under thirty."""
    large = {p.relative_to(ROOT): p.stat().st_size for p in project_files() if p.stat().st_size > 1_000_000}
    weights = {path: size for path, size in large.items() if path.suffix == ".onnx"}
    assert sorted(large) == sorted(weights)
    assert sum(weights.values()) < 30_000_000
