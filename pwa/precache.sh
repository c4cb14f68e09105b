#!/bin/sh
# Called by finish.sh after a build: tells the service worker which files this version of the app has, and which of
# them (the rooms) it only keeps when someone uses the app. Icons are left out: the browser takes them by itself when
# the app is installed.
set -eu
cd "$TRUNK_STAGING_DIR"
files=$(find . -type f ! -name sw.js ! -name index.html ! -name '*.png' | LC_ALL=C sort)
version=$(cat index.html $files | sha256sum | cut -c 1-16)
first='"/"'
rooms=
for file in $files; do
  case $file in
    ./room-*) rooms="$rooms${rooms:+, }\"${file#.}\"" ;;
    *) first="$first, \"${file#.}\"" ;;
  esac
done
sed -e "s|__VERSION__|$version|" -e "s|/\*__FILES__\*/|$first|" -e "s|/\*__ROOMS__\*/|$rooms|" sw.js > sw.js.new
mv sw.js.new sw.js
