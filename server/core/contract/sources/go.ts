import { type HostSource, hostSource } from './host-source.ts';
import { remarks } from './remarks.ts';
import { blockComment, lineEnd, readString } from './string-forms.ts';

export const language: HostSource = {
  id: 'go',
  title: 'SQL strings in Go',
  files: /\.go$/,
  begins: /\/\/|\/\*|["'`]/g,
  token(source, { index, 0: mark }) {
    if (mark === '//') return lineEnd(source, index);
    if (mark === '/*') return blockComment(source, index);
    if (mark === '`') return readString(source, index, index + 1, { close: '`', escapes: 'none', lines: true });
    const text = readString(source, index, index + 1, { close: mark, escapes: 'c' });
    return mark === '"' ? text : text.end;
  },
  operator: '+',
  settled: (text, tokens) => (/^import "C"$/m.test(text) ? [] : remarks(text, tokens, '//')),
  plain: (text, name) =>
    /^[A-Z]/.test(name) &&
    new RegExp(`^func ${name}\\(`, 'm').test(text) &&
    text.replace(/\/\/[^\n]*/g, '').split(new RegExp(`\\b${name}\\b`), 3).length === 2,
  functions: /^func\s+(?:\([^()]*\)\s*)?(\w+)/gm,
  libraries:
    /"(?:gorm\.io\/|github\.com\/(?:jinzhu\/gorm|uptrace\/bun|go-pg\/pg|go-xorm\/|xorm\.io\/|volatiletech\/sqlboiler|aarondl\/sqlboiler|go-gorp\/gorp|letsencrypt\/borp|beego\/|astaxie\/beego|upper\/db|Masterminds\/squirrel|doug-martin\/goqu|huandu\/go-sqlbuilder|gobuffalo\/pop|go-reform\/|go-rel\/rel|go-jet\/jet|stephenafamo\/bob|steebchen\/prisma|gocraft\/dbr|mattermost\/squirrel)|xorm\.io\/|entgo\.io\/|gopkg\.in\/(?:gorp|reform)|zombiezen\.com\/go\/)|`[^`\n]*\b(?:gorm|xorm|bun|pg):"/,
};

/** Interpreted and raw strings of Go. */
export const go = hostSource(language);
