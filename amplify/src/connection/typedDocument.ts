/** A document that knows the types of its variables and its result. */
export interface TypedDocument<Result, Variables> {
  readonly __apiType?: ((variables: Variables) => Result) | undefined;
  toString(): string;
}
