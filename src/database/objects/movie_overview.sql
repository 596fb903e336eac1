CREATE OR REPLACE VIEW movie_overview AS
SELECT id, title, original_title, year, release_date, runtime, vote_average AS rating, vote_count AS votes,
  quality_score, popularity, genres, original_language AS language, countries, companies, keywords, directors,
  cast_members, adult, imdb_id
FROM movie;

COMMENT ON VIEW movie_overview IS 'The facts of every movie, one row a movie, without its texts.';
