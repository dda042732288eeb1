"""`python -m evaluation TASK FILE… [--predictions OUT.jsonl]` prints one JSON object of metrics."""

from __future__ import annotations

import argparse
import json
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

TASKS = (
    "extraction", "pagedates", "parsing", "mentions", "classify", "penta", "roles", "records",
    "triples", "actors", "names", "attribution", "factuality", "time", "geo", "coref", "page",
    "written", "voices_written",
)  # fmt: skip
NOT_THERE = 3


def main(arguments: list[str] | None = None) -> int:
    """Measure one task; 0 done, 2 wrong usage or a file that cannot be read, 3 no such task yet."""
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__)
    parser.add_argument("task", choices=TASKS)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--predictions", type=Path, metavar="OUT.jsonl")
    options = parser.parse_args(arguments)
    if find_spec(f"evaluation.{options.task}") is None:
        print(f"evaluation: the task {options.task!r} is not there yet", file=sys.stderr)
        return NOT_THERE
    missing = [file for file in options.files if not file.exists()]
    if missing:
        print(f"evaluation: no such file: {', '.join(map(str, missing))}", file=sys.stderr)
        return 2
    run = import_module(f"evaluation.{options.task}").run
    metrics = run(options.files, options.predictions)
    print(json.dumps({key: _rounded(value) for key, value in metrics.items()}))
    return 0


def _rounded(value: object) -> object:
    return round(value, 4) if isinstance(value, float) else value


if __name__ == "__main__":
    sys.exit(main())
