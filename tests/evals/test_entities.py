"""The gold set of names across articles, and how it is counted."""

from collections import Counter

from evals.entities import Unit, load_gold, summarise


def test_the_gold_set_is_as_large_as_it_says():
    """Sixty articles in two languages and forty clusters, most of them in several articles."""
    gold = load_gold()
    assert len({marked.article.id for marked in gold}) == len(gold) >= 60
    assert {marked.article.language for marked in gold} == {"en", "es"}
    clusters = Counter(cluster for marked in gold for cluster in {cluster for _, cluster in marked.marks})
    assert len(clusters) >= 40
    assert sum(count > 1 for count in clusters.values()) >= 30


def test_marks_are_taken_out_of_the_text():
    """And their places are in what is left."""
    for marked in load_gold():
        text = marked.article.text
        assert not set("[]|") & set(text)
        assert all(text[span.start : span.end].strip() == text[span.start : span.end] != "" for span, _ in marked.marks)


def test_the_truth_has_full_marks_and_mistakes_cost():
    """Everybody alone costs recall, everybody one costs precision."""
    units = [Unit("1", "a", "A"), Unit("2", "a", "A"), Unit("1", "b", "B"), Unit("3", "b", "B")]
    assert set(summarise(units).values()) == {100.0}
    alone = summarise([unit._replace(entity=str(number)) for number, unit in enumerate(units)])
    assert (alone["precision"], alone["recall"], alone["pairs.recall"]) == (100.0, 50.0, 0.0)
    one = summarise([unit._replace(entity="A") for unit in units])
    assert (one["precision"], one["recall"]) == (50.0, 100.0)
