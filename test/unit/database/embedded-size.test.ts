import { expect, test } from 'vitest';
import { EMBEDDED_MOVIES, embeddedSizeAdvice } from '../../../src/database/embedded-size.ts';

test('the embedded database is for so many movies; past them the next step is named', () => {
  expect(embeddedSizeAdvice('embedded', EMBEDDED_MOVIES)).toBeNull();
  expect(embeddedSizeAdvice('embedded', 1_000_000)).toMatch(/20,000 movies.*1,000,000.*DATABASE_URL/s);
  expect(embeddedSizeAdvice('server', 1_000_000)).toBeNull();
});
