import { forgetSeen, useSeen } from './seen.ts';

/** How many films are left out because they were seen, and a way to undo that. Empty if there are none. */
export function SeenNote() {
  const { length } = useSeen();
  if (length === 0) return null;
  return (
    <p className="filter">
      {length === 1 ? 'A film that you have seen is' : `${length} films that you have seen are`} left out.{' '}
      <button type="button" className="plain" onClick={forgetSeen}>
        Forget {length === 1 ? 'it' : 'them'}
      </button>
    </p>
  );
}
