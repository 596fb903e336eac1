#!/usr/bin/env bash
# Papa Parse 5.7.1 with `escapeChar: '\\'` does not know that a backslash can itself be escaped. A quoted field that ends in
# an escaped backslash ("C:\\", as csv-stringify with `escape: '\\'` writes the value C:\) does not end there: the field
# swallows the separator and the next field, and the row comes out one field short.
#
# Seen: [["1","C:\\\",\"x"],["2","b","y"]], expected [["1","C:\\","x"],["2","b","y"]], with the error InvalidQuotes.
# A file in which a backslash escapes is better split by a parser that reads escapes from left to right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund papaparse@5.7.1 csv-stringify@6.6.0
cat > check.mjs <<'JS'
import Papa from 'papaparse';
import { stringify } from 'csv-stringify/sync';
const rows = [['1', 'C:\\', 'x'], ['2', 'b', 'y']];
const text = stringify(rows, { escape: '\\', quoted: true });
const { data } = Papa.parse(text.trim(), { escapeChar: '\\' });
console.log(text, JSON.stringify(data));
const swallowed = JSON.stringify(data) === JSON.stringify([['1', 'C:\\\\","x'], ['2', 'b', 'y']]) || data[0].length === 2;
process.exit(text.startsWith('"1","C:\\\\","x"') && swallowed ? 0 : 1);
JS
node check.mjs
