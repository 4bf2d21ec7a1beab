"""How the reader's network is trained: `python -m training --help`. Nothing of this is needed at run time."""
