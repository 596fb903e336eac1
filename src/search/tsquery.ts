/** A lexeme in a tsquery. */
export function quote(lexeme: string): string {
  return `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

export function anyOf(parts: readonly string[]): string {
  return parts.length === 1 ? parts.join('') : `(${parts.join('|')})`;
}

export function allOf(parts: readonly string[]): string {
  return parts.length === 1 ? parts.join('') : `(${parts.join('&')})`;
}
