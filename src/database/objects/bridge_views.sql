-- One row for each member of a list: tools for charts join these where SQL would say unnest.
CREATE OR REPLACE VIEW movie_genre AS
SELECT m.id AS movie_id, item.position::integer, item.genre
FROM movie AS m, unnest(m.genres) WITH ORDINALITY AS item (genre, position);

COMMENT ON VIEW movie_genre IS 'The genres of every movie, one row for each movie and genre.';
COMMENT ON COLUMN movie_genre.movie_id IS 'The movie.';
COMMENT ON COLUMN movie_genre.position IS 'Its place among the genres of the movie, from 1.';
COMMENT ON COLUMN movie_genre.genre IS 'The genre.';

CREATE OR REPLACE VIEW movie_person AS
SELECT m.id AS movie_id, item.position::integer, 'director' AS job, item.person
FROM movie AS m, unnest(m.directors) WITH ORDINALITY AS item (person, position)
UNION ALL
SELECT m.id, item.position::integer, 'cast', item.person
FROM movie AS m, unnest(m.cast_members) WITH ORDINALITY AS item (person, position);

COMMENT ON VIEW movie_person IS 'Directors and cast of every movie, one row for each movie, job and person.';
COMMENT ON COLUMN movie_person.movie_id IS 'The movie.';
COMMENT ON COLUMN movie_person.position IS 'Place among the directors or in the cast, from 1: the leads come first.';
COMMENT ON COLUMN movie_person.job IS 'director or cast.';
COMMENT ON COLUMN movie_person.person IS 'Name of the person.';

CREATE OR REPLACE VIEW movie_keyword AS
SELECT m.id AS movie_id, item.position::integer, item.keyword
FROM movie AS m, unnest(m.keywords) WITH ORDINALITY AS item (keyword, position);

COMMENT ON VIEW movie_keyword IS 'The keywords of every movie, one row for each movie and keyword.';
COMMENT ON COLUMN movie_keyword.movie_id IS 'The movie.';
COMMENT ON COLUMN movie_keyword.position IS 'Its place among the keywords of the movie, from 1.';
COMMENT ON COLUMN movie_keyword.keyword IS 'The keyword.';

CREATE OR REPLACE VIEW movie_company AS
SELECT m.id AS movie_id, item.position::integer, item.company
FROM movie AS m, unnest(m.companies) WITH ORDINALITY AS item (company, position);

COMMENT ON VIEW movie_company IS 'The production companies of every movie, one row for each movie and company.';
COMMENT ON COLUMN movie_company.movie_id IS 'The movie.';
COMMENT ON COLUMN movie_company.position IS 'Its place among the companies of the movie, from 1.';
COMMENT ON COLUMN movie_company.company IS 'Name of the company.';

CREATE OR REPLACE VIEW movie_country AS
SELECT m.id AS movie_id, item.position::integer, item.country
FROM movie AS m, unnest(m.countries) WITH ORDINALITY AS item (country, position);

COMMENT ON VIEW movie_country IS 'The production countries of every movie, one row for each movie and country.';
COMMENT ON COLUMN movie_country.movie_id IS 'The movie.';
COMMENT ON COLUMN movie_country.position IS 'Its place among the countries of the movie, from 1.';
COMMENT ON COLUMN movie_country.country IS 'The country.';

CREATE OR REPLACE VIEW movie_alternative_title AS
SELECT movie_id, title FROM alternative_title;

COMMENT ON VIEW movie_alternative_title IS 'Other titles of movies, in any language, one row a title.';
COMMENT ON COLUMN movie_alternative_title.movie_id IS 'The movie.';
COMMENT ON COLUMN movie_alternative_title.title IS 'The title.';

CREATE OR REPLACE VIEW model_overview AS
SELECT id AS model_id, status, representation, tier, dimensions, movie_count AS movies, feature_count AS features,
  explained_variance, trained_at, activated_at
FROM model;

COMMENT ON VIEW model_overview IS 'The trained models, one row a model.';
COMMENT ON COLUMN model_overview.model_id IS 'Version number.';
COMMENT ON COLUMN model_overview.status IS 'building, ready, active (the one that serves) or failed.';
COMMENT ON COLUMN model_overview.representation IS 'What its vectors are made of.';
COMMENT ON COLUMN model_overview.tier IS 'How well known a movie must be to be trained on: low 5 votes, medium 50, high 500.';
COMMENT ON COLUMN model_overview.dimensions IS 'Length of a vector.';
COMMENT ON COLUMN model_overview.movies IS 'Movies that have a vector.';
COMMENT ON COLUMN model_overview.features IS 'Terms of the vocabulary.';
COMMENT ON COLUMN model_overview.explained_variance IS 'Share of the variance of the TF-IDF matrix that the vectors keep, 0 to 1.';
COMMENT ON COLUMN model_overview.trained_at IS 'When the training was complete.';
COMMENT ON COLUMN model_overview.activated_at IS 'When the model last began to serve.';

CREATE OR REPLACE VIEW active_term AS
SELECT t.term, t.idf FROM model_term AS t JOIN model AS m ON m.id = t.model_id WHERE m.status = 'active';

COMMENT ON VIEW active_term IS 'Vocabulary of the model that serves, one row a term.';
COMMENT ON COLUMN active_term.term IS 'The term: genre:Drama, keyword:heist, director:Agnès Varda, or a word of the overview.';
COMMENT ON COLUMN active_term.idf IS 'Smooth inverse document frequency: the rarer the term, the larger.';
