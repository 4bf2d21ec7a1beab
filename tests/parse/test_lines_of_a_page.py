"""Single lines of a page: dates, bylines, addresses, furniture."""

import pytest

from hemeroteca.parse.addresses import parse_address_line
from hemeroteca.parse.bylines import parse_byline
from hemeroteca.parse.dates import find_dates
from hemeroteca.parse.furniture import classify_furniture
from hemeroteca.parse.outlets import outlet_of_address


@pytest.mark.parametrize(
    ("line", "days", "time"),
    [
        ("13 de noviembre de 2025", ("2025-11-13",), ""),
        ("NOV 14, 2025", ("2025-11-14",), ""),
        ("Thursday, Nov. 13th, 2025", ("2025-11-13",), ""),
        ("1er novembre 2025", ("2025-11-01",), ""),
        ("13 nov. '25", ("2025-11-13",), ""),
        ("16.11.2025", ("2025-11-16",), ""),
        ("11/13/2025", ("2025-11-13",), ""),
        ("03/04/2025", ("2025-04-03", "2025-03-04"), ""),
        ("2025-11-13T10:45:00+01:00", ("2025-11-13",), "T10:45:00+01:00"),
        ("Nov 13, 2025 10:45 PM EST", ("2025-11-13",), "T22:45:00-05:00"),
        ("Publicado: 13 de noviembre de 2025, a las 10:45 h", ("2025-11-13",), "T10:45:00"),
        ("16. November 2025, 10.45 Uhr", ("2025-11-16",), "T10:45:00"),
        ("2025年11月16日", ("2025-11-16",), ""),
    ],
)
def test_dates_are_read_as_their_language_writes_them(line, days, time):
    """One date, whole, with its time where it has one."""
    (found,) = find_dates(line)
    assert (found.days, found.time) == (days, time)
    assert (found.start, found.end) == (0, len(line)) or line.endswith("h")


@pytest.mark.parametrize(
    "line",
    ["In 2014 and 3 May", "31 de febrero de 2025", "10:45", "99/99/2025", "May 2025", "", "2025-16-9999999999999"],
)
def test_what_is_no_whole_date_is_none(line):
    """A year alone, a day that is not, a month without a day."""
    assert find_dates(line) == []


@pytest.mark.parametrize(
    ("line", "authors", "outlet"),
    [
        ("by Clare Mount | November 13, 2025", ("Clare Mount",), None),
        ("Por Clara Montes y Jaime Soler", ("Clara Montes", "Jaime Soler"), None),
        ("Clara Montes, Jaime Soler y José Ortega y Vela", ("Clara Montes", "Jaime Soler", "José Ortega y Vela"), None),
        ("Von Klara Berg und Jan de Vries", ("Klara Berg", "Jan de Vries"), None),
        ("Clara Montes, El Molino", ("Clara Montes",), "El Molino"),
        ("Por Clara Montes (El Molino)", ("Clara Montes",), "El Molino"),
        ("By Clare Mount in Calder Bay", ("Clare Mount",), None),
        ("El Molino, 13 de noviembre de 2025", (), "El Molino"),
        ("El Molino, 131125", (), "El Molino"),
        ("por Clara Montes (Marea)", ("Clara Montes",), "Marea"),
        ("Redacción", ("Redacción",), None),
        ("AFP", ("AFP",), None),
        ("The Mill's River Correspondent", ("The Mill's River Correspondent",), None),
        ("Autor(a): Clara Montes", ("Clara Montes",), None),
    ],
)
def test_bylines_give_names_and_outlets(line, authors, outlet):
    """With a prefix or without, one name or several, with the outlet after them or without."""
    byline = parse_byline(line)
    assert (byline.authors, byline.outlet) == (authors, outlet)


@pytest.mark.parametrize(
    "line",
    [
        "Por qué calla el puerto",
        "De la barca al molino",
        "Moral collapse",
        "By the river",
        "Una tarde de octubre.",
        "+",
        "&",
    ],
)
def test_a_title_is_no_byline(line):
    """Prefixes are ordinary words too."""
    assert parse_byline(line) is None


@pytest.mark.parametrize(
    ("line", "url", "outlet"),
    [
        ("https://a.example/b", "https://a.example/b", None),
        ("Fuente: El Molino (https://a.example/b)", "https://a.example/b", "El Molino"),
        ("Source : www.a.example/b", "https://www.a.example/b", None),
        ("a.example/b-c", "https://a.example/b-c", None),
        ("Leer más: https://a.example/?a=(b)", "https://a.example/?a=(b)", None),
        ("Fuente: a.example", "https://a.example", None),
    ],
)
def test_a_line_that_is_an_address_gives_it(line, url, outlet):
    """With a label or without, with its scheme or without."""
    found = parse_address_line(line)
    assert (found.url, found.outlet) == (url, outlet)


@pytest.mark.parametrize("line", ["He wrote at https://a.example/b that it was so.", "See a.example", "Sin dirección"])
def test_a_sentence_with_an_address_is_a_sentence(line):
    """It stays in the body."""
    assert parse_address_line(line) is None


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Publicado por Archivo en 10:32", "posted"),
        ("No hay comentarios:", "post end"),
        ("12 Kommentare", "comments"),
        ("Étiquettes : presse, rivières", "post end"),
        ("Condividi su Facebook", "interface"),
        ("Enviar por correo electrónicoEscribe un blogCompartir en X", "interface"),
        ("Postagens mais antigas", "page end"),
        ("▼ 2025 (120)", "page end"),
        ("noviembre (45)", "page end"),
        ("* * *", "separator"),
        ("Sin comentarios en el palacio", None),
        ("Location matters in war", None),
        ("Comentarios a una noche de votaciones", None),
    ],
)
def test_furniture_is_told_from_titles_that_begin_alike(line, kind):
    """A title may begin with a word that a button has."""
    assert classify_furniture(line) == kind


def test_hosts_below_a_listed_domain_are_its_outlet():
    """And a host that is an address of figures or a lone word is no outlet's name."""
    assert outlet_of_address("https://news.antiwar.com/2025/11/13/x") == "Antiwar.com"
    assert outlet_of_address("https://sub.paper.co.uk/x") == "paper.co.uk"
    assert outlet_of_address("https://localhost/x") is None
