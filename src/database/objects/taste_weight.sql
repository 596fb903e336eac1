CREATE OR REPLACE FUNCTION taste_weight(rating real, liked boolean, plays integer) RETURNS real
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN liked THEN 1::real
  WHEN NOT liked THEN 0::real
  WHEN rating >= 4 THEN 1::real
  WHEN rating >= 3.5 THEN 0.5::real
  WHEN rating >= 3 THEN 0.25::real
  WHEN rating IS NOT NULL THEN 0::real
  WHEN plays >= 2 THEN 1::real
  WHEN plays = 1 THEN 0.5::real
  ELSE 0::real
END;

COMMENT ON FUNCTION taste_weight(real, boolean, integer) IS 'How much a movie counts for what a person likes, 0 to 1. A dislike counts nothing: taking it away was measured to be no better. A movie that was watched once and not rated counts as half a like, one that was watched again as a like; both are untested.';
