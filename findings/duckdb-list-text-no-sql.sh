#!/usr/bin/env bash
# DuckDB 1.5.6 spells a list as text (CAST to VARCHAR, COPY ... TO a CSV file) in a grammar of its own, which is neither SQL nor
# JSON nor Python: quotation marks stand only where an element needs them, and a quotation mark within is escaped by a
# backslash. Its SQL doubles quotation marks instead, so what DuckDB prints cannot be pasted into a DuckDB query; only the
# cast back understands it. A reader of such files needs a parser for exactly this form.
#
# Seen: ['Schindler\'s', Drama, 'a, b'], which as an expression is "Parser Error: syntax error", and cast to VARCHAR[] is the
# list again.
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
const LIST = "['Schindler''s', 'Drama', 'a, b']";
const [{ text }] = await rows(`SELECT ${LIST}::VARCHAR AS text`);
const pasted = await rows(`SELECT ${text} AS list`).then(() => 'accepted', ({ message }) => message.split('\n')[0]);
const [{ same }] = await rows(`SELECT ${LIST}::VARCHAR::VARCHAR[] = ${LIST} AS same`);
console.log(text, '|', pasted, '|', same);
const seen = text === "['Schindler\\'s', Drama, 'a, b']" && pasted.startsWith('Parser Error') && same === true;
process.exit(seen ? 0 : 1);
JS
node check.mjs
