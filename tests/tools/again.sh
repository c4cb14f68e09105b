#!/bin/bash
# Runs a command, and anew each time that a file of the server changes. For `make dev`.
set -uo pipefail
mark=$(mktemp)
trap 'kill "$child" 2>/dev/null; rm -f "$mark"' EXIT
trap 'exit 0' INT TERM
while :; do
  touch "$mark"
  "$@" &
  child=$!
  until [ -n "$(find api entities migrations -type f -newer "$mark" -print -quit)" ]; do sleep 1; done
  echo "Something changed: again."
  kill "$child" 2>/dev/null
  wait "$child"
done
