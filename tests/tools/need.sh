#!/bin/bash
# Installs what the words after it name and this machine lacks, and says so: need.sh node npm chromium postgresql
# On Debian as root or with sudo; elsewhere it says in one sentence which package to install.
set -euo pipefail

present() {
  case $1 in
    node) [ "$(node -p 'parseInt(process.versions.node) >= 18' 2>/dev/null)" = true ] ;;
    npm) command -v npm >/dev/null ;;
    chromium) [ -n "${CHROMIUM:-}" ] || command -v chromium >/dev/null ;;
    postgresql) compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null ;;
    *) echo "need.sh does not know '$1'." >&2; exit 2 ;;
  esac
}

missing=()
for thing; do
  present "$thing" || missing+=("${thing/#node/nodejs}")
done
[ ${#missing[@]} -gt 0 ] || exit 0

as=()
[ "$(id -u)" = 0 ] || as=(sudo)
if ! command -v apt-get >/dev/null || ! "${as[@]}" true 2>/dev/null </dev/null; then
  echo "Install ${missing[*]} with the package manager of this machine, then try again." >&2
  exit 1
fi
echo "Installing ${missing[*]} with apt-get."
"${as[@]}" apt-get update -q >/dev/null
"${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "${missing[@]}" >/dev/null
