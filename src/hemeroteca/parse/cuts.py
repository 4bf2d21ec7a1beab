"""Where one article ends and the next begins, and what each line is: the likeliest reading of a whole section.

Viterbi's algorithm over the lines between two day headings. A state is where we are (between articles, head, body,
foot, the page's end) and which parts the article has already; each part comes at most once. A second pass adds how this
page orders its parts, learned from the first (Viterbi training).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from typing import Literal, NamedTuple

from hemeroteca.parse.evidence import Evidence
from hemeroteca.parse.facts import Fact
from hemeroteca.parse.habits import (
    ADDRESS,
    DATE,
    DECK,
    NAMES,
    TITLE,
    UNTAUGHT,
    Cut,
    Habits,
    Role,
    learn_habits,
    part_names,
)

Phase = Literal["between", "head", "body", "foot", "tail"]

LEAST = -3.9
"""Lines with less for them than this are not tried as title or deck."""
BEAM = 8.0
"""States that score this much less than the best are dropped. Against a beam of 16, on 500 composed pages, one of 12
reads one page otherwise, of 8 six, of 6 twenty-five, of 5 thirty-nine."""
MOST_COUNTED = 36
"""Words after which skipping a line costs no more."""
LEAST_BARE = -1.0
"""Lines with less for them as a deck may open a body without a full stop."""
START = 4.2
START_AFTER_TAIL = 5.5
START_AFTER_COMMENTS = 4.0
"""After "3 comments:" may come the comments, or at once the next post."""
START_ALONE = 5.6
"""On a page without day headings a second article needs more to show for it."""
GAP_GAIN = 1.2
NO_TITLE = 4.0
NO_BODY = 6.0
GLUE = 6.0
"""Cost of a cut between a title and the address that holds its words."""
SKIP_IN_HEAD = 2.5
BARE_OPENING = 2.5
"""Cost of beginning a body with a line that is no sentence while a deck is missing: few bodies begin with a heading."""
BODY_AFTER_FOOT = 2.6
SECOND_BYLINE = 1.0


class State(NamedTuple):
    """Where we are, which parts the article has, and the part last seen (for how the page orders them)."""

    phase: Phase
    mask: int
    last: str


BETWEEN, NEW = State("between", 0, ""), State("head", 0, "start")
BODIES = tuple(State("body", mask, "body") for mask in range(2 * ADDRESS))


class _Step(NamedTuple):
    """A way to read one line: its score, the state after, its role, and whether it begins a new article."""

    score: float
    state: State
    role: Role
    starts: bool


def cut_sections(
    facts: list[Fact], evidence: list[Evidence], sections: list[range], *, has_days: bool
) -> list[list[Cut]]:
    """The articles of each section (a range of places), read twice: plainly, then by the page's own habits."""
    glue = _glue(facts, evidence)
    gap = _usual_gap(facts)
    start = START if has_days else START_ALONE
    habits = Habits({}, UNTAUGHT, start)
    for _ in range(2):
        decoder = _Decoder(facts, evidence, glue, gap, habits)
        cuts = [decoder.decode(section) for section in sections]
        habits = learn_habits(facts, [cut for section in cuts for cut in section], start)
    return cuts


def _glue(facts: list[Fact], evidence: list[Evidence]) -> list[float]:
    """The cost of beginning an article at each place: title and matching address stay together."""
    steps = [0.0] * (len(facts) + 1)
    for place, weighed in enumerate(evidence):
        if weighed.partner is not None:
            first, last = sorted((place, weighed.partner))
            steps[first + 1] += GLUE
            steps[last + 1] -= GLUE
    total, costs = 0.0, []
    for step in steps[:-1]:
        total += step
        costs.append(min(total, GLUE))
    return costs


def _usual_gap(facts: list[Fact]) -> int:
    """The number of blank lines that most lines have before them."""
    counts = Counter(fact.line.gap for fact in facts[1:])
    return counts.most_common(1)[0][0] if counts else 0


def _outside(fact: Fact, state: State) -> State:
    """The state after furniture that stands in no post, or ends none."""
    if state.phase != "between" or not state.last or fact.furniture in ("interface", "separator"):
        return state
    return State("tail", 0, "") if fact.furniture == "page end" else State("between", 0, "closed")


def _is_bare_opening(fact: Fact, weighed: Evidence) -> bool:
    """Whether a line neither ends as a sentence nor announces one, though it may be a deck: few bodies begin so."""
    if fact.is_sentence or not fact.is_plain or weighed.deck < LEAST_BARE:
        return False
    return fact.line.text[-1] not in ":;," and fact.line.text[0].isupper()


def _lack(habits: Habits, mask: int) -> float:
    """The cost of the parts that an article has not when it ends."""
    missing = sum(cost for bit, cost in habits.missing.items() if not mask & bit)
    return missing if mask & TITLE else missing + NO_TITLE


class _Decoder:
    """One pass over a page with fixed habits."""

    def __init__(
        self, facts: list[Fact], evidence: list[Evidence], glue: list[float], gap: int, habits: Habits
    ) -> None:
        self.facts, self.evidence, self.glue, self.gap, self.habits = facts, evidence, glue, gap, habits
        self.is_prose = [
            weighed.title < LEAST and fact.is_plain and not fact.byline
            for fact, weighed in zip(facts, evidence, strict=True)
        ]
        """Lines that begin nothing; most of a page, and so most of the time."""
        self.opens_bare = [_is_bare_opening(fact, one) for fact, one in zip(facts, evidence, strict=True)]
        self.kinds = self._kinds()
        self.known: list[dict[State, tuple[_Step, ...]]] = [{} for _ in range(max(self.kinds, default=-1) + 1)]
        """For each kind of line, the ways to go on in each state, as far as they came up."""
        self.first: dict[int, tuple[_Step, ...]] = {}
        """The ways to read each kind of line as an article's first."""
        self.start_costs = [self._start_cost(place) for place in range(len(facts))]
        self.lacks = [_lack(habits, mask) for mask in range(2 * ADDRESS)]

    def _kinds(self) -> list[int]:
        """A number for each line, the same for lines that can be read in the same ways with the same scores."""
        numbers: dict[object, int] = {}
        return [numbers.setdefault(self._kind(place), len(numbers)) for place in range(len(self.facts))]

    def _kind(self, place: int) -> object:
        """All that the ways to read a line depend on, the state aside."""
        fact, weighed, byline = self.facts[place], self.evidence[place], self.facts[place].byline
        said = byline and (
            *(len(byline.authors[:2]), byline.date is not None),
            *(byline.is_sure, byline.is_prefixed, byline.is_source, self._company(place)),
        )
        address = fact.address and fact.address.is_labelled
        scores = (weighed.title, weighed.deck, weighed.body, self.opens_bare[place])
        return (fact.furniture, min(fact.words, MOST_COUNTED), address, said, scores)

    def decode(self, section: range) -> list[Cut]:
        """The articles of a section."""
        alive: dict[State, float] = {BETWEEN: 0.0}
        trail: list[dict[State, tuple[State, _Step]]] = []
        for place in section:
            best: dict[State, float] = {}
            back: dict[State, tuple[State, _Step]] = {}
            known = self.known[self.kinds[place]]
            for state, score in alive.items():
                steps = known.get(state)
                if steps is None:
                    steps = known[state] = tuple(self._steps(place, state))
                for step in steps:
                    gain, after, _, _ = step
                    if score + gain > best.get(after, -math.inf):
                        best[after] = score + gain
                        back[after] = (state, step)
            self._begin(place, alive, best, back)
            top = max(best.values())
            alive = {state: score for state, score in best.items() if score >= top - BEAM}
            trail.append(back)
        if not trail:
            return []
        state = max(alive, key=lambda state: alive[state] - self._close(state))
        return _follow_back(section, trail, state)

    def _begin(
        self,
        place: int,
        alive: dict[State, float],
        best: dict[State, float],
        back: dict[State, tuple[State, _Step]],
    ) -> None:
        """The ways to read a line as an article's first, from the likeliest state before it, added to the best ones."""
        if self.facts[place].furniture:
            return
        likeliest, top = None, -math.inf
        for state, score in alive.items():
            if state.phase == "between" or not self.is_prose[place]:
                ended = score - self._end_cost(place, state)
                if ended > top:
                    likeliest, top = state, ended
        if likeliest is None:
            return
        kind = self.kinds[place]
        if kind not in self.first:
            self.first[kind] = tuple(self._in_head(place, NEW, 0.0, starts=True))
        for step in self.first[kind]:
            if top + step.score > best.get(step.state, -math.inf):
                best[step.state] = top + step.score
                back[step.state] = (likeliest, step)

    def _steps(self, place: int, state: State) -> Iterator[_Step]:
        """Every way to go on in a state."""
        fact = self.facts[place]
        if fact.furniture:
            yield self._furniture(fact, state)
            if fact.furniture == "posted" and fact.byline and fact.byline.is_prefixed and state.phase == "head":
                yield from filter(None, [self._as_byline(place, state, 0.0, starts=False)])
            return
        if state.phase in ("between", "tail"):
            yield _Step(-self._skip_cost(fact, state), state, "furniture", starts=False)
        elif state.phase == "head":
            if fact.words <= 8 and fact.is_plain:
                cost = SKIP_IN_HEAD + (BARE_OPENING if self._lacks_deck(place, state) else 0.0)
                yield _Step(-cost, state, "furniture", starts=False)
            yield from self._in_head(place, state, 0.0, starts=False)
        elif self.is_prose[place]:
            cost = BODY_AFTER_FOOT if state.phase == "foot" else 0.0
            yield _Step(self.evidence[place].body - cost, BODIES[state.mask], "body", starts=False)
        else:
            yield from self._in_body(place, state)

    def _furniture(self, fact: Fact, state: State) -> _Step:
        """The page's own words: they end a post, or end the page, or are passed over."""
        if fact.furniture == "comments" and state.phase == "between":
            return _Step(0.0, State("between", 0, "comments"), "furniture", starts=False)
        if fact.furniture in ("interface", "separator") or state.phase in ("between", "tail"):
            return _Step(0.0, _outside(fact, state), "furniture", starts=False)
        if state.phase == "head":
            return _Step(-0.3, state, "furniture", starts=False)
        phase: Phase = "tail" if fact.furniture == "page end" else "between"
        last = "comments" if fact.furniture == "comments" else "closed"
        return _Step(-self._close(state), State(phase, 0, last), "furniture", starts=False)

    def _skip_cost(self, fact: Fact, state: State) -> float:
        """Lines outside articles: cheap when short, or past the page's end."""
        if state.phase == "tail":
            return 0.1
        if state.last == "comments":
            return min(0.2 + 0.03 * fact.words, 1.2)
        return min(0.6 + 0.15 * fact.words, 6.0)

    def _start_cost(self, place: int) -> float:
        """What it costs to begin an article at a line while another is open, the other's lacks aside."""
        cost = self.habits.start + self.glue[place]
        gap = self.facts[place].line.gap
        before = self.facts[place - 1].furniture if place else None
        if gap > self.gap or before == "separator":
            return cost - GAP_GAIN
        return cost + GAP_GAIN if gap < self.gap else cost

    def _end_cost(self, place: int, state: State) -> float:
        """What it costs to end a state and begin an article at a line."""
        if state.phase == "between":
            return self.glue[place] + (START_AFTER_COMMENTS if state.last == "comments" else 0.0)
        if state.phase == "tail":
            return START_AFTER_TAIL + self.glue[place]
        return self.start_costs[place] + self._close(state)

    def _close(self, state: State) -> float:
        """What an article lacks when it ends."""
        if state.phase in ("between", "tail"):
            return 0.0
        return self.lacks[state.mask] + (NO_BODY if state.phase == "head" else 0.0)

    def _in_head(self, place: int, state: State, gain: float, *, starts: bool) -> Iterator[_Step]:
        """A line as a part of a head, or the first of the body."""
        fact, weighed = self.facts[place], self.evidence[place]
        if not state.mask & TITLE and weighed.title >= LEAST:
            score = gain + weighed.title + self._order(state, "title")
            yield _Step(score, State("head", state.mask | TITLE, "title"), "title", starts)
        if (not state.mask & DECK and not starts and weighed.deck >= LEAST) or (starts and weighed.deck > 0):
            score = gain + weighed.deck + self._order(state, "deck") - (0 if state.mask & TITLE else 1.2)
            yield _Step(score, State("head", state.mask | DECK, "deck"), "deck", starts)
        if fact.byline and (step := self._as_byline(place, state, gain, starts=starts)):
            yield step
        if fact.address and not state.mask & ADDRESS:
            score = gain + 3.0 - (0.4 if fact.address.is_labelled else 0.0) + self._order(state, "address")
            yield _Step(score, State("head", state.mask | ADDRESS, "address"), "address", starts)
        cost = 0.0 if state.mask & TITLE else NO_TITLE / 2
        cost += BARE_OPENING if self._lacks_deck(place, state) else 0.0
        score = gain + weighed.body - cost + self._order(state, "body")
        yield _Step(score, BODIES[state.mask], "body", starts)

    def _lacks_deck(self, place: int, state: State) -> bool:
        """Whether an article has a title and no deck, and a line is one sooner than anything else."""
        return self.opens_bare[place] and state.mask & (TITLE | DECK) == TITLE

    def _as_byline(self, place: int, state: State, gain: float, *, starts: bool) -> _Step | None:
        """A line of names and dates in a head."""
        fact = self.facts[place]
        byline = fact.byline
        assert byline is not None
        bits = (NAMES if byline.authors else 0) | (DATE if byline.date else 0)
        if state.mask & bits == bits and bits:
            return None
        gain -= SECOND_BYLINE if state.mask & bits else 0.0
        score = gain + (2.6 if byline.is_sure or len(byline.authors) > 1 else 0.9 + self._company(place))
        names = part_names(fact, "byline")
        last = state.last
        for name in names:
            score += self._order(State("head", 0, last), name)
            last = name
        return _Step(score, State("head", state.mask | bits, last), "byline", starts)

    def _company(self, place: int) -> float:
        """A bare name beside a date or an address is a byline sooner than between paragraphs."""
        near = [self.facts[other] for other in (place - 1, place + 1) if 0 <= other < len(self.facts)]
        return 0.8 if any(fact.address or fact.date for fact in near) else 0.0

    def _in_body(self, place: int, state: State) -> Iterator[_Step]:
        """A line as body, or as what follows it: address, names, source."""
        fact, weighed = self.facts[place], self.evidence[place]
        if fact.address and not state.mask & ADDRESS:
            score = 2.6 + (0.4 if fact.address.is_labelled else 0.0) + self._order(state, "address")
            yield _Step(score, State("foot", state.mask | ADDRESS, "address"), "address", starts=False)
        if fact.byline and fact.byline.is_sure:
            if fact.byline.is_source:
                yield _Step(1.0, State("foot", state.mask, "credit"), "credit", starts=False)
            bits = (NAMES if fact.byline.authors else 0) | (DATE if fact.byline.date else 0)
            if not state.mask & bits:
                yield _Step(-0.2, State("foot", state.mask | bits, "byline"), "byline", starts=False)
        cost = BODY_AFTER_FOOT if state.phase == "foot" else 0.0
        yield _Step(weighed.body - cost, BODIES[state.mask], "body", starts=False)

    def _order(self, state: State, part: str) -> float:
        """The page's habit, or before there is one, what is usual."""
        if self.habits.follows:
            return self.habits.follows.get((state.last, part), 0.0)
        if state.last == "start":
            return {"title": 0.0, "names": -0.7, "date": -0.7, "address": -0.7}.get(part, -1.2)
        return 0.5 if (state.last, part) == ("title", "deck") else 0.0


def _follow_back(section: range, trail: list[dict[State, tuple[State, _Step]]], state: State) -> list[Cut]:
    """The articles along the best path."""
    steps: list[tuple[int, Role, bool, bool]] = []
    for place, back in zip(reversed(section), reversed(trail), strict=True):
        before, step = back[state]
        inside = state.phase in ("head", "body", "foot")
        steps.append((place, step.role, step.starts, inside))
        state = before
    cuts: list[list[tuple[int, Role]]] = []
    for place, role, starts, inside in reversed(steps):
        if starts:
            cuts.append([])
        if inside and cuts:
            cuts[-1].append((place, role))
    return [Cut(tuple(cut)) for cut in cuts]
