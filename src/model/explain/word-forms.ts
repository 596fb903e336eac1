const WORD = /[\p{L}\p{N}_]{2,}/gu;

/**
 * Words as a text writes them, by their lower-case form: "Paris", "NASA", "thief". Of a word that stands in lower case
 * somewhere its capitals elsewhere are only those of a sentence's first word.
 */
export function wordForms(texts: readonly (string | null)[]): Map<string, string> {
  const forms = new Map<string, string>();
  for (const text of texts) {
    for (const [word] of (text ?? '').matchAll(WORD)) {
      const lower = word.toLowerCase();
      if (word === lower || !forms.has(lower)) forms.set(lower, word);
    }
  }
  return forms;
}
