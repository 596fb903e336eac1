-- Guards against a server that is taken over: a role that can read what serving takes and change nothing. Migrations and
-- training go on as the owner of the database, who also runs this, once and again after a migration:
--
--   psql "$DATABASE_URL" -f scripts/create-server-role.sql
--   psql "$DATABASE_URL" -c '\password reelgraph_server'
--
-- Then serve with DATABASE_URL=postgres://reelgraph_server:...@host/database. Models trained later are readable too,
-- when the role that runs this is the one that trains. For upsertMovies see scripts/grant-upserts.sql.
\set ON_ERROR_STOP on
BEGIN;
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'reelgraph_server') THEN
    CREATE ROLE reelgraph_server;
  END IF;
  ALTER ROLE reelgraph_server LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM reelgraph_server', current_database());
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO reelgraph_server', current_database());
END
$$;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public, drizzle TO reelgraph_server;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO reelgraph_server;
-- To see that no migration is missing.
GRANT SELECT ON ALL TABLES IN SCHEMA drizzle TO reelgraph_server;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO reelgraph_server;
COMMIT;
