-- Keeps credited_person in step with movie, whoever writes there: each statement adds what its movies say of people now and
-- takes away what they said before.

CREATE OR REPLACE FUNCTION add_credits(names text[], movie_counts bigint[], vote_counts bigint[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO credited_person AS p (name, movies, votes, known)
  SELECT name, movies, votes, votes >= 5000 FROM unnest(names, movie_counts, vote_counts) AS c (name, movies, votes)
  ORDER BY name
  ON CONFLICT (name) DO UPDATE SET movies = p.movies + excluded.movies, votes = p.votes + excluded.votes,
    known = p.votes + excluded.votes >= 5000,
    -- Words of well-known names are found by more slips: the name is read again.
    folded = CASE WHEN p.known OR p.votes + excluded.votes < 5000 THEN p.folded END;
  DELETE FROM credited_person WHERE name = ANY (names) AND movies <= 0;
$$;

CREATE OR REPLACE FUNCTION count_added_credits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM add_credits(array_agg(c.name), array_agg(c.movies::bigint), array_agg(c.votes::bigint)) FROM (
    SELECT name, count(*) AS movies, sum(vote_count) AS votes FROM (
      SELECT DISTINCT id, vote_count, unnest(directors || cast_members) AS name FROM added WHERE NOT adult) AS credit
    GROUP BY name) AS c
  HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION count_changed_credits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM add_credits(array_agg(c.name), array_agg(c.movies::bigint), array_agg(c.votes::bigint)) FROM (
    SELECT name, sum(movies) AS movies, sum(votes) AS votes FROM (
      SELECT id, name, sum(movies) AS movies, sum(votes) AS votes FROM (
        SELECT DISTINCT id, 1 AS movies, vote_count::bigint AS votes, unnest(directors || cast_members) AS name
        FROM added WHERE NOT adult
        UNION ALL
        SELECT DISTINCT id, -1, -vote_count::bigint, unnest(directors || cast_members) FROM removed WHERE NOT adult) AS credit
      GROUP BY id, name HAVING sum(movies) <> 0 OR sum(votes) <> 0) AS change
    GROUP BY name) AS c
  HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION count_removed_credits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM add_credits(array_agg(c.name), array_agg(c.movies::bigint), array_agg(c.votes::bigint)) FROM (
    SELECT name, -count(*) AS movies, -sum(vote_count) AS votes FROM (
      SELECT DISTINCT id, vote_count, unnest(directors || cast_members) AS name FROM removed WHERE NOT adult) AS credit
    GROUP BY name) AS c
  HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION remove_all_credits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  TRUNCATE credited_person, person_word;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER movie_credits_added AFTER INSERT ON movie
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_added_credits();

CREATE OR REPLACE TRIGGER movie_credits_changed AFTER UPDATE ON movie
  REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_changed_credits();

CREATE OR REPLACE TRIGGER movie_credits_removed AFTER DELETE ON movie
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION count_removed_credits();

CREATE OR REPLACE TRIGGER movie_credits_truncated AFTER TRUNCATE ON movie FOR EACH STATEMENT EXECUTE FUNCTION remove_all_credits();
