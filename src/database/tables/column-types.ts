import { customType } from 'drizzle-orm/pg-core';

/** Bytes, as node-postgres returns them. */
export const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/** A vector in pgvector's text form. Its length may differ from row to row. See formatVector and parseVector. */
export const anyVector = customType<{ data: string }>({ dataType: () => 'vector' });

export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });
