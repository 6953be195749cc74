import { type HostSource, hostSource } from './host-source.ts';
import { blockComment, bracedHole, lineEnd, plainBraces, readString, type StringForm } from './string-forms.ts';

export const language: HostSource = {
  id: 'csharp',
  title: 'SQL strings in C#',
  files: /\.cs$/,
  begins: /\/\/|\/\*|((?<!\$)\${1,8}@?|@\$?)?("{3,20}|")|'/g,
  token(source, { index, 0: opening, 1: prefix = '', 2: quotes = '' }) {
    if (opening === '//') return lineEnd(source, index);
    if (opening === '/*') return blockComment(source, index);
    const from = index + opening.length;
    if (opening === "'") return readString(source, index, from, { close: "'", escapes: 'c' }).end;
    const dollars = prefix.split('$').length - 1;
    // `@"""…` begins with a quote of its own; only without `@` three quotes open a raw string.
    if (prefix.includes('@')) {
      const start = index + prefix.length + 1;
      return readString(source, index, start, { close: '"', escapes: 'doubled', lines: true, ...holes(dollars) });
    }
    if (quotes.length >= 3)
      return readString(source, index, from, { close: quotes, escapes: 'none', lines: true, ...holes(dollars, true) });
    return readString(source, index, from, { close: '"', escapes: 'c', ...holes(dollars) });
  },
  operator: '+',
  functions:
    /^[ \t]*(?:(?:public|protected|private|internal|static|async|override|virtual|sealed|partial)\s+)+[\w.<>[\], ?]{1,100}\s(\w+)\s*(?:<[^<>\n]{1,60}>\s*)?\(/gm,
  libraries:
    /\bMicrosoft\.EntityFrameworkCore\b|\bSystem\.(?:Data\.Entity|Data\.Linq|ComponentModel\.DataAnnotations\.Schema)\b|\b(?:NHibernate|FluentNHibernate|LinqToDB|ServiceStack\.OrmLite|Dapper\.Contrib|DapperExtensions|Dommel|RepoDb|SqlSugar|FreeSql|SqlKata|PetaPoco|NPoco|Marten|Insight\.Database|Massive)\b|\bDbSet<|\bDbContext\b/,
};

/** How often `$` stands before a raw string says how many braces make a hole. */
function holes(dollars: number, raw = false): Pick<StringForm, 'hole'> {
  if (dollars === 0) return {};
  if (!raw) return { hole: plainBraces };
  const braces = '{'.repeat(dollars);
  return {
    hole: (source, i) => {
      const found = bracedHole(source, i, braces);
      return found && 'code' in found ? { ...found, end: found.end + dollars - 1 } : found;
    },
  };
}

/** Strings of C#: verbatim, interpolated and raw. */
export const csharp = hostSource(language);
