/** Share of the movies that models can be told not to learn from, so that they test what is new to a model. */
export const HELD_OUT_SHARE = 0.3;
