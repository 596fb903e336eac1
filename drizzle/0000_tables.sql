-- Extensions and comments are by hand (drizzle-kit writes neither); the tables follow src/database/schema.ts.
CREATE EXTENSION IF NOT EXISTS vector;
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
CREATE TYPE "public"."model_status" AS ENUM('building', 'ready', 'active', 'failed');--> statement-breakpoint
CREATE TYPE "public"."quality_tier" AS ENUM('low', 'medium', 'high');--> statement-breakpoint
CREATE TABLE "alternative_title" (
	"movie_id" integer NOT NULL,
	"title" text NOT NULL,
	CONSTRAINT "alternative_title_movie_id_title_pk" PRIMARY KEY("movie_id","title")
);
--> statement-breakpoint
CREATE TABLE "model" (
	"id" serial PRIMARY KEY NOT NULL,
	"status" "model_status" DEFAULT 'building' NOT NULL,
	"representation" text NOT NULL,
	"tier" "quality_tier" NOT NULL,
	"dimensions" integer NOT NULL,
	"seed" integer NOT NULL,
	"movie_count" integer,
	"feature_count" integer,
	"explained_variance" double precision,
	"training_seconds" double precision,
	"summary" jsonb DEFAULT '{}' NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"trained_at" timestamp with time zone,
	"activated_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "model_term" (
	"model_id" integer NOT NULL,
	"position" integer NOT NULL,
	"term" text NOT NULL,
	"idf" real NOT NULL,
	CONSTRAINT "model_term_model_id_position_pk" PRIMARY KEY("model_id","position")
);
--> statement-breakpoint
CREATE TABLE "movie" (
	"id" integer PRIMARY KEY NOT NULL,
	"imdb_id" text,
	"title" text NOT NULL,
	"original_title" text,
	"overview" text,
	"tagline" text,
	"release_date" date,
	"year" smallint GENERATED ALWAYS AS (extract(year from release_date)::smallint) STORED,
	"runtime" smallint,
	"vote_average" real,
	"vote_count" integer DEFAULT 0 NOT NULL,
	"quality_score" real GENERATED ALWAYS AS ((coalesce(vote_average, 0) * ln(1 + vote_count::double precision))::real) STORED NOT NULL,
	"popularity" real,
	"status" text,
	"adult" boolean DEFAULT false NOT NULL,
	"budget" bigint,
	"revenue" bigint,
	"homepage" text,
	"original_language" text,
	"poster_path" text,
	"backdrop_path" text,
	"genres" text[] DEFAULT '{}' NOT NULL,
	"companies" text[] DEFAULT '{}' NOT NULL,
	"countries" text[] DEFAULT '{}' NOT NULL,
	"spoken_languages" text[] DEFAULT '{}' NOT NULL,
	"keywords" text[] DEFAULT '{}' NOT NULL,
	"directors" text[] DEFAULT '{}' NOT NULL,
	"cast_members" text[] DEFAULT '{}' NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "alternative_title" ADD CONSTRAINT "alternative_title_movie_id_movie_id_fk" FOREIGN KEY ("movie_id") REFERENCES "public"."movie"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_term" ADD CONSTRAINT "model_term_model_id_model_id_fk" FOREIGN KEY ("model_id") REFERENCES "public"."model"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "model_active_idx" ON "model" USING btree ("status") WHERE status = 'active';--> statement-breakpoint
CREATE INDEX "movie_imdb_id_idx" ON "movie" USING btree ("imdb_id");--> statement-breakpoint
CREATE INDEX "movie_quality_idx" ON "movie" USING btree ("quality_score" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "movie_vote_count_idx" ON "movie" USING btree ("vote_count" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "movie_genres_idx" ON "movie" USING gin ("genres");
--> statement-breakpoint
COMMENT ON TABLE movie IS 'Movies as their catalogue describes them, one row a movie. Unknown text and numbers are NULL, unknown lists are empty.';
--> statement-breakpoint
COMMENT ON COLUMN movie.id IS 'Identifier in the catalogue the movie came from; for TMDB files the TMDB id.';
--> statement-breakpoint
COMMENT ON COLUMN movie.imdb_id IS 'IMDb identifier: tt and digits.';
--> statement-breakpoint
COMMENT ON COLUMN movie.title IS 'Title under which the movie is shown.';
--> statement-breakpoint
COMMENT ON COLUMN movie.original_title IS 'Title in the original language.';
--> statement-breakpoint
COMMENT ON COLUMN movie.overview IS 'Plot in a few sentences.';
--> statement-breakpoint
COMMENT ON COLUMN movie.tagline IS 'Line from the poster.';
--> statement-breakpoint
COMMENT ON COLUMN movie.release_date IS 'First release. Catalogues that know only the year say January 1.';
--> statement-breakpoint
COMMENT ON COLUMN movie.year IS 'Year of release_date.';
--> statement-breakpoint
COMMENT ON COLUMN movie.runtime IS 'Length in minutes.';
--> statement-breakpoint
COMMENT ON COLUMN movie.vote_average IS 'Mean vote, 0 to 10; NULL when nobody voted.';
--> statement-breakpoint
COMMENT ON COLUMN movie.vote_count IS 'Number of votes.';
--> statement-breakpoint
COMMENT ON COLUMN movie.quality_score IS 'vote_average * ln(1 + vote_count): good and well known beats either alone; 0 when nobody voted.';
--> statement-breakpoint
COMMENT ON COLUMN movie.popularity IS 'Popularity as the catalogue computes it; comparable only within one file.';
--> statement-breakpoint
COMMENT ON COLUMN movie.status IS 'Stage of production as TMDB writes it (Released, Post Production, ...); NULL counts as released.';
--> statement-breakpoint
COMMENT ON COLUMN movie.adult IS 'Adult content; left out of answers unless asked for.';
--> statement-breakpoint
COMMENT ON COLUMN movie.budget IS 'US dollars.';
--> statement-breakpoint
COMMENT ON COLUMN movie.revenue IS 'US dollars.';
--> statement-breakpoint
COMMENT ON COLUMN movie.homepage IS 'Address of the official site.';
--> statement-breakpoint
COMMENT ON COLUMN movie.original_language IS 'Language it was made in, ISO 639-1.';
--> statement-breakpoint
COMMENT ON COLUMN movie.poster_path IS 'Path of the poster on the image server of TMDB.';
--> statement-breakpoint
COMMENT ON COLUMN movie.backdrop_path IS 'Path of a wide picture on the image server of TMDB.';
--> statement-breakpoint
COMMENT ON COLUMN movie.genres IS 'Names of genres in English.';
--> statement-breakpoint
COMMENT ON COLUMN movie.companies IS 'Production companies, most important first.';
--> statement-breakpoint
COMMENT ON COLUMN movie.countries IS 'Production countries, most important first.';
--> statement-breakpoint
COMMENT ON COLUMN movie.spoken_languages IS 'Names of spoken languages in English.';
--> statement-breakpoint
COMMENT ON COLUMN movie.keywords IS 'What the movie is about, in a few words each.';
--> statement-breakpoint
COMMENT ON COLUMN movie.directors IS 'Names of directors.';
--> statement-breakpoint
COMMENT ON COLUMN movie.cast_members IS 'Names of actors, billed first to last.';
--> statement-breakpoint
COMMENT ON COLUMN movie.updated_at IS 'When an ingest last changed the row.';
--> statement-breakpoint
COMMENT ON TABLE alternative_title IS 'Other titles a movie goes by, beside title and original_title of movie.';
--> statement-breakpoint
COMMENT ON COLUMN alternative_title.movie_id IS 'The movie.';
--> statement-breakpoint
COMMENT ON COLUMN alternative_title.title IS 'A title in any language.';
--> statement-breakpoint
COMMENT ON TABLE model IS 'Trained models, one row a version. The vectors of model N are in table model_vector_N; those of the active model also in view active_vector.';
--> statement-breakpoint
COMMENT ON COLUMN model.id IS 'Version number.';
--> statement-breakpoint
COMMENT ON COLUMN model.status IS 'building (training runs), ready (complete, not serving), active (serving; at most one) or failed.';
--> statement-breakpoint
COMMENT ON COLUMN model.representation IS 'What vectors are made of, such as tfidf-svd.';
--> statement-breakpoint
COMMENT ON COLUMN model.tier IS 'How well known a movie must be to be trained on: low 5 votes, medium 50, high 500.';
--> statement-breakpoint
COMMENT ON COLUMN model.dimensions IS 'Length of a vector.';
--> statement-breakpoint
COMMENT ON COLUMN model.seed IS 'Seed of every random choice of the training.';
--> statement-breakpoint
COMMENT ON COLUMN model.movie_count IS 'Movies with a row in the vector table.';
--> statement-breakpoint
COMMENT ON COLUMN model.feature_count IS 'Terms of the vocabulary.';
--> statement-breakpoint
COMMENT ON COLUMN model.explained_variance IS 'Share of the variance of the TF-IDF matrix that the vectors keep, 0 to 1.';
--> statement-breakpoint
COMMENT ON COLUMN model.training_seconds IS 'Time from start to published index.';
--> statement-breakpoint
COMMENT ON COLUMN model.summary IS 'Settings, seconds a stage, peak memory; the error of a failed training.';
--> statement-breakpoint
COMMENT ON COLUMN model.started_at IS 'When the training began.';
--> statement-breakpoint
COMMENT ON COLUMN model.trained_at IS 'When the index was complete.';
--> statement-breakpoint
COMMENT ON COLUMN model.activated_at IS 'When the model last began to serve.';
--> statement-breakpoint
COMMENT ON TABLE model_term IS 'Vocabulary of a model: what it takes to weigh the terms of a document as its training did.';
--> statement-breakpoint
COMMENT ON COLUMN model_term.model_id IS 'The model.';
--> statement-breakpoint
COMMENT ON COLUMN model_term.position IS 'Column of the TF-IDF matrix, from 0.';
--> statement-breakpoint
COMMENT ON COLUMN model_term.term IS 'A stemmed word or a pair of words.';
--> statement-breakpoint
COMMENT ON COLUMN model_term.idf IS 'Smooth inverse document frequency.';
