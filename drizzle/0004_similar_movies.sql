-- The question of the API for people who work in SQL: docs/sql.md.

CREATE FUNCTION title_key(title text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN regexp_replace(
  replace(lower(normalize(title, NFKD)), '&', ' and '),
  '[\s!-/:-@\[-`{-~\u0300-\u036f‘’“”«»…–—·]+', '', 'g');
--> statement-breakpoint
COMMENT ON FUNCTION title_key(text) IS 'A title without case, accents, spaces and punctuation: equal for two spellings of one title.';
--> statement-breakpoint
CREATE FUNCTION similar_movies(
  movie_id integer,
  k integer DEFAULT 15,
  min_rating real DEFAULT NULL,
  min_year integer DEFAULT NULL,
  max_year integer DEFAULT NULL,
  genres text[] DEFAULT NULL
)
RETURNS TABLE (
  place integer,
  similar_id integer,
  title text,
  year smallint,
  rating real,
  similarity double precision,
  score double precision
)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  serving record;
  pool integer := CASE WHEN k <= 100 THEN 200 WHEN k <= 400 THEN 500 ELSE 1000 END;
  conditions text := concat_ws(' AND ',
    'NOT v.adult',
    CASE WHEN min_rating IS NOT NULL THEN 'v.vote_average >= $3' END,
    CASE WHEN min_year IS NOT NULL THEN 'v.year >= $4' END,
    CASE WHEN max_year IS NOT NULL THEN 'v.year <= $5' END,
    CASE WHEN cardinality(genres) > 0 THEN 'v.genres && $6' END);
  sampled bigint;
  matching bigint;
  by_index boolean;
  sorting text := current_setting('enable_sort');
BEGIN
  IF k IS NULL OR k < 1 OR k > 1000 THEN
    RAISE EXCEPTION 'k is %; a number from 1 to 1000 is accepted', k USING ERRCODE = '22023';
  END IF;
  SELECT m.id, m.movie_count INTO serving FROM model AS m WHERE m.status = 'active';
  IF serving.id IS NULL THEN
    RAISE EXCEPTION 'no model serves yet' USING HINT = 'Train one: reelgraph train', ERRCODE = '55000';
  END IF;

  -- The same choice as the API (src/recommend/neighbour-plan.ts): the index when most movies match, else all that do.
  SELECT count(*) INTO sampled FROM model_sample AS v WHERE v.model_id = serving.id;
  EXECUTE format('SELECT count(*) FROM model_sample AS v WHERE v.model_id = %s AND %s', serving.id, conditions)
    INTO matching USING movie_id, pool, min_rating, min_year, max_year, genres;
  by_index := sampled > 0 AND matching * serving.movie_count::double precision / sampled > greatest(20000,
    serving.movie_count * CASE WHEN to_regclass('model_cell_' || serving.id) IS NULL THEN 0.25 ELSE 0.5 END);
  IF by_index THEN
    PERFORM set_config('hnsw.ef_search', pool::text, true),
      set_config('hnsw.iterative_scan', 'relaxed_order', true),
      set_config('hnsw.max_scan_tuples', '100000', true),
      set_config('enable_sort', 'off', true);
  END IF;

  RETURN QUERY EXECUTE format($query$
    WITH asked AS MATERIALIZED (
      SELECT s.movie_id, s.embedding, title_key(m.title) AS key, m.year
      FROM model_vector_%1$s AS s JOIN movie AS m ON m.id = s.movie_id
      WHERE s.movie_id = $1 AND vector_norm(s.embedding) > 0
    ), indexed AS MATERIALIZED (
      SELECT n.* FROM asked AS a CROSS JOIN LATERAL (
        SELECT v.movie_id, v.prior, v.embedding <=> a.embedding AS distance
        FROM model_vector_%1$s AS v
        WHERE v.indexable AND v.movie_id <> a.movie_id AND %2$s
        ORDER BY (v.embedding <=> a.embedding) %3$s LIMIT $2
      ) AS n
    ), everything AS (
      SELECT n.*, CASE WHEN row_number() OVER by_distance <= 200 THEN 1
        WHEN row_number() OVER by_distance <= 500 THEN 2 ELSE 3 END AS pool
      FROM indexed AS n WINDOW by_distance AS (ORDER BY n.distance, n.movie_id)
      UNION ALL
      SELECT n.*, 4 FROM asked AS a CROSS JOIN LATERAL (
        SELECT v.movie_id, v.prior, v.embedding <=> a.embedding AS distance
        FROM model_vector_%1$s AS v
        WHERE NOT v.indexable AND v.movie_id <> a.movie_id AND %2$s AND v.embedding IS NOT NULL
          AND (SELECT count(*) FROM indexed) < $2
        ORDER BY (v.embedding <=> a.embedding) + 0 LIMIT $2
      ) AS n
    ), described AS (
      SELECT e.*, m.title, m.year, m.vote_average, 1 - e.distance AS similarity,
        CASE WHEN e.distance < 1 THEN (1 - e.distance) * coalesce(e.prior, 1) ELSE 1 - e.distance END AS score,
        row_number() OVER (
          PARTITION BY CASE WHEN m.year IS NULL THEN '#' || m.id ELSE title_key(m.title) || ' ' || m.year END
          ORDER BY e.pool, e.distance, e.movie_id) AS copy
      FROM everything AS e JOIN movie AS m ON m.id = e.movie_id
      WHERE NOT EXISTS (SELECT FROM asked AS a WHERE a.key = title_key(m.title) AND a.year = m.year)
    )
    SELECT (row_number() OVER by_score)::integer, d.movie_id, d.title, d.year, d.vote_average, d.similarity, d.score
    FROM described AS d WHERE d.copy = 1
    WINDOW by_score AS (ORDER BY d.pool, d.score DESC, d.movie_id)
    ORDER BY 1 LIMIT $7
    $query$, serving.id, conditions, CASE WHEN by_index THEN '' ELSE '+ 0' END)
    USING movie_id, pool, min_rating, min_year::smallint, max_year::smallint, genres, k;
  PERFORM set_config('enable_sort', sorting, true);
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION similar_movies(integer, integer, real, integer, integer, text[]) IS 'Movies like one movie, best first: the same as recommend over GraphQL with these filters (at least one of genres). k from 1 to 1000.';
