-- People as things of their own: who directed or plays in some movie, for looking up and searching. The numbers are kept by
-- triggers on `movie` (objects/count_credits.sql), the search columns by src/search/index-people.ts.

CREATE TABLE credited_person (
  name text COLLATE "C" PRIMARY KEY,
  movies integer NOT NULL,
  votes bigint NOT NULL,
  known boolean NOT NULL,
  folded text,
  lexemes tsvector
) WITH (fillfactor = 80);
--> statement-breakpoint
INSERT INTO credited_person (name, movies, votes, known)
SELECT c.name, count(*), sum(c.vote_count), sum(c.vote_count) >= 5000
FROM (SELECT DISTINCT m.id, m.vote_count, unnest(m.directors || m.cast_members) AS name FROM movie AS m WHERE NOT m.adult) AS c
GROUP BY c.name;
--> statement-breakpoint
CREATE INDEX credited_person_lexemes_idx ON credited_person USING gin (lexemes);
--> statement-breakpoint
CREATE INDEX credited_person_known_lexemes_idx ON credited_person USING gin (lexemes) WITH (gin_pending_list_limit = 64) WHERE known;
--> statement-breakpoint
CREATE INDEX credited_person_trigrams_idx ON credited_person USING gin (folded gin_trgm_ops) WHERE known;
--> statement-breakpoint
CREATE INDEX credited_person_unread_idx ON credited_person (name) WHERE folded IS NULL;
--> statement-breakpoint
CREATE TABLE person_word (
  word text COLLATE "C" PRIMARY KEY,
  known boolean NOT NULL,
  keys integer[] NOT NULL
);
--> statement-breakpoint
CREATE INDEX person_word_keys_idx ON person_word USING gin (keys) WITH (gin_pending_list_limit = 64);
--> statement-breakpoint
CREATE INDEX movie_directors_idx ON movie USING gin (directors);
--> statement-breakpoint
CREATE INDEX movie_cast_members_idx ON movie USING gin (cast_members);
--> statement-breakpoint
CREATE INDEX movie_keywords_idx ON movie USING gin (keywords);
--> statement-breakpoint
COMMENT ON TABLE credited_person IS 'People who directed or play in movies that are not adult, one row a name. Written by reelgraph, not by hand.';
--> statement-breakpoint
COMMENT ON COLUMN credited_person.name IS 'As movie.directors and movie.cast_members write it.';
--> statement-breakpoint
COMMENT ON COLUMN credited_person.movies IS 'How many movies name the person.';
--> statement-breakpoint
COMMENT ON COLUMN credited_person.votes IS 'Sum of movie.vote_count of those movies: how well known the person is.';
--> statement-breakpoint
COMMENT ON COLUMN credited_person.known IS 'Whether there are 5,000 votes or more: well-known people are searched first, and by costlier means.';
--> statement-breakpoint
COMMENT ON COLUMN credited_person.folded IS 'The name in lower case without marks and punctuation, words parted by a space; null until the name has been read.';
--> statement-breakpoint
COMMENT ON COLUMN credited_person.lexemes IS 'Words of the name, also in Latin letters, and =the whole of it without spaces.';
--> statement-breakpoint
COMMENT ON TABLE person_word IS 'Distinct words of names of people, with the symmetric-delete keys by which misspelt ones are found (SymSpell).';
--> statement-breakpoint
COMMENT ON COLUMN person_word.word IS 'A word of folded names.';
--> statement-breakpoint
COMMENT ON COLUMN person_word.known IS 'Whether a well-known person has the word in the name.';
--> statement-breakpoint
COMMENT ON COLUMN person_word.keys IS 'Hashes of the word with some of its letters left out.';
