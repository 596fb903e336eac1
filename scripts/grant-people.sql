-- What profiles take beyond reading, for the role of scripts/create-server-role.sql: what people do with movies can be
-- recorded, changed and deleted by it then.
--
--   psql "$DATABASE_URL" -f scripts/grant-people.sql
\set ON_ERROR_STOP on
BEGIN;
GRANT SELECT, INSERT, UPDATE, DELETE ON profile, interaction, profile_vector, shelf, shelf_movie, impression
  TO reelgraph_server;
COMMIT;
