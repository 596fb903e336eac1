-- Noted before `start` loads the demo catalogue and removed after: what was interrupted is loaded again.
CREATE TABLE "unfinished_load" (
  "name" text PRIMARY KEY,
  "begun_at" timestamp with time zone NOT NULL DEFAULT now()
);
