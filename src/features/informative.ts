import type { DocumentField, DocumentPart } from './document-part.ts';
import { STOP_WORDS } from './stop-words.ts';
import { TokenScanner } from './token-scanner.ts';

/** Fields that set movies apart. Thousands of movies share genres, countries and companies. */
const DISTINCTIVE: ReadonlySet<DocumentField> = new Set(['keyword', 'plot', 'tagline', 'person']);

const MIN_WORDS = 3;

const scanner = new TokenScanner();

/**
 * Whether a document has enough words to compare its movie with others: at least three besides genres, countries and
 * companies. Thousands of documents with fewer words are alike.
 */
export function isInformativeDocument(parts: Iterable<DocumentPart>): boolean {
  let words = 0;
  for (const part of parts) {
    if (!DISTINCTIVE.has(part.field)) continue;
    scanner.reset(part.text);
    while (scanner.next()) {
      if (STOP_WORDS.has(scanner.text.slice(scanner.start, scanner.end))) continue;
      words += 1;
      if (words === MIN_WORDS) return true;
    }
  }
  return false;
}
