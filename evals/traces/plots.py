"""What happens to one statement in a generated trace, and what is true of it: a function for each operation."""

from __future__ import annotations

import datetime as dt
import html
import random
from collections.abc import Callable, Iterator

from evals.traces.compose import Cast, Plot, Tie


def told(cast: Cast) -> Plot:
    """One paper is told, another cites it."""
    a, b = cast.outlets[:2]
    first = cast.first()
    second = cast.later(b, 1, cast.say("cites", a))
    return Plot(
        "told", cast.matter, (first, second), cast.quote, (Tie(second.url, first.url, "cites"),), (frozenset({a}),)
    )


def relayed(cast: Cast) -> Plot:
    """A third paper cites the second, which cites the first."""
    a, b, c = cast.outlets[:3]
    first = cast.first()
    second = cast.later(b, 1, cast.say("cites", a))
    third = cast.piece(c, 2, [cast.say("relays", b, a), cast.brief()], f"{cast.speaker} on {cast.place}")
    ties = (Tie(second.url, first.url, "cites"), Tie(third.url, second.url, "cites"))
    return Plot("relayed", cast.matter, (first, second, third), cast.quote, ties, (frozenset({a}),))


def absent(cast: Cast) -> Plot:
    """Two papers cite a third that the archive does not have."""
    a, b, c = cast.outlets[:3]
    first = cast.piece(b, 0, [cast.prose()[0], cast.say("cites", a), cast.prose()[1]])
    second = cast.later(c, 1, cast.say("cites", a))
    ties = (Tie(first.url, a, "cites"), Tie(second.url, a, "cites"))
    return Plot("absent", cast.matter, (first, second), cast.quote, ties, (frozenset({a}),))


def copied(cast: Cast) -> Plot:
    """A paper prints another's article under a headline of its own."""
    first = cast.first("heard")
    second = cast.piece(cast.outlets[1], 1, list(first.paragraphs), f"{cast.place}, {cast.number}")
    ties = (Tie(second.url, first.url, "copies"),)
    return Plot("copied", cast.matter, (first, second), cast.quote, ties, (frozenset({first.outlet}),))


def excerpted(cast: Cast) -> Plot:
    """A paper prints two paragraphs of another's article, after one of its own."""
    first = cast.first("heard")
    second = cast.piece(cast.outlets[1], 2, [cast.prose("other")[0], *first.paragraphs[:2]], f"{cast.place}: more")
    ties = (Tie(second.url, first.url, "copies"),)
    return Plot("excerpted", cast.matter, (first, second), cast.quote, ties, (frozenset({first.outlet}),))


def changed(cast: Cast) -> Plot:
    """A paper copies an article and changes a figure in its prose; another copies that."""
    first = cast.first("heard")
    paragraphs = [
        first.paragraphs[0],
        first.paragraphs[1],
        first.paragraphs[2].replace(cast.number, "12"),
        first.paragraphs[3],
    ]
    second = cast.piece(cast.outlets[1], 1, paragraphs, f"{cast.place} waits")
    ties = (Tie(second.url, first.url, "copies"),)
    return Plot("changed", cast.matter, (first, second), cast.quote, ties, (frozenset({first.outlet}),))


def rewritten(cast: Cast) -> Plot:
    """A desk tells another paper's article anew, sentence by sentence."""
    first = cast.first("heard")
    one, two, three = cast.prose("rewritten")
    second = cast.piece(cast.outlets[1], 1, [one, two, first.paragraphs[1], three], f"{cast.place} so far")
    ties = (Tie(second.url, first.url, "copies"),)
    return Plot("rewritten", cast.matter, (first, second), cast.quote, ties, (frozenset({first.outlet}),))


def reported(cast: Cast) -> Plot:
    """A paper reports what somebody told it; another cites it, and drops the hedge, or changes the figure."""
    a, b = cast.outlets[:2]
    matter = cast.rng.choice(cast.words["reports"])
    hedge = cast.rng.choice(cast.words["hedges"])
    figure = str(cast.rng.randint(21, 99))
    drops = cast.rng.random() < 0.5
    words = [
        cast.fill(matter).format(hedge=one, figure=other)
        for one, other in ((hedge, figure), ("" if drops else hedge, figure if drops else str(int(figure) + 170)))
    ]
    ways = [cast.rng.choice(cast.words[kind]) for kind in ("own_reports", "cite_reports")]
    lines = [way.format(speaker=cast.who(), outlet=a, report=report) for way, report in zip(ways, words, strict=True)]
    lines = [line.replace(",,", ",").replace(", ,", ",").replace(",.", ".") for line in lines]
    one, two, three = cast.prose()
    first = cast.piece(a, 0, [one, lines[0], two, three])
    second = cast.later(b, 1, lines[1])
    return Plot(
        "reported", cast.matter, (first, second), words[0], (Tie(second.url, first.url, "cites"),), (frozenset({a}),),
        changes=frozenset({"hedge"} if drops else {"figure"}),
        clashes=frozenset[float]() if drops else frozenset({float(figure), float(int(figure) + 170)}),
    )  # fmt: skip


def promoted(cast: Cast) -> Plot:
    """What one source said is cited as what officials said."""
    a, b = cast.outlets[:2]
    low, high = cast.rng.choice(cast.words["promotions"]).split(" > ")
    one, two, three = cast.prose()
    first = cast.piece(a, 0, [one, cast.say("own", a, speaker=low), two, three])
    second = cast.later(b, 1, cast.say("cites", a, speaker=high))
    return Plot(
        "promoted", cast.matter, (first, second), cast.quote, (Tie(second.url, first.url, "cites"),),
        (frozenset({a}),), changes=frozenset({"speaker"}),
    )  # fmt: skip


def trimmed(cast: Cast) -> Plot:
    """A condition is cut from the quotation by the paper that cites it."""
    a, b = cast.outlets[:2]
    kept = cast.quote
    cast.quote = f"{kept}{cast.rng.choice(cast.words['conditions'])}"
    first = cast.first("own", a)
    cast.quote = kept
    second = cast.later(b, 1, cast.say("cites", a))
    return Plot(
        "trimmed", cast.matter, (first, second), kept, (Tie(second.url, first.url, "cites"),), (frozenset({a}),),
        changes=frozenset({"quotation"}),
    )  # fmt: skip


def disputed(cast: Cast) -> Plot:
    """Two speakers give two numbers of the same thing, in two papers that heard them."""
    low = cast.rng.randint(21, 60)
    values = low, low + cast.rng.randint(25, 90)
    matter = cast.rng.choice(cast.words["tolls"])
    reports = [cast.fill(matter).format(figure=value) for value in values]
    one, two, three = cast.prose()
    way = cast.words["hear_reports"]
    others = [name for name in cast.words["names"] if name != cast.speaker]
    rival = cast.rng.choice(others)
    lines = [
        cast.rng.choice(way).format(speaker=speaker, report=report)
        for speaker, report in zip((cast.speaker, rival), reports, strict=True)
    ]
    first = cast.piece(cast.outlets[0], 0, [one, lines[0], two, three])
    second = cast.later(cast.outlets[1], 1, lines[1])
    return Plot(
        "disputed", cast.matter, (first, second), reports[0], (), (frozenset({first.outlet}),),
        clashes=frozenset(map(float, values)),
    )  # fmt: skip


def denied(cast: Cast) -> Plot:
    """What one says in one paper another denies in the next."""
    matter = cast.fill(cast.rng.choice(cast.words["charges"]))
    rival = cast.rng.choice([name for name in cast.words["names"] if name != cast.speaker])
    lines = [
        cast.rng.choice(cast.words[kind]).format(speaker=speaker, report=matter)
        for kind, speaker in (("hear_reports", cast.speaker), ("deny_reports", rival))
    ]
    one, two, three = cast.prose()
    first = cast.piece(cast.outlets[0], 0, [one, lines[0], two, three])
    second = cast.later(cast.outlets[1], 1, lines[1])
    return Plot(
        "denied", cast.matter, (first, second), matter, (), (frozenset({first.outlet}),), denied=True
    )  # fmt: skip


def dated(cast: Cast) -> Plot:
    """Two papers give two days for the same thing."""
    matter = cast.fill(cast.rng.choice(cast.words["dated_reports"]))
    days = [cast.day + dt.timedelta(ahead) for ahead in (cast.rng.randint(9, 14), cast.rng.randint(16, 24))]
    reports = [matter.replace("{day}", f"{day.day} {cast.words['months'][day.month - 1]}") for day in days]
    rival = cast.rng.choice([name for name in cast.words["names"] if name != cast.speaker])
    lines = [
        cast.rng.choice(cast.words["hear_reports"]).format(speaker=speaker, report=report)
        for speaker, report in zip((cast.speaker, rival), reports, strict=True)
    ]
    one, two, three = cast.prose()
    first = cast.piece(cast.outlets[0], 0, [one, lines[0], two, three])
    second = cast.later(cast.outlets[1], 1, lines[1])
    return Plot(
        "dated", cast.matter, (first, second), reports[0], (), (frozenset({first.outlet}),),
        days=frozenset(day.isoformat() for day in days),
    )  # fmt: skip


def credited(cast: Cast) -> Plot:
    """Two papers print an agency's text and say so; the agency itself is not in the archive."""
    paragraphs = list(cast.first("heard").paragraphs)
    pieces = []
    for number in (0, 1):
        line = cast.rng.choice(cast.words["credits"]).format(outlet=cast.agency)
        pieces.append(cast.piece(cast.outlets[number], number, [line, *paragraphs], f"{cast.place} {number + 1}"))
    ties = tuple(Tie(piece.url, cast.agency, "credits") for piece in pieces)
    return Plot("credited", cast.matter, tuple(pieces), cast.quote, ties, (frozenset({cast.agency}),))


def wired(cast: Cast) -> Plot:
    """A paper prints an agency's text and says so; the archive has the agency's own article."""
    first = cast.first("heard", cast.agency)
    line = cast.rng.choice(cast.words["credits"]).format(outlet=cast.agency)
    second = cast.piece(cast.outlets[0], 1, [*first.paragraphs, line], f"{cast.place} today")
    ties = (Tie(second.url, first.url, "credits"), Tie(second.url, first.url, "copies"))
    return Plot("wired", cast.matter, (first, second), cast.quote, ties, (frozenset({cast.agency}),))


def heard(cast: Cast) -> Plot:
    """Two reporters hear the same words."""
    first = cast.first("heard")
    second = cast.later(cast.outlets[1], 1, cast.say("heard"))
    ties = (Tie(second.url, first.url, "same"),)
    return Plot(
        "heard", cast.matter, (first, second), cast.quote, ties, (frozenset({first.outlet}), frozenset({second.outlet}))
    )


def circled(cast: Cast) -> Plot:
    """Two papers cite each other: the first has been changed since, and its date with it."""
    a, b = cast.outlets[:2]
    first = cast.piece(a, 1, [cast.prose()[0], cast.say("cites", b), cast.prose()[1]])
    second = cast.later(b, 0, cast.say("cites", a))
    ties = (Tie(first.url, second.url, "cites"), Tie(second.url, first.url, "cites"))
    circle = frozenset({first.url, second.url})
    return Plot("circled", cast.matter, (first, second), cast.quote, ties, (frozenset({a, b}),), circle)


def unnamed(cast: Cast) -> Plot:
    """One paper heard it from somebody it does not name; two others cite it."""
    a, b, c = cast.outlets[:3]
    source = cast.rng.choice(cast.words["unnamed"])
    opening, closing = ("«", "»") if cast.language == "es" else ("“", "”")
    quote = (
        f"{opening}{cast.quote},{closing} {source} said."
        if cast.language == "en"
        else f"{opening}{cast.quote}{closing}, {cast.scene['said']} {source}."
    )
    first = cast.piece(a, 0, [cast.prose()[0], quote, cast.prose()[1]])
    second = cast.later(b, 1, cast.say("cites", a, speaker=source))
    third = cast.piece(c, 2, [cast.say("cites", a, speaker=source), cast.brief()], f"{cast.place}, {source}")
    ties = (Tie(second.url, first.url, "cites"), Tie(third.url, first.url, "cites"))
    return Plot("unnamed", cast.matter, (first, second, third), cast.quote, ties, (frozenset({a}),))


def linked(cast: Cast) -> Plot:
    """A paper has the words without a word on where from, and a link to the paper that has them."""
    first = cast.first("heard")
    anchor = f'<a href="{first.url}">{html.escape(first.outlet)}</a>'
    line = cast.rng.choice(cast.words["links"]).format(outlet=anchor)
    one, two = cast.prose("other")
    second = cast.piece(cast.outlets[1], 1, [one, cast.say("heard"), two, line], f"{cast.place} reacts")
    ties = (Tie(second.url, first.url, "links"),)
    return Plot("linked", cast.matter, (first, second), cast.quote, ties, (frozenset({first.outlet}),))


PLOTS: tuple[Callable[[Cast], Plot], ...] = (
    told, relayed, absent, copied, excerpted, changed, credited, wired, heard, circled, unnamed, linked, told, absent,
    rewritten, reported, promoted, trimmed, disputed, denied, dated,
)  # fmt: skip
"""What happens, the commonest twice."""


def make_plots(count: int, seed: int = 1) -> Iterator[Plot]:
    """So many traces, every plot in turn, three in English for two in Spanish; the same for the same seed."""
    rng = random.Random(seed)
    for number in range(count):
        cast = Cast(rng, "es" if number % 5 in (1, 3) else "en")
        yield PLOTS[(number // 5 + number) % len(PLOTS)](cast)
