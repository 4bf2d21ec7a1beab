"""Understand a query: words, "phrases", AND, OR, NOT, parentheses, pref*, and field:value.

Words side by side are joined by AND. `-word` is NOT word; NOT binds closest, then AND, then OR; the operators are
upper case, so that `and` is a word. A field is written without a space after its colon; values with spaces stand in
quotation marks. `QUERY_FIELDS` lists the fields. What cannot be understood is a `QueryError` that points at the
character.

>>> parse_query('speaker:quill -"old harbour"')
All(parts=(FieldWords(field='speaker', words=Words(text='quill', prefix=False)), \
Not(part=Words(text='old harbour', prefix=False))))
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, cast, get_args

import msgspec
from rapidfuzz import fuzz, process

from hemeroteca.errors import QueryError
from hemeroteca.store.query_fields import (
    QUERY_FIELDS,
    Amount,
    Choice,
    ChoiceField,
    DayField,
    Days,
    Fault,
    WordField,
    read_amount,
    read_choice,
    read_days,
)

MAX_DEPTH = 40
"""Parentheses within parentheses; SQLite takes expressions 1,000 deep, Python calls about as many."""
MAX_TERMS = 200
"""Words and fields in one query: more is a pasted page, not a question."""
MIN_PREFIX = 2
"""Letters before `*`. The full-text index keeps the beginnings of words of three letters; for two, all words of a
beginning are gathered, which takes up to a second in 20,000 articles. An index of those too would make an archive an
eighth larger."""
NEAR = 60.0
"""Likeness (0..100, Levenshtein ratio) from which a misspelt field is guessed: `speeker` 86, `by` and `via` 40."""

QUOTES = {'"': '"', "“": "”", "„": "“”", "«": "»"}
"""Opening marks and what closes each."""
BOUNDARY = re.compile(r'[\s()"“„«]')
FIELD_NAME = re.compile(r"([^\W\d_]+):")
NAMES = tuple(field.name for field in QUERY_FIELDS)


class Words(msgspec.Struct, frozen=True):
    """Words in a row; with `prefix` the last is only the beginning of one."""

    text: str
    prefix: bool = False


class FieldWords(msgspec.Struct, frozen=True):
    """Words in a row in a field."""

    field: WordField
    words: Words


class All(msgspec.Struct, frozen=True):
    """All of the parts."""

    parts: tuple[Node, ...]


class AnyOf(msgspec.Struct, frozen=True):
    """At least one of the parts."""

    parts: tuple[Node, ...]


class Not(msgspec.Struct, frozen=True):
    """Not the part."""

    part: Node


Node = Words | FieldWords | Choice | Days | Amount | All | AnyOf | Not
Sign = Literal["(", ")", "AND", "OR", "NOT", "term", "end"]


class Token(msgspec.Struct, frozen=True):
    """A sign or a term, and where it stands."""

    sign: Sign
    position: int
    term: Node | None = None


def parse_query(query: str) -> Node:
    """The query as a tree. Raises `QueryError`."""
    tokens = [*scan_query(query), Token("end", len(query))]
    if len(tokens) == 1:
        raise QueryError(query, 0, "there is no word to search for")
    if sum(token.sign == "term" for token in tokens) > MAX_TERMS:
        raise QueryError(query, 0, f"more than {MAX_TERMS} words", hint="search for fewer")
    return Parser(query, tokens).parse()


class Parser:
    """Recursive descent over the tokens of one query."""

    def __init__(self, query: str, tokens: list[Token]) -> None:
        self.query = query
        self.tokens = tokens
        self.next = 0
        self.depth = 0

    def parse(self) -> Node:
        """The tree of the whole query."""
        node = self._any()
        if self._sign() == ")":
            raise self._error("this parenthesis closes none")
        return node

    def _any(self) -> Node:
        parts = [self._all()]
        while self._sign() == "OR":
            self.next += 1
            parts.append(self._all())
        return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))

    def _all(self) -> Node:
        parts = [self._not()]
        while self._sign() in ("AND", "NOT", "(", "term"):
            self.next += self._sign() == "AND"
            parts.append(self._not())
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _not(self) -> Node:
        is_negated = False
        while self._sign() == "NOT":
            self.next += 1
            is_negated = not is_negated
        node = self._one()
        return Not(node) if is_negated else node

    def _one(self) -> Node:
        token = self.tokens[self.next]
        if token.term is not None:
            self.next += 1
            return token.term
        if token.sign != "(":
            raise self._misplaced(token)
        self.next += 1
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise QueryError(self.query, token.position, "too many parentheses within one another")
        node = self._any()
        if self._sign() != ")":
            raise QueryError(self.query, token.position, "this parenthesis is never closed", hint="add a )")
        self.next += 1
        self.depth -= 1
        return node

    def _misplaced(self, token: Token) -> QueryError:
        """What is missing where a word or a field should stand."""
        before = self.tokens[self.next - 1] if self.next else None
        if before is not None and before.sign in ("AND", "OR", "NOT"):
            return QueryError(
                self.query, before.position, f"{before.sign} needs something after it", hint=OPERATOR_HINT
            )
        if before is not None and before.sign == "(":
            return QueryError(self.query, before.position, "there is nothing in this parenthesis")
        if token.sign == ")":
            return self._error("this parenthesis closes none")
        return QueryError(self.query, token.position, f"{token.sign} needs something before it", hint=OPERATOR_HINT)

    def _sign(self) -> Sign:
        return self.tokens[self.next].sign

    def _error(self, message: str) -> QueryError:
        return QueryError(self.query, self.tokens[self.next].position, message)


OPERATOR_HINT = "to search for the word itself, write it in lower case"


def scan_query(query: str) -> Iterator[Token]:
    """The tokens of a query; punctuation that stands alone is passed over."""
    at = 0
    while at < len(query):
        char = query[at]
        if char.isspace():
            at += 1
        elif char in "()":
            yield Token("(" if char == "(" else ")", at)
            at += 1
        elif char == "-" and at + 1 < len(query) and not query[at + 1].isspace():
            yield Token("NOT", at)
            at += 1
        else:
            token, at = _scan_term(query, at)
            if token is not None:
                yield token


def _scan_term(query: str, start: int) -> tuple[Token | None, int]:
    """The operator, word, phrase or field that begins at `start` (`None` for bare punctuation), and where it ends."""
    field = FIELD_NAME.match(query, start)
    if field is not None and (field[1].lower() in NAMES or query[field.end() :][:1].strip()):
        return _scan_field(query, start, field)
    words, end, is_quoted = _scan_words(query, start)
    if words.text in ("AND", "OR", "NOT") and not is_quoted:
        return Token(cast("Sign", words.text), start), end
    if not _has_letters(words.text):
        if is_quoted or words.prefix:
            raise QueryError(query, start, "there is no word here")
        return None, end
    return Token("term", start, words), end


def _scan_field(query: str, start: int, match: re.Match[str]) -> tuple[Token, int]:
    """The field that `match` found, with its value."""
    name = match[1].lower()
    if name not in NAMES:
        guess = process.extractOne(name, NAMES, scorer=fuzz.ratio, score_cutoff=NEAR)
        hint = (
            f"did you mean {guess[0]}:?"
            if guess
            else f"there are {', '.join(NAMES)}; put plain words in quotation marks"
        )
        raise QueryError(query, start, f"there is no field {match[1]}:", hint=hint)
    fault = Fault(query, match.end())
    if query[match.end() :][:1].strip("() \t\n\r") == "":
        raise fault.error(f"{name}: needs a value here", f'write {name}:word or {name}:"more words"')
    words, end, _ = _scan_words(query, match.end())
    return Token("term", start, _read_value(name, words, fault)), end


def _read_value(name: str, words: Words, fault: Fault) -> Node:
    if name in get_args(WordField):
        if not _has_letters(words.text):
            raise fault.error(f"{name}: needs a word", f'write {name}:word or {name}:"more words"')
        return FieldWords(cast("WordField", name), words)
    value = words.text + ("*" if words.prefix else "")
    if name in get_args(ChoiceField):
        return read_choice(cast("ChoiceField", name), value, fault)
    if name in get_args(DayField):
        return read_days(cast("DayField", name), value, fault)
    return read_amount(value, fault)


def _scan_words(query: str, start: int) -> tuple[Words, int, bool]:
    """The quoted or plain words at `start`, where they end, and whether they were quoted."""
    closing = QUOTES.get(query[start])
    if closing is not None:
        ends = [found for found in (query.find(mark, start + 1) for mark in closing) if found >= 0]
        if not ends:
            raise QueryError(
                query, start, "this quotation mark is never closed", hint="add one at the end of the phrase"
            )
        text, end = query[start + 1 : min(ends)], min(ends) + 1
    else:
        boundary = BOUNDARY.search(query, start + 1)
        end = boundary.start() if boundary else len(query)
        text = query[start:end].rstrip("*")
        if "*" in text:
            position = start + text.index("*")
            raise QueryError(
                query, position, "* can stand only at the end of a word", hint="ferr* finds ferry and ferries"
            )
        return _whole_or_prefix(query, start, text, text != query[start:end]), end, False
    is_prefix = query.startswith("*", end)
    return _whole_or_prefix(query, start, text, is_prefix), end + is_prefix, True


def _whole_or_prefix(query: str, start: int, text: str, is_prefix: bool) -> Words:
    last = text.rsplit(maxsplit=1)[-1] if text.strip() else text
    if is_prefix and sum(char.isalnum() for char in last) < MIN_PREFIX:
        raise QueryError(query, start, f"* needs {MIN_PREFIX} letters before it")
    return Words(text, is_prefix)


def _has_letters(text: str) -> bool:
    return any(char.isalnum() for char in text)
