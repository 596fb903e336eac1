#!/usr/bin/env bash
# A private PostgreSQL with pgvector on Debian, without Docker and without touching a system-wide server.
#
#   scripts/native-postgres.sh start [DIRECTORY] [-c NAME=VALUE ...]   sets it up when missing, prints its URL
#   scripts/native-postgres.sh url   [DIRECTORY]                       prints the URL of the one that runs
#   scripts/native-postgres.sh stop  [DIRECTORY] [--delete] [--crash]  stops it; --delete removes its data too,
#                                                                      --crash stops it as a power failure would
#   scripts/native-postgres.sh replica DIRECTORY --of PRIMARY [-c NAME=VALUE ...]
#                                                                      a streaming replica of the one in PRIMARY
#   scripts/native-postgres.sh promote DIRECTORY                       makes a replica a primary
#
# DIRECTORY holds one server: data, password, port, log (default: .native-postgres/server). The build is kept in
# .native-postgres/, so the second start takes a second. A server that is started again has its port again. Root
# starts the server as the user `postgres`.
#
# Debian 12 packages PostgreSQL but no pgvector, so its source comes from a later release of Debian, over the
# mirror that this machine's apt is set up with, and is built against a private copy of the server.
set -euo pipefail

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=$project/.native-postgres
needed='postgresql make gcc libc6-dev xz-utils'

say() { echo "native-postgres: $*" >&2; }
fail() { say "$*"; exit 1; }

# --- the machine -------------------------------------------------------------------------------------------

newest_postgres() { find /usr/lib/postgresql -mindepth 1 -maxdepth 1 -name '[0-9]*' 2>/dev/null | sort -V | tail -1; }

install_packages() {
  [[ -n $(newest_postgres) ]] && command -v make gcc xz >/dev/null && return
  command -v apt-get >/dev/null || fail 'needs Debian, or PostgreSQL of your own in TEST_DATABASE_URL'
  ((EUID == 0)) || fail "missing packages; as root run: apt-get install $needed"
  say "installing $needed"
  export DEBIAN_FRONTEND=noninteractive
  apt-get -q update >&2
  # shellcheck disable=SC2086
  apt-get -q install --yes --no-install-recommends $needed >&2
}

# As the server's user, who must not be root.
unprivileged() {
  if ((EUID == 0)); then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

# --- the build ---------------------------------------------------------------------------------------------

# apt with lists and caches of its own: needs no root and leaves the system's alone. $1: a name for them.
private_apt() {
  local state=$work/apt/$1
  shift
  mkdir -p "$state"/{lists,archives}/partial
  apt-get -q -o Dir::State::Lists="$state/lists" -o Dir::Cache="$state" -o Dir::Cache::archives="$state/archives" \
    -o APT::Sandbox::User="$(id -un)" "$@" >&2 </dev/null
}

mirror() {
  apt-get indextargets --format '$(REPO_URI) $(CODENAME) $(COMPONENT)' 'Created-By: Packages' |
    awk -v release="$(. /etc/os-release && echo "$VERSION_CODENAME")" '$2 == release && $3 == "main" { print $1; exit }'
}

fetch_headers() {
  private_apt system update
  (cd "$work" && private_apt system download "postgresql-server-dev-$version")
  dpkg -x "$work"/postgresql-server-dev-*.deb "$root"
}

# Debian 13's pgvector is 0.8.0, whose parallel index builds are not sound: see start().
fetch_pgvector() {
  local uri
  uri=$(mirror)
  [[ -n $uri ]] || fail 'apt has no source for this release of Debian'
  echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $uri trixie main" >"$work/trixie.list"
  local from=(trixie -o Dir::Etc::sourcelist="$work/trixie.list" -o Dir::Etc::sourceparts=-)
  private_apt "${from[@]}" update
  (cd "$work" && private_apt "${from[@]}" source --download-only pgvector)
  mkdir -p "$work/pgvector"
  tar -xf "$work"/pgvector_*.orig.tar.* -C "$work/pgvector" --strip-components=1
}

# Leaves a copy of the server with pgvector in $cache/root; the server finds its files relative to itself.
build() {
  [[ -e $cache/root/complete ]] && return
  install_packages
  local installed version work root log
  installed=$(newest_postgres)
  version=${installed##*/}
  work=$cache/build
  root=$work/root
  log=$cache/build.log
  say "building pgvector for PostgreSQL $version (once, about half a minute)"
  rm -rf "$work" "$cache/root"
  mkdir -p "$root/usr/lib/postgresql" "$root/usr/share/postgresql"
  {
    fetch_headers
    cp -a "/usr/lib/postgresql/$version" "$root/usr/lib/postgresql/"
    cp -a "/usr/share/postgresql/$version" "$root/usr/share/postgresql/"
    # Debian 13 and later have a package of pgvector, which may be installed.
    if [[ ! -e $root/usr/share/postgresql/$version/extension/vector.control ]]; then
      fetch_pgvector
      local options=(with_llvm=no OPTFLAGS= PG_CONFIG="$root/usr/lib/postgresql/$version/bin/pg_config"
        includedir_server="$root/usr/include/postgresql/$version/server")
      make -C "$work/pgvector" -j2 "${options[@]}"
      make -C "$work/pgvector" "${options[@]}" install
    fi
  } >"$log" 2>&1 || { tail -20 "$log" >&2; fail "the build failed; all of it is in $log"; }
  echo "$version" >"$root/complete"
  mv "$root" "$cache/root"
  rm -rf "$work"
}

# Where the server's user can run the build: a home directory of root's lets nobody else in.
reachable_root() {
  local version copy
  version=$(cat "$cache/root/complete")
  if unprivileged "$cache/root/usr/lib/postgresql/$version/bin/postgres" --version >/dev/null 2>&1; then
    echo "$cache/root"
    return
  fi
  copy=/var/tmp/reelgraph-postgres-$(echo "$cache" | cksum | cut -d' ' -f1)
  if [[ ! $copy/complete -nt $cache/root/complete ]]; then
    rm -rf "$copy"
    cp -a "$cache/root" "$copy"
    chmod -R go+rX "$copy"
    touch "$copy/complete"
  fi
  echo "$copy"
}

# --- the server --------------------------------------------------------------------------------------------

# A directory that the server's user reaches: the one asked for, else one of the same purpose in /var/tmp.
server_directory() {
  local wanted=${1:-$cache/server}
  mkdir -p "$wanted"
  wanted=$(cd "$wanted" && pwd)
  if ((EUID == 0)) && ! unprivileged test -x "$wanted" 2>/dev/null; then
    wanted=/var/tmp/reelgraph-postgres-server-$(echo "$wanted" | cksum | cut -d' ' -f1)
    mkdir -p "$wanted"
  fi
  echo "$wanted"
}

is_running() { [[ -s $server/data/postmaster.pid ]] && unprivileged "$bin/pg_ctl" -D "$server/data" status >/dev/null 2>&1; }

print_url() {
  echo "postgres://postgres:$(cat "$server/password")@127.0.0.1:$(sed -n 4p "$server/data/postmaster.pid")/postgres"
}

is_free() { ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# The port that the server had, else one that nobody has.
free_port() {
  local port
  port=$(cat "$server/port" 2>/dev/null || true)
  if [[ -n $port ]] && is_free "$port"; then
    echo "$port"
    return
  fi
  for ((port = 54329; port < 54429; port++)); do
    if is_free "$port"; then
      echo "$port"
      return
    fi
  done
  fail 'no free port from 54329 to 54428'
}

create_cluster() {
  [[ -s $server/data/PG_VERSION ]] && return
  (umask 077 && od -An -N16 -tx1 /dev/urandom | tr -d ' \n' >"$server/password")
  mkdir -p "$server/data"
  ((EUID == 0)) && chown -R postgres "$server"
  unprivileged "$bin/initdb" -D "$server/data" -U postgres --auth=scram-sha-256 --pwfile="$server/password" \
    --encoding=UTF8 --locale=C.UTF-8 >"$server/initdb.log" 2>&1 || { cat "$server/initdb.log" >&2; fail 'initdb failed'; }
}

# The files of the primary as they are, and the settings to follow it from there.
copy_primary() {
  [[ -s $server/data/PG_VERSION ]] && return
  [[ -n $primary ]] || fail 'replica takes the directory of the primary: --of PRIMARY'
  local source target=$server
  source=$(paths "$primary"; is_running || fail "no server runs in $server; start it first"; print_url)
  (umask 077 && cp "$(server_directory "$primary")/password" "$target/password")
  ((EUID == 0)) && chown -R postgres "$target"
  unprivileged "$bin/pg_basebackup" -D "$target/data" -d "$source" --write-recovery-conf --wal-method=stream \
    --checkpoint=fast >"$target/basebackup.log" 2>&1 || { cat "$target/basebackup.log" >&2; fail 'pg_basebackup failed'; }
}

start() { start_from create_cluster; }
replica() { start_from copy_primary; }

# $1: what makes the data directory when it is missing.
start_from() {
  build
  paths "$directory"
  if ! is_running; then
    "$1"
    local attempt port
    for attempt in 1 2 3; do
      port=$(free_port)
      # Another program may take the port in between; then it is the next one's turn.
      unprivileged "$bin/pg_ctl" -D "$server/data" -l "$server/log" -w -t 60 start \
        -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories='' \
          -c max_parallel_maintenance_workers=0 ${settings[*]}" \
        >/dev/null 2>&1 </dev/null && break
      ((attempt < 3)) || { tail -20 "$server/log" >&2; fail "the server does not start; its log is $server/log"; }
    done
    echo "$port" >"$server/port"
    say "PostgreSQL $(cat "$root/complete") runs in $server"
  fi
  print_url
}

stop() {
  [[ -e $cache/root/complete ]] || return 0
  paths "$directory"
  if is_running; then unprivileged "$bin/pg_ctl" -D "$server/data" -w -m "$stop_mode" stop >/dev/null; fi
  if [[ $delete == yes ]]; then rm -rf "$server"; fi
}

promote() {
  url >/dev/null
  unprivileged "$bin/pg_ctl" -D "$server/data" -w promote >/dev/null
}

url() {
  [[ -e $cache/root/complete ]] || fail 'not set up; use start'
  paths "$directory"
  is_running || fail "no server runs in $server; use start"
  print_url
}

paths() {
  root=$(reachable_root)
  bin=$root/usr/lib/postgresql/$(cat "$root/complete")/bin
  server=$(server_directory "$1")
}

verb=${1:-}
shift || true
directory=
primary=
delete=no
stop_mode=fast
settings=()
while (($#)); do
  case $1 in
    -c) [[ ${2:-} == *=* ]] || fail '-c takes NAME=VALUE'; settings+=(-c "$2"); shift 2 ;;
    --delete) delete=yes; shift ;;
    --crash) stop_mode=immediate; shift ;;
    --of) primary=${2:-}; shift 2 ;;
    -*) fail "unknown option $1" ;;
    *) directory=$1; shift ;;
  esac
done

case $verb in
  start | stop | url | replica | promote)
    mkdir -p "$cache"
    exec 9>"$cache/.lock"
    flock 9
    "$verb" 9>&-
    ;;
  *) sed -n '2,/^set /{/^#/p}' "${BASH_SOURCE[0]}" | cut -c3- >&2; exit 2 ;;
esac
