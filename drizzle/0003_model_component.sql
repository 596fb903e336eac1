-- What it takes to place a movie that comes after training into a trained space.

CREATE TABLE model_component (
  model_id integer NOT NULL REFERENCES model (id) ON DELETE CASCADE,
  position integer NOT NULL,
  weights bytea NOT NULL,
  PRIMARY KEY (model_id, position)
);
--> statement-breakpoint
ALTER TABLE model_component ALTER COLUMN weights SET STORAGE EXTERNAL;
--> statement-breakpoint
COMMENT ON TABLE model_component IS 'Rows of the matrix that turns the weighted terms of a document into a vector of the model: one row a dimension.';
--> statement-breakpoint
COMMENT ON COLUMN model_component.model_id IS 'The model.';
--> statement-breakpoint
COMMENT ON COLUMN model_component.position IS 'Dimension of the vector, from 0.';
--> statement-breakpoint
COMMENT ON COLUMN model_component.weights IS 'One little-endian float4 a term, in the order of model_term.position.';
