"""Who passed a statement on, whom an outlet cites, and what stands in what."""

from __future__ import annotations

import time

import pytest

from hemeroteca.read import read_draft
from hemeroteca.read.cast import make_cast
from hemeroteca.read.chains import arrange
from hemeroteca.read.mentions import find_mentions
from hemeroteca.read.outlets import is_outlet, load_world
from hemeroteca.read.quotes import find_quotations
from hemeroteca.read.sentences import split_sentences
from hemeroteca.read.statements.attributions import Attribution
from hemeroteca.records import Draft, Span, Statement


def read(text: str, language: str = "en", outlet: str | None = "The Fell Gazette") -> tuple[Statement, ...]:
    """The statements of a text."""
    return read_draft(Draft(id="x", text=text, language=language, outlet=outlet)).statements


def chain(text: str, language: str = "en") -> list[str]:
    """The links of the first statement's chain."""
    return [via.name for via in read(text, language)[0].via]


def flat(text: str, *parts: tuple[str, str, str]) -> list[tuple[str, ...]]:
    """The attributions that `arrange` makes of flat ones, each given and told as source, cue and content in words."""

    def span(words: str) -> tuple[Span, ...]:
        start = text.index(words)
        return (Span(start, start + len(words)),)

    given = [
        Attribution(
            source=span(source),
            cue=span(cue),
            content=span(content),
            manner="indirect",
            lemma="",
            polarity="affirmed",
            confidence=0.9,
        )
        for source, cue, content in parts
    ]
    sentences = split_sentences(text, "en")
    cast = make_cast(text, "en", sentences, find_mentions(text, sentences, "en", None))
    arranged = arrange(cast, given, sentences, find_quotations(text))
    return [
        tuple(" / ".join(text[s.start : s.end] for s in spans) for spans in (one.source, one.cue, one.content))
        for one in arranged
    ]


TIED = [
    ("The pilot told CNN that the wing had cracked.", ["CNN"]),
    ("Ana Ruiz told the German news agency Nordwelle that the pier was shut.", ["Nordwelle"]),
    ("Ana Ruiz told a reporter from the Vale Courier that the pier was shut.", ["Vale Courier"]),
    ("“It was dark,” Ana Ruiz told Vera Lund of Radio Marsh on Monday.", ["Radio Marsh"]),
    ("“It was dark,” Ana Ruiz told the journalist Vera Lund.", ["Vera Lund"]),
    ("In an interview published on Sunday by the Vale Courier, Ana Ruiz said the pier was shut.", ["Vale Courier"]),
    ("During a Radio Marsh interview, Ana Ruiz said that the pier was shut.", ["Radio Marsh"]),
    ("On Radio Marsh, Ana Ruiz said the pier was shut.", ["Radio Marsh"]),
    ("“It was dark,” said Ana Ruiz on Radio Marsh.", ["Radio Marsh"]),
    ("“It was dark,” Ana Ruiz wrote on Facebook.", ["Facebook"]),
    ("“It was dark,” Ana Ruiz wrote in a post on X.", ["X"]),
    ("The guide told the Sunday Herald that the pier was shut.", ["Sunday Herald"]),
    ("A letter obtained by the Vale Courier shows that the pier was shut.", ["Vale Courier"]),
    ("As the Vale Courier first reported, Ana Ruiz said that the pier was shut.", ["Vale Courier"]),
    ("“It was dark,” the pilot told this newspaper.", ["The Fell Gazette"]),
]


@pytest.mark.parametrize(("text", "links"), TIED, ids=[text[:45] for text, _ in TIED])
def test_an_outlet_that_the_words_tie_to_the_saying_is_a_link(text: str, links: list[str]):
    """Told it, spoken with, spoken on, shown it, cited for it: each makes an outlet a link of the chain."""
    assert chain(text) == links


UNTIED = [
    "The pilot told reporters that the wing had cracked.",
    "The pilot told the court that the wing had cracked.",
    "The pilot told his wife that the wing had cracked.",
    "Ana Ruiz, who once edited the Vale Courier, told her lawyer that the pier was shut.",
    "The owner of the Vale Courier, Ana Ruiz, said that the pier was shut.",
    "Ana Ruiz said that she had read it in the Vale Courier.",
    "Ana Ruiz said the pier was shut, while the Vale Courier lost its roof.",
]


@pytest.mark.parametrize("text", UNTIED, ids=lambda text: text[:45])
def test_an_outlet_that_is_only_named_and_people_told_are_no_links(text: str):
    """Nobody passes on what was said to reporters, a court or a wife, nor an outlet that stands near."""
    assert chain(text) == []


def test_of_two_statements_in_a_sentence_each_has_its_own_chain():
    """An outlet belongs to the statement it is nearest to."""
    text = "Ana Ruiz told the Vale Courier that the pier was shut, but her deputy said on Radio Marsh that it was open."
    assert [[via.name for via in statement.via] for statement in read(text)] == [["Vale Courier"], ["Radio Marsh"]]


def test_what_is_added_was_told_to_the_same_outlet():
    """A statement that goes on from the one before it in its sentence shares whom that was told."""
    text = "Ana Ruiz told the Vale Courier that the pier was shut, adding that it leaked."
    assert [[via.name for via in statement.via] for statement in read(text)] == [["Vale Courier"]] * 2


def test_spanish_ties_an_outlet_after_the_speaker_too():
    """Whom it was said to follows the verb, the speaker or an occasion."""
    assert chain("«No vimos nada», contó la piloto, Ana Ruiz, a Radio Marisma.", "es") == ["Radio Marisma"]
    assert chain("Ana Ruiz aseguró en declaraciones a Radio Marisma que el muelle cerró.", "es") == ["Radio Marisma"]
    assert chain("Ana Ruiz dijo al juez que el muelle cerró.", "es") == []


def test_whom_an_outlet_cites_speaks_though_the_spans_hold_the_outlet_alone():
    """Given "X reported" with its content, ", citing Y," beside it makes Y the source, before or after the verb."""
    content = "that the mill would close"
    for text in (
        f"The Vale Courier reported on Monday, citing two people briefed on the talks, {content}.",
        f"Citing two people briefed on the talks, The Vale Courier reported on Monday {content}.",
    ):
        ((source, cue, said),) = flat(text, ("The Vale Courier", "reported", content))
        assert set(source.split(" / ")) == {"The Vale Courier", "two people briefed on the talks"}
        assert {word.lower() for word in cue.split(" / ")} == {"reported", "citing"}
        assert said == content


def test_a_reason_that_is_cited_speaks_for_nobody():
    """An outlet may cite the cost: it stays the only source."""
    text = "The Vale Courier said, citing the rising cost, that it would close."
    assert flat(text, ("The Vale Courier", "said", "that it would close"))[0][0] == "The Vale Courier"


def test_who_is_quoted_as_saying_something_is_its_source():
    """Given "X quoted" and all the rest as its content, Y speaks and X passed it on."""
    text = "The Vale Courier quoted a diplomat as saying that the truce would hold."
    rest = "a diplomat as saying that the truce would hold"
    expected = ("The Vale Courier / a diplomat", "quoted / as saying", "that the truce would hold")
    assert flat(text, ("The Vale Courier", "quoted", rest)) == [expected]


NESTED = [
    ("Ana Ruiz said that Bo Lind had told her the bridge was closed.", "Bo Lind"),
    ("The report says officials believe the fire was started on purpose.", "officials"),
    ("“My brother called and said, ‘Nobody is coming,’” Ana Ruiz said.", "My brother"),
    ("“I told him that it would never float,” Ana Ruiz said.", "Ana Ruiz"),
    ("Ana Ruiz said that, according to the inspectors, the hall was safe.", "the inspectors"),
    ("Ana Ruiz testified that her deputy had warned her not to open the valve.", "her deputy"),
]


@pytest.mark.parametrize(("text", "speaker"), NESTED, ids=[text[:45] for text, _ in NESTED])
def test_whom_somebody_says_to_have_said_something_is_nested(text: str, speaker: str):
    """A statement in a statement has its own speaker and the other as its parent."""
    outer, inner = read(text)
    assert (outer.parent, inner.parent) == (None, 0)
    assert inner.speaker is not None
    assert inner.speaker.name == speaker


NOT_NESTED = [
    "Ana Ruiz said she would tell the board nothing about it.",
    "Ana Ruiz said that people who say the bridge is safe are mistaken.",
    "Ana Ruiz said it was the money he says he lost at sea.",
    "“If anyone tells you that it floats, do not believe them,” Ana Ruiz said.",
    "“They say that it floats,” Ana Ruiz said.",
    "Ana Ruiz said the mayor told the truth about the bridge.",
    "Ana Ruiz said the council had not said that the bridge was safe.",
]


@pytest.mark.parametrize("text", NOT_NESTED, ids=lambda text: text[:45])
def test_what_nobody_said_is_not_nested(text: str):
    """What would be said, what people say who say so, and what was not said are no statements."""
    assert [statement.parent for statement in read(text)] == [None]


def test_flat_spans_are_read_for_what_stands_in_them():
    """Given the outer statement alone, the inner one is found, and the outlet above passed it on."""
    text = "“I will not sign it,” Bo Lind said, according to the Vale Courier."
    found = flat(text, ("the Vale Courier", "according to", "“I will not sign it,” Bo Lind said"))
    assert ("Bo Lind", "said", "“I will not sign it,”") in found
    inner = read(text)[1]
    assert [via.name for via in inner.via] == ["Vale Courier"]


KINDS = [
    ("The judge said that the pier was shut.", "person"),
    ("Her doctor said that the pier was shut.", "person"),
    ("A nurse said that the pier was shut.", "unnamed"),
    ("The official said that the pier was shut.", "unnamed"),
    ("Two people familiar with the talks said that the pier was shut.", "unnamed"),
    ("The lawsuit says that the pier was shut.", "document"),
    ("Court papers say that the pier was shut.", "document"),
    ("E-mails obtained by the Vale Courier show that the pier was shut.", "document"),
    ("A poll by the Vale Courier found that the pier was shut.", "document"),
    ("According to a report in the Vale Courier, the pier was shut.", "outlet"),
    ("The airline said that the pier was shut.", "organisation"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS, ids=[text[:45] for text, _ in KINDS])
def test_a_source_without_a_name_has_the_kind_of_what_it_describes(text: str, kind: str):
    """Offices and trades with "the" are persons, papers documents, and whoever is not to be known is unnamed."""
    speaker = read(text)[0].speaker
    assert speaker is not None
    assert speaker.kind == kind


def test_nobody_speaks_where_only_talk_is_reported():
    """Rumour is a source and no speaker; "it is said" has no source at all."""
    for text in ("Rumour has it that the tenor left.", "It is said that the tenor left."):
        (statement,) = read(text)
        assert statement.speaker is None


@pytest.mark.parametrize("name", ["Reuters", "The Globe and Mail", "Radio-Canada", "Le Devoir", "Agencia EFE", "AP"])
def test_outlets_of_the_world_are_known_by_name(name: str):
    """The list is one for all languages; a short name counts as it is written."""
    assert is_outlet(name, "en")
    assert is_outlet(name, "es")
    assert not is_outlet("Ap", "en")


def test_the_list_of_outlets_names_each_once():
    """No name twice, no empty one."""
    names = load_world().names
    assert len(set(names)) == len(names)
    assert all(name == name.strip() and name for name in names)


def test_an_attribution_without_a_cue_is_no_statement():
    """An empty span is no word: what a model hands in without a cue is left out."""
    assert flat("Ana Ruiz said the pier was shut.", ("Ana Ruiz", "", "the pier was shut")) == []


def test_the_printing_outlet_by_its_noun_does_not_make_an_outlet_of_the_speaker_after_it():
    """`A este diario Ana Ruiz`: the newspaper is a link, she is a person."""
    statement = read("«El muelle está cerrado», escribe a este diario Ana Ruiz.", "es")[0]
    assert statement.speaker is not None
    assert (statement.speaker.name, statement.speaker.kind) == ("Ana Ruiz", "person")
    assert [via.name for via in statement.via] == ["The Fell Gazette"]


def test_a_noun_with_which_names_begin_belongs_to_the_name():
    """`La agencia Marea` is the agency's name, and not the printing outlet's besides."""
    assert chain("La jueza confirmó a la agencia Marea que el muelle está cerrado.", "es") == ["agencia Marea"]


def test_he_is_whoever_was_described_last_before_anyone_named():
    """A person met without a name speaks on as "he"."""
    text = "The harbour master said Ana Ruiz had shut the pier. He said it was rotten."
    assert [s.speaker.name for s in read(text) if s.speaker is not None and s.parent is None] == [
        "The harbour master",
        "The harbour master",
    ]


def test_a_long_text_of_statements_in_statements_takes_linear_time():
    """Four times the text takes no more than about four times as long."""
    piece = "“He told me, ‘The Vale Courier said that Bo Lind had said it was shut,’” Ana Ruiz told Radio Marsh. "
    took = []
    for count in (100, 400):
        start = time.process_time()
        read(piece * count)
        took.append(time.process_time() - start)
    assert took[1] < 10 * took[0]


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("“It is shut,” the Three Lochs Chronicle quoted Ana Ruiz as saying.", "Three Lochs Chronicle"),
        ("“It is shut,” Ana Ruiz said in an interview with Abel's Weekly.", "Abel's Weekly"),
        ("“It is shut,” Ana Ruiz was quoted as saying by the Vale Courier.", "Vale Courier"),
        ("Channel Nine Vale quoted Ana Ruiz as saying: “It is shut.”", "Channel Nine Vale"),
        (
            "«Está cerrado», explicó Ana Ruiz, directora del puerto, a preguntas de El Faro del Norte.",
            "El Faro del Norte",
        ),
        ("«Está cerrado», aseguró Ana Ruiz, directora del puerto, en declaraciones a Hoy Larga.", "Hoy Larga"),
        (
            "Según Noticias de Larga, Ana Ruiz, directora del puerto, afirmó: «El puerto está cerrado desde ayer».",
            "Noticias de Larga",
        ),
    ],
)
def test_names_of_papers_may_have_numbers_owners_and_adverbs_in_them(text: str, outlet: str):
    """The person speaks, the outlet passed it on."""
    chains = {
        (s.speaker.name, tuple(via.name.removeprefix("the ") for via in s.via))
        for s in read(text, "es" if "«" in text else "en")
        if s.speaker
    }
    assert ("Ana Ruiz", (outlet,)) in chains


@pytest.mark.parametrize(
    "text",
    [
        "«El puerto está cerrado desde ayer», protestó Ana Ruiz, directora, tal y como publica El Faro del Norte.",
        "«El puerto está cerrado desde ayer», dijo Ana Ruiz en una entrevista que publica El Faro del Norte.",
        "«El puerto está cerrado desde ayer», dijo el lunes Ana Ruiz a El Faro del Norte.",
    ],
)
def test_a_clause_that_says_who_publishes_it_passes_it_on(text: str):
    """The clause may be taken for a part of who speaks; the day may stand before who does."""
    (statement,) = read(text, "es")
    assert statement.speaker is not None
    assert statement.speaker.name == "Ana Ruiz"
    assert [via.name for via in statement.via] == ["El Faro del Norte"]
