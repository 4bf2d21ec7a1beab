"""`python -m hemeroteca.cli` is the command."""

from hemeroteca.cli import main

main()
