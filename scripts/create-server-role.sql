-- Guards against a server that is taken over: a role that can read what serving takes and change nothing. Migrations and
-- training go on as the owner of the tables. Run by that owner or by a superuser once the tables are there; running it
-- again does no harm:
--
--   psql "$DATABASE_URL" -f scripts/create-server-role.sql
--   psql "$DATABASE_URL" -c '\password reelgraph_server'
--
-- An owner who may not create roles asks somebody who may for: CREATE ROLE reelgraph_server LOGIN PASSWORD '...'
-- Then serve with DATABASE_URL=postgres://reelgraph_server:...@host/database. What is trained or migrated later is readable
-- too. For upsertMovies see grant-upserts.sql, for profiles grant-people.sql.
\set ON_ERROR_STOP on
BEGIN;
DO $$
DECLARE
  owner name := (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = to_regclass('public.movie'));
BEGIN
  IF owner IS NULL THEN
    RAISE EXCEPTION 'there are no tables of reelgraph in database %', current_database()
      USING HINT = 'Make them first: reelgraph ingest FILE, or reelgraph start';
  ELSIF NOT pg_has_role(owner, 'USAGE') THEN
    RAISE EXCEPTION 'role % does not own the tables', current_user
      USING HINT = format('Run this as %s, which does, or as a superuser', owner);
  ELSIF EXISTS (SELECT FROM pg_roles WHERE rolname = 'reelgraph_server'
      AND (rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication OR rolbypassrls)) THEN
    RAISE EXCEPTION 'reelgraph_server may do more than read'
      USING HINT = 'Run as a superuser: ALTER ROLE reelgraph_server NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS';
  ELSIF EXISTS (SELECT FROM pg_roles WHERE rolname = 'reelgraph_server' AND NOT rolcanlogin) THEN
    RAISE EXCEPTION 'reelgraph_server may not log in'
      USING HINT = 'As somebody who may alter roles, run: ALTER ROLE reelgraph_server LOGIN';
  ELSIF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'reelgraph_server') THEN
    IF NOT (SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user) THEN
      RAISE EXCEPTION 'role % may not create roles', current_user
        USING HINT = 'As somebody who may, run: CREATE ROLE reelgraph_server LOGIN PASSWORD ''...''; then run this again';
    END IF;
    CREATE ROLE reelgraph_server LOGIN NOCREATEDB NOCREATEROLE;
  END IF;
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM reelgraph_server', current_database());
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO reelgraph_server', current_database());
  -- Tables of migrations to come. Those of models get the grants of the model before.
  EXECUTE format('ALTER DEFAULT PRIVILEGES FOR ROLE %I IN SCHEMA public GRANT SELECT ON TABLES TO reelgraph_server', owner);
  -- Where create-analyst-role.sql has taken them from everybody.
  IF NOT has_function_privilege('reelgraph_server', 'pg_advisory_xact_lock(integer, integer)', 'EXECUTE') THEN
    GRANT EXECUTE ON FUNCTION pg_advisory_xact_lock(integer, integer), pg_try_advisory_lock(integer, integer)
      TO reelgraph_server;
  END IF;
END
$$;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public, drizzle TO reelgraph_server;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO reelgraph_server;
-- To see that no migration is missing.
GRANT SELECT ON ALL TABLES IN SCHEMA drizzle TO reelgraph_server;
COMMIT;
