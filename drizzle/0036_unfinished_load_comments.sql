COMMENT ON COLUMN "unfinished_load"."name" IS 'What is loaded: demo.';
--> statement-breakpoint
COMMENT ON COLUMN "unfinished_load"."begun_at" IS 'When the load began.';
--> statement-breakpoint
COMMENT ON TABLE "unfinished_load" IS 'Loads that `start` has begun and not finished: they are done again.';
