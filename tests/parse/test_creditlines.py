"""Lines that credit where an article's words are from."""

import pytest

from hemeroteca.parse.creditlines import find_credits
from hemeroteca.records import Block

PROSE = "The gulls of Sorrel Point have been counted for the first time since the war, and there are more than before."


def credits_of(*texts: str) -> list[str]:
    """The credit lines of some paragraphs under a title."""
    blocks = [Block(kind="title", text="Gulls"), *(Block(kind="paragraph", text=text) for text in texts)]
    whole = "\n\n".join(block.text for block in blocks)
    found = find_credits(blocks)
    assert all(whole[credit.span.start : credit.span.end] == credit.text for credit in found)
    return [credit.text for credit in found]


@pytest.mark.parametrize(
    "line",
    ["(Tidewire)", "Source: The Tidewater Mirror", "With information from Tidewire", "Sorrel News Agency", "Reuters",
     "Con información de Agencia Cordel", "This article first appeared in The Tidewater Mirror.", "With agencies",
     "h/t The Tidewater Mirror", "Redacción / Agencias", "The Associated Press contributed to this report.",
     "This story was originally published by The Tidewater Mirror and is republished here with permission.",
     "Texto publicado originalmente en El Faro del Norte.", "Copyright 2026 Reuters. All rights reserved.", "EFE",
     "Portwire"],
)  # fmt: skip
def test_a_line_before_or_after_the_prose_credits(line):
    """Whether it opens the article or ends it."""
    assert credits_of(line, PROSE, PROSE) == [line]
    assert credits_of(PROSE, PROSE, line) == [line]


def test_a_dateline_credits_the_name_in_its_brackets():
    """Only where the article opens with it."""
    dated = f"SORREL POINT, 5 April (Tidewire) — {PROSE}"
    assert credits_of(dated, PROSE, PROSE, PROSE) == ["(Tidewire)"]
    assert credits_of(PROSE, PROSE, PROSE, dated) == []
    abbreviated = f"SORREL, Mass., Nov. 5 (UPI) — {PROSE}"
    assert credits_of(abbreviated, PROSE) == ["(UPI)"]
    assert credits_of(f"The gale is over. The harbour (Sorrel) — {PROSE}", PROSE) == []


@pytest.mark.parametrize(
    "line",
    [
        "(see page 4)",
        "Reporting by Ada Quill in Sorrel; editing by Bruno Salt",
        "Ada Quill contributed to this report.",
        "The agencies deny it.",
        "© 2026 Sorrel Council. All rights reserved.",
        "Source of the river",
        "From there the road goes on.",
        "He waited.",
        PROSE,
        "",
        "()",
        "(((",
    ],
)
def test_what_names_nobody_credits_nobody(line):
    """Brackets around small words, a noun that is no label, prose."""
    assert credits_of(line, PROSE, line) == []
