"""Compile the gazetteer: `python -m scripts.gazetteer` (`make gazetteer`), `--check` only compares.

The lists in `src/detente/actors/data/*.tsv` are what people read and edit; `gazetteer.bin` beside
them is what is loaded. Exit status 1 when `--check` finds that they differ.
"""

from __future__ import annotations

import sys

from detente.actors import compiled


def main(arguments: list[str]) -> int:
    """Write the compiled file, or compare it with the lists."""
    if "--check" in arguments:
        if compiled.is_fresh():
            return 0
        print("gazetteer.bin is not what the lists give: run `make gazetteer`", file=sys.stderr)
        return 1
    content = compiled.compile_lists()
    compiled.FILE.write_bytes(content)
    print(f"{compiled.FILE.name}: {len(content):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
