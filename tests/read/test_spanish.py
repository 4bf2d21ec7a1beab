"""What Spanish newspapers do with who says what, and what the reader makes of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hemeroteca.read import read_draft
from hemeroteca.read.inflections import inflect
from hemeroteca.read.quotes import find_quotations
from hemeroteca.records import Draft, Reading, Span

OUTLET = "El Eco de Lumbral"
SPEAKERS = ("la ministra", "Ana Robledo", "el alcalde de Lumbral", "Fermín Ortuño Vidal", "la cooperativa")
SAYINGS = ("dijo", "ha asegurado", "sostuvo", "recalcó", "admitía", "volvió a decir", "quiso recordar")
WHENS = ("", " ayer", " este lunes", " en rueda de prensa", " ante la comisión")


def read(text: str, language: str | None = "es") -> Reading:
    """The reading of a text printed by our own newspaper."""
    return read_draft(Draft(id="x", text=text, language=language, published="2026-02-18", outlet=OUTLET))


def words(text: str, spans: tuple[Span, ...]) -> str:
    """The words of some spans, parted by an ellipsis."""
    return " … ".join(text[span.start : span.end] for span in spans)


def first(text: str) -> tuple[str, str, str]:
    """Source, cue and content of the only statement of a text."""
    (statement,) = read(text).statements
    return words(text, statement.source), words(text, statement.cue), words(text, statement.content)


@given(st.sampled_from(SPEAKERS), st.sampled_from(SAYINGS), st.sampled_from(WHENS))
def test_the_subject_stands_before_its_verb_or_after_it(speaker: str, saying: str, when: str):
    """Either way the source is the whole subject, and the content the clause."""
    said = "que el puente es seguro"
    before = f"{speaker[0].upper()}{speaker[1:]} {saying}{when} {said}."
    after = f"«El puente es seguro», {saying}{when} {speaker}."
    source, cue, content = first(before)
    assert (source.casefold(), cue, content) == (speaker.casefold(), saying, said)
    assert first(after)[::2] == (speaker, "«El puente es seguro»")


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "A juicio de la bióloga Eva Lindes, el río se muere.",
            "la bióloga Eva Lindes",
            "A juicio de",
            "el río se muere",
        ),
        ("Según explicó ayer el rector, no hay plazas.", "el rector", "Según explicó", "no hay plazas"),
        ("Tal y como recordó Ortuño, la ley caduca.", "Ortuño", "Tal y como recordó", "la ley caduca"),
        ("Para la jueza, «no hay caso».", "la jueza", "Para", "«no hay caso»"),
        ("El juez instó a las partes a pactar.", "El juez", "instó", "a pactar"),
        ("El rector tachó la norma de «absurda».", "El rector", "tachó", "la norma de «absurda»"),
        ("La rectora lo desmiente.", "La rectora", "desmiente", "lo"),
        ("El alcalde la calificó de injusta.", "El alcalde", "calificó", "la … de injusta"),
        (
            "Un edil que pidió el anonimato reveló que hay pagos.",
            "Un edil que pidió el anonimato",
            "reveló",
            "que hay pagos",
        ),
        ("La tesis del fiscal es que hubo fraude.", "fiscal", "tesis", "que hubo fraude"),
        ("Ortuño no se anda con rodeos: «Me voy».", "Ortuño", "no se anda con rodeos", "«Me voy»"),
        ("«Me voy», apostrofó el edil.", "el edil", "apostrofó", "«Me voy»"),
        ("Los peritos llevan meses avisando de que cede.", "Los peritos", "llevan meses avisando de", "que cede"),
    ],
)
def test_each_way_of_attributing_gives_its_three_parts(text: str, source: str, cue: str, content: str):
    """Phrases, relatives, clitics, nouns and verbs that no list holds."""
    assert first(text) == (source, cue, content)


@pytest.mark.parametrize(
    "text",
    [
        "El consejero sostuvo una reunión con los vecinos.",
        "La plaza se dio cuenta de su silencio.",
        "El juez condenó a Ortuño a dos años de cárcel.",
        "El ministerio no respondió a las preguntas de este diario.",
        "A preguntas de los periodistas no quiso dar una fecha.",
        "El muro mantiene la humedad fuera de la casa.",
        "Contó con el apoyo de la grada.",
        "Para la cena, hay sopa.",
        "Publicó su primera novela a los sesenta.",
    ],
)
def test_what_nobody_says_is_no_statement(text: str):
    """Verbs of speech that here say nothing, and silence."""
    assert read(text).statements == ()


def test_a_verb_without_a_subject_goes_on_with_whoever_spoke():
    """Through sentences, second verbs and infinitives; whoever asks does not become the speaker."""
    text = (
        "La consejera Elisa Baena Prado dijo que habrá obras. Añadió que serán breves y prometió un plano. "
        "El pleno le preguntó si las pagará el puerto. Respondió que no."
    )
    statements = read(text).statements
    assert [s.speaker.name if s.speaker else None for s in statements if s.polarity != "questioned"] == [
        "Elisa Baena Prado"
    ] * 4


@pytest.mark.parametrize("again", ["Baena", "Baena Prado", "La consejera", "Ella"])
def test_a_person_is_met_again_by_a_surname_a_title_or_a_pronoun(again: str):
    """Of two surnames the first alone means the person, as do both."""
    text = f"La consejera Elisa Baena Prado dijo que habrá obras. {again} pidió paciencia."
    assert [s.speaker.name for s in read(text).statements if s.speaker] == ["Elisa Baena Prado"] * 2


def test_first_persons_are_nobody_else():
    """Whoever says "—dije" is the author."""
    text = "—Pase —ordenó el guarda.\n—Ya voy —dije."
    assert [s.speaker.name if s.speaker else None for s in read(text).statements] == ["el guarda", None]


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("Fuentes del puerto consultadas por la agencia Litoral dicen que no.", ["agencia Litoral"]),
        ("El capitán dijo a Radio Bruma que no zarpará.", ["Radio Bruma"]),
        ("El capitán no zarpará, dijo su hija, según recogió Radio Bruma.", ["Radio Bruma"]),
        ("Radio Bruma, que cita a dos marineros, asegura que no zarpará.", ["Radio Bruma"]),
        ("Un informe al que ha tenido acceso este diario sostiene que no zarpará.", [OUTLET]),
    ],
)
def test_the_chain_is_read_wherever_it_stands(text: str, via: list[str]):
    """As a participle, whom it was told, what passes it on, who cites, who has seen it."""
    (statement,) = read(text).statements
    assert [link.name for link in statement.via] == via


@pytest.mark.parametrize(
    ("text", "cue", "scope"),
    [
        ("El preso habría huido por el tejado.", "habría huido", "habría huido por el tejado"),
        ("El club estaría negociando su venta.", "estaría negociando", "estaría negociando su venta"),
        ("Los heridos serían diez, entre ellos un niño.", "serían", "serían diez"),
    ],
)
def test_the_conditional_of_rumour_is_a_hedge_with_what_it_covers(text: str, cue: str, scope: str):
    """Its scope is its clause."""
    (hedge,) = read(text).hedges
    assert (hedge.kind, text[hedge.span.start : hedge.span.end]) == ("rumour", cue)
    assert text[hedge.scope.start : hedge.scope.end].startswith(scope)


@pytest.mark.parametrize(
    "text",
    ["Habría sido mejor callar.", "Si lo hubiera sabido, no habría venido.", "Con más tiempo, la obra sería perfecta."],
)
def test_other_conditionals_are_no_rumour(text: str):
    """Judgements and conditions."""
    assert not [hedge for hedge in read(text).hedges if hedge.kind == "rumour"]


@pytest.mark.parametrize(
    ("verb", "mark", "forms"),
    [
        ("advertir", "+ie", ["advierte", "advirtió", "advirtiendo", "advertido"]),
        ("recordar", "+ue", ["recuerda", "recordó", "recordaba"]),
        ("concluir", "", ["concluye", "concluyó", "concluyendo"]),
        ("contradecir", "", ["contradice", "contradijo", "contradicho"]),
        ("descubrir", "", ["descubre", "descubierto"]),
        ("corregir", "+i", ["corrige", "corrigió", "corrija"]),
        ("leer", "", ["leyó", "leyendo", "leído"]),
    ],
)
def test_verbs_go_as_their_family_does(verb: str, mark: str, forms: list[str]):
    """Stem changes by their mark, the rest by the ending of the infinitive."""
    assert set(forms) <= set(inflect(verb, "es", (mark,) if mark else ()))


CLOSE = {
    "pt": "O ministro disse na segunda-feira que “a reforma será votada”. O prefeito afirmou que não renuncia.",
    "ca": "El ministre va dir dilluns que «la reforma es votarà». L'alcalde ha afirmat que no dimitirà mai.",
    "gl": "O ministro dixo o luns que «a reforma será votada». O alcalde afirmou que non dimitirá nunca.",
    "it": "Il ministro ha detto lunedì che «la riforma sarà votata». Il sindaco ha affermato che non si dimetterà.",
    "fr": "Le ministre a déclaré lundi que « la réforme sera votée ». Le maire a affirmé qu'il ne partira pas.",
    "de": "Der Minister sagte am Montag, „die Reform wird verabschiedet“. Der Bürgermeister erklärte, er bleibe.",
}


@pytest.mark.parametrize("language", CLOSE)
def test_a_language_without_rules_is_told_and_gets_no_statements(language: str):
    """Not even those that look like Spanish; a doubt says why, and the quotation is found."""
    text = CLOSE[language]
    reading = read(text, language=None)
    assert reading.language == language
    assert reading.statements == reading.hedges == ()
    assert [doubt.about for doubt in reading.doubts] == ["statements"]
    assert len(find_quotations(text)) == 1


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("La viuda dijo que un guardia le contaba que nadie miró.", ("un guardia", "que nadie miró")),
        ("El fiscal recordó que dos testigos declararon ayer que era blanca.", ("dos testigos", "que era blanca")),
        ("La policía explicó que el conductor admitió haberse dormido.", ("el conductor", "haberse dormido")),
        ("El sargento añadió que, a juicio de Pons, el fuego fue provocado.", ("Pons", "el fuego fue provocado")),
        ("Ana Ruiz dijo que el juez le preguntó si lo conocía.", ("el juez", "si lo conocía")),
    ],
)
def test_others_statements_stand_in_those_of_others(text: str, inner: tuple[str, str]):
    """Whatever the tense of the verb, and whether what is said is a clause, a question or an infinitive."""
    outer, nested = read(text).statements
    assert (outer.parent, nested.parent) == (None, 0)
    assert (words(text, nested.source), words(text, nested.content)) == inner


def test_what_is_only_imagined_is_no_statement():
    """A condition or a time to come holds nothing that was said."""
    assert len(read("La ministra dijo que hablará cuando el comité diga la verdad.").statements) == 1


@pytest.mark.parametrize(
    ("source", "kind"),
    [("Un guardia", "unnamed"), ("El guardia", "person"), ("La guardia", "organisation"), ("Su cliente", "person")],
)
def test_an_article_tells_a_member_from_its_body(source: str, kind: str):
    """A masculine article makes a member of some bodies, a possessive somebody of anyone."""
    (statement,) = read(f"{source} aseguró que el puente es seguro.").statements
    assert statement.speaker is not None
    assert statement.speaker.kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "Desde el sindicato recuerdan que no hay convenio.",
        "En la empresa aseguran que habrá despidos.",
        "«Es un error», señalan desde el Ayuntamiento.",
    ],
)
def test_some_speak_from_within_a_body(text: str):
    """A body behind its preposition is who says it, where the verb is in the plural."""
    source, _, _ = first(text)
    assert source in ("el sindicato", "la empresa", "el Ayuntamiento")


def test_a_day_or_a_place_before_a_verb_is_nobody():
    """A preposition before a verb in the plural alone makes no source."""
    assert [first("En mayo dijeron que no habría obras.")[0], first("En Lumbral dicen que lloverá.")[0]] == ["", ""]


def test_a_person_who_told_news_is_no_link_that_passes_it_on():
    """What is told by an office is said by whoever holds it, and holds what others say."""
    outer, inner = read("El Gobierno prevé que la vacuna llegue, según avanzó la titular de Salud.").statements
    assert outer.speaker is not None
    assert inner.parent == 0
    assert outer.speaker.name == "la titular de Salud"
