"""Which kinds of statements an article has, in one number: a bit for each combination of manner, polarity and hedging.

So "an article that has a direct statement with a hedge" is asked of the article alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from typing import get_args

from hemeroteca.records import Manner, Polarity, Statement

COMBINATIONS = tuple(product(get_args(Manner), get_args(Polarity), ("0", "1")))


def traits_of(statements: Iterable[Statement]) -> int:
    """The bits of the combinations that occur in the statements."""
    found = {(statement.manner, statement.polarity, str(int(bool(statement.hedges)))) for statement in statements}
    return sum(1 << at for at, combination in enumerate(COMBINATIONS) if combination in found)


def traits_with(value: str) -> int:
    """The bits of the combinations that have this manner, this polarity, or (`1`, `0`) this hedging."""
    return sum(1 << at for at, combination in enumerate(COMBINATIONS) if value in combination)
