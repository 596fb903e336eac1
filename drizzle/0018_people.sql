-- People: profiles with their histories, and shelves, which are named sets of movies. Every key begins with the profile and
-- nothing joins two profiles, so that these tables can be split by profile: docs/people.md.

CREATE TABLE profile (
  id text PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 200),
  household text CHECK (length(household) BETWEEN 1 AND 200),
  entries integer NOT NULL DEFAULT 0,
  created_at timestamp with time zone NOT NULL DEFAULT now()
);
--> statement-breakpoint
CREATE INDEX profile_household_idx ON profile (household) WHERE household IS NOT NULL;
--> statement-breakpoint
COMMENT ON TABLE profile IS 'People for whom movies are recommended, one row a person. What they saw is in interaction.';
--> statement-breakpoint
COMMENT ON COLUMN profile.id IS 'Chosen by whoever made the profile; the subject (sub) of the tokens that may use it.';
--> statement-breakpoint
COMMENT ON COLUMN profile.household IS 'Tokens with this claim may use the profile too.';
--> statement-breakpoint
COMMENT ON COLUMN profile.entries IS 'Rows of interaction.';
--> statement-breakpoint
COMMENT ON COLUMN profile.created_at IS 'When the profile was made.';
--> statement-breakpoint
CREATE TABLE interaction (
  profile_id text NOT NULL REFERENCES profile (id) ON DELETE CASCADE,
  movie_id integer NOT NULL,
  rating real CHECK (rating BETWEEN 0.5 AND 5),
  liked boolean,
  watched_on date,
  watched_at timestamp with time zone,
  plays integer NOT NULL DEFAULT 0 CHECK (plays >= 0),
  watchlist boolean NOT NULL DEFAULT false,
  hidden boolean NOT NULL DEFAULT false,
  source text NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  PRIMARY KEY (profile_id, movie_id)
);
--> statement-breakpoint
COMMENT ON TABLE interaction IS 'What a person did with a movie: one row for each person and movie.';
--> statement-breakpoint
COMMENT ON COLUMN interaction.profile_id IS 'The person.';
--> statement-breakpoint
COMMENT ON COLUMN interaction.movie_id IS 'The movie. It may have left the catalogue.';
--> statement-breakpoint
COMMENT ON COLUMN interaction.rating IS '0.5 to 5 stars.';
--> statement-breakpoint
COMMENT ON COLUMN interaction.liked IS 'True for liked, false for disliked, NULL when the person did not say.';
--> statement-breakpoint
COMMENT ON COLUMN interaction.watched_on IS 'Day of the last time it was watched.';
--> statement-breakpoint
COMMENT ON COLUMN interaction.watched_at IS 'Moment of the last time it was watched, when that is known.';
--> statement-breakpoint
COMMENT ON COLUMN interaction.plays IS 'How many times it was watched.';
--> statement-breakpoint
COMMENT ON COLUMN interaction.watchlist IS 'The person wants to see it.';
--> statement-breakpoint
COMMENT ON COLUMN interaction.hidden IS 'Not to be recommended, seen or not.';
--> statement-breakpoint
COMMENT ON COLUMN interaction.source IS 'Where the last change came from: api, import or the name of a media server.';
--> statement-breakpoint
COMMENT ON COLUMN interaction.recorded_at IS 'When the row last changed.';
--> statement-breakpoint
CREATE TABLE profile_vector (
  profile_id text PRIMARY KEY REFERENCES profile (id) ON DELETE CASCADE,
  model_id integer NOT NULL,
  revision integer NOT NULL,
  weight double precision NOT NULL,
  taste vector,
  person vector
) WITH (fillfactor = 70);
--> statement-breakpoint
-- Kept in the row: updates would write to a side table otherwise.
ALTER TABLE profile_vector ALTER taste SET STORAGE MAIN, ALTER person SET STORAGE MAIN;
--> statement-breakpoint
COMMENT ON TABLE profile_vector IS 'The person as sums of vectors of movies, kept up to date when something is recorded. Can be computed from interaction at any time.';
--> statement-breakpoint
COMMENT ON COLUMN profile_vector.profile_id IS 'The person.';
--> statement-breakpoint
COMMENT ON COLUMN profile_vector.model_id IS 'The model whose vectors were added. Those of another model are computed anew when they are needed.';
--> statement-breakpoint
COMMENT ON COLUMN profile_vector.revision IS 'model.vector_revision at that time.';
--> statement-breakpoint
COMMENT ON COLUMN profile_vector.weight IS 'Sum of taste_weight over the movies that have a vector.';
--> statement-breakpoint
COMMENT ON COLUMN profile_vector.taste IS 'Sum of taste_weight times model_vector_N.embedding; NULL for a weight of 0.';
--> statement-breakpoint
COMMENT ON COLUMN profile_vector.person IS 'Sum of taste_weight times the in vectors of a learned model; NULL when there are none.';
--> statement-breakpoint
CREATE TABLE shelf (
  profile_id text NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  movie_count integer NOT NULL,
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  PRIMARY KEY (profile_id, name)
);
--> statement-breakpoint
COMMENT ON TABLE shelf IS 'Named sets of movies: a library, a festival. Of one person or of everybody.';
--> statement-breakpoint
COMMENT ON COLUMN shelf.profile_id IS 'The person; empty for a shelf of everybody.';
--> statement-breakpoint
COMMENT ON COLUMN shelf.name IS 'Its name.';
--> statement-breakpoint
COMMENT ON COLUMN shelf.movie_count IS 'Rows of shelf_movie.';
--> statement-breakpoint
COMMENT ON COLUMN shelf.updated_at IS 'When its movies last changed.';
--> statement-breakpoint
CREATE TABLE shelf_movie (
  profile_id text NOT NULL,
  shelf text NOT NULL,
  movie_id integer NOT NULL,
  PRIMARY KEY (profile_id, shelf, movie_id),
  FOREIGN KEY (profile_id, shelf) REFERENCES shelf (profile_id, name) ON DELETE CASCADE
);
--> statement-breakpoint
COMMENT ON TABLE shelf_movie IS 'The movies of shelves.';
--> statement-breakpoint
COMMENT ON COLUMN shelf_movie.profile_id IS 'As in shelf.';
--> statement-breakpoint
COMMENT ON COLUMN shelf_movie.shelf IS 'Name of the shelf.';
--> statement-breakpoint
COMMENT ON COLUMN shelf_movie.movie_id IS 'The movie. It may have left the catalogue.';
--> statement-breakpoint
CREATE TABLE impression (
  profile_id text NOT NULL REFERENCES profile (id) ON DELETE CASCADE,
  movie_id integer NOT NULL,
  model_id integer NOT NULL,
  shown_at timestamp with time zone NOT NULL DEFAULT now(),
  watched_at timestamp with time zone,
  PRIMARY KEY (profile_id, movie_id, model_id)
);
--> statement-breakpoint
COMMENT ON TABLE impression IS 'Recommendations that a person was shown, and whether the person watched them afterwards.';
--> statement-breakpoint
COMMENT ON COLUMN impression.profile_id IS 'The person.';
--> statement-breakpoint
COMMENT ON COLUMN impression.movie_id IS 'The recommended movie.';
--> statement-breakpoint
COMMENT ON COLUMN impression.model_id IS 'The model that recommended it.';
--> statement-breakpoint
COMMENT ON COLUMN impression.shown_at IS 'When it was first shown.';
--> statement-breakpoint
COMMENT ON COLUMN impression.watched_at IS 'When it was first watched after that; NULL when it was not.';
--> statement-breakpoint
ALTER TABLE model ADD COLUMN vector_revision integer NOT NULL DEFAULT 0;
--> statement-breakpoint
COMMENT ON COLUMN model.vector_revision IS 'Grows by one whenever vectors of the model are added or changed after its training.';
--> statement-breakpoint
-- For the words of a person's taste. A hash, because a term may be longer than a B-tree takes.
CREATE INDEX model_term_term_idx ON model_term USING hash (term);
--> statement-breakpoint
-- Analysts see the catalogue; people only when somebody grants them that.
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'reelgraph_analyst') THEN
    REVOKE ALL ON profile, interaction, profile_vector, shelf, shelf_movie, impression FROM reelgraph_analyst;
  END IF;
END
$$;
