"""What the reader promises about statements: who said what, by which words, through whom."""

import tomllib
from pathlib import Path

import msgspec
import pytest

from hemeroteca.read import read_draft
from hemeroteca.records import Draft, EntityKind, Manner, Polarity, Span, Statement

CASES = Path(__file__).parents[1] / "cases" / "statements.toml"


class GoldStatement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One statement as a case tells it, in words of the text."""

    source: tuple[str, ...]
    cue: tuple[str, ...]
    content: tuple[str, ...]
    manner: Manner = "indirect"
    speaker: str | None = None
    kind: EntityKind | None = None
    via: tuple[str, ...] = ()
    polarity: Polarity = "affirmed"
    parent: int | None = None


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One text and every statement in it."""

    language: str
    text: str
    statements: tuple[GoldStatement, ...]
    outlet: str | None = None


def load_cases() -> list[Case]:
    """The golden statements."""
    return msgspec.convert(tomllib.loads(CASES.read_text("utf-8"))["case"], list[Case])


def in_words(text: str, statement: Statement) -> GoldStatement:
    """A statement of the reader as a case would tell it."""

    def words(spans: tuple[Span, ...]) -> tuple[str, ...]:
        return tuple(text[span.start : span.end] for span in spans)

    return GoldStatement(
        source=words(statement.source),
        cue=words(statement.cue),
        content=words(statement.content),
        manner=statement.manner,
        speaker=statement.speaker.name if statement.speaker else None,
        kind=statement.speaker.kind if statement.speaker else None,
        via=tuple(via.name for via in statement.via),
        polarity=statement.polarity,
        parent=statement.parent,
    )


def statements_of(text: str, **known: str) -> list[GoldStatement]:
    """The statements of a text, in words."""
    draft = Draft(id="x", text=text, **{"language": "en", **known})
    return [in_words(text, statement) for statement in read_draft(draft).statements]


@pytest.mark.parametrize("case", load_cases(), ids=lambda case: case.text[:40])
def test_each_statement_is_found_with_its_speaker_and_its_chain(case):
    """The statements are those of the case: spans, manner, speaker, chain, polarity and parent, and no others."""
    known = {"language": case.language} | ({"outlet": case.outlet} if case.outlet else {})
    assert statements_of(case.text, **known) == list(case.statements)


def test_a_quotation_that_opens_again_in_the_next_paragraph_goes_on():
    """Each paragraph opens the quotation again and only the last closes it: one statement, three pieces."""
    text = "“They came at dawn,” Ana Ruiz said. “We hid.\n\n“The dog barked.\n\n“Then it was over.”"
    (statement,) = statements_of(text)
    assert statement.content == ("“They came at dawn,”", "“We hid.", "“The dog barked.", "“Then it was over.”")


def test_a_speaker_named_after_the_last_paragraph_has_the_ones_before():
    """A quotation of several paragraphs whose speaker is named at its end is one statement of that speaker."""
    text = "«Nos prometieron un pozo.\n\n»Nos dieron un mapa», protestó Jaime Ordaz."
    (statement,) = statements_of(text, language="es")
    assert statement.content == ("«Nos prometieron un pozo.", "»Nos dieron un mapa»")
    assert statement.speaker == "Jaime Ordaz"


def test_the_authors_own_voice_is_no_statement():
    """Without a cue nothing is attributed, whatever quotation marks stand in the text."""
    assert statements_of("The ‘old’ quay was closed in 1990. It “reopened” last year with a feast.") == []


def test_an_outlet_that_names_a_source_passes_it_on():
    """Who is cited speaks; the outlet that cites stands in the chain."""
    text = "The quarry will close, Reuters reported, citing two officials."
    (statement,) = statements_of(text)
    assert (statement.speaker, statement.via) == ("two officials", ("Reuters",))


def test_the_printing_outlet_stands_in_the_chain_of_what_it_was_told():
    """Told "this newspaper" means the outlet that prints it."""
    (statement,) = statements_of("“I ran,” Lena Ost told this newspaper.", outlet="The Fell Gazette")
    assert statement.via == ("The Fell Gazette",)


def test_a_surname_means_the_full_name_met_in_the_text():
    """The speaker is the fullest name, also where the source is a surname."""
    statements = statements_of("Mayor Greta Holm spoke. Holm said the quay was closed.")
    assert [statement.speaker for statement in statements] == ["Greta Holm"]


def test_a_description_met_before_is_the_same_unnamed_source():
    """After "a prison guard", "the guard" is that guard, unnamed."""
    text = "“It was dark,” a prison guard said.\n\n“Nobody came,” the guard added."
    assert {statement.speaker for statement in statements_of(text)} == {"a prison guard"}


def test_a_pronoun_that_may_mean_two_is_given_as_a_question():
    """Two women are near: the speaker of "she said" has a confidence below the one that is shown as sure."""
    text = "Ms Ada Crane met Ms Ida Stone. “We agree,” she said."
    (statement,) = read_draft(Draft(id="x", text=text, language="en")).statements
    assert statement.speaker is None or statement.speaker.confidence < 0.8
