/** A set of movies, of any size. */
export type MovieSet =
  | {
      readonly kind: 'shelf';
      /** The profile that owns the shelf; empty for a shelf of everybody. */
      readonly owner: string;
      readonly name: string;
      /** How many movies it had when it was looked up. */
      readonly size: number;
    }
  | {
      readonly kind: 'history';
      readonly profileId: string;
      /** Movies that the person has seen, hidden, or both. */
      readonly seen: boolean;
      readonly hidden: boolean;
    }
  | { readonly kind: 'movies'; readonly ids: readonly number[] };
