"""How a trace is put into words, on the command line and on a page: never more than the archive can tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from hemeroteca.records import DateClash, Denial, Disagreement, Edge, Mutation, Origin, Print, QuantityAt, Reuse, Trace
from hemeroteca.trace.outlets import same_outlet

MOST_NAMES = 5
FIRST_HAND_REASON = "says that it was told itself"
NO_SOURCE_REASON = "names no other outlet as its source"
CIRCLE_REASON = "each has it from the next and the last from the first; who said it first is not in this archive"
UNORDERED_REASON = (
    "they share their prose and have no order in time; one may have it from the other, or both from a third"
)
CAPPED_REASON = "there are more prints than are followed; those that share most words are"
COMMON_WORDS_REASON = "these words stand in too many statements to follow them all; the earliest are followed"
MOST_SHOWN = 160
"""Code points of a difference that a line shows."""
MUTATION_WORDS = {
    "hedge": "a hedge",
    "figure": "a figure",
    "speaker": "the speaker",
    "polarity": "affirmed, denied or asked",
    "quotation": "left out of the quotation",
}
REUSE_WORDS = {
    "near-duplicate": "a near-duplicate",
    "excerpt": "an excerpt",
    "rewrite": "told anew",
    "quotations": "only quotations in common",
    "incidental": "phrases in common",
}
EDGE_WORDS = {
    "cites": "cites",
    "copies": "shares prose with the earlier",
    "credits": "credits",
    "links": "links to",
    "same": "prints the same statement as",
}


def count_words(number: int, singular: str) -> str:
    """A number with its noun: "1 origin", "3 origins"."""
    return f"{number} {singular}" if number == 1 else f"{number} {singular}s"


def join_and(names: Sequence[str]) -> str:
    """Names in a row, each once: "A, B and C"; from the sixth on they are counted."""
    return _join(names, "and")


def join_or(names: Sequence[str]) -> str:
    """Names in a row, each once: "A, B or C"."""
    return _join(names, "or")


def _join(names: Sequence[str], word: str) -> str:
    distinct = list(dict.fromkeys(names))
    if len(distinct) > MOST_NAMES:
        distinct = [*distinct[: MOST_NAMES - 1], count_words(len(distinct) - MOST_NAMES + 1, "other")]
    return f" {word} ".join([", ".join(distinct[:-1]), distinct[-1]] if len(distinct) > 1 else distinct)


def name_circle(names: Sequence[str]) -> str:
    """What a circle is called as an origin."""
    return f"a circle of {join_and(names)}"


def named_by(cited: Sequence[str], credited: Sequence[str]) -> str:
    """Why an outlet that is absent is an origin: who cites it, and who credits it."""
    parts = [("cited by", cited), ("credited by", credited)]
    return ", ".join(f"{how} {join_and(names)}" for how, names in parts if names)


def merged_outlet(name: str) -> str:
    """Why two articles add one origin."""
    return f"{name} is counted once, though more than one of its articles is an end of a chain"


def silent_prints(names: Sequence[str]) -> str:
    """Why prints that name no source may be fewer origins."""
    return f"{join_and(names)} {_verb(names, 'names', 'name')} no source, and may have it from another"


def first_hand_but_copied(names: Sequence[str]) -> str:
    """Why an article that says that it was told may yet have it from another."""
    return (
        f"{join_and(names)} {_verb(names, 'says', 'say')} it was told itself, but shares prose with an earlier article"
    )


def absent_origins(names: Sequence[str]) -> str:
    """What an origin that is absent hides."""
    return f"{join_and(names)} {_verb(names, 'is', 'are')} not in this archive, so what lies behind cannot be followed"


def unordered_copies(names: Sequence[str]) -> str:
    """Why no direction is claimed between articles."""
    return f"{join_and(sorted(names))} share their prose, but which was printed first cannot be told"


def capped_articles(most: int) -> str:
    """Why articles that bear on a statement may be left out."""
    return f"more than {most} articles bear on this; those that share most words are looked at"


def unnamed_agencies(names: Sequence[str]) -> str:
    """What a credit to agencies without a name means for the count."""
    return f"{join_and(names)} {_verb(names, 'credits', 'credit')} agencies without naming them"


def undated_prints(names: Sequence[str]) -> str:
    """Why nothing is called first."""
    return f"{join_and(names)} {_verb(names, 'has', 'have')} no date that can be relied on"


def single_root(name: str, prints: int) -> str:
    """What a single origin means for the count: so many prints, one source."""
    return f"all {prints} prints come down to {name}"


def unnamed_root(name: str) -> str:
    """What a single unnamed source means for the count."""
    return f"everything comes down to one source without a name: {name}"


def count_origins(trace: Trace) -> str:
    """The number of origins, as the bound it is: "at most 3 origins in this archive"."""
    return f"at most {count_words(trace.at_most, 'origin')} in this archive"


def say_first(trace: Trace) -> str:
    """Which print came first in the archive, or that it cannot be told."""
    first = next((found for found in trace.prints if found.article == trace.first), None)
    if first is None:
        return "which print came first in this archive cannot be told"
    if len(trace.prints) == 1:
        return f"the only print in this archive: {say_print(first)}"
    return f"first in this archive: {say_print(first)}"


def say_print(found: Print) -> str:
    """A print in words: outlet, date, and through whom, or that the outlet was told itself."""
    date = (found.published or "no date")[: len("2025-11-13T09:30")].replace("T", " ")
    others = [passer.name for passer in found.via if not same_outlet(passer.name, found.outlet)]
    parts = [found.outlet or "an unknown outlet", date]
    if others:
        parts.append(f"via {join_and(others)}")
    elif found.via:
        parts.append("first-hand")
    return ", ".join(parts)


def say_origin(origin: Origin) -> str:
    """An origin in words: "the origin, Axios, is not in this archive (cited by …)"."""
    if origin.reason == CIRCLE_REASON:
        return f"{origin.name}: {origin.reason}"
    if origin.in_archive:
        return f"{origin.name} ({origin.reason})"
    return f"the origin, {origin.name}, is not in this archive ({origin.reason})"


def name_nodes(trace: Trace) -> dict[str, str]:
    """What the prints of a trace are called, by id; `pipeline.tracing.name_articles` names every article in it."""
    return {found.article: found.outlet or found.article for found in trace.prints}


def say_edge(edge: Edge, names: Mapping[str, str], reuses: Iterable[Reuse] = ()) -> str:
    """An edge in words: "Antiwar.com cites Axios"; `names` are those of articles by id, other nodes are names.

    Where one of the `reuses` is of its two articles, how they overlap is added.
    """
    said = f"{names.get(edge.origin, edge.origin)} {EDGE_WORDS[edge.kind]} {names.get(edge.target, edge.target)}"
    overlap = next((say_reuse(reuse) for reuse in reuses if joins(reuse, edge)), None)
    return f"{said} ({overlap})" if overlap else said


def joins(reuse: Reuse, edge: Edge) -> bool:
    """Whether a reuse is of the two articles that an edge joins, and worth a word there."""
    return (reuse.article, reuse.source) == (edge.origin, edge.target) and reuse.kind != "incidental"


def say_reuse(reuse: Reuse) -> str:
    """How two articles overlap: "a near-duplicate: 96 % of the shorter text, 94 % without what is quoted"."""
    parts = f"{reuse.whole:.0%} of the shorter text, {reuse.prose:.0%} without what is quoted".replace("%", " %")
    return f"{REUSE_WORDS[reuse.kind]}: {parts}"


def say_circle(circle: Sequence[str], names: Mapping[str, str]) -> str:
    """A circle in words: "a circle: A has it from B, B from C, C from A"."""
    called = [names.get(node, node) for node in circle]
    steps = [f"{one} from {other}" for one, other in zip(called, [*called[1:], called[0]], strict=True)]
    return f"a circle: {', '.join(steps)}".replace(" from ", " has it from ", 1)


def say_mutation(mutation: Mutation, names: Mapping[str, str]) -> str:
    """A difference in words: "the speaker: “a source” in The Ledger, “officials” in The Post"; never which is right."""
    ends = ((mutation.before, mutation.earlier), (mutation.after, mutation.later))
    found = [(words, name_place(address, names)) for words, address in ends]
    kept = [f"“{shorten_words(words)}” in {name}" for words, name in found if words is not None]
    lacking = [f"not in {name}" for words, name in found if words is None]
    return f"{MUTATION_WORDS[mutation.kind]}: {', '.join([*kept, *lacking])}"


def name_place(address: str, names: Mapping[str, str]) -> str:
    """What the article of an address is called."""
    article = address.partition("#")[0]
    return names.get(article, article)


def shorten_words(words: str) -> str:
    """Words in one line, the middle left out of what is long."""
    line = " ".join(words.split())
    if len(line) <= MOST_SHOWN:
        return line
    return f"{line[: MOST_SHOWN // 2].rstrip()} … {line[-MOST_SHOWN // 3 :].lstrip()}"


def say_disagreement(disagreement: Disagreement) -> str:
    """Values that differ, each with who said it: "passengers: 23 (The harbour authority); 40 (Carmina Beltrí)"."""
    return f"{disagreement.about}: {'; '.join(map(say_quantity, disagreement.values))}"


def say_quantity(quantity: QuantityAt) -> str:
    """One value with its unit, bound, speaker, chain and day: "at least 40 (Ada Quill, via X, as of 2026-03-02)"."""
    facts = [quantity.speaker or "in the text itself"]
    facts += [f"via {join_and(quantity.via)}"] if quantity.via else []
    facts += [f"as of {quantity.as_of}"] if quantity.as_of else []
    return f"{say_value(quantity)} ({', '.join(facts)})"


def say_value(quantity: QuantityAt) -> str:
    """A value with its bound and its unit."""
    low, high = quantity.low, quantity.high
    if low is None or high is None:
        value = f"at least {low:,.12g}" if low is not None else f"at most {high or 0:,.12g}"
    else:
        value = f"{low:,.12g}" if low == high else f"{low:,.12g}–{high:,.12g}"
        value = value if quantity.bound == "exact" else f"{quantity.bound} {value}"
    return f"{value} {quantity.unit}" if quantity.unit else value


def say_date_clash(clash: DateClash) -> str:
    """Days that differ, each with who gave it: "the vote: 2026-03-02 (Ada Quill); 2026-03-09 (in the text itself)"."""
    days = (
        f"{value.earliest if value.earliest == value.latest else f'{value.earliest} to {value.latest}'}"
        f" ({value.speaker or 'in the text itself'}{f', via {join_and(value.via)}' if value.via else ''})"
        for value in clash.values
    )
    return f"{shorten_words(clash.about)}: {'; '.join(days)}"


def say_denial(denial: Denial, names: Mapping[str, str]) -> str:
    """Who denies it and where: "denied by Ada Quill, The Ledger, 2026-03-02", or who affirms what it denies."""
    who = denial.speaker or "somebody who is not named"
    where = [names.get(denial.article, denial.outlet or denial.article), (denial.published or "no date")[:10]]
    chain = [f"via {join_and(denial.via)}"] if denial.via else []
    return f"{'denied' if denial.denies else 'affirmed'} by {', '.join([who, *chain, *where])}"


def _verb(names: Sequence[str], singular: str, plural: str) -> str:
    return singular if len(set(names)) == 1 else plural
