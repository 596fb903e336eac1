interface RatingProps {
  /** 0 to 10; null if nobody has voted. */
  readonly rating: number | null;
  readonly votes: number;
}

const COMPACT = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

export function Rating({ rating, votes }: RatingProps) {
  if (rating === null) return <span className="quiet">no votes yet</span>;
  return (
    <span className="rating">
      <span aria-hidden="true">★</span>
      <span className="for-readers">rated</span> {rating.toFixed(1)}{' '}
      <span className="quiet">{COMPACT.format(votes)} votes</span>
    </span>
  );
}
