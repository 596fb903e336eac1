CREATE OR REPLACE FUNCTION title_key(title text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN regexp_replace(
  replace(lower(normalize(title, NFKD)), '&', ' and '),
  '[\s!-/:-@\[-`{-~\u0300-\u036f‘’“”«»…–—·]+', '', 'g');

COMMENT ON FUNCTION title_key(text) IS 'A title without case, accents, spaces and punctuation: equal for two spellings of one title.';
