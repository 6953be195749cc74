import { type HostSource, hostSource } from './host-source.ts';
import { isJpql, jvmLibraries } from './java.ts';
import { isMybatis } from './mybatis-annotation.ts';
import { blockComment, bracedHole, dollarName, type Hole, lineEnd, readString } from './string-forms.ts';

const template = (source: string, i: number): Hole | undefined => bracedHole(source, i, '${') ?? dollarName(source, i);

export const language: HostSource = {
  id: 'kotlin',
  title: 'SQL strings in Kotlin',
  files: /\.kts?$/,
  begins: /\/\/|\/\*|"""|["']/g,
  token(source, { index, 0: mark }) {
    if (mark === '//') return lineEnd(source, index);
    if (mark === '/*') return blockComment(source, index, true);
    const raw = mark.length === 3;
    const text = readString(source, index, index + mark.length, {
      close: mark,
      escapes: raw ? 'none' : 'c',
      lines: raw,
      ...(mark === "'" ? {} : { hole: template }),
    });
    return mark === "'" ? text.end : text;
  },
  operator: '+',
  functions: /\bfun\s+(?:<[^<>\n]{1,80}>\s*)?(?:[\w.<>?]{1,80}\.)?(\w+|`[^`\n]{1,80}`)\s*\(/g,
  libraries: jvmLibraries,
  foreign: (text, span, query) => isJpql(text, span, query) || isMybatis(text, span, query),
};

/** Strings of Kotlin, raw ones too, with their templates. */
export const kotlin = hostSource(language);
