-- requires: taste_weight
CREATE OR REPLACE VIEW profile_history AS
SELECT i.profile_id, i.movie_id, m.title, m.year, i.rating, i.liked, i.watched_on, i.plays, i.watchlist, i.hidden,
  taste_weight(i.rating, i.liked, i.plays) AS weight, i.source, i.recorded_at
FROM interaction AS i LEFT JOIN movie AS m ON m.id = i.movie_id;

COMMENT ON VIEW profile_history IS 'What people did with movies, one row for each person and movie, with the titles: as Profile.history over GraphQL. weight is how much the movie counts for what the person likes, 0 to 1.';
COMMENT ON COLUMN profile_history.profile_id IS 'The person.';
COMMENT ON COLUMN profile_history.movie_id IS 'The movie.';
COMMENT ON COLUMN profile_history.title IS 'Its title; NULL when it has left the catalogue.';
COMMENT ON COLUMN profile_history.year IS 'Its year; NULL when it has left the catalogue.';
COMMENT ON COLUMN profile_history.rating IS '0.5 to 5 stars.';
COMMENT ON COLUMN profile_history.liked IS 'True for liked, false for disliked, NULL when the person did not say.';
COMMENT ON COLUMN profile_history.watched_on IS 'Day of the last time it was watched.';
COMMENT ON COLUMN profile_history.plays IS 'How many times it was watched.';
COMMENT ON COLUMN profile_history.watchlist IS 'The person wants to see it.';
COMMENT ON COLUMN profile_history.hidden IS 'Not to be recommended, seen or not.';
COMMENT ON COLUMN profile_history.weight IS 'How much it counts for what the person likes, 0 to 1.';
COMMENT ON COLUMN profile_history.source IS 'Where the last change came from: api, import or the name of a media server.';
COMMENT ON COLUMN profile_history.recorded_at IS 'When that was.';

-- Filtered by profile_id it reads the rows of that profile only.
CREATE OR REPLACE VIEW profile_taste AS
SELECT t.profile_id, t.kind, t.label,
  (t.share * ln(t.share / t.usual_share) * t.movies / (t.movies + 1))::double precision AS weight, t.movies
FROM (
  SELECT term.profile_id, term.kind, term.label, term.movies::integer, term.weight / everything.weight AS share,
    -- Nothing is rarer in the catalogue than the movies that the person has of it.
    greatest(
      -- The inverse document frequency is ln((1 + movies) / (1 + movies that have the term)) + 1.
      (SELECT coalesce(sum(exp(1 - usual.idf::double precision)), 0) FROM model_term AS usual
        WHERE usual.model_id = serving.id AND usual.term = CASE term.kind WHEN 'genres' THEN 'genre:'
          WHEN 'keywords' THEN 'keyword:' ELSE 'director:' END || term.label),
      (SELECT sum(exp(1 - usual.idf::double precision)) FROM model_term AS usual
        WHERE usual.model_id = serving.id AND usual.term = CASE term.kind WHEN 'people' THEN 'cast:' || term.label END),
      coalesce(usual_decade.share, 0),
      term.movies::double precision / greatest(serving.movie_count, term.movies, 1)) AS usual_share
  FROM (
    SELECT i.profile_id, of_movie.kind, of_movie.label, count(*) AS movies,
      sum(taste_weight(i.rating, i.liked, i.plays))::double precision AS weight
    FROM interaction AS i
    JOIN movie AS m ON m.id = i.movie_id
    CROSS JOIN LATERAL (
      SELECT 'genres' AS kind, label FROM unnest(m.genres) AS label
      UNION SELECT 'keywords', label FROM unnest(m.keywords) AS label
      UNION SELECT 'people', label FROM unnest(m.directors || m.cast_members[1:10]) AS label
      UNION SELECT 'decades', m.year / 10 || '0s' WHERE m.year IS NOT NULL
    ) AS of_movie
    WHERE taste_weight(i.rating, i.liked, i.plays) > 0
    GROUP BY i.profile_id, of_movie.kind, of_movie.label
  ) AS term
  JOIN (
    SELECT i.profile_id, sum(taste_weight(i.rating, i.liked, i.plays))::double precision AS weight
    FROM interaction AS i JOIN movie AS m ON m.id = i.movie_id
    WHERE taste_weight(i.rating, i.liked, i.plays) > 0
    GROUP BY i.profile_id
  ) AS everything USING (profile_id)
  LEFT JOIN (SELECT id, movie_count FROM model WHERE status = 'active') AS serving ON true
  LEFT JOIN (
    SELECT year / 10 || '0s' AS label, count(*)::double precision / sum(count(*)) OVER () AS share
    FROM model_sample
    WHERE model_id = (SELECT id FROM model WHERE status = 'active') AND year IS NOT NULL
    GROUP BY 1
  ) AS usual_decade ON term.kind = 'decades' AND usual_decade.label = term.label
) AS t;

COMMENT ON VIEW profile_taste IS 'What people like, in words (kind: genres, keywords, people, decades): as Profile.taste over GraphQL. weight is the share of what the person likes that has the label, times the logarithm of how many times more often than among the movies of the model that is, times movies / (movies + 1), so that what one movie has counts half.';
COMMENT ON COLUMN profile_taste.profile_id IS 'The person.';
COMMENT ON COLUMN profile_taste.kind IS 'genres, keywords, people or decades.';
COMMENT ON COLUMN profile_taste.label IS 'The genre, keyword, name or decade.';
COMMENT ON COLUMN profile_taste.weight IS 'How much it tells the person from others; the larger, the more.';
COMMENT ON COLUMN profile_taste.movies IS 'How many movies that the person likes have it.';

CREATE OR REPLACE VIEW recommendation_feedback AS
SELECT s.model_id, count(*) AS shown,
  count(*) FILTER (WHERE s.watched_at <= s.shown_at + interval '30 days') AS watched_in_30_days,
  count(*) FILTER (WHERE s.shown_at <= now() - interval '30 days') AS shown_30_days_ago,
  count(*) FILTER (WHERE s.shown_at <= now() - interval '30 days' AND s.watched_at <= s.shown_at + interval '30 days')
    AS watched_of_those,
  count(DISTINCT s.profile_id) AS profiles, min(s.shown_at) AS first_shown_at, max(s.shown_at) AS last_shown_at
FROM impression AS s GROUP BY s.model_id;

COMMENT ON VIEW recommendation_feedback IS 'By model: how many recommendations people were shown, and how many of them they watched within 30 days. The hit rate is watched_of_those / shown_30_days_ago, of recommendations that have had their 30 days.';
COMMENT ON COLUMN recommendation_feedback.model_id IS 'The model.';
COMMENT ON COLUMN recommendation_feedback.shown IS 'Recommendations shown.';
COMMENT ON COLUMN recommendation_feedback.watched_in_30_days IS 'Of those, watched within 30 days.';
COMMENT ON COLUMN recommendation_feedback.shown_30_days_ago IS 'Recommendations shown 30 days ago or earlier.';
COMMENT ON COLUMN recommendation_feedback.watched_of_those IS 'Of those, watched within 30 days.';
COMMENT ON COLUMN recommendation_feedback.profiles IS 'People who were shown any.';
COMMENT ON COLUMN recommendation_feedback.first_shown_at IS 'When the first was shown.';
COMMENT ON COLUMN recommendation_feedback.last_shown_at IS 'When the last was shown.';

-- Analysts see the catalogue; people only when somebody grants them that.
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'reelgraph_analyst') THEN
    REVOKE ALL ON profile_history, profile_taste, recommendation_feedback FROM reelgraph_analyst;
  END IF;
END
$$;
