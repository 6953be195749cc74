/**
 * Replaces what applications and query tools put in for values by `?`, at the same length: `:name`, `%s`, `%(name)s`, `#{name}`,
 * `$1`, `sqlc.arg(name)`; `sqlc.embed(t)` becomes `t.*`. User variables (`@name`) are MySQL's own and stay. Strings, names in
 * backquotes and comments are left alone.
 */
export function normalisePlaceholders(text: string): string {
  return text.replace(pattern, (found, ...groups) => {
    const { skip, embed } = groups.at(-1) as { skip?: string; embed?: string };
    if (skip !== undefined) return found;
    return (embed === undefined ? '?' : `${embed}.*`).padEnd(found.length);
  });
}

const pattern = new RegExp(
  [
    String.raw`(?<skip>'(?:[^'\\]|\\[\s\S]|'')*'|"(?:[^"\\]|\\[\s\S]|"")*"|${'`[^`]*`'}|/\*(?!\s*sqlc)[\s\S]*?\*/|--\s[^\n]*|#(?!\{)[^\n]*|::|@\w+|:=)`,
    String.raw`sqlc\.embed\(\s*(?<embed>\w+)\s*\)`,
    String.raw`sqlc\.n?arg\([^()]*\)`,
    String.raw`(?:/\*SLICE:\w+\*/\?|sqlc\.slice\([^()]*\))`,
    String.raw`%\(\w+\)s`,
    String.raw`(?<![\w%])%s\b`,
    String.raw`#\{[^{}]*\}`,
    String.raw`(?<![\w:])[:$]\w+`,
    String.raw`\?\d+`,
  ].join('|'),
  'g',
);
