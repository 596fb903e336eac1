CREATE OR REPLACE FUNCTION remove_titles_of_removed_movies() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM movie_title t USING removed r WHERE t.movie_id = r.id;
  DELETE FROM known_title t USING removed r WHERE t.movie_id = r.id;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER movie_titles_removed AFTER DELETE ON movie
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION remove_titles_of_removed_movies();

CREATE OR REPLACE FUNCTION remove_all_titles() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  TRUNCATE movie_title, known_title, title_word;
  UPDATE title_shortlist SET min_votes = 0, titles = 0;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER movie_titles_truncated AFTER TRUNCATE ON movie FOR EACH STATEMENT EXECUTE FUNCTION remove_all_titles();
