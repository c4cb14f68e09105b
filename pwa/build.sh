#!/bin/sh
# Builds the app into pwa/dist, with its rooms as files of their own (see boot and finish.sh). Words after it go to
# `trunk build`. For a quick build in one file: WDW_QUICK=1 pwa/build.sh --cargo-profile dev
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
cd "$here"
# Two builds at once would mix their pieces in .stage.
mkdir -p .stage
if [ -z "${WDW_ALONE:-}" ] && command -v flock >/dev/null 2>&1; then
  WDW_ALONE=1 exec flock .stage/lock "$here/build.sh" "$@"
fi
command -v node >/dev/null 2>&1 || { echo "no Node: the app is built in one file" >&2; WDW_QUICK=1; }
[ "${WDW_QUICK:-}" != 1 ] || exec "$here/toolchain.sh" run trunk build "$@"
# The names of the functions and where they are called from: finish.sh cuts along these.
export CARGO_PROFILE_APP_STRIP=none
export WDW_ROOMS=1
exec "$here/toolchain.sh" run trunk build --features rooms "$@"
