CREATE OR REPLACE FUNCTION similar_movies(
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
  pool integer := CASE WHEN k <= 50 THEN 100 WHEN k <= 400 THEN 500 ELSE 1000 END;
  -- Of table v, or b: the same columns.
  scalars text := concat_ws(' AND ',
    'NOT v.adult',
    CASE WHEN min_rating IS NOT NULL THEN 'v.vote_average >= $3' END,
    CASE WHEN min_year IS NOT NULL THEN 'v.year >= $4' END,
    CASE WHEN max_year IS NOT NULL THEN 'v.year <= $5' END);
  plain text := scalars || CASE WHEN cardinality(genres) > 0 THEN ' AND v.genres && $6' ELSE '' END;
  labelled text;
  rare boolean;
  sorting text := current_setting('enable_sort');
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
  candidates := ceil(greatest(500, 2 * pool) * greatest(1, 500.0 / serving.dimensions));
  wanted := greatest(least(ceil(CASE WHEN min_year IS NULL AND max_year IS NULL THEN 60 ELSE 140 END * sqrt(matching)), 42000), 2 * candidates);
  -- Genres that many movies have are bits there: src/database/label-bits.ts.
  SELECT scalars || coalesce(' AND (' || string_agg(CASE WHEN l.bit IS NULL
      THEN format('v.genres && ARRAY[%L]::text[]', genre) ELSE format('(v.genre_bits & %s) <> 0', 1 << l.bit) END, ' OR ') || ')', ''),
    coalesce(bool_or(l.bit IS NULL), false)
    INTO labelled, rare
    FROM unnest(genres) AS genre
    LEFT JOIN model_label AS l ON l.model_id = serving.id AND l.list = 'genres' AND l.label = genre;
  method := CASE
    WHEN to_regclass('model_bits_' || serving.id) IS NULL OR to_regclass('model_cell_' || serving.id) IS NULL THEN 'exact'
    WHEN serving.movie_count >= 100000 AND matching >= 0.6 * serving.movie_count THEN 'hnsw'
    WHEN matching <= CASE WHEN rare THEN 10000 ELSE 1500 END THEN 'bits'
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
        ORDER BY near.distance, near.movie_id LIMIT %4$s', serving.id, labelled, wanted + 1, candidates + 1)
      END;
    PERFORM set_config('hnsw.ef_search', least(pool + 10, 1000)::text, true),
      set_config('hnsw.iterative_scan', 'relaxed_order', true),
      set_config('hnsw.max_scan_tuples', '12000', true),
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
    wanted := greatest(42000, 2 * candidates);
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
      SELECT n.*, CASE WHEN row_number() OVER by_distance <= 100 THEN 1
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
$$;

COMMENT ON FUNCTION similar_movies(integer, integer, real, integer, integer, text[]) IS 'Movies like one movie, best first: the same as recommend over GraphQL with these filters (at least one of genres). k from 1 to 1000.';
