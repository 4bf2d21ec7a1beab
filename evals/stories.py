"""How well articles fall into stories: on the sample archive, and on ECB+ against its sub-topics.

`stories.gold.samples` is 100 where the sample archive, filed as a user would, has exactly the stories of its truth. On
ECB+ (Cybulska and Vossen 2014; train and dev together, in the corpus's order) precision, recall and F1 are B³ (Bagga
and Baldwin 1998). `crossed` chooses the two thresholds anew for each fifth of the topics by the other four fifths.
"""

from __future__ import annotations

import json
import math
import tempfile
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from hemeroteca.collect import collect_sources
from hemeroteca.pipeline import file_clipping
from hemeroteca.pipeline.stories import MOST_NEIGHBOURS, stories
from hemeroteca.read import read_article
from hemeroteca.records import Article, Block, Clipping, Profile, Span
from hemeroteca.store import open_archive
from hemeroteca.store.groups import TOO_COMMON
from hemeroteca.trace import grouping
from hemeroteca.trace.profiles import profile_article

SAMPLES = Path(__file__).parents[1] / "samples"
COLLECTED = "2026-03-20T09:00:00Z"
LARGEST = 10_000_000
FOLDS = 5
LIKENESSES = (0.06, 0.08, 0.1)
CUTS = (0.65, 0.7, 0.75)


class Labelled(NamedTuple):
    """An article of the corpus, its topic and its sub-topic."""

    profile: Profile
    topic: str
    subtopic: str


class Share(NamedTuple):
    """What part of an article's story is of its sub-topic, and what part of that is in its story."""

    precision: float
    recall: float


def grade(shared: Path | None) -> dict[str, float]:
    """All figures in percent, by name; those on ECB+ only where the corpus is present."""
    figures = {"stories.gold.samples": 100.0 if group_samples() == true_samples() else 0.0}
    folder = shared / "corpora" / "ecbplus" if shared is not None else None
    if folder is None or not folder.is_dir():
        return figures
    labelled = load_corpus(folder)
    shares = judge(labelled, group_profiles([one.profile for one in labelled]))
    figures |= {f"stories.ecbplus.{name}": value for name, value in summarise(shares).items()}
    return figures | {f"stories.ecbplus.crossed.{name}": value for name, value in summarise(cross(labelled)).items()}


def group_samples() -> set[frozenset[str]]:
    """The stories of the sample archive, each as the addresses of its articles."""
    paths = sorted((*SAMPLES.glob("*.txt"), *SAMPLES.glob("*.html")))
    with tempfile.TemporaryDirectory() as folder, open_archive(Path(folder) / "samples.hemeroteca") as archive:
        for clipping in collect_sources([str(path) for path in paths], collected=COLLECTED, limit=LARGEST):
            assert isinstance(clipping, Clipping)
            file_clipping(archive, clipping)
        grouped = [[archive.article(article) for article in story.articles] for story in stories(archive)]
    return {frozenset(article.url or article.canonical or "" for article in story if article) for story in grouped}


def true_samples() -> set[frozenset[str]]:
    """The stories of the truth."""
    truth = json.loads((SAMPLES / "truth.json").read_text("utf-8"))
    return {frozenset(story["articles"]) for story in truth["stories"]}


def load_corpus(folder: Path) -> list[Labelled]:
    """The articles of train and dev, read as any article is; their first sentence is taken for the title."""
    labelled = []
    for part in ("train", "dev"):
        for name, sentences in _load_sentences(folder / f"{part}_corpus.txt").items():
            blocks = tuple(
                Block(kind="paragraph" if number else "title", text=" ".join(words))
                for number, words in enumerate(sentences.values())
            )
            article = Article(id=name, clipping="", blocks=blocks, span=Span(0, 0), language="en")
            topic, rest = name.split("_", 1)
            subtopic = f"{topic}+" if rest.endswith("plus") else topic
            labelled.append(Labelled(profile_article(article, read_article(article)), topic, subtopic))
    return labelled


def _load_sentences(path: Path) -> OrderedDict[str, OrderedDict[str, list[str]]]:
    """The words of each sentence of each article of a file with a word per line."""
    articles: OrderedDict[str, OrderedDict[str, list[str]]] = OrderedDict()
    for line in path.read_text("utf-8").splitlines():
        fields = line.split("\t")
        if len(fields) >= 4:
            articles.setdefault(fields[0], OrderedDict()).setdefault(fields[1], []).append(fields[3])
    return articles


def group_profiles(profiles: Sequence[Profile]) -> list[list[int]]:
    """The stories of some articles filed one after another, as an archive groups them, without one."""
    counts: Counter[int] = Counter()
    named: defaultdict[int, list[int]] = defaultdict(list)
    group_of: dict[int, int] = {}
    groups: dict[int, list[int]] = {}
    for number, profile in enumerate(profiles):
        shared = Counter(other for name in profile.names if len(named[name]) <= TOO_COMMON for other in named[name])
        nearest = sorted(shared, key=lambda other: (-shared[other], -other))[:MOST_NEIGHBOURS]
        neighbours = [
            grouping.Neighbour(group_of[other], len(groups[group_of[other]]), profiles[other]) for other in nearest
        ]
        first, *others = grouping.choose_groups(profile, neighbours, counts, len(profiles)) or [number]
        members = groups.setdefault(first, [])
        for other in others:
            members.extend(groups.pop(other))
        members.append(number)
        group_of.update(dict.fromkeys(members, first))
        counts.update(profile.terms)
        for name in profile.names:
            named[name].append(number)
    return [
        [members[place] for place in story]
        for members in map(sorted, groups.values())
        for story in _split(profiles, members)
    ]


def _split(profiles: Sequence[Profile], members: Sequence[int]) -> list[list[int]]:
    return grouping.split_group([profiles[member] for member in members])


def judge(labelled: Sequence[Labelled], grouped: Sequence[Sequence[int]]) -> list[Share]:
    """B³ article by article."""
    sizes = Counter(one.subtopic for one in labelled)
    shares = [Share(0.0, 0.0)] * len(labelled)
    for story in grouped:
        held = Counter(labelled[number].subtopic for number in story)
        for number in story:
            common = held[labelled[number].subtopic]
            shares[number] = Share(common / len(story), common / sizes[labelled[number].subtopic])
    return shares


def summarise(shares: Sequence[Share]) -> dict[str, float]:
    """The means over all articles, in percent, and their harmonic mean."""
    precision = 100 * math.fsum(share.precision for share in shares) / len(shares)
    recall = 100 * math.fsum(share.recall for share in shares) / len(shares)
    return {"precision": precision, "recall": recall, "f1": 2 * precision * recall / (precision + recall)}


def cross(labelled: Sequence[Labelled]) -> list[Share]:
    """B³ article by article, each fifth of the topics with the thresholds that suit the others best."""
    topics = sorted({one.topic for one in labelled}, key=int)
    fold_of = {topic: number % FOLDS for number, topic in enumerate(topics)}
    tried = list(_try_thresholds(labelled))
    crossed: list[Share] = [Share(0.0, 0.0)] * len(labelled)
    for fold in range(FOLDS):
        inside = [number for number, one in enumerate(labelled) if fold_of[one.topic] == fold]
        outside = [number for number, one in enumerate(labelled) if fold_of[one.topic] != fold]
        best = max(tried, key=lambda shares: summarise([shares[number] for number in outside])["f1"])
        for number in inside:
            crossed[number] = best[number]
    return crossed


def _try_thresholds(labelled: Sequence[Labelled]) -> Iterator[list[Share]]:
    """What each pair of thresholds gives."""
    usual = grouping.ALIKE, grouping.CHEAP_CUT
    profiles = [one.profile for one in labelled]
    try:
        for likeness in LIKENESSES:
            for cut in CUTS:
                grouping.ALIKE, grouping.CHEAP_CUT = likeness, cut
                yield judge(labelled, group_profiles(profiles))
    finally:
        grouping.ALIKE, grouping.CHEAP_CUT = usual
