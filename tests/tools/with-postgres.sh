#!/bin/bash
# Runs a command with WDW_TEST_DATABASE naming a PostgreSQL of its own, which is gone afterwards.
# A PostgreSQL that WDW_TEST_DATABASE names already is used as it is. WDW_POSTGRES_OPTIONS go to a new one.
set -euo pipefail
case ${WDW_TEST_DATABASE:-} in postgres*) exec "$@" ;; esac

"$(dirname "$0")/need.sh" postgresql
bin=$(compgen -G '/usr/lib/postgresql/*/bin' | sort -V | tail -n 1 || dirname "$(command -v initdb)")
home=$(mktemp -d /tmp/wdw-postgres.XXXXXX)
as=()
if [ "$(id -u)" = 0 ]; then # PostgreSQL refuses to run as root
  chown postgres "$home"
  as=(runuser -u postgres --)
fi
pg() { (cd "$home" && "${as[@]}" "$bin/$1" "${@:2}"); }

trap 'pg pg_ctl --pgdata="$home/data" --mode=immediate --silent stop || true; rm -rf "$home"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

pg initdb --pgdata="$home/data" --username=wdw --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$home/log"
# A socket in a folder of its own: no port to collide with, nobody else to connect. What is lost in a crash may be lost.
pg pg_ctl --pgdata="$home/data" --log="$home/data/log" --silent --wait start --options="-c listen_addresses= \
  -c unix_socket_directories=$home -c max_connections=300 -c fsync=off -c synchronous_commit=off -c full_page_writes=off ${WDW_POSTGRES_OPTIONS:-}"
echo "PostgreSQL $("$bin/postgres" --version | awk '{print $3}') for the tests, in $home."
WDW_TEST_DATABASE="postgres://wdw@localhost/postgres?host=$home" "$@"
