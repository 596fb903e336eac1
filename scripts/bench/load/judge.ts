import { askOverHttp, type Answer } from './answers.ts';
import type { Question } from './questions.ts';

/** What an answer was worth, with what was wrong about it. */
export type Verdict =
  { readonly worth: 'right' | 'refused' } | { readonly worth: 'wrong' | 'lost'; readonly detail: string };

/** For answers that no model had a part in. */
const NO_MODEL = 'none';

/**
 * Knows the right answers: those that were given in quiet times, one for each question and model. An answer is
 * right when it is the same byte for byte, and wrong when it mixes models.
 */
export class Judge {
  readonly #known = new Map<Question, Map<string, string>>();

  /** Asks every question while the server is left alone and remembers the answers of the model that answers. */
  async learn(url: string, questions: readonly Question[]): Promise<void> {
    for (const question of questions) {
      const answer = await askPatiently(url, question);
      if (answer.outcome !== 'answered' || answer.models.length > 1) {
        throw new Error(
          `In quiet times ${JSON.stringify(question.variables)} was answered by ${JSON.stringify(answer)}`,
        );
      }
      const byModel = this.#known.get(question) ?? new Map<string, string>();
      byModel.set(answer.models[0] ?? NO_MODEL, answer.body);
      this.#known.set(question, byModel);
    }
  }

  /** The answers learned for a model, to compare with those of another time or place. */
  answers(): ReadonlyMap<Question, ReadonlyMap<string, string>> {
    return this.#known;
  }

  judge(question: Question, answer: Answer): Verdict {
    if (answer.outcome === 'refused') return { worth: 'refused' };
    if (answer.outcome === 'lost') return { worth: 'lost', detail: answer.detail };
    if (answer.outcome === 'broken') return { worth: 'wrong', detail: answer.detail };
    const asked = `${question.kind} ${JSON.stringify(question.variables)}`;
    if (answer.models.length > 1)
      return { worth: 'wrong', detail: `${asked} mixes ${answer.models.join(' and ')}` };
    const model = answer.models[0] ?? NO_MODEL;
    const right = this.#known.get(question)?.get(model);
    if (right === answer.body) return { worth: 'right' };
    return { worth: 'wrong', detail: `${asked} by model ${model}: ${difference(right ?? '', answer.body)}` };
  }
}

const ATTEMPTS = 5;

/** On a busy machine a server without faults may refuse a question too. */
async function askPatiently(url: string, question: Question): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    const answer = await askOverHttp(url, question);
    if (answer.outcome !== 'refused' || attempt === ATTEMPTS) return answer;
  }
}

function difference(right: string, given: string): string {
  let at = 0;
  while (at < right.length && right[at] === given[at]) at++;
  const around = (text: string): string => text.slice(Math.max(0, at - 40), at + 80);
  return `"${around(given)}" instead of "${around(right)}"`;
}
