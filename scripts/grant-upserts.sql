-- What the mutation upsertMovies takes beyond reading, for the role of scripts/create-server-role.sql. Movies, their titles and
-- their vectors can be added and changed by it then; nothing can be dropped, and nobody else's data is touched.
--
--   psql "$DATABASE_URL" -f scripts/grant-upserts.sql
\set ON_ERROR_STOP on
BEGIN;
GRANT INSERT, UPDATE ON movie, title_word, person_word TO reelgraph_server;
GRANT INSERT, UPDATE, DELETE ON movie_title, known_title, credited_person TO reelgraph_server;
GRANT UPDATE ON title_shortlist TO reelgraph_server;
GRANT UPDATE (movie_count, vector_revision) ON model TO reelgraph_server;
-- Batches are staged in temporary tables.
DO $$
BEGIN
  EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO reelgraph_server', current_database());
END
$$;
-- The vectors of the models that are there, and of those trained later.
DO $$
DECLARE
  name text;
BEGIN
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename ~ '^model_(vector|bits)_\d+$' LOOP
    EXECUTE format('GRANT INSERT, UPDATE, DELETE ON %I TO reelgraph_server', name);
  END LOOP;
END
$$;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT INSERT, UPDATE, DELETE ON TABLES TO reelgraph_server;
COMMIT;
