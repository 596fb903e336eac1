import { describe, expect, test } from 'vitest';
import { OperationQueue, OperationQueues } from '../../../src/graphql/limits/operation-queue.ts';
import { ServiceUnavailableError } from '../../../src/graphql/service-unavailable.ts';

const never = new AbortController().signal;

describe('a queue', () => {
  test('lets so many work and so many wait, refuses the rest, and goes on when one leaves', async () => {
    const queue = new OperationQueue({ running: 2, waiting: 1 });
    const [leaveFirst] = await Promise.all([queue.enter(never), queue.enter(never)]);
    let third = false;
    const waiting = queue.enter(never).then((leave) => {
      third = true;
      return leave;
    });
    await expect(queue.enter(never)).rejects.toThrow(ServiceUnavailableError);
    expect({ running: queue.running, waiting: queue.waiting, third }).toEqual({
      running: 2,
      waiting: 1,
      third: false,
    });

    leaveFirst();
    const leaveThird = await waiting;
    expect({ running: queue.running, waiting: queue.waiting }).toEqual({ running: 2, waiting: 0 });
    leaveThird();
    await expect(queue.enter(never)).resolves.toBeTypeOf('function');
  });

  test('takes out who does not wait any more', async () => {
    const queue = new OperationQueue({ running: 1, waiting: 1 });
    const leave = await queue.enter(never);
    const gone = new AbortController();
    const waiting = queue.enter(gone.signal);
    gone.abort('CLIENT_GONE');
    await expect(waiting).rejects.toBe('CLIENT_GONE');
    leave();
    await expect(queue.enter(never)).resolves.toBeTypeOf('function');
  });
});

test('introspection waits for nobody, and expensive operations only for each other', () => {
  const queues = new OperationQueues({
    ordinary: { running: 1, waiting: 1 },
    expensive: { running: 1, waiting: 1 },
  });
  expect(queues.forCost(3)).toBeNull();
  expect(queues.forCost(400)).toBe(queues.ordinary);
  expect(queues.forCost(4_000)).toBe(queues.expensive);
});
