// Made from schema/*.graphql by `npm run generate`; do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { MovieSource, MovieConnectionSource, MovieEdgeSource, ModelSource, ReasonSource, PersonSource, PersonMatchSource, SearchMatchSource, KeywordSource, KeywordCountSource, RecommendationConnectionSource, RecommendationEdgeSource, TitleMatchSource, UnresolvedReferenceSource, ProfileSource, HistoryConnectionSource, HistoryEdgeSource, InteractionSource, ShelfSource } from '../sources.ts';
import type { RequestContext } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: T[P] };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A day: `YYYY-MM-DD`. */
  Date: { input: string; output: string; }
  /** A time in RFC 3339, in UTC: `2026-03-01T12:00:00.000Z`. */
  DateTime: { input: Date; output: Date; }
  /** An absolute address that begins with http:// or https://. */
  URL: { input: string; output: string; }
};

/** Whose caches may keep an answer. */
export type CacheControlScope =
  /** Shared caches as well, such as those of a CDN. */
  | 'PUBLIC'
  /** The client's own cache only. */
  | 'PRIVATE';

/** A genre of the catalogue. */
export type GenreCount = {
  readonly __typename?: 'GenreCount';
  /** The name as filters expect it: 'Science Fiction'. */
  readonly name: Scalars['String']['output'];
  /** How many of the movies have this genre. */
  readonly count: Scalars['Int']['output'];
};

/** A production country of the catalogue. */
export type CountryCount = {
  readonly __typename?: 'CountryCount';
  /** The name as filters expect it: 'South Korea'. */
  readonly name: Scalars['String']['output'];
  /** How many of the movies were produced there. */
  readonly count: Scalars['Int']['output'];
};

/** An original language of the catalogue. */
export type LanguageCount = {
  readonly __typename?: 'LanguageCount';
  /** The ISO 639-1 code, as filters expect it: 'fr'. TMDB writes 'cn' for Cantonese and 'xx' for no language. */
  readonly code: Scalars['String']['output'];
  /** The English name: 'French'. */
  readonly name: Scalars['String']['output'];
  /** How many of the movies were made in this language. */
  readonly count: Scalars['Int']['output'];
};

/** A keyword of the catalogue. */
export type KeywordCount = {
  readonly __typename?: 'KeywordCount';
  /** The name as filters expect it: 'time travel'. */
  readonly name: Scalars['String']['output'];
  /** How many of the movies have this keyword. */
  readonly count: Scalars['Int']['output'];
  /** The keyword itself, with its movies. */
  readonly keyword: Keyword;
};

/** A trained model: vectors for a set of movies, and an index over them. */
export type Model = Node & {
  readonly __typename?: 'Model';
  /** `Model:` and its number: `Model:3`. */
  readonly id: Scalars['ID']['output'];
  /** Whether it answers questions, could do so, or is not ready. */
  readonly status: ModelStatus;
  /** When its training ended, or when it began if the model is still building or has failed. */
  readonly trainedAt: Scalars['DateTime']['output'];
  /** How many movies have a vector. */
  readonly movieCount: Scalars['Int']['output'];
  /** How many terms the vocabulary has: the columns of the TF-IDF matrix. */
  readonly featureCount: Scalars['Int']['output'];
  /** How many numbers each vector has. */
  readonly dimensions: Scalars['Int']['output'];
  /** The share of the variance of the TF-IDF matrix that the dimensions keep, in [0, 1]. */
  readonly explainedVariance: Scalars['Float']['output'];
  /** How many votes a movie needed to be trained on: at least 5, 50 or 500. */
  readonly tier: QualityTier;
  /** How long the training took, with the index. */
  readonly trainingSeconds: Scalars['Float']['output'];
  /** The stages of the training in order; empty for a model that is not ready. */
  readonly stages: ReadonlyArray<TrainingStage>;
  /** The most memory that the training used, in megabytes; null for a model that is not ready. */
  readonly peakMemoryMegabytes?: Maybe<Scalars['Float']['output']>;
};

/** A stage of a training. */
export type TrainingStage = {
  readonly __typename?: 'TrainingStage';
  /** What it did. */
  readonly name: TrainingStageName;
  /** How long it took. */
  readonly seconds: Scalars['Float']['output'];
};

/** The stages of a training, in order. */
export type TrainingStageName =
  /** Read the movies and count their terms. */
  | 'READ'
  /** Choose the terms that count and weight them. */
  | 'WEIGH'
  /** Find the directions in which movies differ most (SVD). */
  | 'DECOMPOSE'
  /** Compute and write the vector of each movie. */
  | 'WRITE'
  /** Build the search index. */
  | 'INDEX'
  /** Make the new model answer questions. */
  | 'PUBLISH';

/** The states of a model. */
export type ModelStatus =
  /** Being trained. */
  | 'BUILDING'
  /** Complete, and can be activated. */
  | 'READY'
  /** Answers questions now. */
  | 'ACTIVE'
  /** Its training failed. The next training removes it. */
  | 'FAILED';

/** How many votes a movie needs to be trained on. */
export type QualityTier =
  /** At least 5 votes. */
  | 'LOW'
  /** At least 50 votes. */
  | 'MEDIUM'
  /** At least 500 votes. */
  | 'HIGH';

/** A movie of the catalogue. Unknown texts and numbers are null; unknown lists are empty. */
export type Movie = Node & {
  readonly __typename?: 'Movie';
  /** `Movie:` and the catalogue's id: `Movie:27205`. */
  readonly id: Scalars['ID']['output'];
  /** The Movie Database's id. */
  readonly tmdbId?: Maybe<Scalars['Int']['output']>;
  /** `tt` and digits. */
  readonly imdbId?: Maybe<Scalars['String']['output']>;
  /** Its title in the language of the catalogue. */
  readonly title: Scalars['String']['output'];
  /** Its title in the language in which it was made. */
  readonly originalTitle?: Maybe<Scalars['String']['output']>;
  /** The plot in a few sentences. */
  readonly overview?: Maybe<Scalars['String']['output']>;
  /** The slogan on the poster. */
  readonly tagline?: Maybe<Scalars['String']['output']>;
  /** The day of the first release. Catalogues that know only the year say January 1st. */
  readonly releaseDate?: Maybe<Scalars['Date']['output']>;
  /** The year of the first release. */
  readonly year?: Maybe<Scalars['Int']['output']>;
  /** Its length in minutes. */
  readonly runtime?: Maybe<Scalars['Int']['output']>;
  /** The average vote, 0 to 10; null when nobody voted. */
  readonly rating?: Maybe<Scalars['Float']['output']>;
  /** How many people voted. */
  readonly votes: Scalars['Int']['output'];
  /** TMDB's measure of current attention, without a fixed scale. */
  readonly popularity?: Maybe<Scalars['Float']['output']>;
  /** rating × ln(1 + votes) */
  readonly qualityScore: Scalars['Float']['output'];
  /** Its genres, as `Query.genres` names them: 'Science Fiction'. */
  readonly genres: ReadonlyArray<Scalars['String']['output']>;
  /** What it is about, in the words of viewers: 'dream', 'heist'. */
  readonly keywords: ReadonlyArray<Scalars['String']['output']>;
  /** Its directors. */
  readonly directors: ReadonlyArray<Scalars['String']['output']>;
  /** Its actors, in order of billing. */
  readonly cast: ReadonlyArray<Scalars['String']['output']>;
  /** Its production companies. */
  readonly companies: ReadonlyArray<Scalars['String']['output']>;
  /** Its production countries. */
  readonly countries: ReadonlyArray<Scalars['String']['output']>;
  /** The language in which it was made: an ISO 639-1 code. */
  readonly originalLanguage?: Maybe<Scalars['String']['output']>;
  /** The address of its poster on TMDB's image server; null when there is none. */
  readonly posterUrl?: Maybe<Scalars['URL']['output']>;
  /** The address of its background picture, 1280 pixels wide; null when there is none. */
  readonly backdropUrl?: Maybe<Scalars['URL']['output']>;
  /** Its page on IMDb. */
  readonly imdbUrl?: Maybe<Scalars['URL']['output']>;
  /** Its page on The Movie Database. */
  readonly tmdbUrl?: Maybe<Scalars['URL']['output']>;
  /**
   * Why the model that answers was made without this movie; null when it has the movie, and before the first training.
   * What is like the movie is recommended all the same, from what the catalogue says of it, unless that is too little.
   */
  readonly outsideModel?: Maybe<OutsideModel>;
  /** The same as `recommend(input: {like: [this]})`. Many movies are answered at once. */
  readonly similar: RecommendationConnection;
  /**
   * The movies nearest to this one, nearest first, laid out on a plane so that similar movies lie close together. Empty when the
   * catalogue says too little about this movie.
   */
  readonly neighbourhood: ReadonlyArray<NeighbourhoodPlace>;
};


/** A movie of the catalogue. Unknown texts and numbers are null; unknown lists are empty. */
export type MoviePosterUrlArgs = {
  size?: InputMaybe<PosterSize>;
};


/** A movie of the catalogue. Unknown texts and numbers are null; unknown lists are empty. */
export type MovieSimilarArgs = {
  filter?: InputMaybe<MovieFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  ranking?: InputMaybe<Ranking>;
  diversity?: InputMaybe<Scalars['Float']['input']>;
};


/** A movie of the catalogue. Unknown texts and numbers are null; unknown lists are empty. */
export type MovieNeighbourhoodArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Why a model was made without a movie. */
export type OutsideModel = {
  readonly __typename?: 'OutsideModel';
  /** The first condition that the movie does not meet. */
  readonly reason: OutsideModelReason;
  /** For a person to read, with the title and the numbers. */
  readonly message: Scalars['String']['output'];
};

/** What keeps a movie out of a model. */
export type OutsideModelReason =
  /** An adult movie. */
  | 'ADULT'
  /** Its status is another than Released. */
  | 'NOT_RELEASED'
  /** Fewer votes than the tier of the model asks for. */
  | 'TOO_FEW_VOTES'
  /** The catalogue says too little about it to compare it with others. */
  | 'TOO_LITTLE_METADATA'
  /** It came or changed after the training, or the training took only the best movies. */
  | 'NOT_IN_TRAINING';

/** A reference to a movie. Give exactly one field. */
export type MovieRef =
  /** The id from an earlier answer: `Movie:27205`. */
  { readonly id: Scalars['ID']['input']; readonly tmdbId?: never; readonly imdbId?: never; readonly title?: never; }
  |  /** The Movie Database's id: 27205. */
  { readonly id?: never; readonly tmdbId: Scalars['Int']['input']; readonly imdbId?: never; readonly title?: never; }
  |  /** `tt` and digits: `tt1375666`. */
  { readonly id?: never; readonly tmdbId?: never; readonly imdbId: Scalars['String']['input']; readonly title?: never; }
  |  /** The title as a person types it; the best match counts. A year at the end helps: 'dune 2021'. */
  { readonly id?: never; readonly tmdbId?: never; readonly imdbId?: never; readonly title: Scalars['String']['input']; };

/**
 * All given conditions must hold; bounds are inclusive. A genre, country or language that the catalogue does not have is
 * an error that lists those that are near.
 */
export type MovieFilter = {
  /** 0 to 10. Movies without votes have no rating and do not match, unless `includeUnknown` keeps them. */
  readonly minRating?: InputMaybe<Scalars['Float']['input']>;
  /** 0 to 10. Movies without votes have no rating and do not match, unless `includeUnknown` keeps them. */
  readonly maxRating?: InputMaybe<Scalars['Float']['input']>;
  /** At least this many votes. */
  readonly minVotes?: InputMaybe<Scalars['Int']['input']>;
  /** At most this many votes. */
  readonly maxVotes?: InputMaybe<Scalars['Int']['input']>;
  /** 1870 to 2100. Movies without a date do not match, unless `includeUnknown` keeps them. */
  readonly minYear?: InputMaybe<Scalars['Int']['input']>;
  /** 1870 to 2100. Movies without a date do not match, unless `includeUnknown` keeps them. */
  readonly maxYear?: InputMaybe<Scalars['Int']['input']>;
  /** First released on this day or later. Catalogues that know only the year say January 1st. */
  readonly releasedAfter?: InputMaybe<Scalars['Date']['input']>;
  /** First released on this day or earlier. */
  readonly releasedBefore?: InputMaybe<Scalars['Date']['input']>;
  /** At least one of these. */
  readonly genres?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** All of these. */
  readonly allGenres?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** None of these. */
  readonly excludeGenres?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Original language, any of these: ISO 639-1 codes or English names, 'fr' or 'French'. */
  readonly languages?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Production countries, any of these: names or ISO 3166 codes, 'United States of America' or 'US'. */
  readonly countries?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** At least one of these keywords, as the catalogue writes them: 'time travel'. */
  readonly keywords?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Directors or members of the cast, any of these: names or ids, 'Agnès Varda' or `Person:Agnès Varda`. */
  readonly people?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Production companies; any of them. */
  readonly companies?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Minutes. Movies whose runtime nobody knows do not match, unless `includeUnknown` keeps them. */
  readonly minRuntime?: InputMaybe<Scalars['Int']['input']>;
  /** Minutes. Movies whose runtime nobody knows do not match, unless `includeUnknown` keeps them. */
  readonly maxRuntime?: InputMaybe<Scalars['Int']['input']>;
  /** Whether bounds on rating, year, release day and runtime keep the movies whose value is unknown. */
  readonly includeUnknown?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether adult movies may be in the answer. Refused where movies are recommended: models are made without them. */
  readonly includeAdult?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only these movies: up to 1,000 ids such as `Movie:27205`. A shelf holds more. */
  readonly ids?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** On at least one of these shelves: `Shelf:anna/library`. */
  readonly onShelf?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** On none of these shelves. */
  readonly notOnShelf?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** The widths of posters on TMDB's image server. */
export type PosterSize =
  /** 92 pixels. */
  | 'W92'
  /** 185 pixels. */
  | 'W185'
  /** 342 pixels. */
  | 'W342'
  /** 500 pixels. */
  | 'W500'
  /** The width of the uploaded picture. */
  | 'ORIGINAL';

/** The orders of a list of movies. Movies without the value come last. */
export type MovieOrder =
  /** `qualityScore`, best first. */
  | 'QUALITY_DESC'
  /** `rating`, best first. */
  | 'RATING_DESC'
  /** `votes`, most first. */
  | 'VOTES_DESC'
  /** `popularity`, most first. */
  | 'POPULARITY_DESC'
  /** `year`, newest first. */
  | 'YEAR_DESC'
  /** `year`, oldest first. */
  | 'YEAR_ASC'
  /** `title`, in alphabetical order. */
  | 'TITLE_ASC';

/** One page of movies. */
export type MovieConnection = {
  readonly __typename?: 'MovieConnection';
  /** The movies of this page with their cursors. */
  readonly edges: ReadonlyArray<MovieEdge>;
  /** The movies of this page. */
  readonly nodes: ReadonlyArray<Movie>;
  /** Whether there are more, and where to continue. */
  readonly pageInfo: PageInfo;
  /** How many movies match in total. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A movie at its place in a list. */
export type MovieEdge = {
  readonly __typename?: 'MovieEdge';
  /** For `after`: continues after this movie. */
  readonly cursor: Scalars['String']['output'];
  /** The movie. */
  readonly node: Movie;
};

/**
 * A person to whom movies are recommended. On a server that only its own machine can reach, everybody may use every profile.
 * Elsewhere a bearer token decides which profile may be used (`REELGRAPH_JWT_SECRET`, `REELGRAPH_JWKS_URL`).
 */
export type Profile = {
  readonly __typename?: 'Profile';
  /** The id under which it was created: the `sub` of the tokens that may use it. */
  readonly id: Scalars['ID']['output'];
  /** When it was created. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** How many movies the history has, including the watchlist; at most 20,000. */
  readonly entries: Scalars['Int']['output'];
  /** What the person did, the latest viewing first. */
  readonly history: HistoryConnection;
  /** The person's shelves, ordered by name. */
  readonly shelves: ReadonlyArray<Shelf>;
  /** What the person likes, in words; empty for a person who likes nothing yet. */
  readonly taste: Taste;
  /** Movies that the person should like, best first, without those that were seen or hidden. */
  readonly recommendations: RecommendationConnection;
};


/**
 * A person to whom movies are recommended. On a server that only its own machine can reach, everybody may use every profile.
 * Elsewhere a bearer token decides which profile may be used (`REELGRAPH_JWT_SECRET`, `REELGRAPH_JWKS_URL`).
 */
export type ProfileHistoryArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/**
 * A person to whom movies are recommended. On a server that only its own machine can reach, everybody may use every profile.
 * Elsewhere a bearer token decides which profile may be used (`REELGRAPH_JWT_SECRET`, `REELGRAPH_JWKS_URL`).
 */
export type ProfileRecommendationsArgs = {
  filter?: InputMaybe<MovieFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  ranking?: InputMaybe<Ranking>;
  diversity?: InputMaybe<Scalars['Float']['input']>;
  includeSeen?: InputMaybe<Scalars['Boolean']['input']>;
  includeHidden?: InputMaybe<Scalars['Boolean']['input']>;
  context?: InputMaybe<PersonContext>;
};

/** One page of a history. */
export type HistoryConnection = {
  readonly __typename?: 'HistoryConnection';
  /** The entries of this page with their cursors, without movies that have left the catalogue. */
  readonly edges: ReadonlyArray<HistoryEdge>;
  /** The entries of this page. */
  readonly nodes: ReadonlyArray<Interaction>;
  /** Whether there are more, and where to continue. */
  readonly pageInfo: PageInfo;
};

/** An entry at its place in a history. */
export type HistoryEdge = {
  readonly __typename?: 'HistoryEdge';
  /** For `after`: continues after this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The entry. */
  readonly node: Interaction;
};

/** What a person did with a movie. */
export type Interaction = {
  readonly __typename?: 'Interaction';
  /** The movie. */
  readonly movie: Movie;
  /** 0.5 to 5 stars. */
  readonly rating?: Maybe<Scalars['Float']['output']>;
  /** Whether the person liked it; null when the person did not say. */
  readonly liked?: Maybe<Scalars['Boolean']['output']>;
  /** The day when it was last watched. */
  readonly watchedOn?: Maybe<Scalars['Date']['output']>;
  /** The time when it was last watched, if known. */
  readonly watchedAt?: Maybe<Scalars['DateTime']['output']>;
  /** How many times it was watched. */
  readonly plays: Scalars['Int']['output'];
  /** Whether the person wants to see it. */
  readonly watchlist: Scalars['Boolean']['output'];
  /** Whether never to recommend it. */
  readonly hidden: Scalars['Boolean']['output'];
  /** The origin of the last change: `api`, `import` or the name of a media server. */
  readonly source: Scalars['String']['output'];
  /** When the entry last changed. */
  readonly recordedAt: Scalars['DateTime']['output'];
};

/** What a person likes, in words, the most telling first. */
export type Taste = {
  readonly __typename?: 'Taste';
  /** Genres. */
  readonly genres: ReadonlyArray<TasteTerm>;
  /** Keywords. */
  readonly keywords: ReadonlyArray<TasteTerm>;
  /** Directors and actors. */
  readonly people: ReadonlyArray<TasteTerm>;
  /** Decades: '1990s'. */
  readonly decades: ReadonlyArray<TasteTerm>;
};

/** Something that several of the person's movies share. */
export type TasteTerm = {
  readonly __typename?: 'TasteTerm';
  /** Its everyday name: 'Science Fiction'. */
  readonly label: Scalars['String']['output'];
  /**
   * How much it says about the person: the share of their liked movies that have it, times the logarithm of the ratio of that
   * share to the share in the catalogue. Weights can be compared within one list.
   */
  readonly weight: Scalars['Float']['output'];
  /** How many of the liked movies have it. */
  readonly movies: Scalars['Int']['output'];
};

/** A named set of movies, such as a library or a festival. It belongs to one person, or to everybody (`Query.shelves`). */
export type Shelf = {
  readonly __typename?: 'Shelf';
  /** The id for `onShelf` and `notOnShelf`: `Shelf:anna/library`, or `Shelf:/festival` if it belongs to everybody. */
  readonly id: Scalars['ID']['output'];
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** How many movies it has. */
  readonly movieCount: Scalars['Int']['output'];
  /** When its movies were last changed. */
  readonly updatedAt: Scalars['DateTime']['output'];
};

/** Which entries of a history count most. */
export type PersonContext = {
  /**
   * Prefer entries that were watched at a similar hour (UTC) on the same kind of day. The weight of an entry is multiplied by .2
   * plus .8 times a bell curve over the hours between (standard deviation 3 hours), halved if only one of the two days is on a
   * weekend. Entries without a time are multiplied by .2. This was not measured: no public ratings have times of watching.
   */
  readonly at?: InputMaybe<Scalars['DateTime']['input']>;
  /**
   * The number of days after which an entry counts half as much. Entries without a date count in full. By default, age makes no
   * difference. This was not measured, for the same reason.
   */
  readonly halfLifeDays?: InputMaybe<Scalars['Float']['input']>;
};

/** A movie in the history of a person without a profile. */
export type HistoryEntry = {
  /** The movie. It is skipped if the catalogue does not have it. */
  readonly movie: MovieRef;
  /** 0.5 to 5 stars. */
  readonly rating?: InputMaybe<Scalars['Float']['input']>;
  /** Whether the person liked it. */
  readonly liked?: InputMaybe<Scalars['Boolean']['input']>;
  /** The day when it was last watched. */
  readonly watchedOn?: InputMaybe<Scalars['Date']['input']>;
};

/** What to record about a movie. A field that is left out stays unchanged; null deletes its value. */
export type InteractionInput = {
  /** The movie. Each movie may occur once. */
  readonly movie: MovieRef;
  /** 0.5 to 5 stars. */
  readonly rating?: InputMaybe<Scalars['Float']['input']>;
  /** Whether the person liked it. */
  readonly liked?: InputMaybe<Scalars['Boolean']['input']>;
  /** The day when it was last watched. */
  readonly watchedOn?: InputMaybe<Scalars['Date']['input']>;
  /** The time when it was last watched. */
  readonly watchedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** How many times it was watched in total. */
  readonly plays?: InputMaybe<Scalars['Int']['input']>;
  /** Whether the person wants to see it. A movie leaves the watchlist when it is watched. */
  readonly watchlist?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether never to recommend it, seen or not. */
  readonly hidden?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Recommendations that a person was shown. */
export type ShownInput = {
  /** The model that recommended them: `RecommendationConnection.model.id`. */
  readonly model: Scalars['ID']['input'];
  /** The movies; 1 to 100. */
  readonly movies: ReadonlyArray<MovieRef>;
};

/** How the given movies change a shelf. */
export type ShelfChange =
  /** They replace all movies on it. */
  | 'REPLACE'
  /** They are added to it. */
  | 'ADD'
  /** They are removed from it. */
  | 'REMOVE';

/** What an export is for. */
export type ExportFormat =
  /** Everything that is stored about the person. */
  | 'JSON'
  /** The watched movies in Letterboxd's import format: title, year and ids, 1,000 rows per file. */
  | 'LETTERBOXD';

/** Everything stored about a person, as files to take away. */
export type ProfileExport = {
  readonly __typename?: 'ProfileExport';
  /** The files. There is one, unless the other site limits the rows of a file. */
  readonly files: ReadonlyArray<ExportedFile>;
};

/** A file to be saved. */
export type ExportedFile = {
  readonly __typename?: 'ExportedFile';
  /** The name of the file: `letterboxd-1.csv`. */
  readonly name: Scalars['String']['output'];
  /** `application/json` or `text/csv`. */
  readonly mediaType: Scalars['String']['output'];
  /** The text of the file. */
  readonly content: Scalars['String']['output'];
};

/** The changes that clients may make. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /**
   * Creates a profile. Without an id, it gets the id of the token or a random one. The bearer of a token may create the token's own
   * profile, or create it again to renew the household. A token with a household may also create others for the household; they
   * get random ids.
   */
  readonly createProfile: Profile;
  /** Records what a person did with movies. The very next recommendation takes it into account. */
  readonly record: RecordPayload;
  /** Deletes everything that was recorded about some movies. */
  readonly forget: ForgetPayload;
  /** Creates a shelf or changes the movies on it. Only the operator may change shelves of everybody, unless the server serves a household. */
  readonly putShelf: PutShelfPayload;
  /** Deletes a shelf. The answer says whether there was one. */
  readonly removeShelf: Scalars['Boolean']['output'];
  /** Deletes a profile and everything that is stored about the person, at once and for good. */
  readonly deleteProfile: Scalars['Boolean']['output'];
  /**
   * Adds movies, or changes them if the catalogue has their `tmdbId`: all of them, or none if one is wrong. They can be found and
   * recommended as soon as this answers, however few votes they have. A later training, as always, includes only movies with
   * enough votes for its tier.
   */
  readonly upsertMovies: UpsertMoviesPayload;
};


/** The changes that clients may make. */
export type MutationCreateProfileArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
};


/** The changes that clients may make. */
export type MutationRecordArgs = {
  profile: Scalars['ID']['input'];
  interactions?: ReadonlyArray<InteractionInput>;
  shown?: ReadonlyArray<ShownInput>;
};


/** The changes that clients may make. */
export type MutationForgetArgs = {
  profile: Scalars['ID']['input'];
  movies: ReadonlyArray<MovieRef>;
};


/** The changes that clients may make. */
export type MutationPutShelfArgs = {
  profile?: InputMaybe<Scalars['ID']['input']>;
  name: Scalars['String']['input'];
  movies: ReadonlyArray<MovieRef>;
  change?: InputMaybe<ShelfChange>;
};


/** The changes that clients may make. */
export type MutationRemoveShelfArgs = {
  id: Scalars['ID']['input'];
};


/** The changes that clients may make. */
export type MutationDeleteProfileArgs = {
  profile: Scalars['ID']['input'];
};


/** The changes that clients may make. */
export type MutationUpsertMoviesArgs = {
  movies: ReadonlyArray<MovieInput>;
};

/** The outcome of recording. */
export type RecordPayload = {
  readonly __typename?: 'RecordPayload';
  /** The profile after the change. */
  readonly profile: Profile;
  /** How many movies are new in the history. */
  readonly added: Scalars['Int']['output'];
  /** How many movies were already in it. */
  readonly changed: Scalars['Int']['output'];
  /** References that match no movie of the catalogue. Nothing was recorded about them. */
  readonly unknown: ReadonlyArray<UnresolvedReference>;
};

/** The outcome of forgetting. */
export type ForgetPayload = {
  readonly __typename?: 'ForgetPayload';
  /** The profile after the change. */
  readonly profile: Profile;
  /** How many of the movies were in the history. */
  readonly forgotten: Scalars['Int']['output'];
};

/** The outcome of changing a shelf. */
export type PutShelfPayload = {
  readonly __typename?: 'PutShelfPayload';
  /** The shelf after the change. */
  readonly shelf: Shelf;
  /** References that match no movie of the catalogue. They are not on the shelf. */
  readonly unknown: ReadonlyArray<UnresolvedReference>;
};

/** Somebody who directed movies of the catalogue or plays in them. People with the same name are one person, because catalogues give only names. */
export type Person = Node & {
  readonly __typename?: 'Person';
  /** `Person:` and the name: `Person:Agnès Varda`. The filter `people` accepts it too. */
  readonly id: Scalars['ID']['output'];
  /** The name as in the credits. */
  readonly name: Scalars['String']['output'];
  /** How many movies the person directed or plays in; adult movies are not counted. */
  readonly movieCount: Scalars['Int']['output'];
  /** The movies that the person directed, the best known first. */
  readonly directed: MovieConnection;
  /** The movies that the person plays in, the best known first. Catalogues have at most the first 15 of a cast. */
  readonly playedIn: MovieConnection;
};


/** Somebody who directed movies of the catalogue or plays in them. People with the same name are one person, because catalogues give only names. */
export type PersonDirectedArgs = {
  filter?: InputMaybe<MovieFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Somebody who directed movies of the catalogue or plays in them. People with the same name are one person, because catalogues give only names. */
export type PersonPlayedInArgs = {
  filter?: InputMaybe<MovieFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A keyword that says what a movie is about: 'time travel'. */
export type Keyword = Node & {
  readonly __typename?: 'Keyword';
  /** `Keyword:` and the name: `Keyword:time travel`. */
  readonly id: Scalars['ID']['output'];
  /** The name as filters expect it. */
  readonly name: Scalars['String']['output'];
  /** How many movies have it. */
  readonly movieCount: Scalars['Int']['output'];
  /** The movies that have it, the best known first. */
  readonly movies: MovieConnection;
};


/** A keyword that says what a movie is about: 'time travel'. */
export type KeywordMoviesArgs = {
  filter?: InputMaybe<MovieFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A person whose name is close to the typed text. */
export type PersonMatch = {
  readonly __typename?: 'PersonMatch';
  /** The person. */
  readonly person: Person;
  /** How close the name is to the typed text, in [0, 1]; 1 means the same name. */
  readonly similarity: Scalars['Float']['output'];
};

/** What a search for titles and people can return. */
export type SearchItem = Movie | Person;

/** A movie or person whose title or name is close to the typed text. */
export type SearchMatch = {
  readonly __typename?: 'SearchMatch';
  /** The movie or person. */
  readonly item: SearchItem;
  /** How close the title or name is to the typed text, in [0, 1]; 1 means the same. */
  readonly similarity: Scalars['Float']['output'];
  /** The title or name that matched. For a movie it may also be an original or alternative title. */
  readonly matched: Scalars['String']['output'];
};

/** What to start from, what to leave out, and how to rank. */
export type RecommendInput = {
  /** Movies that the person likes; 1 to 50, or none with `history`, `profile` or `profiles`. A title names a movie as in `movie(by: {title})`. */
  readonly like?: InputMaybe<ReadonlyArray<MovieRef>>;
  /** What a person without a profile has seen; 1 to 5,000. None of it is stored. */
  readonly history?: InputMaybe<ReadonlyArray<HistoryEntry>>;
  /** The person's profile. Seen and hidden movies are left out. */
  readonly profile?: InputMaybe<Scalars['ID']['input']>;
  /** The profiles of a group that watches together; 2 to 8. Movies that any of them has seen or hidden are left out. */
  readonly profiles?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Whether to include movies that the person has seen. */
  readonly includeSeen?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether to include movies that the person has hidden. */
  readonly includeHidden?: InputMaybe<Scalars['Boolean']['input']>;
  /** Which entries of a history count most. */
  readonly context?: InputMaybe<PersonContext>;
  /** Movies that the person dislikes; 0 to 50, and only together with `like`. */
  readonly dislike?: InputMaybe<ReadonlyArray<MovieRef>>;
  /** Movies to leave out, for example because they were seen; up to 1,000. References that match no movie are ignored. */
  readonly exclude?: InputMaybe<ReadonlyArray<MovieRef>>;
  /** Only movies that satisfy all of these conditions. */
  readonly filter?: InputMaybe<MovieFilter>;
  /** What the list is ordered by. */
  readonly ranking?: InputMaybe<Ranking>;
  /** 0 = ordered by score alone, 1 = as varied as possible (maximal marginal relevance). */
  readonly diversity?: InputMaybe<Scalars['Float']['input']>;
};

/** What recommendations are ordered by. */
export type Ranking =
  /** By cosine similarity alone. */
  | 'SIMILARITY'
  /** By similarity, with a mild preference for well-known movies; in a learned model, for movies on which viewers agree. */
  | 'BALANCED';

/** One page of recommendations. */
export type RecommendationConnection = {
  readonly __typename?: 'RecommendationConnection';
  /** The movies that the list is based on. For people, the movies that count most; at most 50. */
  readonly basedOn: ReadonlyArray<Movie>;
  /**
   * References that match no movie of the catalogue, in the order of the input. The list is based on the others, and is empty
   * when no movie is left to start from.
   */
  readonly unresolved: ReadonlyArray<UnresolvedReference>;
  /** The recommended movies of this page, best first, with scores and reasons. */
  readonly edges: ReadonlyArray<RecommendationEdge>;
  /** The recommended movies of this page, best first. */
  readonly nodes: ReadonlyArray<Movie>;
  /** Whether there are more, and where to continue. */
  readonly pageInfo: PageInfo;
  /** The model that computed this page. A cursor of another model is refused with BAD_CURSOR. */
  readonly model: Model;
};

/** A recommended movie at its place in the list. */
export type RecommendationEdge = {
  readonly __typename?: 'RecommendationEdge';
  /** For `after`: continues after this movie. */
  readonly cursor: Scalars['String']['output'];
  /** The movie. */
  readonly node: Movie;
  /** Cosine similarity in [-1, 1]. */
  readonly similarity: Scalars['Float']['output'];
  /** What the list is ordered by. */
  readonly score: Scalars['Float']['output'];
  /** What the movie shares with those that are liked, the most telling first; empty only when nothing shared has a name. */
  readonly reasons: ReadonlyArray<Reason>;
  /** For a group, the reasons for each person that the movie suits; otherwise empty. */
  readonly reasonsByProfile: ReadonlyArray<ProfileReasons>;
};

/** Why a movie is recommended to one person of a group. */
export type ProfileReasons = {
  readonly __typename?: 'ProfileReasons';
  /** The profile. */
  readonly profile: Scalars['ID']['output'];
  /** What the movie shares with those that this person likes, the most telling first. */
  readonly reasons: ReadonlyArray<Reason>;
};

/** Something that a recommended movie shares with those that are liked. */
export type Reason = {
  readonly __typename?: 'Reason';
  /** The kind of thing that is shared. */
  readonly kind: ReasonKind;
  /** Its everyday name: 'Science Fiction', 'dream', 'Legendary Pictures'. */
  readonly label: Scalars['String']['output'];
  /** The share of the similarity that it explains, in [0, 1]. */
  readonly weight: Scalars['Float']['output'];
  /** The liked movies that have it too: from them it comes. */
  readonly because: ReadonlyArray<Movie>;
};

/** The kinds of things that two movies can share. */
export type ReasonKind =
  /** A genre: 'Science Fiction'. */
  | 'GENRE'
  /** A keyword: 'dream'. */
  | 'KEYWORD'
  /** A director or a member of the cast. */
  | 'PERSON'
  /** A production company. */
  | 'COMPANY'
  /** A production country. */
  | 'COUNTRY'
  /** The original language. */
  | 'LANGUAGE'
  /** The time of their release. */
  | 'PERIOD'
  /** Words of the plot. */
  | 'PLOT';

/** The place of a movie on a map with another movie at its centre, 0, 0. */
export type NeighbourhoodPlace = {
  readonly __typename?: 'NeighbourhoodPlace';
  /** The movie. */
  readonly movie: Movie;
  /** Cosine similarity to the movie at the centre, in [-1, 1]. */
  readonly similarity: Scalars['Float']['output'];
  /** Distance to the right, in [-1, 1]. The farthest movie is at distance 1 from the centre. */
  readonly x: Scalars['Float']['output'];
  /** Distance upwards, in [-1, 1]. */
  readonly y: Scalars['Float']['output'];
};

/** The questions that clients may ask. */
export type Query = {
  readonly __typename?: 'Query';
  /** Movies whose title is like the typed text. It may have typos, missing words, another language or a year ('dune 2021'). */
  readonly searchMovies?: Maybe<ReadonlyArray<TitleMatch>>;
  /** People whose name is like the typed text. It may have typos, missing or swapped words, or half a name ('tom hank'). */
  readonly searchPeople?: Maybe<ReadonlyArray<PersonMatch>>;
  /**
   * Movies and people together, for a single search box: titles as in `searchMovies`, names as in `searchPeople`. The order
   * depends on how close they are and how well known.
   */
  readonly search?: Maybe<ReadonlyArray<SearchMatch>>;
  /** One movie. A title names the best match; null when no title is close enough. */
  readonly movie?: Maybe<Movie>;
  /** Movies like those in `input`, best first. */
  readonly recommend?: Maybe<RecommendationConnection>;
  /** All movies that satisfy a filter. */
  readonly movies?: Maybe<MovieConnection>;
  /** The genres of the catalogue, the most frequent first, for building filter menus. */
  readonly genres?: Maybe<ReadonlyArray<GenreCount>>;
  /** The production countries of the catalogue, the most frequent first. */
  readonly countries?: Maybe<ReadonlyArray<CountryCount>>;
  /** The original languages of the catalogue, the most frequent first. */
  readonly languages?: Maybe<ReadonlyArray<LanguageCount>>;
  /** Keywords of the catalogue, the most frequent first. */
  readonly keywords?: Maybe<ReadonlyArray<KeywordCount>>;
  /** The model that answers questions now; null before the first training. */
  readonly model?: Maybe<Model>;
  /** All models that are kept, newest first. */
  readonly models: ReadonlyArray<Model>;
  /** A person with a history; null when there is no such profile, or when this request may not use it. */
  readonly profile?: Maybe<Profile>;
  /** The profiles that this request may use, ordered by id; at most 100. */
  readonly profiles: ReadonlyArray<Profile>;
  /** The shelves that belong to everybody, ordered by name. */
  readonly shelves: ReadonlyArray<Shelf>;
  /** Everything stored about a person, as files to take away. */
  readonly exportProfile: ProfileExport;
  /** Anything that has an id; null when it does not exist, or no longer exists. */
  readonly node?: Maybe<Node>;
  /** Several things by their ids, in the order of `ids`; null in place of each that does not exist. */
  readonly nodes: ReadonlyArray<Maybe<Node>>;
};


/** The questions that clients may ask. */
export type QuerySearchMoviesArgs = {
  query: Scalars['String']['input'];
  filter?: InputMaybe<MovieFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** The questions that clients may ask. */
export type QuerySearchPeopleArgs = {
  query: Scalars['String']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** The questions that clients may ask. */
export type QuerySearchArgs = {
  query: Scalars['String']['input'];
  filter?: InputMaybe<MovieFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** The questions that clients may ask. */
export type QueryMovieArgs = {
  by: MovieRef;
};


/** The questions that clients may ask. */
export type QueryRecommendArgs = {
  input: RecommendInput;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The questions that clients may ask. */
export type QueryMoviesArgs = {
  filter?: InputMaybe<MovieFilter>;
  orderBy?: InputMaybe<MovieOrder>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The questions that clients may ask. */
export type QueryGenresArgs = {
  filter?: InputMaybe<MovieFilter>;
};


/** The questions that clients may ask. */
export type QueryCountriesArgs = {
  filter?: InputMaybe<MovieFilter>;
};


/** The questions that clients may ask. */
export type QueryLanguagesArgs = {
  filter?: InputMaybe<MovieFilter>;
};


/** The questions that clients may ask. */
export type QueryKeywordsArgs = {
  startsWith?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<MovieFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** The questions that clients may ask. */
export type QueryProfileArgs = {
  id: Scalars['ID']['input'];
};


/** The questions that clients may ask. */
export type QueryExportProfileArgs = {
  profile: Scalars['ID']['input'];
  format?: InputMaybe<ExportFormat>;
};


/** The questions that clients may ask. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** The questions that clients may ask. */
export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};

/** Something that can be fetched again by its id. */
export type Node = {
  /** Readable and stable: `Movie:27205`, `Model:3`. */
  readonly id: Scalars['ID']['output'];
};

/** Where a page lies in its list, and how to get the next one. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Whether there is more after this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether there is more before this page. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first edge; null when the page is empty. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
  /** Cursor of the last edge, for `after`; null when the page is empty. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
};

/** A movie whose title is like the typed text. */
export type TitleMatch = {
  readonly __typename?: 'TitleMatch';
  /** The movie. */
  readonly movie: Movie;
  /** How like the title is to the typed text, in [0, 1]; 1 means the same title. */
  readonly similarity: Scalars['Float']['output'];
  /** The title that matched: `movie.title`, or an original or alternative title. */
  readonly matchedTitle: Scalars['String']['output'];
};

/** A reference that matches no movie of the catalogue. */
export type UnresolvedReference = {
  readonly __typename?: 'UnresolvedReference';
  /** Its place in the arguments: `like[2]`, `interactions[0].movie`. */
  readonly path: Scalars['String']['output'];
  /** As the client wrote it. */
  readonly reference: Scalars['String']['output'];
  /** What went wrong and what to try, in words for a person. */
  readonly message: Scalars['String']['output'];
  /** The closest titles, best first; none for a reference by id. */
  readonly suggestions: ReadonlyArray<TitleMatch>;
};

/**
 * What is known about a movie. A field that is left out stays unchanged, or is unknown for a new movie; null makes it unknown.
 * Overview, keywords, genres, people and companies all make its recommendations better.
 */
export type MovieInput = {
  /** The Movie Database's id, or a number of your own that no movie has. */
  readonly tmdbId: Scalars['Int']['input'];
  /** Its title in the language of the catalogue; at most 1,000 characters. */
  readonly title: Scalars['String']['input'];
  /** `tt` and digits. */
  readonly imdbId?: InputMaybe<Scalars['String']['input']>;
  /** Its title in the language in which it was made; at most 1,000 characters. */
  readonly originalTitle?: InputMaybe<Scalars['String']['input']>;
  /** The plot in a few sentences; at most 20,000 characters. */
  readonly overview?: InputMaybe<Scalars['String']['input']>;
  /** The slogan on the poster; at most 2,000 characters. */
  readonly tagline?: InputMaybe<Scalars['String']['input']>;
  /** The day of the first release; January 1st if you know only the year. */
  readonly releaseDate?: InputMaybe<Scalars['Date']['input']>;
  /** Its length in minutes. */
  readonly runtime?: InputMaybe<Scalars['Int']['input']>;
  /** The average vote, 0 to 10. */
  readonly rating?: InputMaybe<Scalars['Float']['input']>;
  /** How many people voted. */
  readonly votes?: InputMaybe<Scalars['Int']['input']>;
  /** TMDB's measure of current attention. */
  readonly popularity?: InputMaybe<Scalars['Float']['input']>;
  /** The status as TMDB writes it. Only movies that are 'Released', or that have no status, are recommended. */
  readonly status?: InputMaybe<Scalars['String']['input']>;
  /** Whether it appears only with `includeAdult`. */
  readonly adult?: InputMaybe<Scalars['Boolean']['input']>;
  /** The language in which it was made: an ISO 639-1 code of two or three lower-case letters. */
  readonly originalLanguage?: InputMaybe<Scalars['String']['input']>;
  /** Its genres, as `Query.genres` names them: 'Science Fiction'. */
  readonly genres?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** What it is about: 'dream', 'heist'. */
  readonly keywords?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Its directors. */
  readonly directors?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Its actors, in order of billing. */
  readonly cast?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Its production companies. */
  readonly companies?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Its production countries. */
  readonly countries?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The languages spoken in it, by their English names. */
  readonly spokenLanguages?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The address of its own page, beginning with http:// or https://. */
  readonly homepage?: InputMaybe<Scalars['String']['input']>;
  /** The path of its poster on TMDB's image server: `/` and a file name. */
  readonly posterPath?: InputMaybe<Scalars['String']['input']>;
  /** The path of its background picture on TMDB's image server: `/` and a file name. */
  readonly backdropPath?: InputMaybe<Scalars['String']['input']>;
};

/** The outcome of adding and changing movies. */
export type UpsertMoviesPayload = {
  readonly __typename?: 'UpsertMoviesPayload';
  /** The movies after the change, in the order of the arguments. */
  readonly movies: ReadonlyArray<Movie>;
  /** How many movies are new. */
  readonly created: Scalars['Int']['output'];
  /** How many movies were in the catalogue and have changed. */
  readonly updated: Scalars['Int']['output'];
  /** How many movies got a vector in the active model, or a different one. */
  readonly placed: Scalars['Int']['output'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;



/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  SearchItem:
    | ( MovieSource )
    | ( PersonSource )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( ModelSource )
    | ( MovieSource )
    | ( PersonSource )
    | ( KeywordSource )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  CacheControlScope: CacheControlScope;
  GenreCount: ResolverTypeWrapper<GenreCount>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  CountryCount: ResolverTypeWrapper<CountryCount>;
  LanguageCount: ResolverTypeWrapper<LanguageCount>;
  KeywordCount: ResolverTypeWrapper<KeywordCountSource>;
  Model: ResolverTypeWrapper<ModelSource>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  TrainingStage: ResolverTypeWrapper<TrainingStage>;
  TrainingStageName: TrainingStageName;
  ModelStatus: ModelStatus;
  QualityTier: QualityTier;
  Movie: ResolverTypeWrapper<MovieSource>;
  OutsideModel: ResolverTypeWrapper<OutsideModel>;
  OutsideModelReason: OutsideModelReason;
  MovieRef: MovieRef;
  MovieFilter: MovieFilter;
  PosterSize: PosterSize;
  MovieOrder: MovieOrder;
  MovieConnection: ResolverTypeWrapper<MovieConnectionSource>;
  MovieEdge: ResolverTypeWrapper<MovieEdgeSource>;
  Profile: ResolverTypeWrapper<ProfileSource>;
  HistoryConnection: ResolverTypeWrapper<HistoryConnectionSource>;
  HistoryEdge: ResolverTypeWrapper<HistoryEdgeSource>;
  Interaction: ResolverTypeWrapper<InteractionSource>;
  Taste: ResolverTypeWrapper<Taste>;
  TasteTerm: ResolverTypeWrapper<TasteTerm>;
  Shelf: ResolverTypeWrapper<ShelfSource>;
  PersonContext: PersonContext;
  HistoryEntry: HistoryEntry;
  InteractionInput: InteractionInput;
  ShownInput: ShownInput;
  ShelfChange: ShelfChange;
  ExportFormat: ExportFormat;
  ProfileExport: ResolverTypeWrapper<ProfileExport>;
  ExportedFile: ResolverTypeWrapper<ExportedFile>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RecordPayload: ResolverTypeWrapper<Omit<RecordPayload, 'profile' | 'unknown'> & { profile: ResolversTypes['Profile'], unknown: ReadonlyArray<ResolversTypes['UnresolvedReference']> }>;
  ForgetPayload: ResolverTypeWrapper<Omit<ForgetPayload, 'profile'> & { profile: ResolversTypes['Profile'] }>;
  PutShelfPayload: ResolverTypeWrapper<Omit<PutShelfPayload, 'shelf' | 'unknown'> & { shelf: ResolversTypes['Shelf'], unknown: ReadonlyArray<ResolversTypes['UnresolvedReference']> }>;
  Person: ResolverTypeWrapper<PersonSource>;
  Keyword: ResolverTypeWrapper<KeywordSource>;
  PersonMatch: ResolverTypeWrapper<PersonMatchSource>;
  SearchItem: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SearchItem']>;
  SearchMatch: ResolverTypeWrapper<SearchMatchSource>;
  RecommendInput: RecommendInput;
  Ranking: Ranking;
  RecommendationConnection: ResolverTypeWrapper<RecommendationConnectionSource>;
  RecommendationEdge: ResolverTypeWrapper<RecommendationEdgeSource>;
  ProfileReasons: ResolverTypeWrapper<Omit<ProfileReasons, 'reasons'> & { reasons: ReadonlyArray<ResolversTypes['Reason']> }>;
  Reason: ResolverTypeWrapper<ReasonSource>;
  ReasonKind: ReasonKind;
  NeighbourhoodPlace: ResolverTypeWrapper<Omit<NeighbourhoodPlace, 'movie'> & { movie: ResolversTypes['Movie'] }>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  URL: ResolverTypeWrapper<Scalars['URL']['output']>;
  TitleMatch: ResolverTypeWrapper<TitleMatchSource>;
  UnresolvedReference: ResolverTypeWrapper<UnresolvedReferenceSource>;
  MovieInput: MovieInput;
  UpsertMoviesPayload: ResolverTypeWrapper<Omit<UpsertMoviesPayload, 'movies'> & { movies: ReadonlyArray<ResolversTypes['Movie']> }>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  GenreCount: GenreCount;
  String: Scalars['String']['output'];
  CountryCount: CountryCount;
  LanguageCount: LanguageCount;
  KeywordCount: KeywordCountSource;
  Model: ModelSource;
  ID: Scalars['ID']['output'];
  Float: Scalars['Float']['output'];
  TrainingStage: TrainingStage;
  Movie: MovieSource;
  OutsideModel: OutsideModel;
  MovieRef: MovieRef;
  MovieFilter: MovieFilter;
  MovieConnection: MovieConnectionSource;
  MovieEdge: MovieEdgeSource;
  Profile: ProfileSource;
  HistoryConnection: HistoryConnectionSource;
  HistoryEdge: HistoryEdgeSource;
  Interaction: InteractionSource;
  Taste: Taste;
  TasteTerm: TasteTerm;
  Shelf: ShelfSource;
  PersonContext: PersonContext;
  HistoryEntry: HistoryEntry;
  InteractionInput: InteractionInput;
  ShownInput: ShownInput;
  ProfileExport: ProfileExport;
  ExportedFile: ExportedFile;
  Mutation: Record<PropertyKey, never>;
  RecordPayload: Omit<RecordPayload, 'profile' | 'unknown'> & { profile: ResolversParentTypes['Profile'], unknown: ReadonlyArray<ResolversParentTypes['UnresolvedReference']> };
  ForgetPayload: Omit<ForgetPayload, 'profile'> & { profile: ResolversParentTypes['Profile'] };
  PutShelfPayload: Omit<PutShelfPayload, 'shelf' | 'unknown'> & { shelf: ResolversParentTypes['Shelf'], unknown: ReadonlyArray<ResolversParentTypes['UnresolvedReference']> };
  Person: PersonSource;
  Keyword: KeywordSource;
  PersonMatch: PersonMatchSource;
  SearchItem: ResolversUnionTypes<ResolversParentTypes>['SearchItem'];
  SearchMatch: SearchMatchSource;
  RecommendInput: RecommendInput;
  RecommendationConnection: RecommendationConnectionSource;
  RecommendationEdge: RecommendationEdgeSource;
  ProfileReasons: Omit<ProfileReasons, 'reasons'> & { reasons: ReadonlyArray<ResolversParentTypes['Reason']> };
  Reason: ReasonSource;
  NeighbourhoodPlace: Omit<NeighbourhoodPlace, 'movie'> & { movie: ResolversParentTypes['Movie'] };
  Query: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  PageInfo: PageInfo;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  URL: Scalars['URL']['output'];
  TitleMatch: TitleMatchSource;
  UnresolvedReference: UnresolvedReferenceSource;
  MovieInput: MovieInput;
  UpsertMoviesPayload: Omit<UpsertMoviesPayload, 'movies'> & { movies: ReadonlyArray<ResolversParentTypes['Movie']> };
  Int: Scalars['Int']['output'];
  Boolean: Scalars['Boolean']['output'];
};

export type CacheControlDirectiveArgs = {
  maxAge?: Maybe<Scalars['Int']['input']>;
  scope?: Maybe<CacheControlScope>;
  inheritMaxAge?: Maybe<Scalars['Boolean']['input']>;
};

export type CacheControlDirectiveResolver<Result, Parent, ContextType = RequestContext, Args = CacheControlDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type GenreCountResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['GenreCount'] = ResolversParentTypes['GenreCount']> = {
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CountryCountResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CountryCount'] = ResolversParentTypes['CountryCount']> = {
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LanguageCountResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['LanguageCount'] = ResolversParentTypes['LanguageCount']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type KeywordCountResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['KeywordCount'] = ResolversParentTypes['KeywordCount']> = {
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  keyword: Resolver<ResolversTypes['Keyword'], ParentType, ContextType>;
};

export type ModelResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Model'] = ResolversParentTypes['Model']> = {
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status: Resolver<ResolversTypes['ModelStatus'], ParentType, ContextType>;
  trainedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  movieCount: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  featureCount: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  dimensions: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  explainedVariance: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  tier: Resolver<ResolversTypes['QualityTier'], ParentType, ContextType>;
  trainingSeconds: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  stages: Resolver<ReadonlyArray<ResolversTypes['TrainingStage']>, ParentType, ContextType>;
  peakMemoryMegabytes: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TrainingStageResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TrainingStage'] = ResolversParentTypes['TrainingStage']> = {
  name: Resolver<ResolversTypes['TrainingStageName'], ParentType, ContextType>;
  seconds: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type MovieResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Movie'] = ResolversParentTypes['Movie']> = {
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  tmdbId: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  imdbId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  originalTitle: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  overview: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tagline: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  releaseDate: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  year: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  runtime: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  rating: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  votes: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  popularity: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  qualityScore: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  genres: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  keywords: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  directors: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  cast: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  companies: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  countries: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  originalLanguage: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  posterUrl: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType, RequireFields<MoviePosterUrlArgs, 'size'>>;
  backdropUrl: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  imdbUrl: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  tmdbUrl: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  outsideModel: Resolver<Maybe<ResolversTypes['OutsideModel']>, ParentType, ContextType>;
  similar: Resolver<ResolversTypes['RecommendationConnection'], ParentType, ContextType, RequireFields<MovieSimilarArgs, 'first' | 'ranking' | 'diversity'>>;
  neighbourhood: Resolver<ReadonlyArray<ResolversTypes['NeighbourhoodPlace']>, ParentType, ContextType, RequireFields<MovieNeighbourhoodArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OutsideModelResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['OutsideModel'] = ResolversParentTypes['OutsideModel']> = {
  reason: Resolver<ResolversTypes['OutsideModelReason'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MovieConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['MovieConnection'] = ResolversParentTypes['MovieConnection']> = {
  edges: Resolver<ReadonlyArray<ResolversTypes['MovieEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['Movie']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MovieEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['MovieEdge'] = ResolversParentTypes['MovieEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Movie'], ParentType, ContextType>;
};

export type ProfileResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Profile'] = ResolversParentTypes['Profile']> = {
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  createdAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  entries: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  history: Resolver<ResolversTypes['HistoryConnection'], ParentType, ContextType, RequireFields<ProfileHistoryArgs, 'first'>>;
  shelves: Resolver<ReadonlyArray<ResolversTypes['Shelf']>, ParentType, ContextType>;
  taste: Resolver<ResolversTypes['Taste'], ParentType, ContextType>;
  recommendations: Resolver<ResolversTypes['RecommendationConnection'], ParentType, ContextType, RequireFields<ProfileRecommendationsArgs, 'first' | 'ranking' | 'diversity' | 'includeSeen' | 'includeHidden'>>;
};

export type HistoryConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['HistoryConnection'] = ResolversParentTypes['HistoryConnection']> = {
  edges: Resolver<ReadonlyArray<ResolversTypes['HistoryEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['Interaction']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type HistoryEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['HistoryEdge'] = ResolversParentTypes['HistoryEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Interaction'], ParentType, ContextType>;
};

export type InteractionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Interaction'] = ResolversParentTypes['Interaction']> = {
  movie: Resolver<ResolversTypes['Movie'], ParentType, ContextType>;
  rating: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  liked: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  watchedOn: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  watchedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  plays: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  watchlist: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hidden: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  source: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  recordedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type TasteResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Taste'] = ResolversParentTypes['Taste']> = {
  genres: Resolver<ReadonlyArray<ResolversTypes['TasteTerm']>, ParentType, ContextType>;
  keywords: Resolver<ReadonlyArray<ResolversTypes['TasteTerm']>, ParentType, ContextType>;
  people: Resolver<ReadonlyArray<ResolversTypes['TasteTerm']>, ParentType, ContextType>;
  decades: Resolver<ReadonlyArray<ResolversTypes['TasteTerm']>, ParentType, ContextType>;
};

export type TasteTermResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TasteTerm'] = ResolversParentTypes['TasteTerm']> = {
  label: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  weight: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  movies: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ShelfResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Shelf'] = ResolversParentTypes['Shelf']> = {
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  movieCount: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  updatedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ProfileExportResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ProfileExport'] = ResolversParentTypes['ProfileExport']> = {
  files: Resolver<ReadonlyArray<ResolversTypes['ExportedFile']>, ParentType, ContextType>;
};

export type ExportedFileResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ExportedFile'] = ResolversParentTypes['ExportedFile']> = {
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  mediaType: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  content: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  createProfile: Resolver<ResolversTypes['Profile'], ParentType, ContextType, Partial<MutationCreateProfileArgs>>;
  record: Resolver<ResolversTypes['RecordPayload'], ParentType, ContextType, RequireFields<MutationRecordArgs, 'profile' | 'interactions' | 'shown'>>;
  forget: Resolver<ResolversTypes['ForgetPayload'], ParentType, ContextType, RequireFields<MutationForgetArgs, 'profile' | 'movies'>>;
  putShelf: Resolver<ResolversTypes['PutShelfPayload'], ParentType, ContextType, RequireFields<MutationPutShelfArgs, 'name' | 'movies' | 'change'>>;
  removeShelf: Resolver<ResolversTypes['Boolean'], ParentType, ContextType, RequireFields<MutationRemoveShelfArgs, 'id'>>;
  deleteProfile: Resolver<ResolversTypes['Boolean'], ParentType, ContextType, RequireFields<MutationDeleteProfileArgs, 'profile'>>;
  upsertMovies: Resolver<ResolversTypes['UpsertMoviesPayload'], ParentType, ContextType, RequireFields<MutationUpsertMoviesArgs, 'movies'>>;
};

export type RecordPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RecordPayload'] = ResolversParentTypes['RecordPayload']> = {
  profile: Resolver<ResolversTypes['Profile'], ParentType, ContextType>;
  added: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  changed: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unknown: Resolver<ReadonlyArray<ResolversTypes['UnresolvedReference']>, ParentType, ContextType>;
};

export type ForgetPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ForgetPayload'] = ResolversParentTypes['ForgetPayload']> = {
  profile: Resolver<ResolversTypes['Profile'], ParentType, ContextType>;
  forgotten: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PutShelfPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PutShelfPayload'] = ResolversParentTypes['PutShelfPayload']> = {
  shelf: Resolver<ResolversTypes['Shelf'], ParentType, ContextType>;
  unknown: Resolver<ReadonlyArray<ResolversTypes['UnresolvedReference']>, ParentType, ContextType>;
};

export type PersonResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Person'] = ResolversParentTypes['Person']> = {
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  movieCount: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  directed: Resolver<ResolversTypes['MovieConnection'], ParentType, ContextType, RequireFields<PersonDirectedArgs, 'first'>>;
  playedIn: Resolver<ResolversTypes['MovieConnection'], ParentType, ContextType, RequireFields<PersonPlayedInArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type KeywordResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Keyword'] = ResolversParentTypes['Keyword']> = {
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  movieCount: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  movies: Resolver<ResolversTypes['MovieConnection'], ParentType, ContextType, RequireFields<KeywordMoviesArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PersonMatchResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PersonMatch'] = ResolversParentTypes['PersonMatch']> = {
  person: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  similarity: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type SearchItemResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SearchItem'] = ResolversParentTypes['SearchItem']> = {
  __resolveType: TypeResolveFn<'Movie' | 'Person', ParentType, ContextType>;
};

export type SearchMatchResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SearchMatch'] = ResolversParentTypes['SearchMatch']> = {
  item: Resolver<ResolversTypes['SearchItem'], ParentType, ContextType>;
  similarity: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  matched: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RecommendationConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RecommendationConnection'] = ResolversParentTypes['RecommendationConnection']> = {
  basedOn: Resolver<ReadonlyArray<ResolversTypes['Movie']>, ParentType, ContextType>;
  unresolved: Resolver<ReadonlyArray<ResolversTypes['UnresolvedReference']>, ParentType, ContextType>;
  edges: Resolver<ReadonlyArray<ResolversTypes['RecommendationEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['Movie']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  model: Resolver<ResolversTypes['Model'], ParentType, ContextType>;
};

export type RecommendationEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RecommendationEdge'] = ResolversParentTypes['RecommendationEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Movie'], ParentType, ContextType>;
  similarity: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  score: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  reasons: Resolver<ReadonlyArray<ResolversTypes['Reason']>, ParentType, ContextType>;
  reasonsByProfile: Resolver<ReadonlyArray<ResolversTypes['ProfileReasons']>, ParentType, ContextType>;
};

export type ProfileReasonsResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ProfileReasons'] = ResolversParentTypes['ProfileReasons']> = {
  profile: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reasons: Resolver<ReadonlyArray<ResolversTypes['Reason']>, ParentType, ContextType>;
};

export type ReasonResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Reason'] = ResolversParentTypes['Reason']> = {
  kind: Resolver<ResolversTypes['ReasonKind'], ParentType, ContextType>;
  label: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  weight: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  because: Resolver<ReadonlyArray<ResolversTypes['Movie']>, ParentType, ContextType>;
};

export type NeighbourhoodPlaceResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['NeighbourhoodPlace'] = ResolversParentTypes['NeighbourhoodPlace']> = {
  movie: Resolver<ResolversTypes['Movie'], ParentType, ContextType>;
  similarity: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  x: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  y: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  searchMovies: Resolver<Maybe<ReadonlyArray<ResolversTypes['TitleMatch']>>, ParentType, ContextType, RequireFields<QuerySearchMoviesArgs, 'query' | 'first'>>;
  searchPeople: Resolver<Maybe<ReadonlyArray<ResolversTypes['PersonMatch']>>, ParentType, ContextType, RequireFields<QuerySearchPeopleArgs, 'query' | 'first'>>;
  search: Resolver<Maybe<ReadonlyArray<ResolversTypes['SearchMatch']>>, ParentType, ContextType, RequireFields<QuerySearchArgs, 'query' | 'first'>>;
  movie: Resolver<Maybe<ResolversTypes['Movie']>, ParentType, ContextType, RequireFields<QueryMovieArgs, 'by'>>;
  recommend: Resolver<Maybe<ResolversTypes['RecommendationConnection']>, ParentType, ContextType, RequireFields<QueryRecommendArgs, 'input' | 'first'>>;
  movies: Resolver<Maybe<ResolversTypes['MovieConnection']>, ParentType, ContextType, RequireFields<QueryMoviesArgs, 'orderBy' | 'first'>>;
  genres: Resolver<Maybe<ReadonlyArray<ResolversTypes['GenreCount']>>, ParentType, ContextType, Partial<QueryGenresArgs>>;
  countries: Resolver<Maybe<ReadonlyArray<ResolversTypes['CountryCount']>>, ParentType, ContextType, Partial<QueryCountriesArgs>>;
  languages: Resolver<Maybe<ReadonlyArray<ResolversTypes['LanguageCount']>>, ParentType, ContextType, Partial<QueryLanguagesArgs>>;
  keywords: Resolver<Maybe<ReadonlyArray<ResolversTypes['KeywordCount']>>, ParentType, ContextType, RequireFields<QueryKeywordsArgs, 'first'>>;
  model: Resolver<Maybe<ResolversTypes['Model']>, ParentType, ContextType>;
  models: Resolver<ReadonlyArray<ResolversTypes['Model']>, ParentType, ContextType>;
  profile: Resolver<Maybe<ResolversTypes['Profile']>, ParentType, ContextType, RequireFields<QueryProfileArgs, 'id'>>;
  profiles: Resolver<ReadonlyArray<ResolversTypes['Profile']>, ParentType, ContextType>;
  shelves: Resolver<ReadonlyArray<ResolversTypes['Shelf']>, ParentType, ContextType>;
  exportProfile: Resolver<ResolversTypes['ProfileExport'], ParentType, ContextType, RequireFields<QueryExportProfileArgs, 'profile' | 'format'>>;
  node: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes: Resolver<ReadonlyArray<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
};

export type NodeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Model' | 'Movie' | 'Person' | 'Keyword', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface UrlScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URL'], any> {
  name: 'URL';
}

export type TitleMatchResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TitleMatch'] = ResolversParentTypes['TitleMatch']> = {
  movie: Resolver<ResolversTypes['Movie'], ParentType, ContextType>;
  similarity: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  matchedTitle: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type UnresolvedReferenceResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['UnresolvedReference'] = ResolversParentTypes['UnresolvedReference']> = {
  path: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reference: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  suggestions: Resolver<ReadonlyArray<ResolversTypes['TitleMatch']>, ParentType, ContextType>;
};

export type UpsertMoviesPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['UpsertMoviesPayload'] = ResolversParentTypes['UpsertMoviesPayload']> = {
  movies: Resolver<ReadonlyArray<ResolversTypes['Movie']>, ParentType, ContextType>;
  created: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  updated: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  placed: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type Resolvers<ContextType = RequestContext> = {
  GenreCount: GenreCountResolvers<ContextType>;
  CountryCount: CountryCountResolvers<ContextType>;
  LanguageCount: LanguageCountResolvers<ContextType>;
  KeywordCount: KeywordCountResolvers<ContextType>;
  Model: ModelResolvers<ContextType>;
  TrainingStage: TrainingStageResolvers<ContextType>;
  Movie: MovieResolvers<ContextType>;
  OutsideModel: OutsideModelResolvers<ContextType>;
  MovieConnection: MovieConnectionResolvers<ContextType>;
  MovieEdge: MovieEdgeResolvers<ContextType>;
  Profile: ProfileResolvers<ContextType>;
  HistoryConnection: HistoryConnectionResolvers<ContextType>;
  HistoryEdge: HistoryEdgeResolvers<ContextType>;
  Interaction: InteractionResolvers<ContextType>;
  Taste: TasteResolvers<ContextType>;
  TasteTerm: TasteTermResolvers<ContextType>;
  Shelf: ShelfResolvers<ContextType>;
  ProfileExport: ProfileExportResolvers<ContextType>;
  ExportedFile: ExportedFileResolvers<ContextType>;
  Mutation: MutationResolvers<ContextType>;
  RecordPayload: RecordPayloadResolvers<ContextType>;
  ForgetPayload: ForgetPayloadResolvers<ContextType>;
  PutShelfPayload: PutShelfPayloadResolvers<ContextType>;
  Person: PersonResolvers<ContextType>;
  Keyword: KeywordResolvers<ContextType>;
  PersonMatch: PersonMatchResolvers<ContextType>;
  SearchItem: SearchItemResolvers<ContextType>;
  SearchMatch: SearchMatchResolvers<ContextType>;
  RecommendationConnection: RecommendationConnectionResolvers<ContextType>;
  RecommendationEdge: RecommendationEdgeResolvers<ContextType>;
  ProfileReasons: ProfileReasonsResolvers<ContextType>;
  Reason: ReasonResolvers<ContextType>;
  NeighbourhoodPlace: NeighbourhoodPlaceResolvers<ContextType>;
  Query: QueryResolvers<ContextType>;
  Node: NodeResolvers<ContextType>;
  PageInfo: PageInfoResolvers<ContextType>;
  Date: GraphQLScalarType;
  DateTime: GraphQLScalarType;
  URL: GraphQLScalarType;
  TitleMatch: TitleMatchResolvers<ContextType>;
  UnresolvedReference: UnresolvedReferenceResolvers<ContextType>;
  UpsertMoviesPayload: UpsertMoviesPayloadResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = RequestContext> = {
  cacheControl: CacheControlDirectiveResolver<any, any, ContextType>;
};
