"""Page copies: where articles begin and end, and what their lines are. The texts were written for these tests."""

import textwrap

import pytest

BODY = (
    "La barca salió al alba con siete personas y volvió con seis, según contó el patrón en la taberna del puerto.\n\n"
    "Nadie preguntó por el séptimo hasta que cayó la tarde y las campanas dieron la hora de cerrar.\n"
)
OTHER = (
    "El molino viejo dejó de moler en octubre, cuando la presa se quedó sin agua por tercera vez en el año.\n\n"
    "Los dueños piden ahora que se revise el contrato con la cooperativa, que vence en primavera.\n"
)
ADDRESS = "https://elmolino.example/notas/la-barca-que-volvio-con-seis"
OTHER_ADDRESS = "https://elmolino.example/notas/el-molino-que-dejo-de-moler"


def kinds(article, kind):
    """The texts of one kind of block."""
    return [block.text for block in article.blocks if block.kind == kind]


@pytest.mark.parametrize(
    "head",
    [
        "{t}\n\n{k}\n\n{b}\n\n{d}\n\n{a}",
        "{t}\n{k}\n{b}\n{d}\n{a}",
        "{t}\n\n{b}\n\n{d}\n\n{k}\n\n{a}",
        "{a}\n\n{t}\n\n{k}\n\n{b}\n\n{d}",
        "{b}\n\n{d}\n\n{t}\n\n{k}\n\n{a}",
        "{d}\n\n{t}\n\n{k}\n\n{b}\n\n{a}",
        "{t}\n\n\n\n{k}\n\n\n\n{b} | {d}\n\n\n\n{a}",
    ],
)
def test_the_parts_of_a_head_are_found_in_any_order(parse, head):
    """Title, deck, byline, date and address are told by what they are, not by where they stand."""
    page = "domingo, 16 de noviembre de 2025\n\n" + head.format(
        t="La barca que volvió con seis",
        k="El patrón calla y el puerto hace cuentas sin decir un nombre",
        b="Por Clara Montes",
        d="13 de noviembre de 2025",
        a=ADDRESS,
    )
    (article,) = parse(f"{page}\n\n{BODY}")
    assert article.title == "La barca que volvió con seis"
    assert article.deck == "El patrón calla y el puerto hace cuentas sin decir un nombre"
    assert article.authors == ("Clara Montes",)
    assert (article.posted, article.published, article.url) == ("2025-11-16", "2025-11-13", ADDRESS)
    assert len(kinds(article, "paragraph")) == 2


@pytest.mark.parametrize("foot", ["{a}", "Fuente: {a}", "Fuente: El Molino, {a}", "Leer más: {a}"])
def test_addresses_after_the_body_go_to_the_article_they_close(parse, foot):
    """Two posts of one day, each with its address last: the words of an address say whose it is."""
    page = "domingo, 16 de noviembre de 2025\n\nLa barca que volvió con seis\n\nPor Clara Montes\n\n" + BODY
    page += "\n" + foot.format(a=ADDRESS) + "\n\nEl molino que dejó de moler\n\nPor Jaime Soler\n\n" + OTHER
    page += "\n" + foot.format(a=OTHER_ADDRESS) + "\n"
    first, second = parse(page)
    assert (first.url, second.url) == (ADDRESS, OTHER_ADDRESS)
    assert (first.posted, second.posted) == ("2025-11-16", "2025-11-16")
    assert second.authors == ("Jaime Soler",)


@pytest.mark.parametrize(
    ("heading", "day"),
    [
        ("domingo, 16 de noviembre de 2025", "2025-11-16"),
        ("Sunday, November 16, 2025", "2025-11-16"),
        ("dimanche 16 novembre 2025", "2025-11-16"),
        ("domingo, 16 de novembro de 2025", "2025-11-16"),
        ("Sonntag, 16. November 2025", "2025-11-16"),
        ("domenica 16 novembre 2025", "2025-11-16"),
        ("diumenge, 16 de novembre del 2025", "2025-11-16"),
        ("niedziela, 16 listopada 2025", "2025-11-16"),
        ("воскресенье, 16 ноября 2025 г.", "2025-11-16"),
        ("16 Kasım 2025 Pazar", "2025-11-16"),
        ("2025년 11월 16일 일요일", "2025-11-16"),
        ("2025年11月16日 星期日", "2025-11-16"),
        ("Κυριακή 16 Νοεμβρίου 2025", "2025-11-16"),
        ("DOMINGO, 16 DE NOVIEMBRE DE 2025", "2025-11-16"),
        ("2025-11-16", "2025-11-16"),
    ],
)
def test_day_headings_are_read_in_the_languages_of_cldr(parse, heading, day):
    """The blog's language is often not that of what it clips."""
    page = f"{heading}\n\nThe boat that came back with six\n\nBy Clare Mount\n\nhttps://mill.example/a\n\n"
    (article,) = parse(page + "The boat left at dawn with seven aboard and came back with six, the skipper said.\n")
    assert (article.posted, article.title) == (day, "The boat that came back with six")


def test_the_days_of_headings_written_in_figures_follow_from_the_whole_page(parse):
    """Headings such as "3/4/23" above "3/3/23" are two days running, not a month apart."""
    post = (
        "The boat that came back with {0}\n\nBy Clare Mount\n\nThe boat left at dawn and came back late, he said.\n\n"
    )
    page = "".join(f"3/{day}/23\n\n" + post.format(day) for day in (6, 5, 4))
    assert [article.posted for article in parse(page)] == ["2023-03-06", "2023-03-05", "2023-03-04"]


def test_the_furniture_of_a_blog_stays_out(parse):
    """Who posted, the buttons, the comments, the labels, the archive and its titles are no part of an article."""
    page = (
        "Hojas sueltas\n\nHojas sueltas\nPrensa guardada\n\ndomingo, 16 de noviembre de 2025\n\n"
        f"La barca que volvió con seis\n\nPor Clara Montes\n\n{ADDRESS}\n\n{BODY}\n"
        "Publicado por Archivo en 10:32\nEnviar por correo electrónicoEscribe un blogCompartir en X\n"
        "No hay comentarios:\nEtiquetas: puertos, barcas\n\n"
        f"sábado, 15 de noviembre de 2025\n\nEl molino que dejó de moler\n\nPor Jaime Soler\n\n{OTHER}\n"
        "Publicado por Archivo en 09:10\n2 comentarios:\n\nEntradas antiguas\nPágina Principal\n"
        "Suscribirse a: Entradas (Atom)\n\nArchivo del blog\n▼ 2025 (120)\n▼ noviembre (2)\n"
        "La barca que volvió con seis\nEl molino que dejó de moler\n► octubre (31)\nCon la tecnología de Blogger.\n"
    )
    first, second = parse(page)
    assert len(first.blocks) == len(second.blocks) == 3
    for word in ("Publicado", "Compartir", "comentarios", "Etiquetas", "Archivo", "Blogger", "Hojas"):
        assert word not in first.text + second.text


def test_a_page_without_day_headings_is_one_article(parse):
    """Section headings do not cut an article where nothing says that another begins."""
    page = f"La barca que volvió con seis\n\nPor Clara Montes\n\n{BODY}\nLo que dijo el patrón\n\n{OTHER}"
    (article,) = parse(page)
    assert kinds(article, "heading") == ["Lo que dijo el patrón"]
    assert article.posted is None


def test_several_addresses_with_titles_make_several_articles_without_days(parse):
    """A list of whole articles without days is cut where title, name and address come together again."""
    page = f"La barca que volvió con seis\n\nPor Clara Montes\n\n{ADDRESS}\n\n{BODY}\n"
    page += f"El molino que dejó de moler\n\nPor Jaime Soler\n\n{OTHER_ADDRESS}\n\n{OTHER}"
    assert [article.url for article in parse(page)] == [ADDRESS, OTHER_ADDRESS]


@pytest.mark.parametrize("deck", ["Un puerto, siete nombres", "El patrón calla y el puerto cuenta."])
def test_a_line_between_the_meta_lines_and_the_body_is_the_deck(parse, deck):
    """One without a full stop opens no body; one with a full stop is much shorter than every paragraph after it."""
    head = f"La barca que volvió con seis\n\nPor Clara Montes\n\n13 de noviembre de 2025\n\n{deck}\n\n"
    (article,) = parse(head + BODY + "\n" + OTHER)
    assert article.deck == deck
    assert kinds(article, "heading") == []


def test_a_label_that_announces_the_first_paragraph_is_no_deck(parse):
    """A line that ends in a colon belongs to what follows it."""
    head = "La barca que volvió con seis\n\nPor Clara Montes\n\n13 de noviembre de 2025\n\nSegún el cuaderno:\n\n"
    (article,) = parse(head + BODY + "\n" + OTHER)
    assert article.deck is None
    assert article.blocks[1].text == "Según el cuaderno:"


def test_a_short_first_paragraph_among_short_ones_is_no_deck(parse):
    """Where other paragraphs are as short, nothing tells the first from them."""
    page = "La barca que volvió con seis\n\nPor Clara Montes\n\n13 de noviembre de 2025\n\n"
    (article,) = parse(page + "Nadie supo decir quién faltaba.\n\n" + BODY + "\nNadie quiso mirar el agua.\n\n" + OTHER)
    assert article.deck is None


def test_capitals_do_not_tell_day_headings_apart(parse):
    """A page that writes some of its days with a capital has them all."""
    page = f"Domingo, 16 de noviembre de 2025\n\nLa barca que volvió con seis\n\nPor Clara Montes\n\n{BODY}\n"
    page += f"sábado, 15 de noviembre de 2025\n\nEl molino que dejó de moler\n\nPor Jaime Soler\n\n{OTHER}"
    assert [article.posted for article in parse(page)] == ["2025-11-16", "2025-11-15"]


def test_a_heading_stands_before_a_paragraph_that_ends_in_a_source(parse):
    """A long line is a paragraph whatever it ends in; a long line without a full stop is no heading."""
    cited = BODY.split("\n", maxsplit=1)[0].rstrip(".") + " [Cuaderno de bitácora]"
    long = "Una de las casas más curiosas de cuantas quedan en pie junto al muelle viejo"
    page = f"La barca que volvió con seis\n\nPor Clara Montes\n\n{BODY}\nLo que dijo el patrón\n\n"
    (article,) = parse(f"{page}{cited}\n\n{long}\n\n{OTHER}")
    assert kinds(article, "heading") == ["Lo que dijo el patrón"]


def test_an_epigraph_is_neither_deck_nor_heading(parse):
    """Words in quotation marks with a name after a dash, before the body, are the body's."""
    page = "La barca que volvió con seis\n\nPor Clara Montes\n\n13 de noviembre de 2025\n\n"
    (article,) = parse(page + "«El mar no tiene puertas.» — Dicho de pescadores\n\n" + BODY)
    assert article.deck is None
    assert kinds(article, "quotation") == ["«El mar no tiene puertas.» — Dicho de pescadores"]


def test_a_date_in_figures_that_can_mean_two_days_is_not_guessed(parse):
    """English writes both orders: without other evidence there is a doubt and no date."""
    body = "The boat left at dawn with seven aboard and came back with six, as the skipper told the tavern. " * 2
    (article,) = parse(f"The boat that came back with six\n\nBy Clare Mount\n\n03/04/2025\n\n{body}\n")
    assert article.published is None
    assert any("2025-04-03 or 2025-03-04" in doubt.text for doubt in article.doubts)


@pytest.mark.parametrize(
    ("address", "line", "outlet"),
    [
        ("https://news.antiwar.com/2025/11/13/a-boat-came-back/", "", "Antiwar.com"),
        ("https://elmolino.example/1", "Fuente: El Molino", "El Molino"),
        ("https://elmolino.example/1", "", "elmolino.example"),
    ],
)
def test_an_outlet_is_known_or_said_or_its_domain_and_never_invented(parse, address, line, outlet):
    """The table of hosts goes first, then what the page says, then the registered domain."""
    (article,) = parse(f"La barca que volvió con seis\n\nPor Clara Montes\n\n{address}\n\n{BODY}\n{line}\n")
    assert article.outlet == outlet


def test_paragraphs_set_in_lines_of_one_width_are_put_together(parse):
    """Mail and old files break paragraphs; a page copy has each on one line."""
    body = "\n\n".join(textwrap.fill(part, 60) for part in (BODY + "\n" + OTHER).strip().split("\n\n"))
    (article,) = parse(f"La barca que volvió con seis\n\nPor Clara Montes\n\n{body}\n")
    assert kinds(article, "paragraph") == [part for part in (BODY + "\n" + OTHER).split("\n") if part]


def test_non_breaking_spaces_and_invisible_characters_are_white_space(parse):
    """Blogs paste them by the dozen; the words are the same."""
    page = "La\u00a0barca que\u00a0volvió con\u200b seis\n\nPor\u00a0Clara\u00a0Montes\n\n" + BODY
    (article,) = parse(page)
    assert article.title == "La barca que volvió con seis"
    assert article.authors == ("Clara Montes",)


def test_an_article_keeps_its_id_wherever_it_stands(parse):
    """Outlet and address make the id; the day heading and the neighbours do not."""
    one = f"La barca que volvió con seis\n\nPor Clara Montes\n\n{ADDRESS}\n\n{BODY}"
    (alone,) = parse(one)
    (under_a_day,) = parse(f"Hojas sueltas\n\ndomingo, 16 de noviembre de 2025\n\n{one}")
    assert alone.id == under_a_day.id
