import { foldTitle, significantWords, withoutSpaces } from './fold-title.ts';
import { canonicalTitle } from './title-spellings.ts';

const SEPARATOR = /(?:: | [-–—] )/u;

/** The forms in which a title is compared. Expensive forms are made on first use. */
export class TitleForms {
  readonly folded: string;
  readonly words: readonly string[];
  /** Without spaces. */
  readonly letters: string;
  readonly #title: string;
  readonly #foldPart: (part: string) => string;
  #significant: string | undefined;
  #subtitles: readonly string[] | undefined;
  #canonical: { readonly forms: TitleForms; readonly numbers: readonly number[] } | undefined;

  /** @param folded the folded `title`, or its Latin spelling */
  constructor(title: string, folded: string, foldPart: (part: string) => string = foldTitle) {
    this.#title = title;
    this.#foldPart = foldPart;
    this.folded = folded;
    this.words = folded.split(' ');
    this.letters = withoutSpaces(folded);
  }

  /** Without stop words and spaces. */
  get significant(): string {
    return (this.#significant ??= significantWords(this.folded).join(''));
  }

  /** The part after ": " or " - ", without spaces. */
  get subtitles(): readonly string[] {
    return (this.#subtitles ??= this.#title
      .split(SEPARATOR)
      .slice(1)
      .map((part) => withoutSpaces(this.#foldPart(part)))
      .filter((part) => part !== ''));
  }

  /** The same in canonical spelling. */
  get canonical(): TitleForms {
    return this.#inCanonical().forms;
  }

  get numbers(): readonly number[] {
    return this.#inCanonical().numbers;
  }

  #inCanonical(): { readonly forms: TitleForms; readonly numbers: readonly number[] } {
    if (this.#canonical === undefined) {
      const { text, numbers } = canonicalTitle(this.folded);
      const foldPart = (part: string): string => canonicalTitle(foldTitle(part)).text;
      this.#canonical = { forms: new TitleForms(this.#title, text, foldPart), numbers };
    }
    return this.#canonical;
  }
}
