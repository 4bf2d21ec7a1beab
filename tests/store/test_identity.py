"""Store then load is identity."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from making import make_clipping

from hemeroteca.records import Article, Clipping, Correction, Filing, Reading
from hemeroteca.store import open_archive

TEXT = st.text(max_size=30)
WHOLE = st.integers(min_value=0, max_value=2**31)
st.register_type_strategy(str, TEXT)
st.register_type_strategy(int, WHOLE)
st.register_type_strategy(float, st.floats(allow_nan=False))

ARTICLES = st.builds(Article)
FILINGS = st.builds(
    Filing,
    article=ARTICLES,
    reading=st.builds(Reading),
    shingles=st.lists(st.lists(st.integers(0, 2**64 - 1), max_size=3).map(tuple), max_size=3).map(tuple),
    passages=st.lists(st.integers(0, 2**64 - 1), max_size=3).map(tuple),
)
CALM = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)


@CALM
@given(st.lists(FILINGS, max_size=3))
def test_filings_come_back_as_they_were(tmp_path_factory, filings):
    """Any records that the types allow: spans outside the text, infinite numbers, empty names."""
    clipping = make_clipping("one")
    with open_archive(tmp_path_factory.mktemp("identity") / "press.hemeroteca") as archive:
        archive.file_clipping(clipping, filings)
        assert archive.filings_in(clipping.id) == tuple(filings)
        firsts = {filing.article.id: filing for filing in reversed(filings)}
        for article_id, filing in firsts.items():
            assert archive.article(article_id) == filing.article
            assert archive.reading(article_id) == filing.reading
        assert sorted(filing.article.id for filing in archive.filings()) == sorted(firsts)
        archive.replace_filings(clipping.id, filings[:1])
        archive.remove_clipping(clipping.id)
        assert archive.counts().articles == 0
        for table in ("filings", "statements", "quantities", "shingles", "passages"):
            assert archive._connection.execute(f"SELECT count(*) FROM {table}").get == 0


@CALM
@given(st.builds(Clipping), st.lists(st.builds(Correction), max_size=3, unique_by=lambda correction: correction.id))
def test_ground_comes_back_as_it_was(tmp_path_factory, clipping, corrections):
    """Clippings and corrections, with whatever text and bytes."""
    with open_archive(tmp_path_factory.mktemp("identity") / "press.hemeroteca") as archive:
        archive.file_clipping(clipping, ())
        for correction in corrections:
            archive.add_correction(correction)
        assert archive.clipping(clipping.id) == clipping
        assert archive.corrections() == tuple(corrections)
