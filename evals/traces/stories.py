"""The stories of the generator: one base article each, and what the press makes of it, by a scenario with a seed.

Every round holds one story of each piece, each by another scenario, for one archive; an outlet prints in several
stories of a round, as outlets do.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from evals.traces import operations
from evals.traces.desk import Desk, Outlet, Print, Story
from evals.traces.texts import Body, Piece, first_body, load_pieces
from evals.traces.wording import Way, load_press

ROUNDS = 10
"""Every piece goes through every scenario."""
SEED = 20260414
QUOTES, FIGURE, DOUBT = (0, 1), 2, 3
POINTERS = {"en": "The full account is here: {url}", "es": "El relato completo está aquí: {url}"}

Scenario = Callable[[Desk], Story]


def body_of(made: Print) -> Body:
    """The body of an article that descends from a piece."""
    if made.body is None:
        raise ValueError(f"{made.url} is of its own words")
    return made.body


def pick(desk: Desk, count: int = 2) -> list[int]:
    """Some statements of a piece, in order, a quotation among them."""
    first = desk.rng.choice(QUOTES)
    others = [number for number in (*QUOTES, FIGURE) if number != first]
    return sorted([first, *desk.rng.sample(others, count - 1)])


def heard(desk: Desk) -> Way:
    """Whether an outlet is cited for what it was told, or for what it has from wherever."""
    return desk.rng.choice(("told", "relayed"))


def copied(desk: Desk) -> Story:
    """A whole copy with small edits, an excerpt, and one told anew, each from one before it."""
    first = desk.original()
    body = operations.name_day(operations.edit_words(body_of(first), desk.rng), desk.days[1])
    second = desk.copy(first, body, 1)
    source = desk.rng.choice((first, second))
    desk.copy(source, operations.excerpt(body_of(source), {desk.piece.part_of(n) for n in pick(desk)}), 2)
    desk.copy(first, operations.rewrite(body_of(first), desk.rng), 3)
    return desk.close("copied")


def cited(desk: Desk) -> Story:
    """Cited, cited through that, and cited from an outlet that is absent."""
    first = desk.original()
    numbers = pick(desk)
    second = desk.cite(numbers, first, heard(desk), 1)
    if desk.rng.random() < 0.5:
        desk.cite_through(numbers, first, second, 2)
    else:
        desk.cite(numbers, second, "relayed", 2)
    desk.cite(numbers[:1], desk.outlet().name, "told", 2)
    return desk.close("cited")


def through_absent(desk: Desk) -> Story:
    """Cited through an outlet that is absent, and one that cites it alone."""
    first = desk.original()
    numbers, absent = pick(desk), desk.outlet().name
    desk.cite_through(numbers, first, absent, 1)
    desk.copy(first, operations.edit_words(body_of(first), desk.rng), 1)
    return desk.close("through an absent outlet")


def agency(desk: Desk) -> Story:
    """Two print what an agency sent, with its credit; another cites one of them."""
    name = desk.rng.choice(desk.press.agencies)
    body = first_body(desk.piece, desk.days[0])
    desk.from_agency(name, body, 0)
    second = desk.from_agency(name, operations.edit_words(body, desk.rng), desk.rng.choice((0, 1)))
    desk.cite(pick(desk), second, "relayed", 2)
    return desk.close("agency")


def circle(desk: Desk) -> Story:
    """Two or three on one day that have it from one another, and one that has it from one of them."""
    size = desk.rng.choice((2, 3))
    numbers = pick(desk)
    outlets = [desk.outlet() for _ in range(size)]
    ring = []
    for outlet, behind in zip(outlets, outlets[1:] + outlets[:1], strict=True):
        ring.append(desk.write([(number, "relayed", (behind.name,)) for number in numbers], 0, outlet))
    for at, made in enumerate(ring):
        desk.tie("cites", made, ring[(at + 1) % size], numbers)
    desk.cite(numbers, desk.rng.choice(ring), "relayed", 1)
    return desk.close("circle")


def twice_heard(desk: Desk) -> Story:
    """Told to two outlets, each of which says so or not; one is cited, the other copied."""
    first = desk.original()
    numbers = pick(desk)
    second = desk.write([(number, "told", ("",)) for number in numbers], 0)
    desk.cite(numbers, second, "told", 1)
    desk.copy(first, operations.edit_words(body_of(first), desk.rng), 1)
    return desk.close("heard twice")


def press_room(desk: Desk) -> Story:
    """Said to everybody: two that share a quotation and no prose, and one that cites the first."""
    first = desk.original()
    numbers = pick(desk)
    desk.write([(number, "plain", ()) for number in numbers], desk.rng.choice((0, 1)))
    desk.cite(numbers, first, heard(desk), 2)
    return desk.close("press room")


def linked(desk: Desk) -> Story:
    """One that points to the first's address and names nobody, and one that was first printed elsewhere and says so."""
    first = desk.original()
    numbers = pick(desk)
    made = desk.write([(number, "plain", ()) for number in numbers], 1)
    desk.link(made, first, POINTERS[desk.language])
    desk.copy(first, operations.edit_words(body_of(first), desk.rng), 1, credited=True)
    return desk.close("linked")


def number(desk: Desk) -> Story:
    """A copy with another figure, one that cites the right one, and another speaker with another figure."""
    first = desk.original()
    wrong = desk.copy(first, operations.change_number(operations.edit_words(body_of(first), desk.rng)), 1)
    desk.cite((FIGURE, 0), first, heard(desk), 2)
    desk.contradict(FIGURE, 2)
    return desk.close("number", changed=(wrong,))


def hedge(desk: Desk) -> Story:
    """A copy that drops the hedge, one told anew that keeps it."""
    first = desk.original()
    desk.copy(first, operations.drop_hedge(operations.edit_words(body_of(first), desk.rng)), 1)
    desk.copy(first, operations.rewrite(body_of(first), desk.rng), 2)
    desk.cite((DOUBT, 1), first, heard(desk), 2)
    return desk.close("hedge")


SCENARIOS: tuple[Scenario, ...] = (
    copied, cited, agency, circle, twice_heard, press_room, linked, number, hedge, through_absent,
)  # fmt: skip


def make_rounds(rounds: int = ROUNDS, seed: int = SEED) -> list[list[Story]]:
    """Rounds of stories, the same for the same seed."""
    return [make_round(number, seed) for number in range(rounds)]


def make_round(number: int, seed: int) -> list[Story]:
    """One story of each piece."""
    stories = []
    for at, piece in enumerate(load_pieces()):
        rng = random.Random(f"{seed} {number} {piece.slug}")
        scenario = SCENARIOS[(at + number * 3) % len(SCENARIOS)]
        stories.append(scenario(Desk(piece, choose_outlets(piece, rng), rng)))
    return stories


def choose_outlets(piece: Piece, rng: random.Random) -> list[Outlet]:
    """The outlets of a language in some order."""
    outlets = [Outlet(*pair) for pair in load_press()[piece.language].outlets]
    rng.shuffle(outlets)
    return outlets
