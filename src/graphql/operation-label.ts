import { Kind, type OperationDefinitionNode } from 'graphql';

/**
 * The label of an operation in metrics: its root field, or "several". Names from clients would create any number of time
 * series; the schema has only so many root fields.
 */
export function operationLabel(operation: OperationDefinitionNode | undefined): string {
  if (!operation) return 'invalid';
  const fields = new Set<string>();
  for (const selection of operation.selectionSet.selections) {
    if (selection.kind !== Kind.FIELD) return 'several';
    if (selection.name.value !== '__typename') fields.add(selection.name.value);
  }
  if (fields.size > 1) return 'several';
  const [field = '__typename'] = fields;
  return field.startsWith('__') ? 'introspection' : field;
}
