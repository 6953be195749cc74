/** Writes the example `name` into the folder `into` as a git repository with its releases; the folder. */
export function makeRepository(name: string, into: string): string;
