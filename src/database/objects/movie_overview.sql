CREATE OR REPLACE VIEW movie_overview AS
SELECT id, title, original_title, year, release_date, runtime, vote_average AS rating, vote_count AS votes,
  quality_score, popularity, genres, original_language AS language, countries, companies, keywords, directors,
  cast_members, adult, imdb_id, budget, revenue, overview, status
FROM movie;

COMMENT ON VIEW movie_overview IS 'The facts of every movie, one row a movie.';

-- Columns mean what they mean in the table.
DO $$
DECLARE
  described record;
BEGIN
  FOR described IN
    SELECT v.attname AS name, col_description('movie'::regclass, m.attnum) AS meaning
    FROM pg_attribute AS v
      JOIN pg_attribute AS m ON m.attrelid = 'movie'::regclass AND m.attname = CASE v.attname
        WHEN 'rating' THEN 'vote_average' WHEN 'votes' THEN 'vote_count' WHEN 'language' THEN 'original_language'
        ELSE v.attname END
    WHERE v.attrelid = 'movie_overview'::regclass AND v.attnum > 0
  LOOP
    EXECUTE format('COMMENT ON COLUMN movie_overview.%I IS %L', described.name, described.meaning);
  END LOOP;
END
$$;
