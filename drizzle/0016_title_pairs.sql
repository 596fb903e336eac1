-- Titles in scripts without spaces between words are found by a part of them: +神隠 for 千と千尋の神隠し.

UPDATE movie_title t SET lexemes = t.lexemes || found.lexemes FROM (
  SELECT place, array_to_tsvector(array_agg(DISTINCT '+' || pair)) AS lexemes FROM (
    SELECT m.ctid, substr(run[1], n, 2)
    FROM movie_title m
    CROSS JOIN regexp_matches(m.folded, '[\u3099\u309aー\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7a3\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff]{2,}', 'g') AS run
    CROSS JOIN generate_series(1, least(60, length(run[1]) - 1)) AS n
    WHERE octet_length(m.folded) > length(m.folded)
  ) AS pairs (place, pair)
  GROUP BY place
) AS found WHERE t.ctid = found.place;
--> statement-breakpoint
UPDATE known_title t SET lexemes = t.lexemes || found.lexemes FROM (
  SELECT place, array_to_tsvector(array_agg(DISTINCT '+' || pair)) AS lexemes FROM (
    SELECT m.ctid, substr(run[1], n, 2)
    FROM known_title m
    CROSS JOIN regexp_matches(m.folded, '[\u3099\u309aー\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7a3\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff]{2,}', 'g') AS run
    CROSS JOIN generate_series(1, least(60, length(run[1]) - 1)) AS n
    WHERE octet_length(m.folded) > length(m.folded)
  ) AS pairs (place, pair)
  GROUP BY place
) AS found WHERE t.ctid = found.place;
--> statement-breakpoint
COMMENT ON COLUMN movie_title.lexemes IS 'Words of the title, =the whole of it without spaces, and +pairs of neighbouring letters in scripts without spaces.';
