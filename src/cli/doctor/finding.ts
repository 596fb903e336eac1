export interface Finding {
  readonly verdict: 'good' | 'advice' | 'fault' | 'unknown';
  /** What was looked at. */
  readonly subject: string;
  /** What was found. */
  readonly found: string;
  /** What to do; null when all is well. */
  readonly remedy: string | null;
}

export function good(subject: string, found: string): Finding {
  return { verdict: 'good', subject, found, remedy: null };
}

/** Nobody here can tell; `remedy` says where to look. */
export function unknown(subject: string, found: string, remedy: string): Finding {
  return { verdict: 'unknown', subject, found, remedy };
}

/** It works, and could work better or will not work for long. */
export function advice(subject: string, found: string, remedy: string): Finding {
  return { verdict: 'advice', subject, found, remedy };
}

/** Something does not work. */
export function fault(subject: string, found: string, remedy: string): Finding {
  return { verdict: 'fault', subject, found, remedy };
}
