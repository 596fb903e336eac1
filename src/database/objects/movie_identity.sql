CREATE OR REPLACE FUNCTION movie_identity(movie_id integer, year integer) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
RETURN CASE WHEN year IS NULL THEN '#' || movie_id
  -- A shown title in another script has a second row for its Latin spelling, which sorts before it.
  ELSE coalesce((SELECT max(t.folded COLLATE "C") FROM movie_title AS t
    WHERE t.movie_id = movie_identity.movie_id AND NOT t.alias), '') || ' ' || year END;

COMMENT ON FUNCTION movie_identity(integer, integer) IS 'Equal for two ids of one movie, which are listed once: its shown title as title search folds it, and its year. A movie without a year is itself alone.';
