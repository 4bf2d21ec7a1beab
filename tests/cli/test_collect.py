"""`collect` from the command line."""

import json
import os

import pytest

from hemeroteca.settings import MAX_CLIPPING_BYTES
from hemeroteca.store import open_archive
from hemeroteca.workers.processes import WORTH_IT


def test_a_dry_run_prints_the_fixed_json_and_stores_nothing(hemeroteca, samples, tmp_path):
    """`collect --dry-run --json` prints one object per clipping, with exactly the agreed keys, and makes no archive."""
    path = tmp_path / "none.hemeroteca"
    answer = hemeroteca("--archive", path, "collect", "--dry-run", "--json", samples / "page.txt")
    cut = json.loads(answer.out)
    assert answer.code == 0
    assert list(cut) == ["origin", "media_type", "articles", "errors"]
    assert len(cut["articles"]) == 11
    assert set(cut["articles"][0]) == {
        "title", "deck", "authors", "outlet", "published", "posted", "url", "language", "blocks", "links", "credits",
        "span", "doubts",
    }  # fmt: skip
    assert not path.exists()


def test_a_dry_run_shows_the_cuts_to_a_person(hemeroteca, samples):
    """Without `--json` every cut shows its title, its dates, its address and its first and last words."""
    answer = hemeroteca("collect", "--dry-run", samples / "page.txt")
    assert answer.code == 0
    assert answer.out.count("published 2026-") >= 10
    assert answer.out.count("https://") >= 10
    assert "“" in answer.out


def test_collecting_twice_changes_nothing(hemeroteca, samples, tmp_path):
    """The second time a clipping is answered as filed already, and the archive has no more articles than before."""
    path = tmp_path / "a.hemeroteca"
    first = hemeroteca("--archive", path, "collect", samples / "page.txt")
    before = hemeroteca("--archive", path, "export", "articles").out
    second = hemeroteca("--archive", path, "collect", samples / "page.txt")
    assert "11 articles" in first.out
    assert "already filed" in second.out
    assert hemeroteca("--archive", path, "export", "articles").out == before
    assert before.count("\n") == 11


def test_a_folder_and_standard_input_are_sources(hemeroteca, samples, tmp_path, monkeypatch):
    """A folder is taken with all its files, `-` is standard input."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "one.txt").write_bytes((samples / "cormorant-rock-gazette.txt").read_bytes())
    answer = hemeroteca("--archive", tmp_path / "a", "collect", tmp_path / "in")
    assert answer.code == 0
    assert "one.txt: 1 article" in answer.out
    with (samples / "santa-brisa-agencia.txt").open() as text:
        monkeypatch.setattr("sys.stdin", text)
        assert "-: 1 article" in hemeroteca("--archive", tmp_path / "a", "collect", "-").out


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_collected_is_grouped_into_stories_and_named(hemeroteca, tmp_path, jobs):
    """However many processes read, no article is left for whoever looks at the stories or the names first."""
    (tmp_path / "in").mkdir()
    for number in range(WORTH_IT + 1):
        text = f"The mill of Sorn {number}\n\nThe mill made {number + 20} tonnes of flour, said Ada Brook, its owner.\n"
        (tmp_path / "in" / f"{number}.txt").write_text(text * 2)
    assert hemeroteca("--archive", tmp_path / "a", "collect", "--jobs", str(jobs), tmp_path / "in").code == 0
    with open_archive(tmp_path / "a") as archive:
        assert archive.ungrouped() == archive.naming.unnamed() == archive.naming.unsettled(1) == ()
        assert sum(len(archive.members(group)) for group in archive.groups()) == archive.article_count() > WORTH_IT


def bad_files(folder):
    """Files that cannot be taken, by what their message must name."""
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\x00" * 200)
    (folder / "furniture.txt").write_text("\n\n   \n")
    (folder / "latin.txt").write_bytes("Título\n\nLa señora Peña habló ayer en Logroño. ".encode("latin-1") * 20)
    with (folder / "huge.txt").open("wb") as huge:
        huge.truncate(200 * 1024 * 1024)
    return {
        "empty.txt": "empty", "binary.txt": "", "picture.png": "PNG", "furniture.txt": "", "latin.txt": "byte",
        "huge.txt": str(MAX_CLIPPING_BYTES // 1024 // 1024), "missing.txt": "no such file",
    }  # fmt: skip


def test_bad_input_gets_one_line_each_and_the_rest_goes_in(hemeroteca, samples, tmp_path):
    """Every bad source gets one line that names it, the exit code is 2, and the good source is filed."""
    folder = tmp_path / "bad"
    folder.mkdir()
    bad = bad_files(folder)
    sources = [folder / name for name in bad]
    answer = hemeroteca("--archive", tmp_path / "a", "collect", *sources[:3], samples / "page.txt", *sources[3:])
    lines = answer.err.splitlines()
    assert answer.code == 2
    assert len(lines) == len(bad)
    for (name, word), line in zip(bad.items(), lines, strict=True):
        assert name in line
        assert word.lower() in line.lower()
    assert "page.txt: 11 articles" in answer.out


def test_an_encoding_that_a_person_names_is_taken(hemeroteca, tmp_path):
    """`--encoding` reads what would be refused without it."""
    path = tmp_path / "viejo.txt"
    path.write_bytes(
        "Un título de prueba\n\nLa señora Peña habló ayer en Logroño, según su oficina.\n".encode("cp1252")
    )
    assert hemeroteca("collect", "--dry-run", path).code == 2
    answer = hemeroteca("collect", "--dry-run", "--json", "--encoding", "windows-1252", path)
    assert answer.code == 0
    assert "Logroño" in json.dumps(json.loads(answer.out), ensure_ascii=False)


@pytest.mark.parametrize("content", [b"this is no archive, just some text " * 200, b"\x00" * 5000])
def test_a_file_that_is_no_archive_is_named(hemeroteca, samples, tmp_path, content):
    """An archive that is none is refused in one line, exit code 2, and left as it is."""
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    answer = hemeroteca("--archive", path, "collect", samples / "page.txt")
    assert answer.code == 2
    assert len(answer.err.splitlines()) == 1
    assert "notes.txt" in answer.err
    assert path.read_bytes() == content


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_named(hemeroteca, samples, tmp_path):
    """An archive in a folder that cannot be written is refused in one line."""
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    answer = hemeroteca("--archive", folder / "a", "collect", samples / "page.txt")
    assert answer.code == 2
    assert len(answer.err.splitlines()) == 1
