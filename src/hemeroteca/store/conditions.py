"""A query's tree as SQL over one kind of hit; every value is bound.

What the full-text index can answer alone becomes one MATCH expression, which also ranks; the rest become conditions
beside it. A hit's row is called `hit.row` in them, its article's `hit.article`, its statement
`statement`, its article `article`; `+hit.row` keeps SQLite from asking the full-text index once for each row of a list.
Lists of rows end with `SINCE_ARTICLE(row)` or `SINCE_STATEMENT(row)`: `bounded` makes it so that they hold only the
newest, or all.
"""

# ruff: noqa: S608 (the SQL that is joined here is all ours; what a user writes is bound)

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import reduce
from math import inf
from operator import and_, or_

import msgspec

from hemeroteca.store.answers import HitKind
from hemeroteca.store.placing import STATEMENT_SHIFT, first_row, row_after
from hemeroteca.store.query import All, AnyOf, FieldWords, Node, Not, Words
from hemeroteca.store.query_fields import Amount, Choice, Days
from hemeroteca.store.traits import traits_with

SINCE = re.compile(r"SINCE_(ARTICLE|STATEMENT)\(([\w.]+)\)")
SIZED = re.compile(r"SIZED\((\w+)\)")
Value = str | int | float
ARTICLE_COLUMNS = {"title": "title", "outlet": "outlet", "author": "authors"}
STATEMENT_COLUMNS = {"speaker": "speaker", "via": "via"}


class Condition(msgspec.Struct, frozen=True):
    """A truth in SQL, and the values bound in it from left to right."""

    sql: str
    values: tuple[Value, ...] = ()


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked of the archive: `match` of the full-text index (`None`: nothing), `condition` of the rest.

    `marks` matches the words that a snippet shows marked.
    """

    match: str | None
    condition: Condition | None
    marks: str | None


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of hit: its full-text index, the columns plain words are looked for in, and those of fields."""

    index: str
    plain: str
    columns: dict[str, str]


TARGETS: dict[HitKind, Target] = {
    "articles": Target(index="article_words", plain="{title deck body}", columns=ARTICLE_COLUMNS),
    "statements": Target(index="statement_words", plain="{content speaker source}", columns=STATEMENT_COLUMNS),
}


def plan_search(tree: Node, kind: HitKind) -> Plan:
    """How to answer a query with articles or with statements."""
    target = TARGETS[kind]
    parts = tree.parts if isinstance(tree, All) else (tree,)
    matched = [part for part in parts if not isinstance(part, Not) and match_expression(part, target) is not None]
    refused = [part for part in parts if matched and isinstance(part, Not) and match_expression(part.part, target)]
    rest = [part for part in parts if part not in matched and part not in refused]
    marks = [quote_words(words, target.plain) for words in _said(tree)]
    return Plan(
        match=match_expression(All((*matched, *refused)), target) if matched else None,
        condition=_condition(All(tuple(rest)), kind) if rest else None,
        marks=" OR ".join(marks) or None,
    )


def match_expression(node: Node, target: Target) -> str | None:
    """The FTS5 expression for a tree, or `None` where the index alone cannot tell."""
    if isinstance(node, Words):
        return quote_words(node, target.plain)
    if isinstance(node, FieldWords):
        column = target.columns.get(node.field)
        return quote_words(node.words, column) if column else None
    if isinstance(node, All | AnyOf):
        wanted = [match_expression(part, target) for part in node.parts if not isinstance(part, Not)]
        refused = [match_expression(part.part, target) for part in node.parts if isinstance(part, Not)]
        if None in wanted or None in refused or not wanted or (refused and isinstance(node, AnyOf)):
            return None
        joined = (" AND " if isinstance(node, All) else " OR ").join(f"({part})" for part in wanted)
        return f"({joined})" + "".join(f" NOT ({part})" for part in refused)
    return None


def quote_words(words: Words, columns: str) -> str:
    """Words in a row in some columns, in the syntax of FTS5; whatever they hold, they cannot end the string."""
    clean = "".join(" " if char < " " or "\ud800" <= char <= "\udfff" else char for char in words.text)
    return f'{columns} : "{clean.replace(chr(34), chr(34) * 2)}"' + (" *" if words.prefix else "")


def _condition(node: Node, kind: HitKind) -> Condition:
    """A tree as a condition on a hit."""
    expression = match_expression(node, TARGETS[kind])
    if expression is not None:
        index = TARGETS[kind].index
        bound = "SINCE_ARTICLE(rowid)" if kind == "articles" else "SINCE_STATEMENT(rowid)"
        return Condition(f"+hit.row IN (SELECT rowid FROM {index} WHERE {index} MATCH ? AND {bound})", (expression,))
    if isinstance(node, Not):
        inner = _condition(node.part, kind)
        return Condition(f"({inner.sql}) IS NOT TRUE", inner.values)
    if isinstance(node, AnyOf):
        return _joined(" OR ", [_condition(part, kind) for part in node.parts])
    if kind == "articles":
        return _joined(" AND ", list(_article_conditions(node.parts if isinstance(node, All) else (node,))))
    if isinstance(node, All):
        return _joined(" AND ", [_condition(part, kind) for part in node.parts])
    return _statement_condition(node, row="+hit.row") or _field_condition(node, kind)


def _article_conditions(parts: Sequence[Node]) -> Iterator[Condition]:
    """Conditions that hold together of an article; one statement must have all that is asked of statements."""
    of_statements = [_statement_condition(part) for part in parts]
    together = [condition for condition in of_statements if condition is not None]
    if together:
        traits = _traits(All(tuple(part for part, known in zip(parts, of_statements, strict=True) if known)))
        yield _has_statement(_joined(" AND ", together)) if traits is None else _has_traits(traits)
    for part, known in zip(parts, of_statements, strict=True):
        if known is None:
            is_field = isinstance(part, Choice | Days | Amount)
            yield _field_condition(part, "articles") if is_field else _condition(part, "articles")


def _has_traits(traits: int) -> Condition:
    """Of an article: that it has a statement with one of these combinations."""
    return Condition("article.traits & ? <> 0", (traits,))


def _traits(node: Node) -> int | None:
    """The traits of the statements that a tree asks for, `None` where it asks for more than traits."""
    if isinstance(node, Choice) and node.field != "language":
        return traits_with(node.value)
    if isinstance(node, All | AnyOf):
        inner = [_traits(part) for part in node.parts]
        known = [traits for traits in inner if traits is not None]
        return reduce(and_ if isinstance(node, All) else or_, known) if known and len(known) == len(inner) else None
    return None


def _has_statement(condition: Condition) -> Condition:
    """Of an article: that it has a statement such that."""
    found = f"FROM statements AS statement WHERE {condition.sql} AND SINCE_STATEMENT(statement.row)"
    return Condition(f"+hit.row IN (SELECT statement.article {found})", condition.values)


def _statement_condition(node: Node, row: str = "statement.row") -> Condition | None:
    """What a tree asks of one statement, or `None` where it asks something else as well."""
    if isinstance(node, AnyOf | All):
        inner = [_statement_condition(part, row) for part in node.parts]
        known = [condition for condition in inner if condition is not None]
        if len(known) < len(inner):
            return None
        return _joined(" OR " if isinstance(node, AnyOf) else " AND ", known)
    if isinstance(node, FieldWords) and node.field in STATEMENT_COLUMNS:
        expression = quote_words(node.words, STATEMENT_COLUMNS[node.field])
        words = "SELECT rowid FROM statement_words WHERE statement_words MATCH ? AND SINCE_STATEMENT(rowid)"
        return Condition(f"{row} IN ({words})", (expression,))
    if isinstance(node, Choice) and node.field != "language":
        value = node.value if node.field == "hedged" else f"'{node.value}'"
        return Condition(f"statement.{node.field} = {value}")  # one of CHOICES, written out for the partial indexes
    return None


def _field_condition(node: Node, kind: HitKind) -> Condition:
    """What a field asks of the article, or of the numbers in a hit."""
    if isinstance(node, Choice):
        return Condition("article.language_key = ?", (node.value,))
    if isinstance(node, Days):
        return _day_condition(node, 0 if kind == "articles" else STATEMENT_SHIFT)
    if isinstance(node, Amount):
        return _amount_condition(node, "article" if kind == "articles" else "statement")
    assert isinstance(node, FieldWords)
    expression = quote_words(node.words, ARTICLE_COLUMNS[node.field])
    words = "SELECT rowid FROM article_words WHERE article_words MATCH ? AND SINCE_ARTICLE(rowid)"
    return Condition(f"hit.article IN ({words})", (expression,))


def _day_condition(days: Days, shift: int) -> Condition:
    """When a hit's article was published. Rows rise with the day, so most of it is a range of rows (`shift`ed)."""
    if days.field == "posted":
        return Condition("article.posted BETWEEN ? AND ?", (days.first, days.last))
    start, end = first_row(days.first) << shift, row_after(days.last) << shift
    if days.field == "before":
        return Condition("hit.row >= ? AND hit.row < ?", (row_after(None) << shift, start))
    if days.field == "after":
        return Condition("hit.row >= ?", (end,))
    return Condition("hit.row >= ? AND hit.row < ? AND article.printed IS NOT NULL", (start, end))


def _amount_condition(amount: Amount, holder: str) -> Condition:
    """That a number reaches between the ends; a range in the text fits where any part of it does.

    That is where its upper end lies between them, or where they lie within it; each half has an index of its own.
    """
    low, high = (-inf if amount.low is None else amount.low), (inf if amount.high is None else amount.high)
    equal = "" if amount.strict else "="
    unit = Condition("TRUE") if amount.unit is None else Condition("unit = ?", (amount.unit,))
    inside = Condition(f"SIZED(high) >{equal} ? AND SIZED(high) <{equal} ? AND {unit.sql}", (low, high, *unit.values))
    around = Condition(
        f"low < high AND SIZED(low) <{equal} ? AND SIZED(high) >= ? AND {unit.sql}", (high, high, *unit.values)
    )
    sql = " UNION ALL ".join(
        f"SELECT {holder} FROM quantities WHERE {part.sql} AND SINCE_ARTICLE(article)" for part in (inside, around)
    )
    return Condition(f"+hit.row IN ({sql})", (*inside.values, *around.values))


def bounded(sql: str, since: int | None) -> str:
    """A condition's SQL with its lists bounded to the articles from row `since` on, or not at all.

    Bounded lists are gone through in order of rows, the others by the index that fits.
    """
    if since is None:
        return SIZED.sub(r"\1", SINCE.sub("TRUE", sql))
    lows = {"ARTICLE": since, "STATEMENT": since << STATEMENT_SHIFT}
    return SIZED.sub(r"+\1", SINCE.sub(lambda match: f"{match[2]} >= {lows[match[1]]}", sql))


def _joined(operator: str, conditions: Sequence[Condition]) -> Condition:
    """Conditions in parentheses, joined by an operator."""
    sql = operator.join(f"({condition.sql})" for condition in conditions)
    return Condition(sql, tuple(value for condition in conditions for value in condition.values))


def _said(node: Node) -> Iterator[Words]:
    """The plain words a hit is to have."""
    if isinstance(node, Words):
        yield node
    elif isinstance(node, All | AnyOf):
        for part in node.parts:
            yield from _said(part)
