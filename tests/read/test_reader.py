"""What the reader promises of any text: no exception, spans inside it, the same alone as in a batch, in linear time."""

import time

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hemeroteca.read import READER_VERSION, correct_reading, read_article, read_draft
from hemeroteca.records import Article, Block, Correction, Draft, Reading, Span

VOCABULARY = """Ana Ruiz said says that told Reuters according to the minister he she who , . : ; " “ ” ‘ ’ « » — ( )
and but not was asked whether citing an official dijo que según el ministro le se aseguró a EFE Mr. U.S. 5 May"""
WORDS = [*VOCABULARY.split(), "\n\n"]
PROSE = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
ANY = st.text(alphabet=st.characters(codec=None), max_size=200)
SCRIPTS = st.text(alphabet="Aaé ñ Яж Ωω אב عر 新闻 한 ก \u0301\u200b\u202e\x00\x1b\ud800\udfff“”«».,:\n", max_size=200)
SHOUTED = PROSE.map(str.upper)
LANGUAGES = st.sampled_from(["en", "es", "en-GB", "fr", None])


def all_spans(reading: Reading) -> list[Span]:
    """Every span of a reading."""
    spans = [mention.span for mention in reading.mentions]
    for statement in reading.statements:
        spans += [*statement.source, *statement.cue, *statement.content, *(via.span for via in statement.via)]
    return spans


@given(PROSE | ANY | SCRIPTS | SHOUTED, LANGUAGES)
@settings(max_examples=400, deadline=None)
def test_any_text_is_read_without_an_exception_and_every_span_lies_inside(text, language):
    """Spans hold something and lie inside the text; each role's are in order; parents come first and hold the child."""
    reading = read_draft(Draft(id="x", text=text, language=language))
    assert all(0 <= span.start < span.end <= len(text) for span in all_spans(reading))
    for place, statement in enumerate(reading.statements):
        assert statement.content
        for role in (statement.source, statement.cue, statement.content):
            assert list(role) == sorted(role)
        assert all(0 <= hedge < len(reading.hedges) for hedge in statement.hedges)
        assert 0.0 < statement.confidence <= 1.0
        if statement.parent is not None:
            parent = reading.statements[statement.parent]
            assert statement.parent < place
            assert parent.content[0].start <= statement.content[0].start
            assert statement.content[-1].end <= parent.content[-1].end


@given(st.lists(PROSE, min_size=1, max_size=4), LANGUAGES)
@settings(max_examples=60, deadline=None)
def test_a_text_reads_the_same_alone_as_among_others(texts, language):
    """Reading one text leaves nothing behind that another could see."""
    drafts = [Draft(id="x", text=text, language=language) for text in texts]
    together = [read_draft(draft) for draft in drafts]
    assert [read_draft(draft) for draft in reversed(drafts)] == together[::-1]


def test_a_language_without_rules_gets_no_statements_and_a_doubt_that_says_so():
    """German is not read yet: quantities and times are, and the doubt names the language."""
    reading = read_draft(Draft(id="x", text="„Es regnet“, sagte Anna Holm.", language="de"))
    assert reading.statements == ()
    assert [doubt.about for doubt in reading.doubts] == ["statements"]
    assert "de" in reading.doubts[0].text
    assert reading.version == READER_VERSION


def test_capitals_are_read_and_doubted():
    """A text in capitals has its statements; that its names are hard to tell is said."""
    text = "“THE PORT IS SHUT,” ANA RUIZ SAID. OFFICIALS TOLD HER THAT 12 PLANKS WERE MISSING. " * 4
    reading = read_draft(Draft(id="x", text=text, language="en"))
    assert len(reading.statements) == 8
    assert [doubt.about for doubt in reading.doubts] == ["mentions"]


def test_a_text_without_marks_is_doubted_where_it_runs_on():
    """The doubt points to the stretch that no sentence ends in."""
    text = "A short one. And " + "so it went on and " * 400
    (doubt,) = read_draft(Draft(id="x", text=text, language="en")).doubts
    assert (doubt.about, doubt.span.start) == ("statements", 13)


def test_what_is_no_text_is_doubted():
    """Control codes and lone surrogates are counted; a few in prose are nothing to speak of."""
    assert read_draft(Draft(id="x", text="\x00\ud800ab\x1b", language="en")).doubts[0].about == "text"
    assert read_draft(Draft(id="x", text="It rained.\x00 " + "All day long. " * 9, language="en")).doubts == ()


def test_a_given_language_is_trusted():
    """A text that looks English is read as Spanish where its article says so."""
    text = "Ana Ruiz said that it rained."
    assert read_draft(Draft(id="x", text=text, language="es")).statements == ()
    assert len(read_draft(Draft(id="x", text=text)).statements) == 1


def an_article(*paragraphs: str) -> Article:
    """An article of paragraphs."""
    blocks = tuple(Block(kind="paragraph", text=text) for text in paragraphs)
    return Article(id="0" * 16, clipping="c", blocks=blocks, span=Span(0, 1), language="en")


def a_correction(article: Article, value: str | None, quote: str, prefix: str = "") -> Correction:
    """A person's word on a speaker."""
    return Correction(
        id="1", article=article.id, field="speaker", value=value, made="2026-01-01", quote=quote, prefix=prefix
    )


def test_a_corrected_speaker_is_certain_and_leaves_the_others_alone():
    """The statement that holds the quoted words gets the person's speaker with confidence 1."""
    article = an_article("“It rained,” she said.", "“It snowed,” Ana Ruiz said.")
    reading = read_article(article)
    corrected = correct_reading(article, reading, [a_correction(article, "Ana Ruiz", "“It rained,”")])
    assert [s.speaker and s.speaker.name for s in corrected.statements] == ["Ana Ruiz", "Ana Ruiz"]
    assert corrected.statements[0].speaker is not None
    assert corrected.statements[0].speaker.confidence == 1.0
    assert corrected.statements[1] == reading.statements[1]


def test_a_correction_finds_the_right_one_of_two_equal_quotations():
    """Where the words stand twice, the words before them decide."""
    article = an_article("At noon, “No,” Ana Ruiz said.", "At dusk, “No,” Ana Ruiz said.")
    reading = read_article(article)
    corrected = correct_reading(article, reading, [a_correction(article, "Lena Ost", "“No,”", "At dusk, ")])
    assert [s.speaker and s.speaker.name for s in corrected.statements] == ["Ana Ruiz", "Lena Ost"]


def test_a_correction_can_say_that_nobody_is_known():
    """The value `None` takes the speaker away."""
    article = an_article("“It rained,” Ana Ruiz said.")
    corrected = correct_reading(article, read_article(article), [a_correction(article, None, "“It rained,”")])
    assert corrected.statements[0].speaker is None


def test_a_correction_about_words_that_are_gone_changes_nothing():
    """A quotation that the text does not hold any more is passed over."""
    article = an_article("“It rained,” Ana Ruiz said.")
    reading = read_article(article)
    assert correct_reading(article, reading, [a_correction(article, "Lena Ost", "“It hailed,”")]) == reading


def test_a_reading_survives_its_wire_format():
    """Written as JSON and read again, a reading is equal."""
    reading = read_draft(Draft(id="x", text="“It rained,” Ana Ruiz told Reuters on Monday.", language="en"))
    assert msgspec.json.decode(msgspec.json.encode(reading), type=Reading) == reading


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit", ["Ana Ruiz, said that ", "“a,” he said. ", "dijo Ana que ", "“a\n\n", "according to ", "( "]
)
def test_odd_texts_take_near_linear_time(unit):
    """Four times the text takes well under the sixteen times of a square."""

    def seconds(count: int) -> float:
        began = time.process_time()
        read_draft(Draft(id="x", text=unit * count, language="es" if "dijo" in unit else "en"))
        return time.process_time() - began

    seconds(10)
    assert seconds(8_000) < 9 * seconds(2_000) + 1


@pytest.mark.slow
def test_a_line_of_five_megabytes_is_read():
    """A text without a full stop or a line break, and one of nothing but marks, are read to the end.

    In English of fewer words, since the network takes a tenth of a millisecond for each.
    """
    assert read_draft(Draft(id="x", text="palabra " * 650_000, language="es")).statements == ()
    assert read_draft(Draft(id="x", text=f"{'word' * 30} " * 42_000, language="en")).statements == ()
    assert read_draft(Draft(id="x", text='"' * 1_000_000, language="en")).statements == ()
