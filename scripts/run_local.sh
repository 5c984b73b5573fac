#!/usr/bin/env bash
# Runs the program on your own mailbox without an AWS account: run_local.sh [COMMAND …], by default once.
# Reads settings from .env. Keeps the tables in data/tables.db; their engine, dynoxide, ends with the program.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ -f .env ]; then
  set -a
  . ./.env
  set +a
fi
export DYNAMODB_ENDPOINT_URL=${DYNAMODB_ENDPOINT_URL:-http://localhost:8000} CREATE_TABLES=true
port=${DYNAMODB_ENDPOINT_URL##*:}

jar=target/events-gmail-ingest.jar
# where the tests look for it too
engine() { PATH=$PATH:$(echo target/dynoxide/node_modules/@dynoxide/*) command -v "${DYNAMODB_ENGINE:-dynoxide}"; }
if ! engine >/dev/null || [ -n "$(find pom.xml src/main "$jar" -newer "$jar" 2>&1 | head -1)" ]; then
  mvn -q -B -ntp package -DskipTests -Dengine.skip=false
fi
engine=$(engine) || { echo "DYNAMODB_ENGINE: there is no such executable" >&2; exit 78; }

# uses an engine that answers there already: of a schedule in another window, or of Compose
if ! "$engine" healthcheck --port "$port" 2>/dev/null; then
  mkdir -p data
  # in a process group of its own: Ctrl+C is for the program, which releases its messages
  set -m
  "$engine" serve --port "$port" --db-path data/tables.db >data/dynoxide.log 2>&1 &
  set +m
  tables=$!
  trap '{ kill "$tables" && wait "$tables"; } 2>/dev/null || true' EXIT
  until "$engine" healthcheck --port "$port" 2>/dev/null; do
    kill -0 "$tables" 2>/dev/null || { cat data/dynoxide.log >&2; exit 2; }
    sleep 0.1
  done
fi

java -jar "$jar" "${@:-once}" &
program=$!
trap 'kill "$program" 2>/dev/null' INT TERM
while kill -0 "$program" 2>/dev/null; do
  wait "$program" || true
done
wait "$program"
