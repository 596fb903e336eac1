import { expect, test } from 'vitest';
import { StartupStatus } from '../../../src/graphql/startup-status.ts';

test('tells how far the first start is', () => {
  const status = new StartupStatus();
  expect(status.describe()).toBeNull();
  status.update({ stage: 'loading the demo catalogue', done: 1200, total: 5000, unit: 'movies' });
  expect(status.describe()).toBe('The server is starting: loading the demo catalogue, 1200 of 5000 movies.');
  status.update({ stage: 'reading', done: 7, total: null, unit: 'movies' });
  expect(status.describe()).toBe('The server is starting: reading, 7 movies.');
  status.finish();
  expect(status.describe()).toBeNull();
});

test('remembers why it failed until it is tried again', () => {
  const status = new StartupStatus();
  status.fail('the training was interrupted.');
  expect(status.describe()).toBe('Starting failed: the training was interrupted.');
  status.update({ stage: 'training', done: 0, total: 1, unit: 'steps' });
  expect(status.failure).toBeNull();
});

test('tells what it waits for until that is there', () => {
  const status = new StartupStatus();
  status.waitFor('its database');
  expect(status.describe()).toBe('The server is starting: it waits for its database.');
  status.update({ stage: 'training', done: 0, total: null, unit: 'steps' });
  expect(status.describe()).toBe('The server is starting: training, 0 steps.');
  status.waitFor('its database');
  status.finish();
  expect(status.describe()).toBeNull();
});
