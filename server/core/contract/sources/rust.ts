import { type HostSource, hostSource } from './host-source.ts';
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
  libraries:
    /\b(?:diesel|diesel_async|sea_orm|rbatis|welds|ormx|toasty|butane|ormlite|geekorm|cornucopia|clorinde|prisma_client_rust)::|#\[(?:derive\([^)]*\b(?:DeriveEntityModel|Queryable|Insertable|AsChangeset|Identifiable)\b|diesel\()/,
  // sea-query writes each name out: in an `Iden` enum, or as `Alias::new("…")`.
  naming: {
    library: /\bsea_query(?:_\w+)?::/,
    made: /\bAlias::new\(\s*[^"\s]|\bimpl\s+(?:sea_query::)?Iden\s+for\b|#\[(?:iden\(\s*)?method\s*=|\bIntoIden\b|\bDynIden\b/,
  },
};

/** Strings of Rust, raw ones too, and `concat!`. */
export const rust = hostSource(language);
