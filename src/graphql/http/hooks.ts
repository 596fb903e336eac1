import type { IncomingHttpHeaders } from 'node:http';
import busboy from 'busboy';
import express, { type Request, type RequestHandler } from 'express';
import { InputError } from '../../movie/errors.ts';
import type { MediaServer } from '../../people/hooks/play.ts';
import { EVENT_READERS, recordPlay } from '../../people/hooks/record-play.ts';
import type { RequestContext } from '../context.ts';
import { requireProfile } from '../profiles.ts';
import { type RequestFacts, requestFacts } from './caller.ts';

/** Plex sends a picture along. */
const BODY_LIMIT = '2mb';

export interface HookOptions {
  readonly createContext: (facts: RequestFacts) => Promise<RequestContext>;
  readonly trustedOrigins: readonly string[];
}

/**
 * POST /hooks/jellyfin, /hooks/plex and /hooks/tautulli: media servers tell here what was watched, and a play is
 * recorded for the profile of the address, `?profile=anna`. `&account=Anna` takes only what that account of the media
 * server watched. Not all media servers can send a header, so the token may be in the address too: `&token=...`; the log
 * has paths without what follows them.
 */
export function mediaServerHooks({ createContext, trustedOrigins }: HookOptions): RequestHandler {
  const router = express.Router();
  router.post(
    '/:server',
    express.json({ limit: BODY_LIMIT }),
    express.raw({ type: 'multipart/form-data', limit: BODY_LIMIT }),
    async (request, response) => {
      const server = request.params.server;
      if (!isMediaServer(server)) {
        response.status(404).json({ error: 'Media servers that are known: jellyfin, plex, tautulli.' });
        return;
      }
      const { profile, account, token } = request.query;
      if (typeof profile !== 'string' || profile === '') {
        response.status(400).json({ error: 'The address names no profile; add ?profile= and its id.' });
        return;
      }
      const facts = requestFacts(request, trustedOrigins);
      const authorization = typeof token === 'string' ? `Bearer ${token}` : facts.authorization;
      const context = await createContext({ ...facts, authorization });
      try {
        const { id } = await requireProfile(profile, context);
        const play = EVENT_READERS[server](await readEvent(request), new Date());
        const isWanted = play !== null && (account === undefined || account === play.account);
        const recorded = isWanted ? await recordPlay(context.people, id, play, server) : null;
        if (recorded !== null) context.feedback.watched(recorded.watchedRecommendations);
        response.set('cache-control', 'no-store').json({ recorded: recorded !== null });
      } catch (error) {
        const refusal = refusalOf(error);
        if (refusal === null) throw error;
        response.status(refusal.status).json({ error: refusal.message });
      }
    },
  );
  return router;
}

function isMediaServer(name: string): name is MediaServer {
  return Object.hasOwn(EVENT_READERS, name);
}

/** The event of a request: its JSON, or the part `payload` of a form, as Plex sends it. */
async function readEvent(request: Request): Promise<unknown> {
  const body: unknown = request.body;
  if (!Buffer.isBuffer(body)) return body;
  try {
    const payload = await formField(body, request.headers, 'payload');
    return payload === null ? null : JSON.parse(payload);
  } catch {
    throw new InputError('The form cannot be read; a part "payload" with JSON is expected.');
  }
}

/** The text of a field of a multipart form; null when it has none of the name. Its files, such as posters, are passed over. */
function formField(body: Buffer, headers: IncomingHttpHeaders, name: string): Promise<string | null> {
  return new Promise((resolve, reject) => {
    let text: string | null = null;
    const form = busboy({ headers, limits: { files: 0 } });
    form.on('field', (field, value) => {
      if (field === name) text = value;
    });
    form.on('error', reject);
    form.on('close', () => {
      resolve(text);
    });
    form.end(body);
  });
}

/** What a media server is told; null for what is no fault of it. */
function refusalOf(error: unknown): { status: number; message: string } | null {
  if (error instanceof InputError) return { status: 400, message: error.message };
  if (error instanceof Error && 'extensions' in error) return { status: 401, message: error.message };
  return null;
}
