import type { DocumentField, DocumentPart } from './document-part.ts';
import { STOP_WORDS } from './stop-words.ts';
import { TokenScanner } from './token-scanner.ts';

/** Fields in which movies differ; genres, countries and companies are shared by thousands. */
const DISTINCTIVE: ReadonlySet<DocumentField> = new Set(['keyword', 'plot', 'tagline', 'person']);

const MIN_WORDS = 3;

const scanner = new TokenScanner();

/**
 * Whether a document has enough words to compare its movie with others: at least three beside genres,
 * countries and companies. Documents with fewer are alike by the thousand.
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
