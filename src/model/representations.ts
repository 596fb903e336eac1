import { content } from './content/content.ts';
import { learned } from './learned/learned.ts';
import { reference } from './reference/reference.ts';
import type { Representation } from './representation.ts';
import { type RepresentationName, REPRESENTATIONS } from './representation-names.ts';

/** All representations, by name. */
const BY_NAME: Readonly<Record<RepresentationName, Representation>> = { content, learned, reference };

export function representationOf(name: RepresentationName): Representation {
  return BY_NAME[name];
}

/** The representation of a stored model; null if this version does not know it. */
export function storedRepresentation(name: string): Representation | null {
  const known = REPRESENTATIONS.find((one) => one === name);
  return known === undefined ? null : BY_NAME[known];
}
