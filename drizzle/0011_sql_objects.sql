-- Functions, triggers and views are made from the files in src/database/objects from here on; this table tells from which.
-- The rest mends databases that were made while migrations were still edited after they had been applied.

CREATE TABLE sql_object (
  name text PRIMARY KEY,
  hash text NOT NULL,
  revision integer NOT NULL,
  made_at timestamp with time zone NOT NULL DEFAULT now()
);
--> statement-breakpoint
COMMENT ON TABLE sql_object IS 'The functions, triggers and views of this database: one row for each file of src/database/objects that made them.';
--> statement-breakpoint
COMMENT ON COLUMN sql_object.name IS 'Name of the file, without its ending.';
--> statement-breakpoint
COMMENT ON COLUMN sql_object.hash IS 'SHA-256 of the file. Objects are made again when it differs.';
--> statement-breakpoint
COMMENT ON COLUMN sql_object.revision IS 'Revision of all the files together. A program with an older one leaves the objects alone.';
--> statement-breakpoint
COMMENT ON COLUMN sql_object.made_at IS 'When the objects were made.';
--> statement-breakpoint
-- Whoever may use the database has to see whether its objects fit.
GRANT SELECT ON sql_object TO PUBLIC;
--> statement-breakpoint
CREATE INDEX IF NOT EXISTS known_title_votes_idx ON known_title (votes DESC, movie_id);
--> statement-breakpoint
COMMENT ON TABLE model_sample IS 'A random sample of the movies of a model, drawn when it is published: tells how many movies a filter matches, which decides how neighbours are looked for. Without it answers are slower, never wrong.';
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
--> statement-breakpoint
COMMENT ON TABLE movie_title IS 'Index of titles: one row for each distinct title a movie goes by (title, original title, alternative titles, their Latin spelling). Written by reelgraph, not by hand.';
--> statement-breakpoint
COMMENT ON COLUMN movie_title.alias IS 'Not the title under which the movie is shown.';
--> statement-breakpoint
COMMENT ON COLUMN movie_title.folded IS 'Title in lower case without marks and punctuation, roman numerals as digits, words parted by a space.';
--> statement-breakpoint
COMMENT ON COLUMN movie_title.lexemes IS 'Words of the title, and =the whole of it without spaces.';
--> statement-breakpoint
COMMENT ON COLUMN movie_title.votes IS 'movie.vote_count, by which equals are ordered.';
--> statement-breakpoint
COMMENT ON TABLE known_title IS 'The shortlist: rows of movie_title of the best-known movies, which are searched first. A movie is on it when it has title_shortlist.min_votes or more.';
--> statement-breakpoint
COMMENT ON COLUMN known_title.lexemes IS 'As in movie_title, and ~the title without stop words and spaces, and neighbouring words joined.';
--> statement-breakpoint
COMMENT ON TABLE title_word IS 'Distinct words of titles, with the symmetric-delete keys by which misspelt ones are found (SymSpell).';
--> statement-breakpoint
COMMENT ON TABLE title_shortlist IS 'One row: the votes that put a movie on the shortlist of title search, and how many titles are on it. Raised as the catalogue grows.';
--> statement-breakpoint
COMMENT ON COLUMN movie_title.movie_id IS 'The movie.';
--> statement-breakpoint
COMMENT ON COLUMN movie_title.title IS 'The title as the catalogue writes it.';
--> statement-breakpoint
COMMENT ON COLUMN movie_title.year IS 'As in movie.year.';
--> statement-breakpoint
COMMENT ON COLUMN movie_title.adult IS 'As in movie.adult.';
--> statement-breakpoint
COMMENT ON COLUMN known_title.movie_id IS 'As in movie_title.';
--> statement-breakpoint
COMMENT ON COLUMN known_title.title IS 'As in movie_title.';
--> statement-breakpoint
COMMENT ON COLUMN known_title.alias IS 'As in movie_title.';
--> statement-breakpoint
COMMENT ON COLUMN known_title.folded IS 'As in movie_title.';
--> statement-breakpoint
COMMENT ON COLUMN known_title.votes IS 'As in movie_title.';
--> statement-breakpoint
COMMENT ON COLUMN known_title.year IS 'As in movie_title.';
--> statement-breakpoint
COMMENT ON COLUMN known_title.adult IS 'As in movie_title.';
--> statement-breakpoint
COMMENT ON COLUMN title_word.word IS 'A word of folded titles.';
--> statement-breakpoint
COMMENT ON COLUMN title_word.known IS 'Whether a title of the shortlist has the word.';
--> statement-breakpoint
COMMENT ON COLUMN title_word.keys IS 'Hashes of the word with some of its letters left out.';
--> statement-breakpoint
COMMENT ON COLUMN title_shortlist.only_row IS 'Always true: the table has one row.';
--> statement-breakpoint
COMMENT ON COLUMN title_shortlist.min_votes IS 'Votes that put a movie on the shortlist.';
--> statement-breakpoint
COMMENT ON COLUMN title_shortlist.titles IS 'How many titles are on it.';
