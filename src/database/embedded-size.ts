/** Up to this many movies the embedded database works well. Beyond that, a server is several times faster. */
export const EMBEDDED_MOVIES = 20_000;

/** Advice for someone who puts `movies` movies into the embedded database; null if the number is fine. */
export function embeddedSizeAdvice(kind: 'embedded' | 'server', movies: number): string | null {
  if (kind === 'server' || movies <= EMBEDDED_MOVIES) return null;
  const count = (value: number) => value.toLocaleString('en-US');
  return (
    `The embedded database is for up to about ${count(EMBEDDED_MOVIES)} movies, and this is ${count(movies)}: ` +
    'it works, slowly, on one processor. Next step: start a PostgreSQL with pgvector (docker compose up -d ' +
    'database, or scripts/native-postgres.sh start), set DATABASE_URL to it, and run ingest and train again.'
  );
}
