-- What a learned model knows of persons: the maps from terms to their vectors, and what a score is made of.

CREATE TABLE model_person_space (
  model_id integer PRIMARY KEY REFERENCES model (id) ON DELETE CASCADE,
  dimensions integer NOT NULL,
  average bytea NOT NULL,
  out_covariance bytea NOT NULL,
  taste_covariance bytea NOT NULL
);
--> statement-breakpoint
ALTER TABLE model_person_space ALTER COLUMN average SET STORAGE EXTERNAL;
--> statement-breakpoint
ALTER TABLE model_person_space ALTER COLUMN out_covariance SET STORAGE EXTERNAL;
--> statement-breakpoint
ALTER TABLE model_person_space ALTER COLUMN taste_covariance SET STORAGE EXTERNAL;
--> statement-breakpoint
COMMENT ON TABLE model_person_space IS 'Constants of person scores in a learned model. All numbers are little-endian float4.';
--> statement-breakpoint
COMMENT ON COLUMN model_person_space.model_id IS 'The model.';
--> statement-breakpoint
COMMENT ON COLUMN model_person_space.dimensions IS 'Length of in and out vectors.';
--> statement-breakpoint
COMMENT ON COLUMN model_person_space.average IS 'The average person: mean of the in vectors, weighted by likes.';
--> statement-breakpoint
COMMENT ON COLUMN model_person_space.out_covariance IS 'Covariance of the out vectors over the movies, row-major.';
--> statement-breakpoint
COMMENT ON COLUMN model_person_space.taste_covariance IS 'Covariance over the movies of the embedding times the prior, row-major.';
--> statement-breakpoint
CREATE TABLE model_person_component (
  model_id integer NOT NULL REFERENCES model (id) ON DELETE CASCADE,
  position integer NOT NULL,
  weights bytea NOT NULL,
  PRIMARY KEY (model_id, position)
);
--> statement-breakpoint
ALTER TABLE model_person_component ALTER COLUMN weights SET STORAGE EXTERNAL;
--> statement-breakpoint
COMMENT ON TABLE model_person_component IS 'Rows of the matrix that turns the weighted terms of a movie into its in vector, its out vector and its taste vector, one after the other.';
--> statement-breakpoint
COMMENT ON COLUMN model_person_component.model_id IS 'The model.';
--> statement-breakpoint
COMMENT ON COLUMN model_person_component.position IS 'Row, from 0: the in vector first, then the out vector, then the taste vector.';
--> statement-breakpoint
COMMENT ON COLUMN model_person_component.weights IS 'One little-endian float4 a term, in the order of model_term.position.';
