-- A role that may read the catalogue and its vectors and change nothing: docs/sql.md. Run by the owner of the tables who may
-- create roles, or by a superuser:
--
--   psql "$DATABASE_URL" -v password=secret -f scripts/create-analyst-role.sql
--
-- Again after an upgrade, or to change the password; running it twice does no harm. Models trained later are readable too.
-- What people do (profile, interaction, shelf, ...) is not: docs/people.md says how to grant it.
--
-- The role cannot make temporary tables, nor keep a transaction open for long without asking anything. Run by a superuser
-- this script also takes the right to advisory locks from everybody but the owner and reelgraph_server, as whoever holds
-- those of reelgraph keeps trainings and loads waiting. What remains possible: docs/sql.md#what-the-role-may-not-do.
\set ON_ERROR_STOP on
\if :{?password}
\else
  DO $$ BEGIN
    RAISE EXCEPTION 'give the role a password: psql "$DATABASE_URL" -v password=secret -f scripts/create-analyst-role.sql';
  END $$;
\endif
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
  ELSIF NOT (SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user) THEN
    RAISE EXCEPTION 'role % may not create roles', current_user USING HINT = 'Run this as a superuser';
  END IF;
END
$$;
SELECT 'CREATE ROLE reelgraph_analyst' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'reelgraph_analyst')
\gexec
ALTER ROLE reelgraph_analyst LOGIN NOCREATEDB NOCREATEROLE PASSWORD :'password';
ALTER ROLE reelgraph_analyst SET default_transaction_read_only = on;
ALTER ROLE reelgraph_analyst SET statement_timeout = '5min';
ALTER ROLE reelgraph_analyst SET idle_in_transaction_session_timeout = '1min';
ALTER ROLE reelgraph_analyst SET search_path = reelgraph, public;
DO $$
DECLARE
  owner name := (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = to_regclass('public.movie'));
  readable text;
  lock regprocedure;
BEGIN
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM reelgraph_analyst', current_database());
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO reelgraph_analyst', current_database());
  -- Everybody may make temporary tables unless that is taken back.
  EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO %I', current_database(), owner);
  -- Earlier versions of this script granted whatever would come into the schema.
  EXECUTE format('ALTER DEFAULT PRIVILEGES FOR ROLE %I IN SCHEMA public REVOKE SELECT ON TABLES FROM reelgraph_analyst', owner);
  EXECUTE format('ALTER DEFAULT PRIVILEGES FOR ROLE %I IN SCHEMA reelgraph GRANT SELECT ON TABLES TO reelgraph_analyst', owner);
  FOR readable IN
    SELECT c.oid::regclass FROM pg_class AS c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v')
      AND (c.relname IN ('movie', 'alternative_title', 'movie_title', 'known_title', 'title_word', 'title_shortlist',
          'model', 'model_term', 'model_component', 'model_label', 'model_sample', 'model_person_space',
          'model_person_component', 'sql_object', 'active_vector', 'movie_overview', 'movie_genre', 'movie_person',
          'movie_keyword', 'movie_company', 'movie_country', 'movie_alternative_title', 'model_overview', 'active_term')
        OR c.relname ~ '^model_(vector|bits|cell|person_vector)_\d+$')
  LOOP
    EXECUTE format('GRANT SELECT ON %s TO reelgraph_analyst', readable);
  END LOOP;
  IF (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    FOR lock IN
      SELECT oid FROM pg_proc
      WHERE pronamespace = 'pg_catalog'::regnamespace AND proname ~ '^pg_(try_)?advisory_(xact_)?lock(_shared)?$'
    LOOP
      EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', lock);
      EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO %I', lock, owner);
      IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'reelgraph_server') THEN
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO reelgraph_server', lock);
      END IF;
    END LOOP;
  ELSE
    RAISE NOTICE 'only a superuser can keep reelgraph_analyst from advisory locks: see docs/sql.md';
  END IF;
END
$$;
GRANT USAGE ON SCHEMA public, reelgraph TO reelgraph_analyst;
GRANT SELECT ON ALL TABLES IN SCHEMA reelgraph TO reelgraph_analyst;
COMMIT;
