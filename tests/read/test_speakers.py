"""Whom a source means: the entity behind a name, a pronoun, a role; nobody where nobody can be told."""

import time

import pytest

from hemeroteca.read import read_draft
from hemeroteca.records import Draft, Speaker


def speakers(text: str, language: str = "en", outlet: str | None = None) -> list[Speaker | None]:
    """The speakers of a text's statements, in order."""
    return [one.speaker for one in read_draft(Draft(id="x", text=text, language=language, outlet=outlet)).statements]


def names(text: str, language: str = "en") -> list[str | None]:
    """Their names."""
    return [speaker.name if speaker is not None else None for speaker in speakers(text, language)]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Morwenna Tait", "Morwenna Tait"),
        ("Larkhill mayor Morwenna Tait", "Morwenna Tait"),
        ("Her lawyer, Morwenna Tait,", "Morwenna Tait"),
        ("Morwenna Tait, who owns the bakery,", "Morwenna Tait"),
        ("Morwenna Tait, 34, a nurse from Orme,", "Morwenna Tait"),
        ("Orme Ferries CEO Morwenna Tait", "Morwenna Tait"),
        ("Minister of Fisheries Morwenna Tait", "Morwenna Tait"),
        ("Larkhill's chief engineer Morwenna Tait", "Morwenna Tait"),
        ("Const. Morwenna Tait", "Morwenna Tait"),
        ("Democrat Morwenna Tait", "Morwenna Tait"),
        ("Morwenna J. Tait", "Morwenna J. Tait"),
        ("A spokesperson for Morwenna Tait", "A spokesperson for Morwenna Tait"),
        ("Tait's lawyer", "Tait's lawyer"),
        ("Morwenna Tait and Bram Oyelade", "Morwenna Tait and Bram Oyelade"),
        ("Two officials", "Two officials"),
    ],
)
def test_the_name_a_source_is_about_is_told_from_the_names_it_holds(source, name):
    """Titles, roles, employers and appositions describe a person; "for" and "'s" describe somebody else."""
    assert names(f"The bridge is shut. {source} said the bridge would open soon.") == [name]


def test_a_surname_means_its_whole_name_and_is_less_sure_where_two_bear_it():
    """Of two who bear it, the one spoken of most."""
    text = "Bram Oyelade runs the mill. His wife, Ada Oyelade, keeps the books. Bram Oyelade paid. {} said it rained."
    alone, shared = (
        speakers("Bram Oyelade runs the mill. Oyelade said it rained.")[0],
        speakers(text.format("Oyelade"))[0],
    )
    assert alone is not None
    assert shared is not None
    assert (alone.name, shared.name) == ("Bram Oyelade", "Bram Oyelade")
    assert alone.confidence >= 0.9 > shared.confidence
    assert names(text.format("Mrs. Oyelade"))[-1] == "Ada Oyelade"


def test_he_and_she_mean_people_of_their_gender():
    """First names, titles and nouns show it; who spoke last comes first."""
    text = "Peter Lowe met Anna Crane at the mill on Monday. “It was cold,” {} said."
    assert names(text.format("he")) == ["Peter Lowe"]
    assert names(text.format("she")) == ["Anna Crane"]


def test_a_pronoun_shows_the_gender_of_an_unknown_first_name():
    """Who was "she" once is not "he" later."""
    text = "Tevlin Orr opened the shop. She paid for it herself. Her uncle, Peter Lowe, helped. “I am glad,” she said."
    assert names(text) == ["Tevlin Orr"]


def test_who_has_just_spoken_goes_on_speaking():
    """A pronoun after a quotation means its speaker rather than whoever the text is about."""
    text = (
        "Peter Lowe is running again. Peter Lowe has won before. Peter Lowe will win, friends say.\n\n"
        "Campaign spokesman Colin Marsh said the posters were late.\n\n“We will print more,” he said."
    )
    assert names(text)[-1] == "Colin Marsh"


def test_whom_it_is_said_to_does_not_go_on_speaking():
    """Who told Peter Lowe something leaves the next "he" to the other man who spoke."""
    text = "“It is late,” Colin Marsh told Peter Lowe. “We should go,” he added."
    assert names(text)[-1] == "Colin Marsh"


def test_he_in_a_quotation_is_not_who_says_it_and_i_is():
    """A nested statement's "he" is another man, its "I" is who is quoted."""
    text = "Colin Marsh arrived with Peter Lowe. “He said the boat was safe and I said it was not,” Colin Marsh said."
    found = read_draft(Draft(id="x", text=text, language="en")).statements
    nested = {text[s.source[0].start : s.source[0].end]: s.speaker and s.speaker.name for s in found if s.source}
    assert nested.get("He", "Peter Lowe") == "Peter Lowe"
    assert nested.get("I", "Colin Marsh") == "Colin Marsh"


def test_a_role_learned_from_an_apposition_finds_its_holder():
    """The mayor is who was called the mayor, the senator whoever has it for a title."""
    text = "Morwenna Tait, the mayor of Larkhill, met Sen. Bram Oyelade. {} said the bridge was safe."
    assert names(text.format("The mayor")) == ["Morwenna Tait"]
    assert names(text.format("The senator")) == ["Bram Oyelade"]


def test_somebody_without_a_name_is_met_again():
    """The nurse, and she, are the nurse who was introduced; the description is kept."""
    text = "A nurse at the clinic said the ward was full. {} said nobody had slept."
    assert names(text.format("The nurse")) == ["A nurse at the clinic"] * 2
    assert names(text.format("She")) == ["A nurse at the clinic"] * 2


def test_initials_mean_the_organisation_they_stand_for():
    """In brackets after it, or as the capitals of its words."""
    assert names("The Ardle Ferry Union (AFU) met. The AFU said the boats were old.") == ["Ardle Ferry Union"]
    assert names("The Ardle Ferry Union met. The AFU said the boats were old.") == ["Ardle Ferry Union"]


def test_a_headline_in_capitals_makes_no_names_of_its_verbs():
    """Only what the text writes with a capital in its sentences is a name."""
    text = (
        "Morwenna Tait Slams Bridge Delay\n\nMayor Morwenna Tait said the delay was a scandal. Tait slams few people."
    )
    mentions = read_draft(Draft(id="x", text=text, language="en")).mentions
    assert [one.name for one in mentions] == ["Morwenna Tait"] * 3


def test_nobody_is_guessed_where_nobody_can_be_meant():
    """No person, no speaker; "it" of the weather least of all."""
    assert names("They said it was late.") == [None]
    assert names("“It was late,” he said.") == [None]


def test_only_good_evidence_is_given_as_sure():
    """Whole names are; pronouns and descriptions of roles are not."""
    text = "Bram Oyelade said it rained. He said it snowed."
    first, second = speakers(text)
    assert first is not None
    assert second is not None
    assert first.confidence >= 0.9 > second.confidence


@pytest.mark.slow
def test_a_million_names_take_linear_time():
    """Twice the names take about twice the time."""

    def seconds(count: int) -> float:
        text = " ".join(
            f"Ana Ruiz{chr(97 + i % 26)}{chr(97 + i // 26 % 26)} said he met Bram Lowe." for i in range(count)
        )
        began = time.process_time()
        read_draft(Draft(id="x", text=text, language="en"))
        return time.process_time() - began

    seconds(100)
    assert seconds(16_000) < 3 * seconds(8_000) + 1
