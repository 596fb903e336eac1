/** Where in a movie's metadata the words of a document come from. */
export type DocumentField = 'keyword' | 'genre' | 'company' | 'country' | 'plot' | 'tagline' | 'person';

/** A stretch of a document that has one origin: one keyword, one genre, one name, or a running text. */
export interface DocumentPart {
  readonly field: DocumentField;
  /** What is counted: lower case, names without spaces, keywords stemmed. */
  readonly text: string;
  /** As a person would read it: "Science Fiction". Running texts (plot, tagline) are their own label. */
  readonly label: string;
}

/** The document as one text, which is what tokens, n-grams and TF-IDF are made of. */
export function documentText(parts: readonly DocumentPart[]): string {
  return parts.map((part) => part.text).join(' ');
}
