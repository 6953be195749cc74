import type { Catalog } from '../catalog.ts';
import type { Expression } from '../change.ts';

const plain = /^[a-z_][a-z0-9_$]*$/;

/** A name as SQL, quoted where it has to be. */
export function quoted(name: string, family: Catalog['family']): string {
  if (plain.test(name)) return name;
  return family === 'mysql' ? `\`${name.replaceAll('`', '``')}\`` : `"${name.replaceAll('"', '""')}"`;
}

/** An expression after a column it names was renamed. The server stores columns by number; this text must follow. */
export function renameInExpression(expression: Expression, from: string, to: string): Expression {
  if (!expression.columns.includes(from)) return expression;
  const written = plain.test(to) ? to : `"${to.replaceAll('"', '""')}"`;
  const text = expression.text.replace(
    /'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|[\p{L}_][\p{L}\p{N}_$]*(?=(\s*\()?)/gu,
    (token: string, call: string | undefined) => {
      if (token.startsWith("'") || call !== undefined) return token;
      if (token.startsWith('`')) return token === `\`${from}\`` ? `\`${to}\`` : token;
      const name = token.startsWith('"') ? token.slice(1, -1).replaceAll('""', '"') : token.toLowerCase();
      return name === from ? written : token;
    },
  );
  return { ...expression, text, columns: expression.columns.map((column) => (column === from ? to : column)) };
}
