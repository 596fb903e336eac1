import { ArgumentError } from './argument-error.ts';

/**
 * Checks text that a person typed. PostgreSQL cannot store NUL, half of a surrogate pair is no character,
 * and matching a novel against titles is only work. Returns it trimmed.
 */
export function checkText(argument: string, text: string, longest: number): string {
  const trimmed = text.trim();
  if (trimmed === '') throw new ArgumentError(argument, `${argument} is empty; some text is expected.`);
  if (trimmed.length > longest) {
    throw new ArgumentError(
      argument,
      `${argument} has ${trimmed.length} characters; up to ${longest} are accepted.`,
    );
  }
  if (trimmed.includes('\0')) {
    throw new ArgumentError(argument, `${argument} contains a NUL character; text without it is accepted.`);
  }
  if (/\p{Surrogate}/u.test(trimmed)) {
    throw new ArgumentError(
      argument,
      `${argument} contains half of a surrogate pair; Unicode text is accepted.`,
    );
  }
  return trimmed;
}
