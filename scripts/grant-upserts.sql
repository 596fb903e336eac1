-- What the mutation upsertMovies takes beyond reading, for the role of create-server-role.sql. Movies, their titles and
-- their vectors can be added and changed by it then; nothing can be dropped, and nobody else's data is touched. Vectors of
-- models trained later too, as training hands the grants on. Run by the owner of the tables or by a superuser:
--
--   psql "$DATABASE_URL" -f scripts/grant-upserts.sql
\set ON_ERROR_STOP on
BEGIN;
GRANT INSERT, UPDATE ON movie, title_word, person_word TO reelgraph_server;
GRANT INSERT, UPDATE, DELETE ON movie_title, known_title, credited_person TO reelgraph_server;
GRANT UPDATE ON title_shortlist TO reelgraph_server;
GRANT UPDATE (movie_count, vector_revision) ON model TO reelgraph_server;
DO $$
DECLARE
  name text;
BEGIN
  -- Batches are staged in temporary tables.
  EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO reelgraph_server', current_database());
  FOR name IN
    SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename ~ '^model_(vector|bits|person_vector)_\d+$'
  LOOP
    EXECUTE format('GRANT INSERT, UPDATE, DELETE ON %I TO reelgraph_server', name);
  END LOOP;
  -- Earlier versions of this script granted whatever would come into the schema.
  EXECUTE format('ALTER DEFAULT PRIVILEGES FOR ROLE %I IN SCHEMA public REVOKE INSERT, UPDATE, DELETE ON TABLES FROM reelgraph_server',
    (SELECT tableowner FROM pg_tables WHERE schemaname = 'public' AND tablename = 'movie'));
END
$$;
COMMIT;
