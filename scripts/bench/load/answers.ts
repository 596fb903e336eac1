import type { Question } from './questions.ts';

/** What came back for a question, judged by nothing but itself. */
export type Answer =
  | { readonly outcome: 'answered'; readonly body: string; readonly models: readonly string[] }
  /** The server said that it cannot answer now. */
  | { readonly outcome: 'refused'; readonly status: number }
  /** An answer that no client should get. */
  | { readonly outcome: 'broken'; readonly detail: string }
  /** No answer. */
  | { readonly outcome: 'lost'; readonly detail: string };

/** A client gives up after this time without an answer. */
const PATIENCE_MS = 30_000;

/** Asks over HTTP; never throws. */
export async function askOverHttp(url: string, { query, variables }: Question): Promise<Answer> {
  try {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return readAnswer(response.status, await response.text());
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : '';
    return { outcome: 'lost', detail: `${String(error)}${cause}` };
  }
}

/** Refused is what says so in every error and has a status that says so too, or came with a part of the data. */
function readAnswer(status: number, body: string): Answer {
  const broken = { outcome: 'broken', detail: `${status} ${body.slice(0, 300)}` } as const;
  let parsed: { data?: Record<string, unknown> | null; errors?: { extensions?: { code?: string } }[] };
  try {
    parsed = JSON.parse(body) as typeof parsed;
  } catch {
    return broken;
  }
  const { data, errors = [] } = parsed;
  if (errors.length > 0) {
    const unavailable = errors.every(({ extensions }) => extensions?.code === 'SERVICE_UNAVAILABLE');
    const partial = Object.values(data ?? {}).some((field) => field !== null);
    return unavailable && status === (partial ? 200 : 503) ? { outcome: 'refused', status } : broken;
  }
  if (status !== 200) return broken;
  return { outcome: 'answered', body, models: [...new Set(body.match(/Model:\d+/g) ?? [])] };
}
