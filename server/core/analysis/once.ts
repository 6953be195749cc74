/** Works something out when it is first asked for, and remembers it. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Remembers the answer for each argument. */
export function kept<A, B>(make: (argument: A) => B): (argument: A) => B {
  const known = new Map<A, B>();
  return (argument) => {
    const made = known.get(argument) ?? make(argument);
    known.set(argument, made);
    return made;
  };
}
