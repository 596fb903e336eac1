-- Draws two pictures of the active model, genres.svg and countries.svg, in the current folder: docs/sql.md#plots.
--
--   psql "$DATABASE_URL" -f docs/plots.sql
\set ON_ERROR_STOP on
\set QUIET on
\pset tuples_only on
\pset format unaligned

-- A heat map: the darker, the more alike two genres are (query 5 of docs/sql.md).
\o genres.svg
WITH centre AS (
  SELECT replace(replace(genre, '&', '&amp;'), '<', '&lt;') AS genre, avg(embedding) AS vector,
    row_number() OVER (ORDER BY genre) - 1 AS place
  FROM active_vector CROSS JOIN LATERAL unnest(genres) AS genre
  WHERE indexable
  GROUP BY genre
  HAVING count(*) >= 20
), cell AS (
  SELECT a.genre, b.genre AS other, 170 + 28 * b.place AS x, 60 + 28 * a.place AS y,
    round((1 - (a.vector <=> b.vector))::numeric, 2) AS similarity
  FROM centre AS a CROSS JOIN centre AS b
), mark AS (
  SELECT format('<rect x="%s" y="%s" width="27" height="27" fill="#1f4e79" fill-opacity="%s"><title>%s</title></rect>',
    x, y, greatest(similarity, 0), format('%s and %s: %s', genre, other, similarity)) AS svg
  FROM cell
  UNION ALL
  SELECT format('<text x="162" y="%s" text-anchor="end">%s</text>', 78 + 28 * place, genre) FROM centre
  UNION ALL
  SELECT format('<text transform="translate(%s %s) rotate(45)">%s</text>', 178 + 28 * place,
    76 + 28 * (SELECT count(*) FROM centre), genre) FROM centre
)
SELECT format('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s" font-family="sans-serif" font-size="13">',
    250 + 28 * (SELECT count(*) FROM centre), 180 + 28 * (SELECT count(*) FROM centre))
  || '<rect width="100%" height="100%" fill="white"/>'
  || '<text x="20" y="32" font-size="18">How alike genres are: the darker, the more</text>'
  || string_agg(svg, E'\n') || '</svg>' AS svg
FROM mark;

-- A scatter plot: how far the movies of a country are apart from the others, by the number of movies (query 9).
\o countries.svg
WITH world AS (SELECT avg(embedding) AS centre, count(*) AS movies FROM active_vector WHERE indexable),
country AS (
  SELECT name, avg(embedding) AS centre, count(*) AS movies
  FROM active_vector CROSS JOIN LATERAL unnest(countries) AS name
  WHERE indexable
  GROUP BY name
), alike AS (
  SELECT name, c.movies, (c.movies * vector_norm(c.centre) ^ 2 - 1) / (c.movies - 1)
    - (world.movies * -(c.centre <#> world.centre) - c.movies * vector_norm(c.centre) ^ 2) / (world.movies - c.movies) AS apart
  FROM country AS c CROSS JOIN world
  WHERE c.movies >= 20 AND c.movies < world.movies
), extent AS (
  SELECT greatest(ceil(10 * max(apart)) / 10, 0.1) AS highest, ceil(log(max(movies)))::integer AS decades FROM alike
), mark AS (
  SELECT format('<circle cx="%1$s" cy="%2$s" r="4" fill="#1f4e79"/><text x="%3$s" y="%4$s">%5$s</text>',
    x, y, x + 7, y + 4, replace(replace(name, '&', '&amp;'), '<', '&lt;')) AS svg
  FROM (
    SELECT name, round((80 + 760 * (log(movies) - 1) / (decades - 1))::numeric) AS x,
      round((560 - 480 * apart / highest)::numeric) AS y
    FROM alike CROSS JOIN extent
  ) AS placed
  UNION ALL
  SELECT format('<text x="%s" y="585" text-anchor="middle">%s</text>', round(80 + 760.0 * (n - 1) / (decades - 1)), 10 ^ n)
  FROM extent CROSS JOIN generate_series(1, decades) AS n
  UNION ALL
  SELECT format('<path d="M80 %1$sH840" stroke="#ddd"/><text x="72" y="%2$s" text-anchor="end">%3$s</text>',
    560 - 120 * n, 564 - 120 * n, round((highest * n / 4)::numeric, 2))
  FROM extent CROSS JOIN generate_series(0, 4) AS n
)
SELECT '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1020 620" font-family="sans-serif" font-size="12">'
  || '<rect width="100%" height="100%" fill="white"/>'
  || '<text x="20" y="32" font-size="18">How far countries are apart from the others</text>'
  || '<text x="20" y="54">similarity of two movies of the country, less that of one of its movies and one of the others</text>'
  || '<text x="460" y="608" text-anchor="middle">movies</text>'
  || string_agg(svg, E'\n' ORDER BY svg DESC) || '</svg>' AS svg
FROM mark;
\o
