-- requires: movie_identity, taste_weight
CREATE OR REPLACE FUNCTION recommend_for(
  profile text,
  k integer DEFAULT 15,
  min_rating real DEFAULT NULL,
  min_year integer DEFAULT NULL,
  max_year integer DEFAULT NULL,
  genres text[] DEFAULT NULL
)
RETURNS TABLE (
  place integer,
  movie_id integer,
  title text,
  year smallint,
  rating real,
  score double precision
)
LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
  serving record;
  persons boolean;
  young double precision;
  likes double precision;
  taste vector;
  person vector;
  average vector;
  spread_person double precision;
  spread_taste double precision;
  conditions text := concat_ws(' AND ',
    'v.indexable', 'NOT v.adult',
    CASE WHEN min_rating IS NOT NULL THEN 'v.vote_average >= $3' END,
    CASE WHEN min_year IS NOT NULL THEN 'v.year >= $4' END,
    CASE WHEN max_year IS NOT NULL THEN 'v.year <= $5' END,
    CASE WHEN cardinality(genres) > 0 THEN 'v.genres && $6' END,
    'NOT EXISTS (SELECT FROM interaction AS s WHERE s.profile_id = $1 AND s.movie_id = v.movie_id AND (s.hidden
      OR s.plays > 0 OR s.watched_on IS NOT NULL OR s.rating IS NOT NULL OR s.liked IS NOT NULL))');
  candidates text;
BEGIN
  IF k IS NULL OR k < 1 OR k > 1000 THEN
    RAISE EXCEPTION 'k is %; a number from 1 to 1000 is accepted', k USING ERRCODE = '22023';
  END IF;
  SELECT m.id INTO serving FROM model AS m WHERE m.status = 'active';
  IF serving.id IS NULL THEN
    RAISE EXCEPTION 'no model serves yet' USING HINT = 'Train one: reelgraph train', ERRCODE = '55000';
  END IF;
  IF NOT EXISTS (SELECT FROM profile AS p WHERE p.id = profile) THEN
    RAISE EXCEPTION 'there is no profile %', profile USING ERRCODE = '22023';
  END IF;
  persons := to_regclass('model_person_vector_' || serving.id) IS NOT NULL;

  -- The person as sums over the history: src/people/vector-sums.ts.
  EXECUTE format($query$
    SELECT coalesce(sum(i.weight), 0), sum(v.embedding * array_fill(i.weight, ARRAY[vector_dims(v.embedding)])::vector), %2$s
    FROM (SELECT i.movie_id, taste_weight(i.rating, i.liked, i.plays) AS weight FROM interaction AS i WHERE i.profile_id = $1) AS i
    JOIN model_vector_%1$s AS v USING (movie_id) %3$s
    WHERE i.weight > 0 AND v.embedding IS NOT NULL
    $query$, serving.id,
    CASE WHEN persons THEN 'sum(p.in_vector::vector * array_fill(i.weight, ARRAY[vector_dims(p.in_vector::vector)])::vector)'
      ELSE 'NULL::vector' END,
    CASE WHEN persons THEN format('LEFT JOIN model_person_vector_%s AS p USING (movie_id)', serving.id) ELSE '' END)
    INTO likes, taste, person USING profile;

  IF persons THEN
    -- The query of a person: src/model/person/person-query.ts. The average is kept as little-endian floats.
    young := 30 / (30 + likes);
    SELECT array_agg((30 * young * CASE WHEN f.bits = 0 THEN 0 ELSE
        (1 - 2 * (f.bits >> 31)) * power(2::double precision, ((f.bits >> 23) & 255) - 127)
          * (1 + (f.bits & 8388607) / 8388608.0::double precision) END)::real ORDER BY f.position)::vector
      INTO average
      FROM model_person_space AS s, LATERAL (
        SELECT position, get_byte(s.average, 4 * position)::bigint | (get_byte(s.average, 4 * position + 1)::bigint << 8)
          | (get_byte(s.average, 4 * position + 2)::bigint << 16) | (get_byte(s.average, 4 * position + 3)::bigint << 24) AS bits
        FROM generate_series(0, s.dimensions - 1) AS position) AS f
      WHERE s.model_id = serving.id;
    person := coalesce(person + average, average);
    EXECUTE format($query$
      SELECT nullif(stddev_pop(p.out_vector::vector <#> $1), 0) AS person,
        nullif(stddev_pop((v.embedding <#> $2) * coalesce(v.prior, 1)), 0) AS taste
      FROM model_person_vector_%1$s AS p JOIN model_vector_%1$s AS v USING (movie_id)
      $query$, serving.id) INTO spread_person, spread_taste USING person, taste;
    candidates := format($query$
      SELECT v.movie_id, 1 AS pool, coalesce(-(p.out_vector::vector <#> $7) / $9, 0)
        + coalesce(-(v.embedding <#> $8) * coalesce(v.prior, 1) * $11 / $10, 0) AS score
      FROM model_person_vector_%1$s AS p JOIN model_vector_%1$s AS v USING (movie_id)
      WHERE %2$s ORDER BY score DESC, v.movie_id LIMIT 1000
      $query$, serving.id, conditions);
  ELSE
    -- Pools of the nearest, each ranked by its cosine and prior: src/recommend/pools.ts.
    candidates := format($query$
      SELECT n.movie_id, CASE WHEN row_number() OVER by_distance <= 100 THEN 1
          WHEN row_number() OVER by_distance <= 500 THEN 2 ELSE 3 END AS pool,
        CASE WHEN n.distance < 1 THEN (1 - n.distance) * coalesce(n.prior, 1) ELSE 1 - n.distance END
          + 0 * coalesce($9, $10, $11, 0) AS score
      FROM (
        SELECT v.movie_id, v.prior, (v.embedding <=> $8) + 0 AS distance FROM model_vector_%1$s AS v
        WHERE $8 IS NOT NULL AND $7 IS NULL AND %2$s ORDER BY distance, v.movie_id LIMIT 1000
      ) AS n WINDOW by_distance AS (ORDER BY n.distance, n.movie_id)
      $query$, serving.id, conditions);
  END IF;

  RETURN QUERY EXECUTE format($query$
    SELECT (row_number() OVER by_score)::integer, d.id, d.title, d.year, d.vote_average, d.score
    FROM (
      SELECT c.pool, c.score, m.*, row_number() OVER (
        PARTITION BY movie_identity(m.id, m.year)
        ORDER BY c.pool, c.score DESC, m.id) AS copy
      FROM (%s) AS c JOIN movie AS m ON m.id = c.movie_id
      WHERE NOT EXISTS (SELECT FROM (
        SELECT same.year, lower(same.title) AS title FROM interaction AS s JOIN movie AS same ON same.id = s.movie_id
        WHERE s.profile_id = $1
          AND (s.hidden OR s.plays > 0 OR s.watched_on IS NOT NULL OR s.rating IS NOT NULL OR s.liked IS NOT NULL)
        OFFSET 0
      ) AS known WHERE known.year = m.year AND known.title = lower(m.title))
    ) AS d WHERE d.copy = 1
    WINDOW by_score AS (ORDER BY d.pool, d.score DESC, d.id)
    ORDER BY 1 LIMIT $2
    $query$, candidates)
    USING profile, k, min_rating, min_year::smallint, max_year::smallint, genres, person, taste, spread_person, spread_taste, young;
END
$$;

COMMENT ON FUNCTION recommend_for(text, integer, real, integer, integer, text[]) IS 'Movies for a profile, best first, without those that were seen or hidden: as Profile.recommendations over GraphQL with these filters (at least one of genres). Every movie is looked at, so it takes longer. k from 1 to 1000.';
