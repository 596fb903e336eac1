-- A role that may read the catalogue and its vectors and change nothing. Run by the owner of the database:
--
--   psql "$DATABASE_URL" -v password=secret -f scripts/create-analyst-role.sql
--
-- Again after a change of the password; running it twice does no harm. Models trained later are readable too,
-- when the role that runs this is the one that trains.
\set ON_ERROR_STOP on
\if :{?password}
\else
  DO $$ BEGIN
    RAISE EXCEPTION 'give the role a password: psql "$DATABASE_URL" -v password=secret -f scripts/create-analyst-role.sql';
  END $$;
\endif
BEGIN;
SELECT 'CREATE ROLE reelgraph_analyst' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'reelgraph_analyst')
\gexec
ALTER ROLE reelgraph_analyst LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'password';
ALTER ROLE reelgraph_analyst SET default_transaction_read_only = on;
ALTER ROLE reelgraph_analyst SET statement_timeout = '5min';
SELECT format('GRANT CONNECT ON DATABASE %I TO reelgraph_analyst', current_database())
\gexec
GRANT USAGE ON SCHEMA public TO reelgraph_analyst;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO reelgraph_analyst;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO reelgraph_analyst;
COMMIT;
