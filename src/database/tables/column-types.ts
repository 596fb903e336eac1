import { customType } from 'drizzle-orm/pg-core';

/** Bytes, as node-postgres gives them. */
export const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/** A vector whose length is the row's own, in pgvector's text form. See formatVector and parseVector. */
export const anyVector = customType<{ data: string }>({ dataType: () => 'vector' });

export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });
