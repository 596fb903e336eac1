#!/usr/bin/env bash
# Backups of the PostgreSQL server that DATABASE_URL names, byte for byte, while it serves.
#
#   scripts/backup.sh take    BACKUP         writes a copy of the whole server into the new directory BACKUP
#   scripts/backup.sh check   BACKUP         compares the copy with the checksums taken with it
#   scripts/backup.sh restore BACKUP DATA    makes DATA, which must be empty or missing, the data directory of a server
#
# A physical copy keeps the indexes: the restored server gives the very answers of the one that was copied, at once.
# (What pg_dump writes is smaller and moves between versions of PostgreSQL, but its restore builds the HNSW indexes
# anew, which takes as long as in training and may change which of nearly equal movies is found.)
# take needs a role with REPLICATION; restore needs to run as the user who runs the server. The programs of PostgreSQL
# (pg_basebackup, pg_verifybackup) must be of the server's version, in PATH or in the directory PG_BIN.
set -euo pipefail

bin=${PG_BIN:+$PG_BIN/}
fail() { echo "backup: $*" >&2; exit 1; }

is_empty() { [[ ! -e $1 ]] || [[ -d $1 && -z $(ls -A "$1") ]]; }

take() {
  [[ -n ${DATABASE_URL:-} ]] || fail 'DATABASE_URL must name the server to copy'
  is_empty "$1" || fail "$1 is not empty; name a directory that is not there yet"
  # A copy that was cut off must not look like one.
  local unfinished=$1.unfinished
  rm -rf "$unfinished"
  "${bin}pg_basebackup" --dbname="$DATABASE_URL" --pgdata="$unfinished" --wal-method=stream --checkpoint=fast
  "${bin}pg_verifybackup" --quiet "$unfinished"
  if [[ -d $1 ]]; then rmdir "$1"; fi
  mv "$unfinished" "$1"
  echo "backup: $(du -sh "$1" | cut -f1) in $1"
}

check() {
  [[ -e $1/backup_manifest ]] || fail "$1 holds no backup: backup_manifest is missing"
  "${bin}pg_verifybackup" --quiet "$1" || fail "$1 is damaged; use another backup"
  echo "backup: $1 is whole"
}

restore() {
  check "$1"
  is_empty "$2" || fail "$2 is not empty; move it away first"
  mkdir -p "$2"
  cp -a "$1/." "$2/"
  chmod 700 "$2"
  echo "backup: restored; start the server with the data directory $2"
}

case ${1:-}/$# in
  take/2 | check/2 | restore/3) "$@" ;;
  *) sed -n '2,/^set /{/^#/p}' "${BASH_SOURCE[0]}" | cut -c3- >&2; exit 2 ;;
esac
