"""Which statement a span was said in."""

from __future__ import annotations

from hemeroteca.records import Filing, Span
from hemeroteca.view.addresses import statement_address


def holder_of(filing: Filing, span: Span) -> str | None:
    """The address of the innermost statement whose content holds the span whole, `None` in the author's own voice.

    Innermost is the one with the shortest piece around it; of two equally short ones, the later.
    """
    best: tuple[int, str] | None = None
    for statement in filing.reading.statements:
        for piece in statement.content:
            if (
                piece.start <= span.start
                and span.end <= piece.end
                and (best is None or piece.end - piece.start <= best[0])
            ):
                best = (piece.end - piece.start, statement_address(filing.article.id, statement.content))
    return best[1] if best else None
