-- What typed titles are found by: src/search writes and reads it. Kept up to date batch by batch while loading.

CREATE TABLE movie_title (
  movie_id integer NOT NULL,
  title text NOT NULL,
  alias boolean NOT NULL,
  folded text NOT NULL,
  votes integer NOT NULL,
  year smallint,
  adult boolean NOT NULL,
  lexemes tsvector NOT NULL
) WITH (fillfactor = 95);
--> statement-breakpoint
CREATE INDEX movie_title_movie_id_idx ON movie_title (movie_id);
--> statement-breakpoint
CREATE INDEX movie_title_lexemes_idx ON movie_title USING gin (lexemes);
--> statement-breakpoint
CREATE TABLE known_title (LIKE movie_title) WITH (fillfactor = 95);
--> statement-breakpoint
CREATE INDEX known_title_movie_id_idx ON known_title (movie_id);
--> statement-breakpoint
CREATE INDEX known_title_lexemes_idx ON known_title USING gin (lexemes);
--> statement-breakpoint
CREATE INDEX known_title_trigrams_idx ON known_title USING gin (folded gin_trgm_ops);
--> statement-breakpoint
CREATE TABLE title_word (
  word text COLLATE "C" PRIMARY KEY,
  known boolean NOT NULL,
  keys integer[] NOT NULL
);
--> statement-breakpoint
CREATE INDEX title_word_keys_idx ON title_word USING gin (keys);
--> statement-breakpoint
CREATE TABLE title_shortlist (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  min_votes integer NOT NULL,
  titles integer NOT NULL
);
--> statement-breakpoint
INSERT INTO title_shortlist (min_votes, titles) VALUES (0, 0);
--> statement-breakpoint
CREATE FUNCTION remove_titles_of_removed_movies() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM movie_title t USING removed r WHERE t.movie_id = r.id;
  DELETE FROM known_title t USING removed r WHERE t.movie_id = r.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER movie_titles_removed AFTER DELETE ON movie
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION remove_titles_of_removed_movies();
--> statement-breakpoint
CREATE FUNCTION remove_all_titles() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  TRUNCATE movie_title, known_title, title_word;
  UPDATE title_shortlist SET min_votes = 0, titles = 0;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER movie_titles_truncated AFTER TRUNCATE ON movie FOR EACH STATEMENT EXECUTE FUNCTION remove_all_titles();
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
