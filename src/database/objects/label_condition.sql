CREATE OR REPLACE FUNCTION label_condition(
  model integer, list text, list_column text, bits_column text, kind text, labels text[]
) RETURNS text
LANGUAGE sql STABLE
RETURN (
  WITH asked AS (
    SELECT wanted.label, l.bit
    FROM unnest(label_condition.labels) AS wanted (label)
      LEFT JOIN model_label AS l
        ON l.model_id = label_condition.model AND l.list = label_condition.list AND l.label = wanted.label
  ), part AS (
    SELECT format('%s(%s & %s) <> 0', CASE kind WHEN 'noneOf' THEN 'NOT ' ELSE '' END, bits_column, 1 << bit) AS condition
    FROM asked WHERE bit IS NOT NULL
    UNION ALL
    SELECT format('%s%s %s %L::text[]', CASE kind WHEN 'noneOf' THEN 'NOT ' ELSE '' END, list_column,
      CASE kind WHEN 'allOf' THEN '@>' ELSE '&&' END, array_agg(label))
    FROM asked WHERE bit IS NULL HAVING count(*) > 0
  )
  SELECT '(' || string_agg(condition, CASE kind WHEN 'anyOf' THEN ' OR ' ELSE ' AND ' END) || ')' FROM part
);

COMMENT ON FUNCTION label_condition(integer, text, text, text, text, text[]) IS
  'The condition that a movie has any, all or none of some labels, as src/database/movie-filter.ts writes it for the table of bits of a model.';
