import type { DocumentField, DocumentPart } from './document-part.ts';
import { STOP_WORDS } from './stop-words.ts';
import { tokenize } from './token-scanner.ts';

/** What a term stands for: "policebrut" is the keyword "police brutality". */
interface TermOrigin {
  readonly field: DocumentField;
  readonly label: string;
}

export interface DocumentTerm {
  /** One token, or two successive tokens with a space between. */
  readonly term: string;
  /** How often it occurs in the document. */
  readonly count: number;
  /** Where it first occurs. It has two origins if its tokens come from two parts ("Drama" and "Crime"). */
  readonly origins: readonly TermOrigin[];
}

/**
 * The unigrams and bigrams of a document, by term, in order of first appearance. Stop words are dropped before pairs
 * are made, so a pair may span them, and may span two parts: scikit-learn does the same with `ngram_range=(1, 2)`.
 */
export function documentTerms(parts: readonly DocumentPart[]): Map<string, DocumentTerm> {
  const terms = new Map<string, DocumentTerm>();
  const count = (term: string, origins: () => readonly TermOrigin[]): void => {
    const known = terms.get(term);
    terms.set(
      term,
      known === undefined ? { term, count: 1, origins: origins() } : { ...known, count: known.count + 1 },
    );
  };

  let previous: { token: string; part: DocumentPart } | null = null;
  for (const part of parts) {
    for (const token of tokenize(part.text.toLowerCase())) {
      if (STOP_WORDS.has(token)) continue;
      count(token, () => [originOf(part, token)]);
      if (previous !== null) {
        const { token: before, part: partBefore } = previous;
        const pair = `${before} ${token}`;
        count(pair, () =>
          partBefore === part
            ? [originOf(part, pair)]
            : [originOf(partBefore, before), originOf(part, token)],
        );
      }
      previous = { token, part };
    }
  }
  return terms;
}

function originOf(part: DocumentPart, term: string): TermOrigin {
  const isRunningText = part.field === 'plot' || part.field === 'tagline';
  return { field: part.field, label: isRunningText ? term : part.label };
}
