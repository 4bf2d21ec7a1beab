"""`hemeroteca correct …`: a person's word over the machine's."""

from __future__ import annotations

import datetime as dt
from typing import cast, get_args

import click

from hemeroteca.cli.archives import archive_of
from hemeroteca.cli.command import VERBS
from hemeroteca.pipeline import Change, correct, undo_correction
from hemeroteca.records import CorrectableField
from hemeroteca.store import Archive
from hemeroteca.text import parse_address


@click.command("correct", help=VERBS["correct"])
@click.argument("address", required=False)
@click.argument("field", required=False, type=click.Choice(get_args(CorrectableField)))
@click.argument("value", required=False)
@click.option("--none", "nothing", is_flag=True, help="There is none: the field, or the speaker, is to be empty.")
@click.option("--undo", metavar="ID", help="Take the correction of this id back.")
@click.option("--list", "show", is_flag=True, help="Show the corrections, of ADDRESS or all.")
@click.pass_context
def command(
    ctx: click.Context,
    address: str | None,
    field: str | None,
    value: str | None,
    nothing: bool,
    undo: str | None,
    show: bool,
) -> None:
    """ADDRESS is an article's id, or `article#start-end` for a speaker; several authors are separated by `; `.

    `split` takes as VALUE the words at which a new article begins; `join` joins the article to the one before it.
    `same` and `apart` say that two names mean one person, organisation or place, or two: ADDRESS and VALUE are the
    names, or the places where they stand (a surname alone needs its place).
    """
    with archive_of(ctx) as archive:
        if undo:
            correction = undo_correction(archive, undo)
            click.echo(f"taken back: {correction.field} of {correction.article}")
        elif show:
            _list(archive, address)
        elif address and field and (value is not None or nothing or field == "join"):
            made = dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")
            change = Change(address=address, field=cast("CorrectableField", field), value=value, made=made)
            correction = correct(archive, change)
            click.echo(f"corrected: {field} of {address} (take it back with --undo {correction.id})")
        else:
            raise click.UsageError("name ADDRESS, FIELD and VALUE (or --none), or --undo ID, or --list")


def _list(archive: Archive, address: str | None) -> None:

    place = parse_address(address) if address else None
    for correction in archive.corrections(article=place[0] if place else address):
        value = "(none)" if correction.value is None else correction.value
        about = f" of “{correction.quote}”" if correction.quote else ""
        click.echo(f"{correction.id}  {correction.made[:19]}  {correction.article}  {correction.field}{about}: {value}")
