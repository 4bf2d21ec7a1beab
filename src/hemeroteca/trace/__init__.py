"""Across articles: the same statement, who cites whom, what it comes down to, what disagrees."""

from hemeroteca.trace.dossiers import Dossier, Place
from hemeroteca.trace.filing import index_filing
from hemeroteca.trace.following import Following, follow_statement
from hemeroteca.trace.questions import Questions, Window, ask_questions, ask_story, may_answer
from hemeroteca.trace.shelf import Shelf
from hemeroteca.trace.tracing import choose_telling, trace_following, trace_statement
from hemeroteca.trace.webs import weave_article

__all__ = [
    "Dossier",
    "Following",
    "Place",
    "Questions",
    "Shelf",
    "Window",
    "ask_questions",
    "ask_story",
    "choose_telling",
    "follow_statement",
    "index_filing",
    "may_answer",
    "trace_following",
    "trace_statement",
    "weave_article",
]
