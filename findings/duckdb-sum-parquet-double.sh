#!/usr/bin/env bash
# DuckDB 1.5.6: sum() of INTEGER or BIGINT is a HUGEINT, and COPY ... TO a Parquet file writes HUGEINT as DOUBLE, without an
# error or a warning: Parquet has no integer of 128 bits. Sums above 2^53 lose their last digits, and readers that expect
# whole numbers (ids, votes) meet floating-point ones. CSV from the same query is exact. `sum(x)::BIGINT` keeps them whole.
#
# Seen: in the table HUGEINT 9007199254740993, in the Parquet file DOUBLE 9007199254740992.0, with the cast BIGINT
# 9007199254740993.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund @duckdb/node-api@1.5.6-r.1
cat > check.mjs <<'JS'
import { DuckDBInstance } from '@duckdb/node-api';
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const rows = async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson();
const SUM = 'SELECT sum(x) AS s FROM (VALUES (9007199254740992::BIGINT), (1)) AS v(x)';
const show = (source) => rows(`SELECT typeof(s) AS type, s::VARCHAR AS value FROM (${source})`);
await connection.run(`COPY (${SUM}) TO 'sum.parquet'`);
await connection.run(`COPY (SELECT s::BIGINT AS s FROM (${SUM})) TO 'cast.parquet'`);
const seen = [await show(SUM), await show("FROM 'sum.parquet'"), await show("FROM 'cast.parquet'")].flat();
console.log(seen);
const expected = [
  { type: 'HUGEINT', value: '9007199254740993' },
  { type: 'DOUBLE', value: '9007199254740992.0' },
  { type: 'BIGINT', value: '9007199254740993' },
];
process.exit(JSON.stringify(seen) === JSON.stringify(expected) ? 0 : 1);
JS
node check.mjs
