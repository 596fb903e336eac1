/** Share of the movies that `train --hold-out` leaves out of learning, to test how a model treats new movies. */
export const HELD_OUT_SHARE = 0.3;
