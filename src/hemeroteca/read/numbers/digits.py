"""Numbers written in digits: which of `.` `,` and the space groups, and which begins the decimals."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale, UnknownLocaleError

MOST_DIGITS = 24
"""Longer runs of digits are keys and codes, not amounts: the world's product in cents has 16 digits."""

GROUPED = re.compile(r"[0-9]{1,3}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*")
LAKHS = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}")
DECIMAL = re.compile(r"[0-9]+[.,][0-9]+")


@cache
def decimal_sign(language: str | None) -> str:
    """The sign that begins the decimals in a language, from the CLDR; a point where it is not known."""
    try:
        symbols = Locale.parse(language or "en").number_symbols
    except (UnknownLocaleError, ValueError):
        return "."
    found = symbols.get("latn", symbols).get("decimal", ".")
    return found if found in {".", ","} else "."


def _whole(digits: str) -> float | None:
    """A number of plain digits, `None` where it is too long to be an amount."""
    return float(digits) if len(digits) <= MOST_DIGITS else None


def digits_value(written: str, decimal: str, *, share: bool = False) -> float | None:
    """The value of a number as it is written, `None` where its points make no number (versions, addresses, lists).

    One sign followed by three digits groups, unless it is the language's decimal sign: `1,500` is 1500 in English and
    1.5 in Spanish, except that nobody writes a decimal zero at the end of three, so `1,500` in Spanish is 1500 too, as
    it is in Mexico; not so a `share`, since percentages in the thousands are rarer than that zero. Two signs: the last
    one is the decimal sign. Indian groups (`12,34,567`) are read.
    """
    if len(written) > MOST_DIGITS:
        return None
    if written.isdecimal():
        return _whole(written)
    body, fraction = written, ""
    points, commas = written.count("."), written.count(",")
    if points and commas:
        last = max(written.rfind("."), written.rfind(","))
        body, fraction = written[:last], written[last + 1 :]
        if (written[last] in body) or not (GROUPED.fullmatch(body) or LAKHS.fullmatch(body)):
            return None
    elif (GROUPED.fullmatch(written) and not _reads_as_decimal(written, decimal, share=share)) or LAKHS.fullmatch(
        written
    ):
        pass
    elif DECIMAL.fullmatch(written):
        body, fraction = re.split("[.,]", written)
    else:
        return None
    return float(f"{re.sub('[.,]', '', body)}.{fraction or 0}")


def _reads_as_decimal(written: str, decimal: str, *, share: bool) -> bool:
    """Whether a number with one inner sign and three digits after it is a decimal number."""
    if written.count(".") + written.count(",") > 1:
        return False
    if written.startswith("0"):
        return True
    return decimal in written and (share or not (decimal == "," and written.endswith("0")))
