"""Files made clippings, from seed 0 to a last one, and prints each one's id as soon as it is filed."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from making import generate

from hemeroteca.store import open_archive


def main(path: str, last: str) -> None:
    """Files them all; clippings that are there already are printed too, being filed."""
    with open_archive(path) as archive:
        for seed in range(int(last)):
            clipping, filings = generate(seed)
            archive.file_clipping(clipping, filings)
            print(clipping.id, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
