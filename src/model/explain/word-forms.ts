const WORD = /[\p{L}\p{N}_]{2,}/gu;

/**
 * The written form of words, by their lower-case form: "Paris", "NASA", "thief". If a word appears in lower case
 * anywhere, that is its form: a capital elsewhere only begins a sentence.
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
