#!/usr/bin/env bash
# Make the environment: find uv or install it into the environment itself, then install détente.
# Where uv cannot be had, pip does the same, more slowly.
# Usage: setup.sh PYTHON VENV
set -euo pipefail
python=$1
venv=$2

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
  echo "détente needs Python 3.11 or newer; say which with: make … PYTHON=python3.12" >&2
  exit 2
}

with_uv() {
  local uv=(uv)
  if ! command -v uv >/dev/null 2>&1; then
    [ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check uv || return 1
    uv=("$venv/bin/uv")
  fi
  UV_PROJECT_ENVIRONMENT=$venv "${uv[@]}" sync --quiet --python "$python" --inexact
}

with_pip() {
  [ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check "pip>=25.1"
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check -e . --group dev
}

echo "setting up détente in $venv (once) …" >&2
with_uv || { echo "uv is not to be had here; pip does it" >&2; with_pip; }
