"""The desk at which a story is put together: articles that descend from a piece, and who has what from whom."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Collection, Iterable, Sequence
from typing import Literal, NamedTuple

import msgspec

from evals.traces.texts import Body, Piece, Said, first_body
from evals.traces.wording import (
    QUOTES,
    Telling,
    Way,
    list_forms,
    load_press,
    load_wording,
    name_days,
    name_weekday,
    tell,
)

Kind = Literal["cites", "copies", "credits", "links"]


class Outlet(NamedTuple):
    """An invented outlet and its domain."""

    name: str
    domain: str


class Print(NamedTuple):
    """An article of a story; `says` maps the statements of the piece it prints to whether it says them hedged."""

    outlet: Outlet
    url: str
    published: dt.datetime
    title: str
    author: str
    paragraphs: tuple[str, ...]
    says: dict[int, bool]
    value: int
    body: Body | None


class Tie(NamedTuple):
    """That one has a statement from another: `targets` are the true one and those that the words allow as well.

    An end is an article's address, or the name of an outlet that is absent. What is not `asked` is true, but no trace
    need say it.
    """

    kind: Kind
    origin: str
    targets: tuple[str, ...]
    says: frozenset[int]
    asked: bool


class Story(NamedTuple):
    """Articles about one piece with the true graph; `changed` are the prints with another figure."""

    piece: Piece
    scenario: str
    prints: tuple[Print, ...]
    ties: tuple[Tie, ...]
    changed: frozenset[str]


class Desk:
    """Puts one story together. `outlets` is used up, so that an outlet prints one article of a story."""

    def __init__(self, piece: Piece, outlets: Sequence[Outlet], rng: random.Random) -> None:
        self.piece, self.rng = piece, rng
        self.language = piece.language
        self.press, self.phrases = load_press()[piece.language], load_wording()[piece.language].credit
        self.begin = dt.date.fromisoformat(piece.day)
        self.days = name_days(self.begin, piece.language)
        self.prints: list[Print] = []
        self.ties: list[Tie] = []
        self._outlets = list(outlets)
        self._asides = rng.sample(piece.asides, len(piece.asides))
        self._titles = rng.sample(piece.titles[2:], len(piece.titles) - 2)
        self._used: set[str] = set()
        self._families: list[list[Print]] = []

    def outlet(self) -> Outlet:
        """One that has not printed yet."""
        return self._outlets.pop()

    def original(self, day: int = 0) -> Print:
        """The piece as it was written, by an outlet that says nothing about where it has it from."""
        made = self._print(day, self.piece.titles[0], first_body(self.piece, self.days[0]))
        self._families.append([made])
        return made

    def from_agency(self, agency: str, body: Body, day: int) -> Print:
        """The piece as an agency sent it, with its credit."""
        body_text = body.paragraphs()
        if self.rng.random() < 0.5:
            body_text[0] = self.phrases.dateline.format(place=self.piece.place, agency=agency) + body_text[0]
        else:
            body_text.append(self.rng.choice(self.phrases.tails[:2]).format(agency=agency))
        made = self._print(day, self.rng.choice(self.piece.titles[:2]), body, body_text)
        self.ties.append(Tie("credits", made.url, (agency,), frozenset(made.says), asked=True))
        return made

    def copy(self, source: Print, body: Body, day: int, *, credited: bool = False) -> Print:
        """What an operation made of another article, printed as one's own, or with a line that says whose it is."""
        family = next(family for family in self._families if source in family)
        paragraphs = body.paragraphs()
        if credited:
            paragraphs.append(self.rng.choice(self.phrases.tails).format(agency=source.outlet.name))
        made = self._print(day, self.rng.choice(self.piece.titles[:2]), body, paragraphs)
        others = [one.url for one in family if one is not source and one.published < made.published]
        for number in made.says:
            targets = (source.url, *(url for url in others if number in self._find(url).says))
            kind: Kind = "credits" if credited else "copies"
            self.ties.append(Tie(kind, made.url, targets[:1] if credited else targets, frozenset({number}), asked=True))
            if credited:
                self.ties.append(Tie("copies", made.url, targets, frozenset({number}), asked=False))
        family.append(made)
        return made

    def write(
        self, tellings: Iterable[tuple[int, Way, tuple[str, ...]]], day: int, outlet: Outlet | None = None
    ) -> Print:
        """An article of its own words that tells some statements, each in a way and through outlets.

        A source without a name is the outlet that prints it. Whom that ties it to is for the caller to note.
        """
        outlet = outlet or self.outlet()
        marks = self.rng.choice(QUOTES[self.language])
        weekday = name_weekday(self.begin, self.language)
        sentences, said = [], {}
        for number, way, sources in tellings:
            names = tuple(source or outlet.name for source in sources)
            form = self._choose_form(self.piece.said[number], way)
            telling = Telling(self.piece.said[number], form, names, self.piece.values[0], marks, weekday)
            sentences.append(tell(telling, self.language))
            said[number] = True
        return self._publish_around(sentences, outlet, day, said)

    def contradict(self, number: int, day: int) -> Print:
        """An article in which somebody else gives the other figure: no print of the statement, and no tie."""
        said = msgspec.structs.replace(self.piece.said[number], who=self.phrases.rival)
        weekday = name_weekday(self.begin, self.language)
        form = self._choose_form(said, "plain")
        telling = Telling(said, form, (), self.piece.values[1], QUOTES[self.language][0], weekday)
        return self._publish_around([tell(telling, self.language)], self.outlet(), day, {})

    def cite(self, numbers: Collection[int], source: Print | str, way: Way, day: int) -> Print:
        """An article of its own words that has its statements from another, or from an outlet that is absent."""
        name = source if isinstance(source, str) else source.outlet.name
        made = self.write([(number, way, (name,)) for number in numbers], day)
        self.tie("cites", made, source, numbers)
        return made

    def cite_through(self, numbers: Collection[int], first: Print | str, second: Print | str, day: int) -> Print:
        """An article that cites one outlet for what it says another was told."""
        names = tuple(source if isinstance(source, str) else source.outlet.name for source in (first, second))
        made = self.write([(number, "twice", names) for number in numbers], day)
        self.tie("cites", made, second, numbers)
        self.tie("cites", made, first, numbers, asked=False)
        if isinstance(second, str):
            self.tie("cites", second, first, numbers, asked=False)
        return made

    def tie(
        self, kind: Kind, origin: Print | str, target: Print | str, says: Collection[int], *, asked: bool = True
    ) -> None:
        """Note that one has statements from another."""
        ends = [end if isinstance(end, str) else end.url for end in (origin, target)]
        self.ties.append(Tie(kind, ends[0], (ends[1],), frozenset(says), asked))

    def link(self, made: Print, target: Print, text: str) -> Print:
        """The article with a sentence that points to another's address, which is noted."""
        linked = made._replace(paragraphs=(*made.paragraphs, text.format(url=target.url)))
        self.prints[self.prints.index(made)] = linked
        self.tie("links", linked, target, linked.says)
        return linked

    def close(self, scenario: str, changed: Iterable[Print] = ()) -> Story:
        """The story as it stands."""
        urls = frozenset(made.url for made in changed)
        return Story(self.piece, scenario, tuple(self.prints), tuple(self.ties), urls)

    def _choose_form(self, said: Said, way: Way) -> str:
        """A sentence that no article of the story has used, as long as there is one: two would look like a copy."""
        forms = list_forms(said, way, self.language)
        fresh = [form for form in forms if form not in self._used]
        form = self.rng.choice(fresh or forms)
        self._used.add(form)
        return form

    def _publish_around(self, sentences: list[str], outlet: Outlet, day: int, said: dict[int, bool]) -> Print:
        """Sentences between asides of the piece, so that an article is more than what it cites."""
        around = [self._asides.pop() for _ in range(2 if len(self._asides) > 2 else 1) if self._asides]
        paragraphs = (*around[:1], *sentences, *around[1:])
        made = self._set(outlet, day, self._titles.pop(), paragraphs)._replace(says=said, value=self.piece.values[0])
        self.prints.append(made)
        return made

    def _find(self, url: str) -> Print:
        return next(made for made in self.prints if made.url == url)

    def _print(self, day: int, title: str, body: Body, paragraphs: list[str] | None = None) -> Print:
        said = {number: body.hedged for number in range(len(self.piece.said)) if body.holds(number)}
        made = self._set(self.outlet(), day, title, tuple(paragraphs or body.paragraphs()))
        made = made._replace(says=said, value=body.value, body=body)
        self.prints.append(made)
        return made

    def _set(self, outlet: Outlet, day: int, title: str, paragraphs: tuple[str, ...]) -> Print:
        """A sheet with its address and date, and nothing noted about what it says."""
        hour = 7 + len(self.prints) * 2
        published = dt.datetime.combine(self.begin + dt.timedelta(days=day), dt.time(hour, 15), dt.UTC)
        path = f"{published:%Y/%m/%d}/{self.piece.slug}-{len(self.prints) + 1}"
        url = f"https://www.{outlet.domain}.example/{path}"
        author = self.rng.choice(self.press.authors)
        return Print(outlet, url, published, title, author, paragraphs, {}, 0, None)
