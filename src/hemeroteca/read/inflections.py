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


STRESSED = frozenset(("a", "an", "e", "en"))
"""Endings that leave the stress on the stem, where its vowel changes: recomend-ar, recomienda."""
RAISED = frozenset(("ió", "ieron", "iera", "ieran", "iendo"))
"""Endings before which the stem of a verb in -ir that changes has i or u: adviert-e, advirt-ió."""
FAMILIES: dict[str, tuple[str, str, str, str]] = {
    "decir": ("dice", "dij", "dicho", "diciendo"),
    "poner": ("pone", "pus", "puesto", "poniendo"),
    "tener": ("tiene", "tuv", "tenido", "teniendo"),
    "venir": ("viene", "vin", "venido", "viniendo"),
    "ducir": ("duce", "duj", "ducido", "duciendo"),
}
"""Verbs that go like one of these: the present, the stem of the past, the participle, the gerund."""
FUTURES = {"poner": "pondr", "tener": "tendr", "venir": "vendr"}
PARTICIPLES = {"cribir": "crito", "brir": "bierto", "olver": "uelto", "prever": "previsto"}
CHANGES = {"ie": ("e", "ie"), "ue": ("o", "ue"), "i": ("e", "i"), "í": ("i", "í"), "ú": ("u", "ú")}
"""What happens to the last vowel of a stem that is stressed, by the mark that the word list gives."""


def _spanish(verb: str, irregular: tuple[str, ...]) -> Forms:
    """The forms of a Spanish verb.

    `irregular` adds forms (the gerund ends in -ndo, a participle begins with "=", others are finite). It begins with
    "+" where the regular forms are there as well, and "+ie" (and the like) tells how the stem changes.
    """
    verb = verb.removesuffix("se")
    forms: Forms = {verb: {"base"}}
    if not irregular or irregular[0][0] == "+":
        _add_regular(forms, verb, irregular[0][1:] if irregular else "")
    for word in irregular:
        if word[0] == "+":
            continue
        kind: FormKind = "gerund" if word.endswith("ndo") else "participle" if word.startswith("=") else "finite"
        forms.setdefault(word.lstrip("="), set()).add(kind)
    return forms


def _add_regular(forms: Forms, verb: str, change: str) -> None:
    """Adds what the ending of an infinitive, its family and the change of its stem make of it."""
    family = next((suffix for suffix in FAMILIES if verb.endswith(suffix) and len(verb) > len(suffix)), None)
    if family is not None:
        _add_family(forms, verb.removesuffix(family), family)
        return
    stem, vowel = verb[:-2], verb[-2:-1]
    endings = ENDINGS.get("i" if vowel == "í" else vowel, ENDINGS["a"])
    for ending in endings["finite"].split():
        forms.setdefault(_spell(_changed(stem, ending, vowel, change), ending, vowel), set()).add("finite")
    gerund = _spell(_changed(stem, endings["gerund"], vowel, change), endings["gerund"], vowel)
    forms.setdefault(gerund, set()).add("gerund")
    odd = next((suffix for suffix in PARTICIPLES if verb.endswith(suffix)), None)
    participle = verb.removesuffix(odd) + PARTICIPLES[odd] if odd else _spell(stem, endings["participle"], "")
    forms.setdefault(participle, set()).add("participle")


def _add_family(forms: Forms, prefix: str, family: str) -> None:
    """Adds the forms of a verb that is another one with a prefix: pro-poner, a-ducir, contra-decir."""
    present, past, participle, gerund = FAMILIES[family]
    future = FUTURES.get(family, family)
    plural = "eron" if past.endswith("j") else "ieron"
    for ending in (present, present + "n", past + "o", past + plural, past + "e"):
        forms.setdefault(prefix + ending, set()).add("finite")
    for ending in ("ía", "ían"):
        forms.setdefault(prefix + family[:-2] + ending, set()).add("finite")
    for ending in ("á", "án", "ía", "ían"):
        forms.setdefault(prefix + future + ending, set()).add("finite")
    forms.setdefault(prefix + participle, set()).add("participle")
    forms.setdefault(prefix + gerund, set()).add("gerund")


def _changed(stem: str, ending: str, vowel: str, change: str) -> str:
    """The stem before an ending, its last vowel changed where the stress or the ending asks for it."""
    if not change:
        return stem
    old, new = CHANGES[change]
    if ending in RAISED and vowel == "i" and change != "í":
        new = "u" if old == "o" else "i"
    elif ending not in STRESSED:
        return stem
    place = stem.rfind(old)
    return stem[:place] + new + stem[place + 1 :] if place >= 0 else stem


def _spell(stem: str, ending: str, vowel: str) -> str:
    """The stem with an ending, the sound of its last consonant kept: explic-é is expliqué, aleg-é alegué."""
    if vowel == "a" and ending[0] in "eé":
        for last, written in (("c", "qu"), ("g", "gu"), ("z", "c")):
            if stem.endswith(last):
                return stem[: -len(last)] + written + ending
    if vowel in ("e", "i") and ending[0] in "ao":
        for last, written in (("c", "zc"), ("gu", "g"), ("g", "j")):
            if stem.endswith(last):
                return stem[: -len(last)] + written + ending
    if stem.endswith(("a", "e", "o")) or (stem.endswith(("u", "ü")) and vowel == "i" and stem[-2:] not in ("gu", "qu")):
        return _glide(stem, ending)
    return stem + ending


def _glide(stem: str, ending: str) -> str:
    """A stem that ends in a vowel: le-ió is leyó, conclu-e concluye, le-ido leído."""
    if stem[-1] in "uü" and ending[0] in "eao" and not ending.startswith(("ere", "emos")):
        return stem.replace("ü", "u") + "y" + ending
    if ending.startswith(("ió", "ie")):
        return stem.replace("ü", "u") + "y" + ending[1:]
    return stem + "í" + ending[1:] if ending == "ido" and stem[-1] in "aeo" else stem + ending
