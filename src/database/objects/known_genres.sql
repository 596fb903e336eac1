CREATE OR REPLACE FUNCTION known_genres(argument text, genres text[]) RETURNS text[]
LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_variable
DECLARE
  known text[];
  unknown text;
  canonical text[];
BEGIN
  IF genres IS NULL OR genres <@ ARRAY(SELECT l.label FROM model_label AS l WHERE l.list = 'genres') THEN
    RETURN genres;
  END IF;
  known := ARRAY(SELECT DISTINCT g FROM movie AS m, unnest(m.genres) AS g ORDER BY g);
  SELECT min(asked) INTO unknown FROM unnest(genres) AS asked
    WHERE lower(asked) NOT IN (SELECT lower(g) FROM unnest(known) AS g);
  IF unknown IS NOT NULL THEN
    RAISE EXCEPTION '% has "%", which no movie has', argument, unknown
      USING HINT = 'Genres: ' || array_to_string(known, ', '), ERRCODE = '22023';
  END IF;
  SELECT array_agg(DISTINCT g) INTO canonical FROM unnest(known) AS g
    WHERE lower(g) IN (SELECT lower(asked) FROM unnest(genres) AS asked);
  RETURN canonical;
END
$$;

COMMENT ON FUNCTION known_genres(text, text[]) IS
  'Genres as the catalogue writes them, whatever the case of their letters; an error names one that no movie has.';
