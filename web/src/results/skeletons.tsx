/** Places for movies that are on their way, as large as those will be. */
export function Skeletons({ count }: { readonly count: number }) {
  return Array.from({ length: count }, (_, i) => (
    <li key={`skeleton ${i}`} className="skeleton" aria-hidden="true">
      <span className="poster" />
      <span className="line" />
      <span className="line" />
    </li>
  ));
}
