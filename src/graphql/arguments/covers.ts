/** `Given`, when it has all keys that are wanted; else the compiler says which one is missing. */
export type Covers<Wanted extends PropertyKey, Given extends Readonly<Record<Wanted, unknown>>> = Given;
