/** The values of one SQL statement, numbered as they are bound, so that the text always matches the values. */
export class SqlValues {
  readonly list: unknown[] = [];

  /** Adds a value and returns its placeholder: `$1`, `$2`, ... */
  bind(value: unknown): string {
    this.list.push(value);
    return `$${this.list.length}`;
  }
}
