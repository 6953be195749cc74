import { type HostSource, hostSource } from './host-source.ts';
import { descriptions, remarks } from './remarks.ts';
import { lineEnd, plainBraces, readString } from './string-forms.ts';

export const pythonLanguage: HostSource = {
  id: 'python',
  title: 'SQL strings in Python',
  files: /\.pyi?$/,
  begins: /#|(?<!\w)[rbuft]{0,2}(?:"""|'''|"|')/gi,
  token(source, { index, 0: opening }) {
    if (opening === '#') return lineEnd(source, index);
    const prefix = opening.replace(/["']+$/, '').toLowerCase();
    const close = opening.slice(prefix.length);
    return readString(source, index, index + opening.length, {
      close,
      escapes: prefix.includes('r') ? 'kept' : 'c',
      lines: close.length === 3,
      ...(/[ft]/.test(prefix) ? { hole: plainBraces } : {}),
    });
  },
  operator: '+',
  adjacent: 'brackets',
  prose: /(?:^|\n)[^\n]*:[ \t\r]*\n\s*$|^\s*$/,
  functions: /^[ \t]*(?:async[ \t]+)?def[ \t]+(\w+)/gm,
  libraries:
    /^[ \t]*(?:from|import)\s+(?:django\.db|django\.contrib\.gis\.db|sqlalchemy(?!\.engine\b)|flask_sqlalchemy|sqlmodel|peewee|playhouse|tortoise|pony|piccolo|ormar|gino|edgy|saffier|orm|mayim|pypika|databases|advanced_alchemy|prisma|odoo|frappe|wagtail|rest_framework)\b|\b(?:models|db|orm)\.Model\b|\b(?:DeclarativeBase|declarative_base|mapped_column|__tablename__)\b/m,
  percentParameters: true,
  settled: (text, tokens, code) =>
    [...remarks(text, tokens, '#'), ...descriptions(tokens, code)].sort((a, b) => a.start - b.start),
  tables:
    /\b\w+\(\s*(?:[\w.]+,\s*|(?:"[^"\n]{0,80}"|'[^'\n]{0,80}'),\s*|\w+=(?:"[^"\n]{0,80}"|[\w.]+),\s*){0,3}table=["']([A-Za-z_]\w{0,62})["'],\s*(?:\w+=(?:"[^"\n]{0,80}"|[\w.]+),\s*){0,2}(?:values|keyvalues|retcols?|updatevalues|insertion_values|key_names|value_values|columns|iterable|column)=/g,
};

/** Strings of Python: prefixes, triple quotes, f-strings, and strings side by side. */
export const python = hostSource(pythonLanguage);
