#!/usr/bin/env bash
# Install what the tests need beside Python packages, where it is missing and this can be done; else say what to install.
set -euo pipefail

packages=()
need() {  # command or path, Debian package
  command -v "$1" >/dev/null 2>&1 || packages+=("$2")
}
need chromium chromium
need java default-jre-headless
need mvn maven
need soffice libreoffice-writer-nogui
need pdftoppm poppler-utils
[ ${#packages[@]} -eq 0 ] && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing for the tests: ${packages[*]}"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends "${packages[@]}" fonts-noto-core fonts-liberation >/dev/null
else
  echo "The tests need programs that are not here. As root: apt-get install ${packages[*]}" >&2
  [ -z "${CI:-}" ]
fi
