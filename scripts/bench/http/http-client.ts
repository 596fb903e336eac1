import { Agent, request } from 'node:http';
import type { Question } from './questions.ts';

export interface Reply {
  readonly elapsedMs: number;
  readonly bytes: number;
  /** What was wrong with the answer; null if nothing was. */
  readonly failure: string | null;
}

/** Asks a GraphQL server over connections that are kept alive. */
export class HttpClient {
  readonly #url: string;
  readonly #agent: Agent;

  constructor(url: string, connections: number) {
    this.#url = url;
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** Never rejects; the time is that from sending to the last byte, the body's making and reading apart. */
  async ask(question: Question): Promise<Reply> {
    const body = JSON.stringify(question);
    const startedAt = performance.now();
    try {
      const { status, text } = await this.#send('POST', '/graphql', body);
      const elapsedMs = performance.now() - startedAt;
      const failure = status === 200 && !text.includes('"errors"') ? null : `${status} ${text.slice(0, 300)}`;
      return { elapsedMs, bytes: text.length, failure };
    } catch (error) {
      return { elapsedMs: performance.now() - startedAt, bytes: 0, failure: String(error) };
    }
  }

  async get(path: string): Promise<string> {
    const { status, text } = await this.#send('GET', path, '');
    if (status !== 200) throw new Error(`${path} answered ${status}: ${text.slice(0, 300)}`);
    return text;
  }

  close(): void {
    this.#agent.destroy();
  }

  #send(method: string, path: string, body: string): Promise<{ status: number; text: string }> {
    return new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
      const sent = request(new URL(path, this.#url), { method, agent: this.#agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() });
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }
}
