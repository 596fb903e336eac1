import { foldTitle } from '../../search/fold-title.ts';
import { ArgumentError } from './argument-error.ts';
import { checkText } from './text.ts';

const MAX_TITLE_LENGTH = 200;

/** Checks a title that a person typed: text with something to look for in it. Returns it trimmed. */
export function checkTitle(argument: string, typed: string): string {
  const title = checkText(argument, typed, MAX_TITLE_LENGTH);
  if (foldTitle(title) !== '') return title;
  throw new ArgumentError(argument, `${argument} holds no letter or digit; part of a title is expected.`);
}
