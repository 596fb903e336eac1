CREATE OR REPLACE FUNCTION keep_model_bits() RETURNS trigger
LANGUAGE plpgsql AS $$
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
$$;

COMMENT ON FUNCTION keep_model_bits() IS 'Trigger of model_vector_N: repeats every change in model_bits_N.';
