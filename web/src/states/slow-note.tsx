import { useEffect, useState } from 'react';

const SLOW_AFTER_MS = 4_000;

/** A note that appears when something takes long. */
export function SlowNote({ isWaiting }: { readonly isWaiting: boolean }) {
  const [isSlow, setIsSlow] = useState(false);
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setTimeout(() => {
      setIsSlow(true);
    }, SLOW_AFTER_MS);
    return () => {
      clearTimeout(timer);
      setIsSlow(false);
    };
  }, [isWaiting]);
  return (
    <p className="slow" role="status">
      {isSlow ? 'The server takes longer than usual. Still waiting …' : ''}
    </p>
  );
}
