"""Whatever is asked, the answer is a page."""

from __future__ import annotations

from urllib.parse import quote

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytestmark = pytest.mark.slow

WORDS = st.text(max_size=60)
KINDS = st.sampled_from(["articles", "statements", "people", ""])
PATHS = st.sampled_from(["article", "statement", "paste", "filing", "static", "correct"])
ROUNDS = settings(max_examples=60, deadline=None)


@pytest.fixture(scope="module")
def asked(shown_site):
    """A client of the app over the samples that only looks."""
    with httpx.Client(base_url=shown_site, timeout=60) as client:
        yield client


def assert_page(answer):
    """It is an answer that was meant."""
    assert answer.status_code < 500
    assert "Traceback" not in answer.text


@ROUNDS
@given(query=WORDS, kind=KINDS, page=st.integers(-1, 10**12))
def test_any_search_is_answered(asked, query, kind, page):
    """Hits, or what is wrong with the query."""
    assert_page(asked.get("/search", params={"q": query, "kind": kind, "page": page}))


@ROUNDS
@given(first=PATHS, rest=st.lists(WORDS, max_size=3), before=WORDS)
def test_any_address_is_answered(asked, first, rest, before):
    """A page, or that there is none."""
    path = "/".join(["", first, *(quote(part.encode("utf-8", "replace"), safe="") for part in rest)])
    assert_page(asked.get(path, params={"before": before, "at": before}))
    assert_page(asked.get("/", params={"before": before}))


@ROUNDS
@given(content=st.binary(max_size=400), name=st.text(min_size=1, max_size=20))
def test_any_bytes_can_be_pasted(asked, content, name):
    """A preview, or one clear line; never an error of the app's own."""
    answer = asked.post("/paste", files={"file": (name, content)}, follow_redirects=True)
    assert_page(answer)


@ROUNDS
@given(text=WORDS)
def test_any_text_can_be_pasted(asked, text):
    """Control characters and lone surrogates too."""
    body = {"text": text.encode("utf-8", "surrogatepass")}
    assert_page(asked.post("/paste", files={key: (None, value) for key, value in body.items()}, follow_redirects=True))


@ROUNDS
@given(address=WORDS, field=WORDS, value=WORDS)
def test_any_correction_is_answered(asked, address, field, value):
    """What fits nothing changes nothing."""
    form = {
        key: said.encode("utf-8", "replace") for key, said in (("address", address), ("field", field), ("value", value))
    }
    assert_page(asked.post("/correct", data=form))
