import {
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  getOperationAST,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  typeFromAST,
  type VariableDefinitionNode,
} from 'graphql';

/** The required variables of a document's one operation as JSON, to be filled in; empty where there are none. */
export function exampleVariables(schema: GraphQLSchema, document: DocumentNode): string {
  const definitions = getOperationAST(document)?.variableDefinitions ?? [];
  const required = definitions.filter(({ type }) => type.kind === 'NonNullType');
  const values = required.map((definition) => [definition.variable.name.value, exampleOf(schema, definition)]);
  return values.length > 0 ? JSON.stringify(Object.fromEntries(values), null, 2) : '';
}

function exampleOf(schema: GraphQLSchema, { type }: VariableDefinitionNode): unknown {
  const known = typeFromAST(schema, type as Parameters<typeof typeFromAST>[1]);
  return example(known as unknown as GraphQLInputType);
}

function example(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return example(type.ofType);
  if (isListType(type)) return [];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(isRequiredInputField);
    return Object.fromEntries(fields.map((field) => [field.name, example(field.type)]));
  }
  return type.name === 'Int' ? 1 : '';
}
