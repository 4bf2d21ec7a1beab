"""A statement's way through the press, put together from the articles on a shelf."""

from __future__ import annotations

from collections.abc import Iterable

from hemeroteca.records import Edge, Print, Reuse, Speaker, Trace
from hemeroteca.trace import wording
from hemeroteca.trace.chronology import precedes
from hemeroteca.trace.claims import find_passers, is_outlet
from hemeroteca.trace.contradictions import find_date_clashes, find_denials
from hemeroteca.trace.disagreements import find_disagreements
from hemeroteca.trace.dossiers import Place, Saying
from hemeroteca.trace.following import Following, follow_statement
from hemeroteca.trace.likeness import share_of_words
from hemeroteca.trace.mutations import find_mutations
from hemeroteca.trace.origins import find_roots
from hemeroteca.trace.quotations import join_content
from hemeroteca.trace.reuse import describe_reuse
from hemeroteca.trace.shelf import Shelf
from hemeroteca.trace.webs import weave_web


def trace_statement(shelf: Shelf, seed: Place, reasons: tuple[str, ...] = ()) -> Trace:
    """Everything the articles of a shelf tell of one statement: its prints, who has it from whom, what that comes to.

    `seed` is the statement's place, `reasons` what kept the shelf from holding all that it should. The same shelf gives
    the same trace, in whatever order its articles came.
    """
    return trace_following(shelf, follow_statement(shelf, seed), seed, reasons)


def trace_following(shelf: Shelf, following: Following, seed: Place, reasons: tuple[str, ...] = ()) -> Trace:
    """The trace of a statement whose prints are gathered already."""
    web = weave_web(shelf, following)
    roots = find_roots(shelf, following, web)
    sayings = {found[0]: choose_statement(shelf, found, seed) for found in following.prints.items()}
    speaker = choose_speaker(shelf.saying(seed), sayings.values())
    shown = tuple(edge for edge in web.edges if edge.origin in following.prints or edge.origin not in shelf.dossiers)
    unnamed = speaker is not None and speaker.kind == "unnamed" and len(roots.origins) == 1
    single = roots.origins[0] if len(roots.origins) == 1 and len(sayings) > 1 and not roots.circles else None
    root = (wording.single_root(single.name, len(sayings)),) if single and not single.in_archive else ()
    why = (*root, *roots.reasons, *reasons, *([wording.unnamed_root(speaker.name)] if speaker and unnamed else []))
    edges = (*shown, *join_rest(shelf, sayings, shown))
    return Trace(
        text=join_content(shelf.dossiers[seed[0]].text, shelf.saying(seed).statement),
        speaker=speaker,
        prints=tuple(describe_print(shelf, saying) for saying in sayings.values()),
        edges=edges,
        first=find_first(shelf, following),
        origins=roots.origins,
        at_most=len(roots.origins),
        reasons=tuple(dict.fromkeys(why)),
        circles=roots.circles,
        disagreements=find_disagreements(shelf, following),
        dates=find_date_clashes(shelf, following),
        denials=find_denials(shelf, following),
        reuses=find_reuses(shelf, edges),
        mutations=find_mutations(shelf, sayings, following.echoes, edges),
    )


def choose_speaker(seed: Saying, sayings: Iterable[Saying]) -> Speaker | None:
    """Who said it: as the statement that is traced has it, else as the surest of its prints has it."""
    if seed.speaker is not None:
        return seed.speaker
    speakers = [saying.speaker for saying in sayings if saying.speaker is not None]
    return max(speakers, key=lambda speaker: (speaker.confidence, speaker.name)) if speakers else None


def choose_statement(shelf: Shelf, found: tuple[str, tuple[int, ...]], seed: Place) -> Saying:
    """The one statement that stands for an article's print: the traced one itself, else the one that tells most."""
    return shelf.saying(seed if seed[0] == found[0] else choose_telling(shelf, found, seed))


def choose_telling(shelf: Shelf, found: tuple[str, tuple[int, ...]], seed: Place) -> Place:
    """Which of an article's prints of one statement tells most.

    A headline often repeats a quotation without its speaker, and what an outlet reports holds what somebody said; so
    one that names whom it is from goes before one that does not, then one with a speaker, then one whose speaker is no
    outlet, then one with more of the words, then the first.
    """
    article, numbers = found
    stems = shelf.saying(seed).stems

    def rank(saying: Saying) -> tuple[bool, bool, bool, int, int]:
        claim = shelf.claim(saying.place)
        told = bool(claim.chain) or claim.first_hand
        speaker = saying.speaker
        reported = speaker is not None and is_outlet(speaker.name, speaker.kind, shelf.press)
        return not told, speaker is None, reported, -len(saying.stems & stems), saying.number

    return min((shelf.saying((article, number)) for number in numbers), key=rank).place


def describe_print(shelf: Shelf, saying: Saying) -> Print:
    """One publication of the statement."""
    dossier = shelf.dossiers[saying.article]
    return Print(
        article=dossier.id,
        outlet=dossier.article.outlet,
        published=dossier.article.published,
        statement=dossier.statement_address(saying.number),
        via=find_passers(dossier, saying.number, shelf.press),
    )


def find_first(shelf: Shelf, following: Following) -> str | None:
    """The article of the first print; `None` where another may be as early."""
    first, *others = (shelf.dossiers[article] for article in following.prints)
    if first.when.day is None and others:
        return None
    return first.id if all(precedes(first.when, other.when) for other in others) else None


def find_reuses(shelf: Shelf, edges: Iterable[Edge]) -> tuple[Reuse, ...]:
    """What the articles share that edges join, each pair once."""
    pairs = dict.fromkeys((edge.origin, edge.target) for edge in edges if edge.origin != edge.target)
    on_shelf = [(shelf.dossiers.get(article), shelf.dossiers.get(source)) for article, source in pairs]
    found = (describe_reuse(one, other, shelf.boilerplate([one, other])) for one, other in on_shelf if one and other)
    return tuple(reuse for reuse in found if reuse is not None)


def join_rest(shelf: Shelf, sayings: dict[str, Saying], edges: tuple[Edge, ...]) -> list[Edge]:
    """The `same` edges: from the first print of each group that no other edge joins to the rest, to the very first."""
    joined = {node: {node} for node in (*sayings, *(node for edge in edges for node in (edge.origin, edge.target)))}

    def join(one: str, other: str) -> None:
        group = joined[one] | joined[other]
        joined.update(dict.fromkeys(group, group))

    for edge in edges:
        join(edge.origin, edge.target)
    first = next(iter(sayings))
    found = []
    for article, saying in sayings.items():
        if joined[article] is not joined[first]:
            evidence = shelf.dossiers[article].statement_address(saying.number)
            sure = share_of_words(saying, sayings[first])
            found.append(Edge(origin=article, target=first, kind="same", evidence=evidence, confidence=sure))
            join(article, first)
    return found
