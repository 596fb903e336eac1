/** A title with its numbers written another way; null when it has none. */
export type Numbered = (title: string) => string | null;

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = '  twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ORDINALS: readonly (readonly [string, string])[] = [
  ['first', '1st'],
  ['second', '2nd'],
  ['third', '3rd'],
  ['fourth', '4th'],
  ['fifth', '5th'],
  ['sixth', '6th'],
  ['seventh', '7th'],
  ['eighth', '8th'],
  ['ninth', '9th'],
  ['tenth', '10th'],
  ['eleventh', '11th'],
  ['twelfth', '12th'],
  ['thirteenth', '13th'],
];

/** 0 to 999,999 in words: "one hundred and one". */
function inWords(number: number): string {
  if (number < 20) return SMALL[number]!;
  if (number < 100) {
    const rest = number % 10;
    return TENS[Math.floor(number / 10)]! + (rest === 0 ? '' : ` ${SMALL[rest]!}`);
  }
  if (number < 1_000) {
    const rest = number % 100;
    return `${SMALL[Math.floor(number / 100)]!} hundred${rest === 0 ? '' : ` and ${inWords(rest)}`}`;
  }
  const rest = number % 1_000;
  return `${inWords(Math.floor(number / 1_000))} thousand${rest === 0 ? '' : ` ${rest < 100 ? 'and ' : ''}${inWords(rest)}`}`;
}

/** A year as it is said: "nineteen eighty four". */
function yearInWords(year: number): string {
  const [century, rest] = [Math.floor(year / 100), year % 100];
  if (rest === 0 || (year >= 2000 && year < 2010)) return inWords(year);
  return `${inWords(century)} ${rest < 10 ? `oh ${inWords(rest)}` : inWords(rest)}`;
}

const ROMAN = 'I II III IV V VI VII VIII IX X XI XII XIII'.split(' ');

/** "Iron Man 3" -> "Iron Man three", "Rocky II" -> "Rocky two", "1984" -> "nineteen eighty four". */
export function numbersAsWords(title: string): string | null {
  const written = title
    .replace(/(?<![\p{L}\p{N}.,])\d{1,6}(?![\p{L}\p{N}]|[.,]\d)/gu, (digits) => {
      const number = Number(digits);
      return number >= 1100 && number < 2100 ? yearInWords(number) : inWords(number);
    })
    .replace(/(?<=\S )(?:I{2,3}|IV|VI{0,3}|IX|XI{0,3})(?=$|[ :])/g, (roman) => {
      const number = ROMAN.indexOf(roman) + 1;
      return number > 0 ? inWords(number) : roman;
    });
  return written === title ? null : written;
}

/** "Ocean's Eleven" -> "Ocean's 11", "Twenty-One Grams" -> "21 Grams". */
export function numbersAsDigits(title: string): string | null {
  const written = title
    .replace(
      new RegExp(`\\b(${TENS.slice(2).join('|')})(?:[ -](${SMALL.slice(1, 10).join('|')}))?\\b`, 'gi'),
      (_, tens: string, rest: string | undefined) =>
        String(
          TENS.indexOf(tens.toLowerCase()) * 10 +
            (rest === undefined ? 0 : SMALL.indexOf(rest.toLowerCase())),
        ),
    )
    .replace(new RegExp(`\\b(?:${SMALL.slice(2).join('|')})\\b`, 'gi'), (word) =>
      String(SMALL.indexOf(word.toLowerCase())),
    );
  return written === title ? null : written;
}

/** "Friday the 13th" -> "Friday the thirteenth", "The Sixth Sense" -> "The 6th Sense". */
export function ordinalsTheOtherWay(title: string): string | null {
  let written = title;
  for (const [word, digits] of ORDINALS) {
    written = written.replace(new RegExp(`\\b(?:${word}|${digits})\\b`, 'i'), (found) =>
      found.toLowerCase() === word ? digits : word,
    );
  }
  return written === title ? null : written;
}
