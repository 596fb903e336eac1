/**
 * Messages between the program and the thread that hosts the embedded database. The thread handles requests one at a
 * time, in the order in which they were sent.
 */
export type EmbeddedRequest =
  /** Messages of PostgreSQL's wire protocol from a client; the reply has the same session number. */
  | { readonly kind: 'wire'; readonly session: number; readonly bytes: Uint8Array<ArrayBuffer> }
  /** The client is gone. Nothing that it left open may reach the next one. */
  | { readonly kind: 'endSession' }
  /** Runs a COPY ... FROM '/dev/blob' in the session of the current client. */
  | {
      readonly kind: 'copy';
      readonly id: number;
      readonly sql: string;
      readonly bytes: readonly Uint8Array<ArrayBuffer>[];
    }
  | { readonly kind: 'close' };

export type EmbeddedReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'wire'; readonly session: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'copied'; readonly id: number; readonly rows: number }
  | { readonly kind: 'copyFailed'; readonly id: number; readonly error: CopyError }
  | { readonly kind: 'closed' }
  /** The database has failed for good. */
  | { readonly kind: 'broken'; readonly message: string };

/** A PostgreSQL error with its fields, which would be lost if only the message were sent. */
export interface CopyError {
  readonly message: string;
  readonly code?: string | undefined;
  readonly detail?: string | undefined;
  readonly where?: string | undefined;
  readonly constraint?: string | undefined;
  readonly column?: string | undefined;
  readonly table?: string | undefined;
}
