#!/usr/bin/env bash
# Install Debian's Chromium for the tests of the desk, where there is none and we may.
set -euo pipefail
for name in chromium chromium-browser google-chrome; do
  if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
command -v apt-get >/dev/null 2>&1 || exit 1
[ "$(id -u)" = 0 ] || exit 1
export DEBIAN_FRONTEND=noninteractive
timeout 120 apt-get update -qq
timeout 420 apt-get install -y -qq --no-install-recommends chromium fonts-noto-core fonts-dejavu-core
