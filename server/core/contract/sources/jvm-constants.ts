import type { EntityText } from './entity-text.ts';

/** `public static final String USERS = "users";`, `const val USERS = "users"`: what may be the name of a table or column. */
export function readConstants({ code, strings }: EntityText): Record<string, string> | undefined {
  const found: Record<string, string> = {};
  for (const match of code.matchAll(
    /\b(?:String|const\s+val)\s+([A-Z][A-Z\d_]*)\s*(?::\s*String\s*)?=\s*(?=(")|(?:\w+\.)*([A-Z][A-Z\d_]*)\s*;)/g,
  )) {
    const value = match[2] === undefined ? undefined : strings.get(match.index + match[0].length);
    if (value !== undefined && /^[\w.$-]{1,80}$/.test(value)) found[match[1] as string] = value;
    else if (match[3] !== undefined) found[match[1] as string] = `=${match[3]}`;
  }
  return Object.keys(found).length > 0 ? found : undefined;
}
