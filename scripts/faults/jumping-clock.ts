/**
 * Preloaded with `--import`: lets the parent process make the wall clock jump, as a clock that is set does. The
 * clocks that never jump (performance.now, timers) go on.
 */
const RealDate = Date;
let jumpMs = 0;

function now(): number {
  return RealDate.now() + jumpMs;
}

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given: unknown[], newTarget) =>
    Reflect.construct(target, given.length > 0 ? given : [now()], newTarget) as Date,
  get: (target, property, receiver) =>
    property === 'now' ? now : (Reflect.get(target, property, receiver) as unknown),
});

process.on('message', (message) => {
  if (typeof message === 'object' && message !== null && 'jumpMs' in message)
    jumpMs += Number(message.jumpMs);
});
process.channel?.unref();
