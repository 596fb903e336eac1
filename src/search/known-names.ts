import isoCountries from 'i18n-iso-countries';
import englishCountries from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import type { Facet, NameCount } from '../database/facets.ts';
import type { FilterInput, KnownNames, NameReader } from '../movie/filter-validation.ts';
import { vocabulariesOf } from '../movie/filter-validation.ts';
import type { Vocabulary } from '../movie/filters.ts';
import { languageName } from '../movie/language-name.ts';
import { align, closeness } from './edit-distance.ts';
import { foldLetters } from './fold-title.ts';

/** How names of a vocabulary are told to be the same, and spoken of. */
interface Naming {
  /** One of them: 'genre'. */
  readonly one: string;
  /** Other spellings of a name that the catalogue has or a person wrote, folded. */
  readonly spellings: (name: string) => readonly string[];
  /** A name of the catalogue for messages: 'fr (French)'. */
  readonly show: (name: string) => string;
}

/** What the catalogue has a list of; of people there are too many. */
type Listed = Exclude<Vocabulary, 'people'>;

const NAMINGS: Readonly<Record<Listed, Naming>> = {
  genres: { one: 'genre', spellings: () => [], show: (name) => name },
  countries: { one: 'country', spellings: countrySpellings, show: (name) => name },
  languages: {
    one: 'language',
    spellings: languageSpellings,
    show: (code) => `${code} (${languageName(code)})`,
  },
};

/** So many names are all listed; of more the nearest are. */
const MAX_LISTED = 30;
const MAX_NEAR = 5;
const MIN_NEARNESS = 0.5;

/** Where names are looked up. */
export interface NameSources {
  /** The names of a facet, most frequent first. */
  readonly counts: (facet: Facet) => Promise<readonly NameCount[]>;
  /** A reader for these names of people. */
  readonly people: (names: readonly string[]) => Promise<NameReader>;
}

/** Readers for the vocabularies that a filter needs. */
export async function readersFor(input: FilterInput, { counts, people }: NameSources): Promise<KnownNames> {
  const found = await Promise.all(
    [...vocabulariesOf(input)].map(async (vocabulary) => [
      vocabulary,
      vocabulary === 'people'
        ? await people(input.people ?? [])
        : remembered(vocabulary, await counts(vocabulary)),
    ]),
  );
  return Object.fromEntries(found) as KnownNames;
}

/** By the counts that they were made from, which are read again now and then. */
const readers = new WeakMap<readonly NameCount[], NameReader>();

function remembered(vocabulary: Listed, counts: readonly NameCount[]): NameReader {
  const known = readers.get(counts);
  if (known !== undefined) return known;
  const reader = nameReader(
    vocabulary,
    counts.map(({ name }) => name),
  );
  readers.set(counts, reader);
  return reader;
}

/**
 * Reads names of a vocabulary. Case, accents and punctuation are forgiven; countries are also known by the other names and
 * the codes of ISO 3166, languages by their English names and the three-letter codes of ISO 639.
 *
 * @param known the names that the catalogue has, most frequent first
 */
export function nameReader(vocabulary: Listed, known: readonly string[]): NameReader {
  const { one, spellings, show } = NAMINGS[vocabulary];
  const bySpelling = new Map<string, string>();
  const add = (spelling: string, name: string): void => {
    if (!bySpelling.has(spelling)) bySpelling.set(spelling, name);
  };
  for (const name of known) add(foldLetters(name), name);
  for (const name of known) for (const spelling of spellings(name)) add(spelling, name);
  const exact = new Set(known);
  return (name) => {
    if (exact.has(name)) return { written: name };
    const asked = [foldLetters(name), ...spellings(name)].find((spelling) => bySpelling.has(spelling));
    const written = asked === undefined ? undefined : bySpelling.get(asked);
    if (written !== undefined) return { written };
    const others = describeKnown(foldLetters(name), vocabulary, known, bySpelling, show);
    return { problem: `the unknown ${one} ${JSON.stringify(name)}; ${others}` };
  };
}

function describeKnown(
  asked: string,
  vocabulary: Listed,
  known: readonly string[],
  bySpelling: ReadonlyMap<string, string>,
  show: (name: string) => string,
): string {
  if (known.length === 0) return `the catalogue has no ${vocabulary} yet`;
  if (known.length <= MAX_LISTED) return `known are ${known.map(show).join(', ')}`;
  const near = nearest(asked, bySpelling);
  return near.length > 0
    ? `near ones are ${near.map(show).join(', ')}`
    : `among the known ones are ${known.slice(0, MAX_NEAR).map(show).join(', ')}`;
}

/** The names with the spellings that are most like what was asked for. */
function nearest(asked: string, bySpelling: ReadonlyMap<string, string>): string[] {
  const scored = [...bySpelling].map(([spelling, name]) => {
    const longest = Math.max(asked.length, spelling.length);
    return { name, nearness: closeness(align(asked, spelling).whole, longest) };
  });
  const near = scored
    .filter(({ nearness }) => nearness >= MIN_NEARNESS)
    .sort((a, b) => b.nearness - a.nearness);
  return [...new Set(near.map(({ name }) => name))].slice(0, MAX_NEAR);
}

isoCountries.registerLocale(englishCountries);

/** Names in use that the list of ISO 3166 lacks, folded. */
const COMMON_NAMES: Readonly<Record<string, string>> = {
  britain: 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  holland: 'NL',
  korea: 'KR',
  'viet nam': 'VN',
  ussr: 'Soviet Union',
  america: 'US',
};

/** The code of ISO 3166 that a name or code stands for, as a spelling of its own. */
function countrySpellings(name: string): string[] {
  const folded = foldLetters(name);
  const code =
    COMMON_NAMES[folded] ??
    isoCountries.getSimpleAlpha2Code(name.trim(), 'en') ??
    isoCountries.toAlpha2(folded.replaceAll(' ', '').toUpperCase());
  if (code === undefined) return [];
  return [`iso ${code === 'UK' ? 'GB' : code}`, foldLetters(code)];
}

/** The English name of a language, and the two-letter code of one of three letters or with a region. */
function languageSpellings(name: string): string[] {
  const code = name.trim();
  if (!/^[a-z]{2,3}(?:-[a-z]{2})?$/i.test(code)) return [];
  const [base = code] = Intl.getCanonicalLocales(code)[0]?.split('-') ?? [];
  return [...new Set([foldLetters(base), foldLetters(languageName(base.toLowerCase()))])];
}
