"""The closed classes of words of a language, by which the edges of phrases and clauses are found."""

from __future__ import annotations

import msgspec

from hemeroteca.read.lexicon import section
from hemeroteca.read.tokens import Token


class Clauses(msgspec.Struct, frozen=True):
    """Determiners, prepositions, pronouns, auxiliaries and their like."""

    determiners: frozenset[str]
    possessives: frozenset[str]
    subject_pronouns: frozenset[str]
    relatives: frozenset[str]
    personal_relatives: frozenset[str]
    prepositions: frozenset[str]
    noun_prepositions: frozenset[str]
    subordinators: frozenset[str]
    coordinators: frozenset[str]
    contrasts: frozenset[str]
    auxiliaries: frozenset[str]
    be: frozenset[str]
    periphrastic: frozenset[str]
    """Helpers of an infinitive, which may have one of `links` between them and it: "volvió a", "acaba de"."""
    links: frozenset[str]
    progressive: frozenset[str]
    """Helpers of a gerund from which a time may part them."""
    perfect: frozenset[str]
    negations: frozenset[str]
    adverbs: frozenset[str]
    adverb_endings: tuple[str, ...]
    adverb_lookalikes: frozenset[str]
    clitics: frozenset[str]
    that: frozenset[str]
    to: frozenset[str]
    by: frozenset[str]
    of: frozenset[str]
    """Prepositions that tie a description or a title to a noun before it, where the rules may rely on that."""
    cited: frozenset[str]
    """Participles that name the chain, not the speaker: ", quoted by"."""
    wh: frozenset[str]
    times: frozenset[str]
    time_nouns: frozenset[str]
    asides: frozenset[str]
    """Prepositions that say where or before whom something was said, between a verb and its subject."""
    bodies: frozenset[str]
    """Prepositions before a body in which some say something: "desde el sindicato recuerdan"."""
    plural_verb_endings: tuple[str, ...]
    """How a verb ends then."""
    chain_verbs: frozenset[str]
    gerund_endings: tuple[str, ...]
    past_endings: tuple[str, ...]
    """How finite pasts end that are in no list; nothing but verbs should."""
    places: frozenset[str]
    """Words for a place that may stand behind a noun: "an official there"."""
    participle_endings: tuple[str, ...]
    appositive_starts: frozenset[str]
    plurals: frozenset[str]
    adjectives: frozenset[str]
    tied_adjectives: frozenset[str]
    """Adjectives after a noun that take a preposition: "a source close to"."""
    resumptions: frozenset[str]
    """Nouns by which the author takes up what was said: ", un extremo que …"."""
    breaks: frozenset[str]
    """Words that, after a comma, begin a clause in the author's own voice."""
    questions: frozenset[str]
    that_prepositions: frozenset[str]
    """Prepositions that "that" may hang on: "informó de que"."""
    object_markers: frozenset[str]
    """Prepositions before an object that is a person: "acusó al Gobierno"."""
    bounds: frozenset[str]
    asking: frozenset[str]
    of_clauses: frozenset[str]
    """Verbs that say something with a clause or a quotation only: "sostuvo que", but "sostuvo una reunión"."""
    of_things: frozenset[str]
    """Verbs that judge a thing, and do something else to a person: "condenó el ataque", "condenó al acusado"."""
    supposing: frozenset[str]
    """Verbs whose passive says what nobody in particular holds: "is expected to"."""
    speakers: frozenset[str]
    """Pronouns of whoever speaks or is spoken to, whose thoughts are nobody else's statement."""
    dummies: frozenset[str]
    """Subjects that mean nobody: "it is rumoured"."""
    impersonal: frozenset[str]
    infinitive_endings: tuple[str, ...]
    gerund_leads: frozenset[str]
    """What stands before a second verb that has the subject of the first: ", adding", "tras asegurar"."""
    empty_contents: tuple[str, ...]
    answering: frozenset[str]
    """Verbs that, denied and with nothing but a thing after them, say that nothing was said."""
    first_persons: frozenset[str]
    """Forms by which a verb without a subject is the author's own: "dije"."""
    first_endings: tuple[str, ...]
    object_clitics: frozenset[str]
    """Pronouns before a verb that are its object."""
    clause_clitics: frozenset[str]
    """Those of them that stand for what was said."""
    pasts: frozenset[str]
    inverted: bool
    """Whether the subject may follow its verb anywhere: "dijo el ministro que"."""

    def is_adverb(self, token: Token) -> bool:
        """Whether a word is an adverb, by list or by ending."""
        word = token.lower
        if word in self.adverbs:
            return True
        return (
            word.endswith(self.adverb_endings)
            and len(word) > 4
            and not token.capital
            and word not in self.adverb_lookalikes
        )


def load_clauses(language: str) -> Clauses:
    """The closed classes of a language."""
    return section(language, "clauses", Clauses)
