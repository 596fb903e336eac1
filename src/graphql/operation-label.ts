import { Kind, type OperationDefinitionNode } from 'graphql';

/**
 * What metrics call an operation: its root field, or "several". Names that clients give would make a time
 * series each; root fields are as many as the schema has.
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
