"""Where the reference material lies beside a development checkout; most users have none."""

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("DETENTE_SHARED") or Path(__file__).parents[2] / "shared")

needs_shared = pytest.mark.skipif(
    not (SHARED / "README.md").is_file(),
    reason="the reference material is not here; set DETENTE_SHARED to where it lies",
)
