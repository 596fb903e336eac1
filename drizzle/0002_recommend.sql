-- What recommending needs beside the vectors, and what analysts get: docs/sql.md.

CREATE INDEX movie_rating_idx ON movie (vote_average DESC NULLS LAST, id);
--> statement-breakpoint
CREATE INDEX movie_popularity_idx ON movie (popularity DESC NULLS LAST, id);
--> statement-breakpoint
CREATE INDEX movie_year_idx ON movie (year DESC NULLS LAST, id);
--> statement-breakpoint
CREATE INDEX movie_title_idx ON movie (title, id);
--> statement-breakpoint
CREATE TABLE model_sample (
  model_id integer NOT NULL REFERENCES model (id) ON DELETE CASCADE,
  movie_id integer NOT NULL,
  vote_average real,
  vote_count integer NOT NULL,
  year smallint,
  runtime smallint,
  adult boolean NOT NULL,
  original_language text,
  genres text[] NOT NULL,
  countries text[] NOT NULL,
  PRIMARY KEY (model_id, movie_id)
);
--> statement-breakpoint
COMMENT ON TABLE model_sample IS 'A random sample of the movies of a model, drawn when it is published: tells how many movies a filter matches, which decides how neighbours are looked for. Without it answers are slower, never wrong.';
--> statement-breakpoint
CREATE VIEW movie_overview AS
SELECT id, title, original_title, year, release_date, runtime, vote_average AS rating, vote_count AS votes,
  quality_score, popularity, genres, original_language AS language, countries, companies, keywords, directors,
  cast_members, adult, imdb_id
FROM movie;
--> statement-breakpoint
COMMENT ON VIEW movie_overview IS 'The facts of every movie, one row a movie, without its texts.';
--> statement-breakpoint
COMMENT ON COLUMN model_sample.model_id IS 'The model.';
--> statement-breakpoint
COMMENT ON COLUMN model_sample.movie_id IS 'The movie.';
--> statement-breakpoint
COMMENT ON COLUMN model_sample.vote_average IS 'As in movie.vote_average, when the sample was drawn.';
--> statement-breakpoint
COMMENT ON COLUMN model_sample.vote_count IS 'As in movie.vote_count, when the sample was drawn.';
--> statement-breakpoint
COMMENT ON COLUMN model_sample.year IS 'As in movie.year, when the sample was drawn.';
--> statement-breakpoint
COMMENT ON COLUMN model_sample.runtime IS 'As in movie.runtime, when the sample was drawn.';
--> statement-breakpoint
COMMENT ON COLUMN model_sample.adult IS 'As in movie.adult, when the sample was drawn.';
--> statement-breakpoint
COMMENT ON COLUMN model_sample.original_language IS 'As in movie.original_language, when the sample was drawn.';
--> statement-breakpoint
COMMENT ON COLUMN model_sample.genres IS 'As in movie.genres, when the sample was drawn.';
--> statement-breakpoint
COMMENT ON COLUMN model_sample.countries IS 'As in movie.countries, when the sample was drawn.';
