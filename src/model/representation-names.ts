export const REPRESENTATIONS = ['content', 'learned', 'reference'] as const;

/** What vectors are made from: blocks of metadata, the same plus taste learned from ratings, or the SVD of one text. */
export type RepresentationName = (typeof REPRESENTATIONS)[number];

/** Default weight of the crowd block: 0 looks only at what movies are about, 1 weighs the crowd as much. */
export const DEFAULT_GAMMA = 0.3;

/**
 * Default exponent of the taste vector's length in the prior of learned models. A larger one agrees with more people,
 * and finds fewer parts of a series.
 */
export const DEFAULT_PRIOR_EXPONENT = 0.25;
