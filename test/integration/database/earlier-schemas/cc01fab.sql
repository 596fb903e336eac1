-- Schema and applied migrations of a database made by the code of commit cc01fab; pg_dump 15 without ownership.
SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
CREATE SCHEMA drizzle;
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
COMMENT ON EXTENSION pg_trgm IS 'text similarity measurement and index searching based on trigrams';
CREATE EXTENSION IF NOT EXISTS vector WITH SCHEMA public;
COMMENT ON EXTENSION vector IS 'vector data type and ivfflat and hnsw access methods';
CREATE TYPE public.model_status AS ENUM (
    'building',
    'ready',
    'active',
    'failed'
);
CREATE TYPE public.quality_tier AS ENUM (
    'low',
    'medium',
    'high'
);
CREATE FUNCTION public.keep_model_bits() RETURNS trigger
    LANGUAGE plpgsql
    AS $_$
DECLARE
  bits regclass := to_regclass(TG_ARGV[0]);
  cells regclass := to_regclass(TG_ARGV[1]);
BEGIN
  IF bits IS NULL OR cells IS NULL THEN
    RETURN NULL;
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.indexable AND NEW.indexable AND OLD.movie_id = NEW.movie_id
    AND OLD.embedding = NEW.embedding
  THEN
    EXECUTE format('UPDATE %s SET (year, runtime, vote_count, vote_average, adult, original_language, genres, countries)
      = ($1.year, $1.runtime, $1.vote_count, $1.vote_average, $1.adult, $1.original_language, $1.genres, $1.countries)
      WHERE movie_id = $1.movie_id', bits) USING NEW;
    RETURN NULL;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    EXECUTE format('DELETE FROM %s WHERE movie_id = $1', bits) USING OLD.movie_id;
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.indexable THEN
    EXECUTE format('INSERT INTO %s (movie_id, cell, year, runtime, vote_count, vote_average, adult, bits,
        original_language, genres, countries)
      SELECT $1.movie_id, coalesce((SELECT c.cell FROM %s AS c ORDER BY c.centre <=> $1.embedding, c.cell LIMIT 1), 0),
        $1.year, $1.runtime, $1.vote_count, $1.vote_average, $1.adult, binary_quantize($1.embedding), $1.original_language,
        $1.genres, $1.countries', bits, cells) USING NEW;
  END IF;
  RETURN NULL;
END
$_$;
COMMENT ON FUNCTION public.keep_model_bits() IS 'Trigger of model_vector_N: repeats every change in model_bits_N.';
CREATE FUNCTION public.list_signature(list text[]) RETURNS bigint
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (SELECT COALESCE(bit_or(((1)::bigint << (((('x'::text || substr(md5(item.item), 1, 8)))::bit(32))::integer & 63))), (0)::bigint) AS "coalesce" FROM unnest(list_signature.list) item(item));
COMMENT ON FUNCTION public.list_signature(list text[]) IS 'A bit for each text of a list, the same everywhere: lists that share a text share a bit. Not the other way round.';
CREATE FUNCTION public.remove_all_titles() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  TRUNCATE movie_title, known_title, title_word;
  UPDATE title_shortlist SET min_votes = 0, titles = 0;
  RETURN NULL;
END $$;
CREATE FUNCTION public.remove_titles_of_removed_movies() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  DELETE FROM movie_title t USING removed r WHERE t.movie_id = r.id;
  DELETE FROM known_title t USING removed r WHERE t.movie_id = r.id;
  RETURN NULL;
END $$;
CREATE FUNCTION public.similar_movies(movie_id integer, k integer DEFAULT 15, min_rating real DEFAULT NULL::real, min_year integer DEFAULT NULL::integer, max_year integer DEFAULT NULL::integer, genres text[] DEFAULT NULL::text[]) RETURNS TABLE(place integer, similar_id integer, title text, year smallint, rating real, similarity double precision, score double precision)
    LANGUAGE plpgsql
    AS $_$
#variable_conflict use_column
DECLARE
  serving record;
  pool integer := CASE WHEN k <= 100 THEN 200 WHEN k <= 400 THEN 500 ELSE 1000 END;
  -- Of table v, or b: the same columns.
  scalars text := concat_ws(' AND ',
    'NOT v.adult',
    CASE WHEN min_rating IS NOT NULL THEN 'v.vote_average >= $3' END,
    CASE WHEN min_year IS NOT NULL THEN 'v.year >= $4' END,
    CASE WHEN max_year IS NOT NULL THEN 'v.year <= $5' END);
  plain text := scalars || CASE WHEN cardinality(genres) > 0 THEN ' AND v.genres && $6' ELSE '' END;
  signed text := scalars || CASE WHEN cardinality(genres) > 0 THEN
    ' AND CASE WHEN v.genre_signature & list_signature($6) <> 0 THEN v.genres && $6 ELSE false END' ELSE '' END;
  sorting text := current_setting('enable_sort');
  one_column boolean := coalesce(cardinality(genres), 0) = 0
    AND (min_rating IS NULL OR coalesce(min_year, max_year) IS NULL);
  sampled bigint;
  matching double precision;
  candidates integer;
  wanted integer;
  method text;
  first_pass text;
  found integer[];
BEGIN
  IF k IS NULL OR k < 1 OR k > 1000 THEN
    RAISE EXCEPTION 'k is %; a number from 1 to 1000 is accepted', k USING ERRCODE = '22023';
  END IF;
  SELECT m.id, m.movie_count, m.dimensions INTO serving FROM model AS m WHERE m.status = 'active';
  IF serving.id IS NULL THEN
    RAISE EXCEPTION 'no model serves yet' USING HINT = 'Train one: reelgraph train', ERRCODE = '55000';
  END IF;
  -- The same choice as the API: src/recommend/neighbour-plan.ts.
  SELECT count(*) INTO sampled FROM model_sample AS v WHERE v.model_id = serving.id;
  EXECUTE format('SELECT count(*) FROM model_sample AS v WHERE v.model_id = %s AND %s', serving.id, plain)
    INTO matching USING movie_id, pool, min_rating, min_year, max_year, genres;
  matching := CASE
    WHEN sampled = 0 THEN serving.movie_count
    WHEN sampled >= serving.movie_count THEN matching
    ELSE round(greatest(matching, 0.5) / sampled * serving.movie_count) END;
  candidates := ceil(greatest(600, 2 * pool) * greatest(1, 500.0 / serving.dimensions));
  wanted := greatest(least(ceil(60 * sqrt(matching)), 24000), 2 * candidates);
  method := CASE
    WHEN NOT EXISTS (SELECT FROM pg_attribute
      WHERE attrelid = to_regclass('model_bits_' || serving.id) AND attname = 'genre_signature') THEN 'exact'
    WHEN serving.movie_count >= 100000 AND matching >= 0.25 * serving.movie_count THEN 'hnsw'
    WHEN matching <= 4000 OR matching * 0.55 <= 4 * sqrt(serving.movie_count) * least(1, wanted / greatest(matching, 1)) * 2
      + CASE WHEN one_column THEN wanted ELSE wanted * (serving.movie_count / greatest(matching, 1)) END * 0.1 + wanted * 0.45
    THEN 'bits'
    ELSE 'cells' END;
  LOOP
    first_pass := CASE method
      WHEN 'exact' THEN format('SELECT v.movie_id FROM model_vector_%s AS v WHERE v.indexable AND %s
        ORDER BY (v.embedding <=> a.embedding) + 0, v.movie_id LIMIT %s', serving.id, plain, pool + 1)
      WHEN 'hnsw' THEN format('SELECT v.movie_id FROM model_vector_%s AS v WHERE v.indexable AND v.movie_id <> $1 AND %s
        ORDER BY v.embedding <=> a.embedding LIMIT %s', serving.id, plain, pool)
      WHEN 'bits' THEN format('SELECT v.movie_id FROM model_bits_%s AS v WHERE %s
        ORDER BY v.bits <~> a.bits, v.movie_id LIMIT %s', serving.id, plain, candidates + 1)
      ELSE format('SELECT near.movie_id FROM (
          SELECT v.movie_id, v.distance
          FROM (SELECT c.cell FROM model_cell_%1$s AS c ORDER BY (c.centre <=> a.embedding) + 0, c.cell) AS c
          CROSS JOIN LATERAL (
            SELECT v.movie_id, v.bits <~> a.bits AS distance FROM model_bits_%1$s AS v WHERE v.cell = c.cell AND %2$s
            OFFSET 0
          ) AS v
          LIMIT %3$s
        ) AS near
        ORDER BY near.distance, near.movie_id LIMIT %4$s', serving.id, signed, wanted + 1, candidates + 1)
      END;
    PERFORM set_config('hnsw.ef_search', greatest(pool, 200)::text, true),
      set_config('hnsw.iterative_scan', 'relaxed_order', true),
      set_config('hnsw.max_scan_tuples', '100000', true),
      set_config('enable_sort', CASE method WHEN 'hnsw' THEN 'off' ELSE sorting END, true);
    EXECUTE format('SELECT array_agg(n.movie_id)
      FROM (SELECT s.embedding, binary_quantize(s.embedding)::bit(%s) AS bits FROM model_vector_%s AS s
        WHERE s.movie_id = $1 AND vector_norm(s.embedding) > 0 OFFSET 0) AS a CROSS JOIN LATERAL (%s) AS n',
      serving.dimensions, serving.id, first_pass)
      INTO found USING movie_id, pool, min_rating, min_year::smallint, max_year::smallint, genres;
    PERFORM set_config('enable_sort', sorting, true);
    EXIT WHEN method <> 'hnsw' OR cardinality(found) >= pool;
    -- The index gave up early, misled by wrong statistics.
    method := 'cells';
    wanted := greatest(least(ceil(60 * sqrt(serving.movie_count)), 24000), 2 * candidates);
  END LOOP;
  RETURN QUERY EXECUTE format($query$
    WITH asked AS MATERIALIZED (
      SELECT s.movie_id, s.embedding, title_key(m.title) AS key, m.year
      FROM model_vector_%1$s AS s JOIN movie AS m ON m.id = s.movie_id
      WHERE s.movie_id = $1 AND vector_norm(s.embedding) > 0
    ), indexed AS MATERIALIZED (
      SELECT n.* FROM asked AS a CROSS JOIN LATERAL (
        SELECT v.movie_id, v.prior, (v.embedding <=> a.embedding) + 0 AS distance
        FROM model_vector_%1$s AS v
        WHERE v.movie_id = ANY ($8) AND v.movie_id <> a.movie_id
        ORDER BY distance, v.movie_id LIMIT $2
      ) AS n
    ), everything AS (
      SELECT n.*, CASE WHEN row_number() OVER by_distance <= 200 THEN 1
        WHEN row_number() OVER by_distance <= 500 THEN 2 ELSE 3 END AS pool
      FROM indexed AS n WINDOW by_distance AS (ORDER BY n.distance, n.movie_id)
      UNION ALL
      SELECT n.*, 4 FROM asked AS a CROSS JOIN LATERAL (
        SELECT v.movie_id, v.prior, (v.embedding <=> a.embedding) + 0 AS distance
        FROM model_vector_%1$s AS v
        WHERE NOT v.indexable AND v.movie_id <> a.movie_id AND %2$s AND v.embedding IS NOT NULL
          AND (SELECT count(*) FROM indexed) < $2
        ORDER BY distance, v.movie_id LIMIT $2
      ) AS n
    ), described AS (
      SELECT e.*, m.title, m.year, m.vote_average, 1 - e.distance AS similarity,
        CASE WHEN e.distance < 1 THEN (1 - e.distance) * coalesce(e.prior, 1) ELSE 1 - e.distance END AS score,
        CASE WHEN m.year IS NULL THEN '#' || m.id ELSE title_key(m.title) || ' ' || m.year END AS identity
      FROM everything AS e JOIN movie AS m ON m.id = e.movie_id
      WHERE NOT EXISTS (SELECT FROM asked AS a WHERE a.key = title_key(m.title) AND a.year = m.year)
    ), once AS (
      SELECT d.*, row_number() OVER (PARTITION BY d.identity ORDER BY d.pool, d.score DESC, d.movie_id) AS copy
      FROM described AS d
    )
    SELECT (row_number() OVER by_score)::integer, d.movie_id, d.title, d.year, d.vote_average, d.similarity, d.score
    FROM once AS d WHERE d.copy = 1
    WINDOW by_score AS (ORDER BY d.pool, d.score DESC, d.movie_id)
    ORDER BY 1 LIMIT $7
    $query$, serving.id, plain)
    USING movie_id, pool, min_rating, min_year::smallint, max_year::smallint, genres, k, found;
END
$_$;
COMMENT ON FUNCTION public.similar_movies(movie_id integer, k integer, min_rating real, min_year integer, max_year integer, genres text[]) IS 'Movies like one movie, best first: the same as recommend over GraphQL with these filters (at least one of genres). k from 1 to 1000.';
CREATE FUNCTION public.title_key(title text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN regexp_replace(replace(lower(NORMALIZE(title, NFKD)), '&'::text, ' and '::text), '[\s!-/:-@\[-`{-~\u0300-\u036f‘’“”«»…–—·]+'::text, ''::text, 'g'::text);
COMMENT ON FUNCTION public.title_key(title text) IS 'A title without case, accents, spaces and punctuation: equal for two spellings of one title.';
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE drizzle.__drizzle_migrations (
    id integer NOT NULL,
    hash text NOT NULL,
    created_at bigint
);
CREATE SEQUENCE drizzle.__drizzle_migrations_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE drizzle.__drizzle_migrations_id_seq OWNED BY drizzle.__drizzle_migrations.id;
CREATE TABLE public.alternative_title (
    movie_id integer NOT NULL,
    title text NOT NULL
);
COMMENT ON TABLE public.alternative_title IS 'Other titles a movie goes by, beside title and original_title of movie.';
COMMENT ON COLUMN public.alternative_title.movie_id IS 'The movie.';
COMMENT ON COLUMN public.alternative_title.title IS 'A title in any language.';
CREATE TABLE public.known_title (
    movie_id integer NOT NULL,
    title text NOT NULL,
    alias boolean NOT NULL,
    folded text NOT NULL,
    votes integer NOT NULL,
    year smallint,
    adult boolean NOT NULL,
    lexemes tsvector NOT NULL
)
WITH (fillfactor='95');
COMMENT ON TABLE public.known_title IS 'The shortlist: rows of movie_title of the best-known movies, which are searched first. A movie is on it when it has title_shortlist.min_votes or more.';
COMMENT ON COLUMN public.known_title.movie_id IS 'As in movie_title.';
COMMENT ON COLUMN public.known_title.title IS 'As in movie_title.';
COMMENT ON COLUMN public.known_title.alias IS 'As in movie_title.';
COMMENT ON COLUMN public.known_title.folded IS 'As in movie_title.';
COMMENT ON COLUMN public.known_title.votes IS 'As in movie_title.';
COMMENT ON COLUMN public.known_title.year IS 'As in movie_title.';
COMMENT ON COLUMN public.known_title.adult IS 'As in movie_title.';
COMMENT ON COLUMN public.known_title.lexemes IS 'As in movie_title, and ~the title without stop words and spaces, and neighbouring words joined.';
CREATE TABLE public.model (
    id integer NOT NULL,
    status public.model_status DEFAULT 'building'::public.model_status NOT NULL,
    representation text NOT NULL,
    tier public.quality_tier NOT NULL,
    dimensions integer NOT NULL,
    seed integer NOT NULL,
    movie_count integer,
    feature_count integer,
    explained_variance double precision,
    training_seconds double precision,
    summary jsonb DEFAULT '{}'::jsonb NOT NULL,
    started_at timestamp with time zone DEFAULT now() NOT NULL,
    trained_at timestamp with time zone,
    activated_at timestamp with time zone
);
COMMENT ON TABLE public.model IS 'Trained models, one row a version. The vectors of model N are in table model_vector_N; those of the active model also in view active_vector.';
COMMENT ON COLUMN public.model.id IS 'Version number.';
COMMENT ON COLUMN public.model.status IS 'building (training runs), ready (complete, not serving), active (serving; at most one) or failed.';
COMMENT ON COLUMN public.model.representation IS 'What vectors are made of, such as tfidf-svd.';
COMMENT ON COLUMN public.model.tier IS 'How well known a movie must be to be trained on: low 5 votes, medium 50, high 500.';
COMMENT ON COLUMN public.model.dimensions IS 'Length of a vector.';
COMMENT ON COLUMN public.model.seed IS 'Seed of every random choice of the training.';
COMMENT ON COLUMN public.model.movie_count IS 'Movies with a row in the vector table.';
COMMENT ON COLUMN public.model.feature_count IS 'Terms of the vocabulary.';
COMMENT ON COLUMN public.model.explained_variance IS 'Share of the variance of the TF-IDF matrix that the vectors keep, 0 to 1.';
COMMENT ON COLUMN public.model.training_seconds IS 'Time from start to published index.';
COMMENT ON COLUMN public.model.summary IS 'Settings, seconds a stage, peak memory; the error of a failed training.';
COMMENT ON COLUMN public.model.started_at IS 'When the training began.';
COMMENT ON COLUMN public.model.trained_at IS 'When the index was complete.';
COMMENT ON COLUMN public.model.activated_at IS 'When the model last began to serve.';
CREATE TABLE public.model_component (
    model_id integer NOT NULL,
    "position" integer NOT NULL,
    weights bytea NOT NULL
);
ALTER TABLE ONLY public.model_component ALTER COLUMN weights SET STORAGE EXTERNAL;
COMMENT ON TABLE public.model_component IS 'Rows of the matrix that turns the weighted terms of a document into a vector of the model: one row a dimension.';
COMMENT ON COLUMN public.model_component.model_id IS 'The model.';
COMMENT ON COLUMN public.model_component."position" IS 'Dimension of the vector, from 0.';
COMMENT ON COLUMN public.model_component.weights IS 'One little-endian float4 a term, in the order of model_term.position.';
CREATE SEQUENCE public.model_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.model_id_seq OWNED BY public.model.id;
CREATE TABLE public.model_sample (
    model_id integer NOT NULL,
    movie_id integer NOT NULL,
    vote_average real,
    vote_count integer NOT NULL,
    year smallint,
    runtime smallint,
    adult boolean NOT NULL,
    original_language text,
    genres text[] NOT NULL,
    countries text[] NOT NULL
);
COMMENT ON TABLE public.model_sample IS 'A random sample of the movies of a model, drawn when it is published: tells how many movies a filter matches, which decides how neighbours are looked for. Without it answers are slower, never wrong.';
COMMENT ON COLUMN public.model_sample.model_id IS 'The model.';
COMMENT ON COLUMN public.model_sample.movie_id IS 'The movie.';
COMMENT ON COLUMN public.model_sample.vote_average IS 'As in movie.vote_average, when the sample was drawn.';
COMMENT ON COLUMN public.model_sample.vote_count IS 'As in movie.vote_count, when the sample was drawn.';
COMMENT ON COLUMN public.model_sample.year IS 'As in movie.year, when the sample was drawn.';
COMMENT ON COLUMN public.model_sample.runtime IS 'As in movie.runtime, when the sample was drawn.';
COMMENT ON COLUMN public.model_sample.adult IS 'As in movie.adult, when the sample was drawn.';
COMMENT ON COLUMN public.model_sample.original_language IS 'As in movie.original_language, when the sample was drawn.';
COMMENT ON COLUMN public.model_sample.genres IS 'As in movie.genres, when the sample was drawn.';
COMMENT ON COLUMN public.model_sample.countries IS 'As in movie.countries, when the sample was drawn.';
CREATE TABLE public.model_term (
    model_id integer NOT NULL,
    "position" integer NOT NULL,
    term text NOT NULL,
    idf real NOT NULL
);
COMMENT ON TABLE public.model_term IS 'Vocabulary of a model: what it takes to weigh the terms of a document as its training did.';
COMMENT ON COLUMN public.model_term.model_id IS 'The model.';
COMMENT ON COLUMN public.model_term."position" IS 'Column of the TF-IDF matrix, from 0.';
COMMENT ON COLUMN public.model_term.term IS 'A stemmed word or a pair of words.';
COMMENT ON COLUMN public.model_term.idf IS 'Smooth inverse document frequency.';
CREATE TABLE public.movie (
    id integer NOT NULL,
    imdb_id text,
    title text NOT NULL,
    original_title text,
    overview text,
    tagline text,
    release_date date,
    year smallint GENERATED ALWAYS AS ((EXTRACT(year FROM release_date))::smallint) STORED,
    runtime smallint,
    vote_average real,
    vote_count integer DEFAULT 0 NOT NULL,
    quality_score real GENERATED ALWAYS AS (((COALESCE(vote_average, (0)::real) * ln(((1)::double precision + (vote_count)::double precision))))::real) STORED NOT NULL,
    popularity real,
    status text,
    adult boolean DEFAULT false NOT NULL,
    budget bigint,
    revenue bigint,
    homepage text,
    original_language text,
    poster_path text,
    backdrop_path text,
    genres text[] DEFAULT '{}'::text[] NOT NULL,
    companies text[] DEFAULT '{}'::text[] NOT NULL,
    countries text[] DEFAULT '{}'::text[] NOT NULL,
    spoken_languages text[] DEFAULT '{}'::text[] NOT NULL,
    keywords text[] DEFAULT '{}'::text[] NOT NULL,
    directors text[] DEFAULT '{}'::text[] NOT NULL,
    cast_members text[] DEFAULT '{}'::text[] NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL
);
COMMENT ON TABLE public.movie IS 'Movies as their catalogue describes them, one row a movie. Unknown text and numbers are NULL, unknown lists are empty.';
COMMENT ON COLUMN public.movie.id IS 'Identifier in the catalogue the movie came from; for TMDB files the TMDB id.';
COMMENT ON COLUMN public.movie.imdb_id IS 'IMDb identifier: tt and digits.';
COMMENT ON COLUMN public.movie.title IS 'Title under which the movie is shown.';
COMMENT ON COLUMN public.movie.original_title IS 'Title in the original language.';
COMMENT ON COLUMN public.movie.overview IS 'Plot in a few sentences.';
COMMENT ON COLUMN public.movie.tagline IS 'Line from the poster.';
COMMENT ON COLUMN public.movie.release_date IS 'First release. Catalogues that know only the year say January 1.';
COMMENT ON COLUMN public.movie.year IS 'Year of release_date.';
COMMENT ON COLUMN public.movie.runtime IS 'Length in minutes.';
COMMENT ON COLUMN public.movie.vote_average IS 'Mean vote, 0 to 10; NULL when nobody voted.';
COMMENT ON COLUMN public.movie.vote_count IS 'Number of votes.';
COMMENT ON COLUMN public.movie.quality_score IS 'vote_average * ln(1 + vote_count): good and well known beats either alone; 0 when nobody voted.';
COMMENT ON COLUMN public.movie.popularity IS 'Popularity as the catalogue computes it; comparable only within one file.';
COMMENT ON COLUMN public.movie.status IS 'Stage of production as TMDB writes it (Released, Post Production, ...); NULL counts as released.';
COMMENT ON COLUMN public.movie.adult IS 'Adult content; left out of answers unless asked for.';
COMMENT ON COLUMN public.movie.budget IS 'US dollars.';
COMMENT ON COLUMN public.movie.revenue IS 'US dollars.';
COMMENT ON COLUMN public.movie.homepage IS 'Address of the official site.';
COMMENT ON COLUMN public.movie.original_language IS 'Language it was made in, ISO 639-1.';
COMMENT ON COLUMN public.movie.poster_path IS 'Path of the poster on the image server of TMDB.';
COMMENT ON COLUMN public.movie.backdrop_path IS 'Path of a wide picture on the image server of TMDB.';
COMMENT ON COLUMN public.movie.genres IS 'Names of genres in English.';
COMMENT ON COLUMN public.movie.companies IS 'Production companies, most important first.';
COMMENT ON COLUMN public.movie.countries IS 'Production countries, most important first.';
COMMENT ON COLUMN public.movie.spoken_languages IS 'Names of spoken languages in English.';
COMMENT ON COLUMN public.movie.keywords IS 'What the movie is about, in a few words each.';
COMMENT ON COLUMN public.movie.directors IS 'Names of directors.';
COMMENT ON COLUMN public.movie.cast_members IS 'Names of actors, billed first to last.';
COMMENT ON COLUMN public.movie.updated_at IS 'When an ingest last changed the row.';
CREATE VIEW public.movie_overview AS
 SELECT movie.id,
    movie.title,
    movie.original_title,
    movie.year,
    movie.release_date,
    movie.runtime,
    movie.vote_average AS rating,
    movie.vote_count AS votes,
    movie.quality_score,
    movie.popularity,
    movie.genres,
    movie.original_language AS language,
    movie.countries,
    movie.companies,
    movie.keywords,
    movie.directors,
    movie.cast_members,
    movie.adult,
    movie.imdb_id
   FROM public.movie;
COMMENT ON VIEW public.movie_overview IS 'The facts of every movie, one row a movie, without its texts.';
CREATE TABLE public.movie_title (
    movie_id integer NOT NULL,
    title text NOT NULL,
    alias boolean NOT NULL,
    folded text NOT NULL,
    votes integer NOT NULL,
    year smallint,
    adult boolean NOT NULL,
    lexemes tsvector NOT NULL
)
WITH (fillfactor='95');
COMMENT ON TABLE public.movie_title IS 'Index of titles: one row for each distinct title a movie goes by (title, original title, alternative titles, their Latin spelling). Written by reelgraph, not by hand.';
COMMENT ON COLUMN public.movie_title.movie_id IS 'The movie.';
COMMENT ON COLUMN public.movie_title.title IS 'The title as the catalogue writes it.';
COMMENT ON COLUMN public.movie_title.alias IS 'Not the title under which the movie is shown.';
COMMENT ON COLUMN public.movie_title.folded IS 'Title in lower case without marks and punctuation, roman numerals as digits, words parted by a space.';
COMMENT ON COLUMN public.movie_title.votes IS 'movie.vote_count, by which equals are ordered.';
COMMENT ON COLUMN public.movie_title.year IS 'As in movie.year.';
COMMENT ON COLUMN public.movie_title.adult IS 'As in movie.adult.';
COMMENT ON COLUMN public.movie_title.lexemes IS 'Words of the title, and =the whole of it without spaces.';
CREATE TABLE public.title_shortlist (
    only_row boolean DEFAULT true NOT NULL,
    min_votes integer NOT NULL,
    titles integer NOT NULL,
    CONSTRAINT title_shortlist_only_row_check CHECK (only_row)
);
COMMENT ON TABLE public.title_shortlist IS 'One row: the votes that put a movie on the shortlist of title search, and how many titles are on it. Raised as the catalogue grows.';
COMMENT ON COLUMN public.title_shortlist.only_row IS 'Always true: the table has one row.';
COMMENT ON COLUMN public.title_shortlist.min_votes IS 'Votes that put a movie on the shortlist.';
COMMENT ON COLUMN public.title_shortlist.titles IS 'How many titles are on it.';
CREATE TABLE public.title_word (
    word text NOT NULL COLLATE pg_catalog."C",
    known boolean NOT NULL,
    keys integer[] NOT NULL
);
COMMENT ON TABLE public.title_word IS 'Distinct words of titles, with the symmetric-delete keys by which misspelt ones are found (SymSpell).';
COMMENT ON COLUMN public.title_word.word IS 'A word of folded titles.';
COMMENT ON COLUMN public.title_word.known IS 'Whether a title of the shortlist has the word.';
COMMENT ON COLUMN public.title_word.keys IS 'Hashes of the word with some of its letters left out.';
ALTER TABLE ONLY drizzle.__drizzle_migrations ALTER COLUMN id SET DEFAULT nextval('drizzle.__drizzle_migrations_id_seq'::regclass);
ALTER TABLE ONLY public.model ALTER COLUMN id SET DEFAULT nextval('public.model_id_seq'::regclass);
ALTER TABLE ONLY drizzle.__drizzle_migrations
    ADD CONSTRAINT __drizzle_migrations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.alternative_title
    ADD CONSTRAINT alternative_title_movie_id_title_pk PRIMARY KEY (movie_id, title);
ALTER TABLE ONLY public.model_component
    ADD CONSTRAINT model_component_pkey PRIMARY KEY (model_id, "position");
ALTER TABLE ONLY public.model
    ADD CONSTRAINT model_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.model_sample
    ADD CONSTRAINT model_sample_pkey PRIMARY KEY (model_id, movie_id);
ALTER TABLE ONLY public.model_term
    ADD CONSTRAINT model_term_model_id_position_pk PRIMARY KEY (model_id, "position");
ALTER TABLE ONLY public.movie
    ADD CONSTRAINT movie_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.title_shortlist
    ADD CONSTRAINT title_shortlist_pkey PRIMARY KEY (only_row);
ALTER TABLE ONLY public.title_word
    ADD CONSTRAINT title_word_pkey PRIMARY KEY (word);
CREATE INDEX known_title_lexemes_idx ON public.known_title USING gin (lexemes);
CREATE INDEX known_title_movie_id_idx ON public.known_title USING btree (movie_id);
CREATE INDEX known_title_one_letter_idx ON public.known_title USING btree ("left"(replace(folded, ' '::text, ''::text), 1), votes DESC, movie_id);
CREATE INDEX known_title_three_letters_idx ON public.known_title USING btree ("left"(replace(folded, ' '::text, ''::text), 3), votes DESC, movie_id);
CREATE INDEX known_title_trigrams_idx ON public.known_title USING gin (folded public.gin_trgm_ops);
CREATE INDEX known_title_two_letters_idx ON public.known_title USING btree ("left"(replace(folded, ' '::text, ''::text), 2), votes DESC, movie_id);
CREATE UNIQUE INDEX model_active_idx ON public.model USING btree (status) WHERE (status = 'active'::public.model_status);
CREATE INDEX movie_genres_idx ON public.movie USING gin (genres);
CREATE INDEX movie_imdb_id_idx ON public.movie USING btree (imdb_id);
CREATE INDEX movie_popularity_idx ON public.movie USING btree (popularity DESC NULLS LAST, id);
CREATE INDEX movie_quality_idx ON public.movie USING btree (quality_score DESC, id);
CREATE INDEX movie_rating_idx ON public.movie USING btree (vote_average DESC NULLS LAST, id);
CREATE INDEX movie_title_idx ON public.movie USING btree (title, id);
CREATE INDEX movie_title_lexemes_idx ON public.movie_title USING gin (lexemes);
CREATE INDEX movie_title_movie_id_idx ON public.movie_title USING btree (movie_id);
CREATE INDEX movie_vote_count_idx ON public.movie USING btree (vote_count DESC, id);
CREATE INDEX movie_year_idx ON public.movie USING btree (year DESC NULLS LAST, id);
CREATE INDEX title_word_keys_idx ON public.title_word USING gin (keys);
CREATE TRIGGER movie_titles_removed AFTER DELETE ON public.movie REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.remove_titles_of_removed_movies();
CREATE TRIGGER movie_titles_truncated AFTER TRUNCATE ON public.movie FOR EACH STATEMENT EXECUTE FUNCTION public.remove_all_titles();
ALTER TABLE ONLY public.alternative_title
    ADD CONSTRAINT alternative_title_movie_id_movie_id_fk FOREIGN KEY (movie_id) REFERENCES public.movie(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.model_component
    ADD CONSTRAINT model_component_model_id_fkey FOREIGN KEY (model_id) REFERENCES public.model(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.model_sample
    ADD CONSTRAINT model_sample_model_id_fkey FOREIGN KEY (model_id) REFERENCES public.model(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.model_term
    ADD CONSTRAINT model_term_model_id_model_id_fk FOREIGN KEY (model_id) REFERENCES public.model(id) ON DELETE CASCADE;
SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
INSERT INTO drizzle.__drizzle_migrations VALUES (1, '91d0f7ea383bc5007e37e06cd6ebd88ce6db23cb194071e408b4540b0915e13a', 1760000000000);
INSERT INTO drizzle.__drizzle_migrations VALUES (2, 'd817cfa223065655f42b50c4c99fab70f2445b10dcdfa699d4235dff52656e78', 1760000002000);
INSERT INTO drizzle.__drizzle_migrations VALUES (3, '86c355b7c4da0d50b1014a9cfc0bb1654839d7e833684a049c82cd2615e8945e', 1760000003000);
INSERT INTO drizzle.__drizzle_migrations VALUES (4, 'f03634d09ea5bc7ad57100243e6c0aba95b437e1409f9be9bb1a5370623456cb', 1760000004000);
INSERT INTO drizzle.__drizzle_migrations VALUES (5, '18fb1b4b2e16e231ce1367c3b876d80f25624a9b70914332455574f7f95ed788', 1760000005000);
INSERT INTO drizzle.__drizzle_migrations VALUES (6, 'e49dbdcfbabba93a68d67d15d06d3fa6b23674f4390834408ac821619f908814', 1760000006000);
INSERT INTO drizzle.__drizzle_migrations VALUES (7, '126e30c997c1a4eef4137f7d662d24b71fc443c24218b21ea2e483a27bfe6555', 1760000007000);
INSERT INTO drizzle.__drizzle_migrations VALUES (8, 'e02fbf8352f8e26dafb79f47efa19d65f1a7cd4ac8a89ace5ac6387a69d93196', 1760000008000);
INSERT INTO public.title_shortlist VALUES (true, 0, 0);
SELECT pg_catalog.setval('drizzle.__drizzle_migrations_id_seq', 8, true);
