-- Titles are folded in one place, src/search/fold-title.ts; functions read what it has stored (movie_identity).
DROP FUNCTION IF EXISTS title_key(text);
