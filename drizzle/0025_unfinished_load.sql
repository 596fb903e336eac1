-- Noted before `start` loads the demo catalogue and removed after: what was interrupted is loaded again.
CREATE TABLE "unfinished_load" (
  "name" text PRIMARY KEY,
  "begun_at" timestamp with time zone NOT NULL DEFAULT now()
);
--> statement-breakpoint
COMMENT ON COLUMN "unfinished_load"."name" IS 'What is loaded: demo.';
--> statement-breakpoint
COMMENT ON COLUMN "unfinished_load"."begun_at" IS 'When the load began.';
--> statement-breakpoint
COMMENT ON TABLE "unfinished_load" IS 'Loads that `start` has begun and not finished: they are done again.';
