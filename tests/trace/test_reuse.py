"""Who has prose from whom: passages that run side by side, what kind of reuse they are, which way it went."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.trace.press import Said, shelve, write

from hemeroteca.records import Filing
from hemeroteca.trace import Dossier
from hemeroteca.trace.alignment import Seeds, lay_out_prose
from hemeroteca.trace.reuse import compare_articles, find_reuse

FLOOD = (
    "The river Tarn left its bed above Sorn Bridge shortly before dawn and stood in the cellars of Mill Row by noon. "
    "Firemen from three valleys carried sandbags to the weir until the rain thinned in the afternoon. "
    "By evening the water had fallen by the width of a hand, and the baker lit his ovens again. "
    "The road to Älmen stays closed until engineers have looked at the second arch of the bridge."
)
FAIR = (
    "Nobody at the horse fair in Lower Kestrel had seen a white mule fetch so much before this spring. "
    "The auctioneer, who has cried the bids there for thirty-one years, let his hammer fall twice because the buyer at "
    "the back could not be heard above the brass band. A cup of cider was spilled over the ledger, which was dried on "
    "the stove of the inn and will be kept. The mule was led home over the hill by two boys and a dog."
)
CHOIR = (
    "Rehearsals of the Weir choir will move to the old tannery as long as the roof of the chapel is open to the sky. "
    "Its conductor has asked the tenors to bring blankets, and the sopranos have asked for other tenors. "
    "A concert that was planned for the feast of Saint Orla is now planned for whenever there is a ceiling."
)
NOTICE = (
    "Readers who pay for this newspaper keep its presses going. Write to the desk on Ferry Lane if your copy is wet, "
    "late or eaten, and a new one will be sent to you by the next boat at no charge whatsoever."
)
QUOTE = "I have watched that weir for forty years and I tell you that it was built by people who had never met a river"


def article(outlet, day, *paragraphs: str, title="A title", quoted=None) -> Filing:
    """An article without statements, or with one that is quoted."""
    notes = [Said(quoted, "Edda Mills")] if quoted else []
    return write(outlet, day, "\n\n".join(paragraphs), *notes, title=title)


def compare(one: Filing, other: Filing):
    """What two articles have in common."""
    return compare_articles(Dossier(one), Dossier(other))


def sources(filing: Filing, *others: Filing, cited=()):
    """The outlets that an article has prose from."""
    found = find_reuse(Dossier(filing), map(Dossier, others), frozenset(each.article.id for each in cited))
    names = {other.article.id: other.article.outlet for other in others}
    return [(names[reuse.source], reuse.ordered) for reuse in found]


def change(text: str, every: int) -> str:
    """A text with one word in so many exchanged; names stay."""
    words = text.split(" ")
    return " ".join(
        f"{word[:1]}thing" if at % every == every - 1 and word.islower() else word for at, word in enumerate(words)
    )


def test_a_text_printed_again_with_small_changes_is_a_near_duplicate():
    """One word in twenty was changed, and a sentence added."""
    one = article("Vale Herald", "2026-05-01", FLOOD, FAIR)
    two = article("Sorn Echo", "2026-05-02", change(FLOOD, 20), FAIR, "It rained.")
    found = compare(two, one)
    assert found.kind == "near-duplicate"
    assert found.prose > 0.9
    assert sources(two, one) == [("Vale Herald", True)]
    assert sources(one, two) == []


def test_paragraphs_in_a_longer_text_are_an_excerpt_whichever_is_longer():
    """What was taken over word for word is a part of one of the two."""
    short, long = article("Vale Herald", "2026-05-01", FLOOD), article("Sorn Echo", "2026-05-02", FAIR, FLOOD, CHOIR)
    assert compare(long, short).kind == compare(short, long).kind == "excerpt"
    assert sources(long, short) == [("Vale Herald", True)]


def test_two_sentences_lifted_into_a_long_article_are_an_excerpt():
    """They are a small part of either text, and yet nobody writes forty words like another by chance."""
    lifted = ". ".join(FLOOD.split(". ")[1:4])
    one = article("Vale Herald", "2026-05-01", FLOOD, *(f"{FAIR} {at}" for at in "abcd"))
    two = article("Sorn Echo", "2026-05-02", *(change(CHOIR, 2 + at) for at in range(4)), lifted, CHOIR)
    assert compare(two, one).prose < 0.25
    assert compare(two, one).kind == "excerpt"


def test_a_text_with_one_word_in_seven_changed_is_a_rewrite():
    """Its names are kept."""
    one, two = article("Vale Herald", "2026-05-01", FLOOD), article("Sorn Echo", "2026-05-02", change(FLOOD, 7), CHOIR)
    assert compare(two, one).kind == "rewrite"
    assert sources(two, one) == [("Vale Herald", True)]


def test_texts_that_share_a_quotation_share_a_source_and_no_prose():
    """The whole texts have much in common, the prose nothing."""
    one = article("Vale Herald", "2026-05-01", FAIR, f"“{QUOTE}”, Edda Mills said.", quoted=QUOTE)
    two = article("Sorn Echo", "2026-05-02", CHOIR, f"“{QUOTE}”, she said.", quoted=QUOTE)
    found = compare(two, one)
    assert found.kind == "quotations"
    assert found.whole > 0.15
    assert found.prose == 0
    assert sources(two, one) == []


def test_what_two_reporters_write_of_one_event_is_incidental():
    """A phrase and some names in common."""
    one = article("Vale Herald", "2026-05-01", FLOOD)
    two = article(
        "Sorn Echo", "2026-05-02", f"{CHOIR} The road to Älmen stays closed until the summer, said the mayor."
    )
    assert compare(two, one).kind == "incidental"
    assert sources(two, one) == []


def test_a_mould_filled_with_other_names_is_no_rewrite():
    """Court notices are cast in one mould; a name exchanged between equal phrases tells them from a rewrite."""
    mould = (
        "The district court of {0} has ordered {1} to pay the costs of a hearing on {2} about a fence. "
        "In its ruling the court of {0} found that {1} had moved the posts by night on the land of {3}. "
        "An appeal by {1} against the ruling may be lodged at the registry of {2} by whoever was heard."
    )
    one = article("Vale Herald", "2026-05-01", mould.format("Sorn", "Ada Quill", "Tarn Hill", "Otto Brand"))
    two = article("Sorn Echo", "2026-05-02", mould.format("Kestrel", "Ilse Corvane", "Weir Lane", "Edda Mills"))
    assert compare(two, one).kind == "incidental"


def test_the_notice_under_all_articles_of_an_outlet_is_nobodys_prose():
    """Two newspapers of one house print it; without it they have nothing in common."""
    bodies = (FLOOD, FAIR, CHOIR, change(FLOOD, 3))
    herald = [article("Vale Herald", f"2026-05-0{at + 1}", body, NOTICE) for at, body in enumerate(bodies[:3])]
    echo = article("Sorn Echo", "2026-05-09", QUOTE.replace("I ", "They "), NOTICE)
    assert sources(echo, *herald) != []
    shelf = shelve(*herald, echo)
    assert shelf.boilerplate(echo.article.id)
    dossiers = [shelf.dossiers[filing.article.id] for filing in herald]
    one = shelf.dossiers[echo.article.id]
    assert find_reuse(one, dossiers, frozenset(), lambda: shelf.boilerplate(one.id)) == []


def test_versions_of_one_article_are_no_boilerplate():
    """What an outlet prints three times over in one report that grows can be copied."""
    versions = [
        article("Vale Herald", f"2026-05-0{at + 1}", FLOOD, *([FAIR] * (at > 1)), title=f"{at}") for at in range(4)
    ]
    copy = article("Sorn Echo", "2026-05-09", CHOIR, FLOOD)
    shelf = shelve(*versions, copy)
    assert shelf.boilerplate(copy.article.id) == frozenset()


def test_of_a_chain_of_copies_the_nearest_is_named():
    """The third has the changes that the second made."""
    one = article("Vale Herald", "2026-05-01", FLOOD, FAIR)
    two = article("Sorn Echo", "2026-05-02", change(FLOOD, 9), FAIR)
    three = article("Mere Mail", "2026-05-03", change(FLOOD, 9), FAIR)
    assert sources(three, one, two) == [("Sorn Echo", True)]


def test_a_text_put_together_from_two_has_two_sources():
    """Each explains a part that the other does not."""
    one, two = article("Vale Herald", "2026-05-01", FLOOD), article("Sorn Echo", "2026-05-01", FAIR)
    both = article("Mere Mail", "2026-05-03", FLOOD, FAIR)
    assert sorted(sources(both, one, two)) == [("Sorn Echo", True), ("Vale Herald", True)]


def test_copies_of_one_day_that_both_come_from_a_third_are_not_held_against_each_other():
    """The third explains all that they share."""
    one = article("Vale Herald", "2026-05-01", FLOOD)
    two, three = article("Sorn Echo", "2026-05-02", FLOOD), article("Mere Mail", "2026-05-02", FLOOD)
    assert sources(three, one, two) == [("Vale Herald", True)]


def test_where_the_order_is_not_known_the_reuse_says_so():
    """No date on either side, or one day; a citation decides."""
    one, two = article("Vale Herald", None, FLOOD), article("Sorn Echo", "2026-05-02", FLOOD)
    assert sources(two, one) == [("Vale Herald", False)]
    assert sources(one, two) == [("Sorn Echo", False)]
    assert sources(one, two, cited=[two]) == [("Sorn Echo", True)]


def test_articles_of_one_outlet_are_not_compared():
    """However much they share."""
    filings = [article("Vale Herald", f"2026-05-0{at}", FLOOD, title=f"{at}") for at in range(1, 9)]
    assert sources(filings[-1], *filings[:-1]) == []


def test_a_text_of_one_word_and_one_of_none_share_nothing():
    """And nothing is raised."""
    for one in ("Silence", "", "…"):
        short = article("Vale Herald", "2026-05-01", one)
        assert sources(short, article("Sorn Echo", "2026-05-02", FLOOD)) == []
        assert compare(short, article("Sorn Echo", "2026-05-01", one)).kind == "incidental"


def test_the_passage_is_what_was_copied():
    """The longest one, from its first own word to its last, small changes within it included."""
    one = article("Vale Herald", "2026-05-01", FAIR, FLOOD)
    two = article("Sorn Echo", "2026-05-02", CHOIR, FLOOD.replace("three valleys", "all the valleys"))
    (reuse,) = find_reuse(Dossier(two), [Dossier(one)], frozenset())
    passage = two.article.text[reuse.passage.start : reuse.passage.end]
    assert passage.startswith("The river Tarn left")
    assert passage.endswith("second arch of the bridge")


@pytest.mark.parametrize("text", [f"{FLOOD} " * 300, "the same old words " * 6000, "word " * 30000])
def test_a_text_that_repeats_itself_is_compared_in_linear_time(text):
    """A refrain tells nothing of where it belongs, and costs nothing."""
    one, two = article("Vale Herald", "2026-05-01", text), article("Sorn Echo", "2026-05-02", text, FAIR)
    started = time.process_time()
    compare(two, one)
    assert time.process_time() - started < 3


WORDS = st.lists(st.sampled_from(list("abcdefg")), max_size=60)


@given(WORDS, WORDS)
def test_runs_are_equal_words_in_rising_order(one, other):
    """Whatever the texts repeat: each run stands in both, and no passage goes back."""
    mine, theirs = (lay_out_prose(text, []) for text in (" ".join(one), " ".join(other)))
    for passage in Seeds(mine).align(theirs):
        ends = (0, 0)
        for start, place, length in passage:
            assert mine.words[start : start + length] == theirs.words[place : place + length] != []
            assert start >= ends[0]
            assert place >= ends[1]
            ends = start + length, place + length


PARAGRAPHS = st.lists(st.sampled_from([FLOOD, FAIR, CHOIR, NOTICE, change(FAIR, 6)]), min_size=1, max_size=4)


@settings(max_examples=40, deadline=None)
@given(PARAGRAPHS, PARAGRAPHS)
def test_both_sides_see_the_same_likeness(one, other):
    """The kind does not depend on which of two texts is laid beside the other, and shares are shares."""
    filings = article("Vale Herald", "2026-05-01", *one), article("Sorn Echo", "2026-05-01", *other)
    there, back = compare(*filings), compare(*reversed(filings))
    assert 0 <= there.prose <= 1
    assert 0 <= there.whole <= 1
    assert (there.kind == "incidental") == (back.kind == "incidental")
    text = filings[0].article.text
    assert 0 <= there.passage.start <= there.passage.end <= len(text)
