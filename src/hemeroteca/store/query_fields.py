"""The fields a query can name, and how the values written after them are read."""

from __future__ import annotations

import calendar
import re
from typing import Literal, get_args

import msgspec

from hemeroteca.errors import QueryError
from hemeroteca.records import Manner, Polarity
from hemeroteca.text import fold, parse_day

WordField = Literal["speaker", "via", "outlet", "author", "title"]
ChoiceField = Literal["language", "manner", "hedged", "polarity"]
DayField = Literal["before", "after", "published", "posted"]


class QueryField(msgspec.Struct, frozen=True):
    """One field: its name, what it says of a hit, and an example."""

    name: str
    says: str
    example: str


QUERY_FIELDS = (
    QueryField("speaker", "who said it; articles: who says something in it", 'speaker:"Mara Quill"'),
    QueryField("via", "who passed it on", "via:wire"),
    QueryField("manner", "how it is told: direct, indirect or mixed", "manner:direct"),
    QueryField("hedged", "whether it is told with a hedge: yes or no", "hedged:yes"),
    QueryField("polarity", "whether it is affirmed, denied or questioned", "polarity:denied"),
    QueryField(
        "quantity", "a number in it: >, >=, <, <=, = or a range, with or without its unit", "quantity:100..200USD"
    ),
    QueryField("outlet", "who printed it", "outlet:gazette"),
    QueryField("author", "who wrote the article", "author:brum"),
    QueryField("title", "words of the headline", "title:ferry"),
    QueryField("language", "the article's language, by its code", "language:es"),
    QueryField("before", "published (else posted) before a day, month or year", "before:2025-11-13"),
    QueryField("after", "published (else posted) after a day, month or year", "after:2024"),
    QueryField("published", "published on a day, in a month or a year", "published:2025-11"),
    QueryField("posted", "under which day heading it stood", "posted:2025-11-16"),
)
"""Values with spaces stand in quotation marks. Words match whole words, case and diacritics folded."""

CHOICES: dict[str, dict[str, str]] = {
    "manner": {manner: manner for manner in get_args(Manner)},
    "polarity": {polarity: polarity for polarity in get_args(Polarity)},
    "hedged": {"yes": "1", "true": "1", "no": "0", "false": "0"},
}

PERIOD = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
LANGUAGE = re.compile(r"[a-z]{2,3}")
NUMBER = r"[-+]?\d+(?:,\d{3})*(?:\.\d+)?(?:[eE]\d{1,3})?"
AMOUNT = re.compile(
    rf"(?P<sign>[<>]=?|=)?\s*(?P<symbol>[$€£¥])?(?:(?P<low>{NUMBER})?(?P<dots>\.\.)(?P<high>{NUMBER})?|(?P<one>{NUMBER}))"
    r"\s*(?P<unit>[^\s\d.,<>=]*)"
)
UNITS = {"$": "usd", "€": "eur", "£": "gbp", "¥": "jpy", "percent": "%"}


class Choice(msgspec.Struct, frozen=True):
    """A field with few values, such as `manner:direct`; `hedged` has the values `1` and `0`."""

    field: ChoiceField
    value: str


class Days(msgspec.Struct, frozen=True):
    """A field with a day: `before` its first, `after` its last, `published` or `posted` between the two."""

    field: DayField
    first: str
    last: str


class Amount(msgspec.Struct, frozen=True):
    """`quantity:`: the ends between which a number lies; an end that is `strict` is not part of it."""

    low: float | None
    high: float | None
    strict: bool
    unit: str | None


def read_choice(field: ChoiceField, value: str, fault: Fault) -> Choice:
    """The value of a field with few values, or the fault that names them."""
    folded = value.lower()
    if field == "language":
        code = folded.split("-")[0]
        if not LANGUAGE.fullmatch(code):
            raise fault.error(f'"{value}" is no language code', "en and es are")
        return Choice(field, code)
    if folded not in CHOICES[field]:
        raise fault.error(f'{field} cannot be "{value}"', f"it can be {', '.join(CHOICES[field])}")
    return Choice(field, CHOICES[field][folded])


def read_days(field: DayField, value: str, fault: Fault) -> Days:
    """The first and last day of a year, a month or a day."""
    match = PERIOD.fullmatch(value)
    year, month, day = match.groups() if match else (None, None, None)
    first = f"{year}-{month or '01'}-{day or '01'}"
    known = parse_day(first)
    if not year or known is None:
        raise fault.error(f'"{value}" is no date', "write a year, a month or a day: 2025, 2025-11, 2025-11-13")
    if day:
        return Days(field, first, first)
    last_month = known.month if month else 12
    return Days(field, first, f"{year}-{last_month:02}-{calendar.monthrange(known.year, last_month)[1]:02}")


def read_amount(value: str, fault: Fault) -> Amount:
    """The ends and the unit of `>1000`, `<=3.5%`, `100..200USD`, `=4`, `$1,000`."""
    match = AMOUNT.fullmatch(value.strip())
    if not match or (match["dots"] and (match["sign"] or not (match["low"] or match["high"]))):
        raise fault.error(f'"{value}" is no number', "write quantity:>1000, quantity:<=3.5% or quantity:100..200USD")
    unit = fold(match["unit"]) or match["symbol"]
    unit = UNITS.get(unit, unit) if unit else None
    low, high = (_number(match[side] or match["one"]) for side in ("low", "high"))
    sign = match["sign"] or "="
    if sign.startswith("<"):
        low = None
    elif sign.startswith(">"):
        high = None
    return Amount(low, high, sign in ("<", ">"), unit)


class Fault(msgspec.Struct, frozen=True):
    """Where in which query a value stands, to say so if it is not understood."""

    query: str
    position: int

    def error(self, message: str, hint: str) -> QueryError:
        """The error that points there."""
        return QueryError(self.query, self.position, message, hint=hint)


def _number(digits: str | None) -> float | None:
    return float(digits.replace(",", "")) if digits else None
