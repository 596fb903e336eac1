/** Where in a movie's metadata the words of a document come from. */
export type DocumentField = 'keyword' | 'genre' | 'company' | 'country' | 'plot' | 'tagline' | 'person';

/** A part of a document with one origin: one keyword, one genre, one name, or a running text. */
export interface DocumentPart {
  readonly field: DocumentField;
  /** What is counted: lower case, names without spaces, keywords stemmed. */
  readonly text: string;
  /** For people to read: "Science Fiction". Running texts (plot, tagline) are their own label. */
  readonly label: string;
}

/** The document as one text, from which tokens, n-grams and TF-IDF are made. */
export function documentText(parts: readonly DocumentPart[]): string {
  return parts.map((part) => part.text).join(' ');
}
