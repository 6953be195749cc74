/** The fields that are not undefined: `exactOptionalPropertyTypes` tells an absent field from an undefined one. */
export function given<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const result: { [K in keyof T]?: Exclude<T[K], undefined> } = {};
  for (const key in fields) {
    if (fields[key] !== undefined) result[key] = fields[key] as Exclude<T[typeof key], undefined>;
  }
  return result;
}
