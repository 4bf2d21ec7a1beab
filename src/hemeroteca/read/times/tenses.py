"""Whether the clause around a time speaks of the past or of the future: "opened in May", "will open in May"."""

from __future__ import annotations

from hemeroteca.read.times.dates import Found
from hemeroteca.read.times.timewords import Scan

FUTURE_REACH = 12
"""How many pieces back a word that makes a plan of the sentence is looked for."""
FUTURE_NEAR = 6
"""How many pieces after a time the verb of its clause is looked for."""
STOPS = {".", "!", "?", ";", ""}


def planned(scan: Scan, i: int) -> bool:
    """Whether the sentence before piece `i` speaks of the future."""
    for back in range(1, FUTURE_REACH):
        word = scan.words[i - back]
        if word in STOPS:
            return back == 1
        if word in scan.vocabulary.future or word.endswith(tuple(scan.known.future_endings)):
            return True
    return False


def announced(scan: Scan, i: int, *, loosely: bool = False) -> bool:
    """Whether the clause before piece `i` has its verb in the future; `loosely`, or tells what was or is planned."""
    known = scan.known
    endings = tuple(known.tense_endings + (known.planned_endings if loosely else []))
    for back in range(1, FUTURE_REACH):
        word, before = scan.words[i - back], scan.words[i - back - 1]
        if word in STOPS:
            return False
        ending = word.endswith(endings) and word not in scan.vocabulary.deictic and word not in known.past
        if ending or word in known.tense or (word in known.infinitives and before in known.to):
            return True
        if loosely and before in known.passive and _is_present(scan, word):
            return True
    return False


def _is_present(scan: Scan, word: str) -> bool:
    """Whether a verb behind its passive pronoun is in the present: "se subasta", not "se subastó", "se vendía"."""
    known = scan.known
    past = word in known.past or word.endswith(tuple(known.past_endings))
    return (
        not past and word.endswith(tuple(known.passive_endings)) and not word.endswith(tuple(known.imperfect_endings))
    )


def announced_after(scan: Scan, end: int) -> bool:
    """Whether a verb in the future follows a time closely: "On Friday the council will vote"."""
    for k in range(end, end + FUTURE_NEAR):
        word = scan.words[k]
        if word in STOPS or word in scan.known.past or word.endswith(tuple(scan.known.past_endings)):
            return False
        ending = word.endswith(tuple(scan.known.tense_endings)) and word not in scan.vocabulary.deictic
        if ending or word in scan.known.tense_after:
            return True
    return False


def looking_ahead(scan: Scan, found: Found, start: int | None = None) -> Found:
    """A date without a year as the coming one, where the sentence around it speaks of the future.

    `start` is the piece at which the time begins that the date is part of, "the end of June".
    """
    partial_date = found.partial
    if partial_date is None or partial_date.year is not None or found.resolve != partial_date.resolve:
        return found
    start = found.start if start is None else start
    announcing = announced(scan, start, loosely=True) or announced_after(scan, found.end) or _goes_on(scan, start)
    if scan.words[found.end] in {"'", "’"} or not announcing:
        return found
    coming = partial_date._replace(ahead=True)
    return found._replace(resolve=coming.resolve, partial=coming)


def _goes_on(scan: Scan, start: int) -> bool:
    """Whether something that is so now lasts to a time: "is closed until Monday", "sigue cerrada hasta el lunes"."""
    if scan.words[start - 1 - (scan.words[start - 1] in scan.known.the)] not in scan.known.season_ahead:
        return False
    for back in range(2, FUTURE_REACH):
        word = scan.words[start - back]
        if word in STOPS or word in scan.known.past:
            return False
        if word in scan.known.lasts:
            return True
    return False
