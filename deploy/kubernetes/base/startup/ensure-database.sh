#!/usr/bin/env bash
# Generated from aspire-manifest.json by: dotnet run --project OpenMeet.AppHost -- kubernetes
# Waits for PostgreSQL and creates the database DATABASE, with DATABASE_OPTIONS, unless it is there. Where and as whom say
# psql's own variables (PGHOST, PGPORT, PGUSER, PGPASSWORD).
set -euo pipefail

until pg_isready --quiet --timeout=3; do
  echo "waiting for PostgreSQL at $PGHOST:$PGPORT"
  sleep 2
done

query() { psql --no-psqlrc --quiet --tuples-only --no-align --dbname=postgres --set=ON_ERROR_STOP=1 --set=name="$DATABASE"; }
exists() { [ "$(echo "SELECT 1 FROM pg_database WHERE datname = :'name';" | query)" = 1 ]; }

# A password that is refused ends it here, with PostgreSQL's own words.
echo 'SELECT 1;' | query >/dev/null

if exists; then
  echo "the database $DATABASE is there"
  exit 0
fi

# Another pod may be faster: what counts is that it is there.
echo "CREATE DATABASE :\"name\" ${DATABASE_OPTIONS:-};" | query || exists
echo "the database $DATABASE has been created"
