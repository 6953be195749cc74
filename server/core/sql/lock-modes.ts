/** Lock modes of tables, the weakest first: the table of conflicts in "Explicit Locking", PostgreSQL documentation 13.3. */
export const lockModes = [
  'ACCESS SHARE',
  'ROW SHARE',
  'ROW EXCLUSIVE',
  'SHARE UPDATE EXCLUSIVE',
  'SHARE',
  'SHARE ROW EXCLUSIVE',
  'EXCLUSIVE',
  'ACCESS EXCLUSIVE',
] as const;

export type LockMode = (typeof lockModes)[number];

export const strength = (mode: LockMode): number => lockModes.indexOf(mode);

export const strongest = (modes: readonly LockMode[]): LockMode | undefined =>
  [...modes].sort((a, b) => strength(b) - strength(a))[0];
