import {
  GraphQLError,
  Kind,
  type FragmentDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

/** How large a document may be, fragments counted where they are spread. */
export interface DocumentLimits {
  /** Fields inside fields. */
  readonly depth: number;
  readonly aliases: number;
  readonly fields: number;
  readonly directives: number;
}

export const DOCUMENT_LIMITS: DocumentLimits = { depth: 14, aliases: 50, fields: 1_000, directives: 20 };

/** More tokens than this are not even parsed. */
export const MAX_TOKENS = 4_000;

/**
 * Guards against documents that are small to send and large to answer: deep nesting, one expensive field under
 * many aliases, and fragments that double with each level. Each fragment is measured once, so that measuring
 * is cheap whatever the document is. Introspection may be deep, as tools ask for it; graphql bounds that itself.
 */
export function limitDocument(limits: DocumentLimits): ValidationRule {
  return (context) => ({
    OperationDefinition(operation) {
      const size = measure(operation.selectionSet, context, new Map());
      for (const what of ['depth', 'aliases', 'fields', 'directives'] as const) {
        if (size[what] > limits[what]) {
          const message = `The operation is too large: ${what} ${describe(size[what])}; up to ${limits[what]} are accepted.`;
          context.reportError(new GraphQLError(message, { nodes: operation }));
        }
      }
    },
  });
}

const NOTHING: DocumentLimits = { depth: 0, aliases: 0, fields: 0, directives: 0 };

function measure(
  set: SelectionSetNode,
  context: ValidationContext,
  measured: Map<string, DocumentLimits>,
): DocumentLimits {
  let total = NOTHING;
  for (const selection of set.selections) {
    const directives = { ...NOTHING, directives: selection.directives?.length ?? 0 };
    switch (selection.kind) {
      case Kind.FIELD: {
        const inner = selection.selectionSet ? measure(selection.selectionSet, context, measured) : NOTHING;
        const own = { ...directives, aliases: selection.alias ? 1 : 0, fields: 1 };
        const depth = selection.name.value.startsWith('__') ? 0 : inner.depth + 1;
        total = together(total, { ...together(own, inner), depth });
        break;
      }
      case Kind.INLINE_FRAGMENT:
        total = together(total, together(directives, measure(selection.selectionSet, context, measured)));
        break;
      case Kind.FRAGMENT_SPREAD: {
        const fragment = context.getFragment(selection.name.value);
        total = together(total, together(directives, measureFragment(fragment, context, measured)));
      }
    }
  }
  return total;
}

function measureFragment(
  fragment: FragmentDefinitionNode | null | undefined,
  context: ValidationContext,
  measured: Map<string, DocumentLimits>,
): DocumentLimits {
  if (!fragment) return NOTHING; // Reported by the rule for unknown fragments.
  const name = fragment.name.value;
  const known = measured.get(name);
  if (known) return known;
  measured.set(name, NOTHING); // Ends a cycle; the rule for cycles reports it.
  const size = measure(fragment.selectionSet, context, measured);
  measured.set(name, size);
  return size;
}

function together(a: DocumentLimits, b: DocumentLimits): DocumentLimits {
  return {
    depth: Math.max(a.depth, b.depth),
    aliases: a.aliases + b.aliases,
    fields: a.fields + b.fields,
    directives: a.directives + b.directives,
  };
}

/** Doubling fragments reach numbers that say nothing more than "very many". */
function describe(size: number): string {
  return size > 1e6 ? 'is beyond counting' : `is ${size}`;
}
