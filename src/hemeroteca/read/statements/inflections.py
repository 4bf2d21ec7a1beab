"""Verb forms made by rule: what English and Spanish verbs look like in news prose.

English: base, third person, past, gerund. Spanish: the third persons, and the first where an interview has it, of the
tenses that news uses, gerund and participle. Irregular verbs are given in the word lists.
"""

from __future__ import annotations

from typing import Literal

FormKind = Literal["base", "finite", "gerund", "participle"]
Forms = dict[str, set[FormKind]]

VOWELS = "aeiou"


def inflect(verb: str, language: str, irregular: tuple[str, ...] = ()) -> Forms:
    """The forms of one verb with what each can be; `irregular` as its language's word list gives it."""
    return _spanish(verb, irregular) if language == "es" else _english(verb, irregular)


def _english(verb: str, irregular: tuple[str, ...]) -> Forms:
    """Base, third person, past, gerund, participle; `irregular` gives the last four so, and further finite forms."""
    third, past, gerund, done, *more = irregular or _english_regular(verb)
    forms: Forms = {verb: {"base"}}
    forms.setdefault(third, set()).add("finite")
    forms.setdefault(past, set()).add("finite")
    forms.setdefault(gerund, set()).add("gerund")
    forms.setdefault(done, set()).add("participle")
    for form in more:
        forms.setdefault(form, set()).add("finite")
    return forms


def _english_regular(verb: str) -> tuple[str, str, str, str]:
    """Third person, past, gerund and participle of a regular verb."""
    if verb.endswith("y") and verb[-2:-1] not in VOWELS:
        return verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing", verb[:-1] + "ied"
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    if verb.endswith("e"):
        gerund = verb + "ing" if verb.endswith("ee") else verb[:-1] + "ing"
        return third, verb + "d", gerund, verb + "d"
    if len(verb) <= 4 and verb[-1] not in VOWELS + "wxy" and verb[-2] in VOWELS and verb[-3:-2] not in tuple(VOWELS):
        verb += verb[-1]
    return third, verb + "ed", verb + "ing", verb + "ed"


ENDINGS: dict[str, dict[str, str]] = {
    "a": {
        "finite": "a an ó aron aba aban ará arán aría arían é amos ara aran e en aste ase asen",
        "gerund": "ando",
        "participle": "ado",
    },
    "e": {
        "finite": "e en ió ieron ía ían erá erán ería erían í imos emos iera ieran a an",
        "gerund": "iendo",
        "participle": "ido",
    },
    "i": {
        "finite": "e en ió ieron ía ían irá irán iría irían í imos iera ieran a an",
        "gerund": "iendo",
        "participle": "ido",
    },
}
"""By the vowel of the infinitive. The first person of the present is left out: "informo" is rare in news, and its like
("documento", "comunicado") are nouns."""


def _spanish(verb: str, irregular: tuple[str, ...]) -> Forms:
    """The forms of a Spanish verb; `irregular` adds forms (the gerund ends in -ndo, others are finite)."""
    verb = verb.removesuffix("se")
    forms: Forms = {verb: {"base"}}
    stem, vowel = verb[:-2], verb[-2:-1]
    endings = ENDINGS.get("i" if vowel == "í" else vowel, ENDINGS["a"])
    if not irregular or irregular[0] == "+":
        for ending in endings["finite"].split():
            forms.setdefault(_spell(stem, ending, vowel), set()).add("finite")
        forms.setdefault(stem + endings["gerund"], set()).add("gerund")
        forms.setdefault(stem + endings["participle"], set()).add("participle")
    for word in irregular:
        if word == "+":
            continue
        kind: FormKind = "gerund" if word.endswith("ndo") else "participle" if word.startswith("=") else "finite"
        forms.setdefault(word.lstrip("="), set()).add(kind)
    return forms


def _spell(stem: str, ending: str, vowel: str) -> str:
    """The stem with an ending, the sound of its last consonant kept: explic-é is expliqué, aleg-é alegué."""
    if vowel == "a" and ending[0] in "eé":
        for last, written in (("c", "qu"), ("g", "gu"), ("z", "c")):
            if stem.endswith(last):
                return stem[: -len(last)] + written + ending
    if vowel in "ei" and ending[0] in "ao" and stem.endswith("c"):
        return stem[:-1] + "zc" + ending
    return stem + ending
