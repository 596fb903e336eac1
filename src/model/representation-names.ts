export const REPRESENTATIONS = ['content', 'learned', 'reference'] as const;

/** What vectors are made of: blocks of metadata, the same with taste learned from ratings, or one text and its SVD. */
export type RepresentationName = (typeof REPRESENTATIONS)[number];

/** The weight of the crowd block unless it is chosen: between the same taste (0) and the same crowd (1). */
export const DEFAULT_GAMMA = 0.3;

/** The exponent of the length of a taste vector in the prior of learned models: more agrees with more people, and finds fewer parts of a series. */
export const DEFAULT_PRIOR_EXPONENT = 0.25;
