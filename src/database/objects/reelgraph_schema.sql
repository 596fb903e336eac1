-- requires: bridge_views, movie_overview, recommend_for, similar_movies
-- What analysts and their tools see: views and functions whose names and columns stay, apart from tables that come and go.
CREATE SCHEMA IF NOT EXISTS reelgraph;

COMMENT ON SCHEMA reelgraph IS 'Views and functions for analysts: docs/sql.md.';

DO $$
DECLARE
  shown text;
  described record;
  called record;
BEGIN
  -- active_vector is there once a model is published, which makes both views of that name.
  FOREACH shown IN ARRAY ARRAY['movie_overview', 'movie_genre', 'movie_person', 'movie_keyword', 'movie_company',
    'movie_country', 'movie_alternative_title', 'model_overview', 'active_term', 'active_vector']
  LOOP
    CONTINUE WHEN to_regclass(shown) IS NULL;
    EXECUTE format('CREATE OR REPLACE VIEW reelgraph.%I AS SELECT * FROM %s', shown, to_regclass(shown));
    EXECUTE format('COMMENT ON VIEW reelgraph.%I IS %L', shown, obj_description(to_regclass(shown), 'pg_class'));
    FOR described IN
      SELECT attname AS name, col_description(attrelid, attnum) AS meaning
      FROM pg_attribute WHERE attrelid = to_regclass(shown) AND attnum > 0
    LOOP
      EXECUTE format('COMMENT ON COLUMN reelgraph.%I.%I IS %L', shown, described.name, described.meaning);
    END LOOP;
  END LOOP;

  FOR called IN
    SELECT p.oid::regprocedure AS signature FROM pg_proc AS p WHERE p.pronamespace = 'reelgraph'::regnamespace
  LOOP
    EXECUTE format('DROP FUNCTION %s', called.signature);
  END LOOP;
  FOR called IN
    SELECT format('%s.%I', p.pronamespace::regnamespace, p.proname) AS function, p.proname AS name, pg_get_function_arguments(p.oid) AS arguments,
      pg_get_function_identity_arguments(p.oid) AS types, pg_get_function_result(p.oid) AS result, p.proretset AS rows,
      obj_description(p.oid, 'pg_proc') AS meaning,
      (SELECT string_agg('$' || place, ', ') FROM generate_series(1, p.pronargs) AS place) AS numbers
    FROM pg_proc AS p
    WHERE p.pronamespace = current_schema()::regnamespace AND p.proname IN ('similar_movies', 'recommend_for')
  LOOP
    EXECUTE format('CREATE FUNCTION reelgraph.%I(%s) RETURNS %s LANGUAGE sql STABLE AS %L', called.name, called.arguments,
      called.result, format('SELECT %s %s(%s)', CASE WHEN called.rows THEN '* FROM' ELSE '' END, called.function, called.numbers));
    EXECUTE format('COMMENT ON FUNCTION reelgraph.%I(%s) IS %L', called.name, called.types, called.meaning);
  END LOOP;
END
$$;
