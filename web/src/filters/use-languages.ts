import { useQuery } from 'urql';
import { GenresDocument } from '../api/documents.generated.ts';
import { LANGUAGES } from './languages.ts';

/** The languages to choose from: those of the catalogue, once they have loaded. */
export function useLanguages(): typeof LANGUAGES {
  const [{ data }] = useQuery({ query: GenresDocument });
  const there = data?.languages;
  if (!there) return LANGUAGES;
  const codes = new Set(there.map(({ code }) => code));
  return LANGUAGES.filter(({ code }) => codes.has(code));
}
