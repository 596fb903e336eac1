CREATE OR REPLACE FUNCTION label_bits(list text[], labels text[]) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (SELECT coalesce(bit_or(1 << (array_position(labels, item) - 1)), 0)
  FROM unnest(list) AS item WHERE item = ANY (labels));

COMMENT ON FUNCTION label_bits(text[], text[]) IS 'Which of some labels a list has: bit 0 for the first of them.';
