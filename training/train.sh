#!/bin/sh
# Make the English engine anew from the pinned encoder and the open data, and compare it with the
# shipped one. The data folder is $DETENTE_DATA, or ../shared/data beside the repository.
# With --install the new engine takes the shipped one's place.
set -eu
cd "$(dirname "$0")/.."
work=training/work
if [ ! -x "$work/venv/bin/python" ]; then
    python3 -m venv "$work/venv"
    "$work/venv/bin/python" -m pip install --quiet -r training/requirements.txt
fi
export PYTHONPATH=.:src
"$work/venv/bin/python" -m training.fit --name en --epochs 10
"$work/venv/bin/python" -m training.export --name en --folder "$work/built"
"$work/venv/bin/python" -m training.compare "$work/built"
if [ "${1:-}" = --install ]; then
    "$work/venv/bin/python" -m training.export --name en
fi
