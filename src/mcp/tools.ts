/** A tool for assistants: a GraphQL document whose variables are the tool's arguments. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  /** Tells the assistant what the tool does and when to use it. */
  readonly description: string;
  readonly document: string;
}

const FACTS = 'tmdbId title year rating votes genres directors';

/**
 * The tools. Their arguments come from the GraphQL schema, so a filter that is added there is also available here. They
 * only return movies of the catalogue.
 */
export const TOOLS: readonly Tool[] = [
  {
    name: 'find_movie',
    title: 'Find a movie by its title',
    description:
      'Finds movies in the catalogue by a title as a person writes it: typos, missing words, other languages and a year at ' +
      'the end are understood. Use it to learn which movie is meant before you speak of it.',
    document: `query FindMovie($query: String!, $filter: MovieFilter, $first: Int = 5) {
      searchMovies(query: $query, filter: $filter, first: $first) { similarity matchedTitle movie { ${FACTS} } }
    }`,
  },
  {
    name: 'describe_movie',
    title: 'Everything about one movie',
    description:
      'Plot, people, keywords, ratings and links of one movie of the catalogue; null when it has none like that.',
    document: `query DescribeMovie($movie: MovieRef!) {
      movie(by: $movie) {
        ${FACTS} originalTitle overview tagline runtime keywords cast companies countries originalLanguage imdbUrl tmdbUrl
      }
    }`,
  },
  {
    name: 'recommend',
    title: 'Recommend movies',
    description:
      'Recommends movies like those that a person names, with what each shares with them (reasons). Filters on rating, votes, ' +
      'year, genre, country, language and runtime never shorten the list. Recommend only movies that this tool returned.',
    document: `query Recommend($input: RecommendInput!, $first: Int = 10, $after: String) {
      recommend(input: $input, first: $first, after: $after) {
        basedOn { tmdbId title year }
        unresolved { path message suggestions { similarity movie { tmdbId title year } } }
        edges { similarity node { ${FACTS} } reasons { kind label weight } }
        pageInfo { hasNextPage endCursor }
      }
    }`,
  },
  {
    name: 'browse_movies',
    title: 'Browse the catalogue',
    description:
      'Lists movies that satisfy a filter, best, newest or best known first, and says how many there are. Use it when no ' +
      'movie is named.',
    document: `query BrowseMovies($filter: MovieFilter, $orderBy: MovieOrder = QUALITY_DESC, $first: Int = 10, $after: String) {
      movies(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
        totalCount nodes { ${FACTS} } pageInfo { hasNextPage endCursor }
      }
    }`,
  },
  {
    name: 'list_genres',
    title: 'List the genres',
    description: 'The genres of the catalogue with how many movies have each: the names that filters accept.',
    document: 'query ListGenres { genres { name count } }',
  },
];
