/** Placeholders of the right size for movies that are loading. */
export function Skeletons({ count }: { readonly count: number }) {
  return Array.from({ length: count }, (_, i) => (
    <li key={`skeleton ${i}`} className="skeleton" aria-hidden="true">
      <span className="poster" />
      <span className="line" />
      <span className="line" />
    </li>
  ));
}
