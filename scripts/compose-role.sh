#!/usr/bin/env bash
# Run once by the database container, as its superuser: makes the role `reelgraph`, which owns the database and may do
# nothing else on the server. docker-compose.yml mounts it; REELGRAPH_PASSWORD is the role's password.
set -euo pipefail

psql --quiet --no-psqlrc --set ON_ERROR_STOP=on --set password="$REELGRAPH_PASSWORD" \
  --username "$POSTGRES_USER" --dbname postgres <<'SQL'
CREATE ROLE reelgraph LOGIN PASSWORD :'password';
CREATE DATABASE reelgraph OWNER reelgraph;
\connect reelgraph
CREATE EXTENSION vector;
CREATE EXTENSION pg_trgm;
SQL
