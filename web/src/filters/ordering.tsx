import { adjust } from '../address/address.ts';
import type { Order, Question } from '../address/question.ts';
import { Segments } from './segments.tsx';
import { Choice } from './choice.tsx';

const VARIETIES = [
  { value: 0, label: 'Little' },
  { value: 30, label: 'Some' },
  { value: 60, label: 'Much' },
  { value: 90, label: 'Most' },
];

const ORDERS: readonly { readonly value: Order; readonly label: string }[] = [
  { value: 'rated', label: 'Best rated first' },
  { value: 'known', label: 'Most voted on first' },
  { value: 'newest', label: 'Newest first' },
  { value: 'oldest', label: 'Oldest first' },
];

/** The order of the list. Recommendations have different controls from the catalogue. */
export function Ordering({ question }: { readonly question: Question }) {
  const change = (part: Partial<Question>) => {
    adjust({ movieId: null, question: { ...question, ...part } });
  };
  if (question.likes.length === 0) {
    return (
      <Choice
        label="Order"
        any="Best loved first"
        value={question.order === 'best' ? null : question.order}
        options={ORDERS}
        describe={(order) => order}
        onChange={(order) => {
          change({ order: order ?? 'best' });
        }}
      />
    );
  }
  return (
    <>
      <Segments
        label="What comes first"
        value={question.ranking}
        options={[
          { value: 'balanced', label: 'Alike and loved' },
          { value: 'similar', label: 'Most alike' },
        ]}
        onChange={(ranking) => {
          change({ ranking });
        }}
      />
      <Segments
        label="Variety"
        value={closest(question.variety)}
        options={VARIETIES}
        onChange={(variety) => {
          change({ variety });
        }}
      />
    </>
  );
}

/** The nearest step, since addresses may have values in between. */
function closest(variety: number): number {
  const distances = VARIETIES.map(({ value }) => Math.abs(value - variety));
  return VARIETIES[distances.indexOf(Math.min(...distances))]?.value ?? 0;
}
