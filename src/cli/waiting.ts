/** Tells, on standard error, who keeps a command from going on. */
export function tellWaiting(reason: string): void {
  process.stderr.write(`${reason.charAt(0).toUpperCase()}${reason.slice(1)} to end its transaction.\n`);
}
