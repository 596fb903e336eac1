import type { PageInfo } from '../generated/resolvers.generated.ts';

interface Page {
  readonly items: readonly { readonly cursor: string }[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

export function pageInfo({ items, hasNextPage, hasPreviousPage }: Page): PageInfo {
  return {
    hasNextPage,
    hasPreviousPage,
    startCursor: items[0]?.cursor ?? null,
    endCursor: items.at(-1)?.cursor ?? null,
  };
}
