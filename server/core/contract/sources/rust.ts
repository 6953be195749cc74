import type { Span } from '../../text/span.ts';
import { type HostSource, hostSource } from './host-source.ts';
import { remarks } from './remarks.ts';
import { blockComment, lineEnd, readString } from './string-forms.ts';

export const language: HostSource = {
  id: 'rust',
  title: 'SQL strings in Rust',
  files: /\.rs$/,
  // A quote that begins no character is a lifetime's.
  begins: /\/\/|\/\*|(?<!\w)(?:br|cr|r)(#{0,20})"|(?<!\w)[bc]?"|(?<=\w)"|'(?:\\[^\n]{1,10}?|[^\\'\n])'/g,
  token(source, { index, 0: opening, 1: hashes }) {
    if (opening === '//') return lineEnd(source, index);
    if (opening === '/*') return blockComment(source, index, true);
    if (opening.startsWith("'")) return index + opening.length;
    const from = index + opening.length;
    if (hashes !== undefined)
      return readString(source, index, from, { close: `"${hashes}`, escapes: 'none', lines: true });
    return readString(source, index, from, { close: '"', escapes: 'c', lines: true });
  },
  operator: '+',
  joins: { opener: /\bconcat!\s*[([{]\s*$/, between: /^\s*,\s*$/ },
  functions: /\bfn\s+(\w+)/g,
  // Not `pub`, and of no `impl` or `trait`, which stand further to the right.
  ownFunction: /^(?:async\s+|const\s+|unsafe\s+)*fn\s+\w+$/,
  libraries:
    /\b(?:diesel_dynamic_schema|sea_orm|rbatis|welds|ormx|toasty|butane|ormlite|geekorm|cornucopia|clorinde|prisma_client_rust)::|#\[derive\([^)]*\bDeriveEntityModel\b/,
  // Diesel's tables and columns are modules and types.
  paths:
    /\b(?:diesel|diesel_async)::|\bdiesel\b[^;\n]*;|#\[(?:derive\([^)]*\b(?:Queryable|Insertable|AsChangeset|Identifiable)\b|diesel\()/,
  settled: (text, tokens) =>
    [...declarations(text), ...tests(text), ...remarks(text, tokens, '//')].sort((a, b) => a.start - b.start),
  // sea-query writes each name out: in an `Iden` enum, or as `Alias::new("…")`.
  naming: {
    library: /\bsea_query(?:_\w+)?::|\bderive\([^)]*\bIden(?:Static)?\b|#\[enum_def\b/,
    made: /\bAlias::new\b(?!\s*\(\s*")|\.(?:columns?|and_column|into_table)\(\s*&?(?:[A-Z][A-Z\d_]+\b|[a-z_]\w*\s*[),.])|\bimpl\s+(?:sea_query::)?Iden\s+for\b|#\[(?:iden\(\s*)?method\s*=|\bIntoIden\b|\bDynIden\b/,
  },
};

/** Functions of the database that Diesel is told of: they are used where they are called, by the name they have there. */
const declarations = (text: string): Span[] =>
  Array.from(
    text.matchAll(/\b(?:define_sql_function|sql_function|no_arg_sql_function)!\s*[({][^;{}]{0,600}/g),
    ({ index, 0: all }) => ({ start: index, end: index + (/\bsql_name\b/.test(all) ? 0 : all.length) }),
  );

/** Unit tests beside the code, which only tests are compiled with: from the attribute to the bracket that ends the line's block. */
const tests = (text: string): Span[] =>
  Array.from(
    text.matchAll(/^([ \t]*)#\[cfg\(test\)\]\s*(?:pub\s+)?mod\s+\w+\s*\{[\s\S]*?\n\1\}/gm),
    ({ index, 0: all }) => ({
      start: index,
      end: index + all.length,
    }),
  );

/** Strings of Rust, raw ones too, and `concat!`. */
export const rust = hostSource(language);
