import { type HostSource, hostSource } from './host-source.ts';
import { isMybatis } from './mybatis-annotation.ts';
import { blockComment, lineEnd, readString } from './string-forms.ts';

/** Libraries of the JVM that make queries out of classes and interfaces, for Java and Kotlin. */
export const jvmLibraries =
  /\b(?:javax|jakarta)\.persistence\b|\borg\.(?:hibernate|jooq|mybatis|apache\.ibatis|springframework\.data|jdbi\.v3\.sqlobject|jetbrains\.exposed|ktorm|eclipse\.persistence|datanucleus|apache\.cayenne|babyfish\.jimmer|seasar\.doma|javalite|sql2o)\b|\b(?:io\.micronaut\.data|io\.quarkus\.hibernate|io\.ebean|com\.querydsl|com\.baomidou|com\.j256\.ormlite|androidx\.room|app\.cash\.sqldelight|com\.squareup\.sqldelight|com\.mybatisflex|tk\.mybatis|net\.java\.ao|org\.ktorm|com\.blazebit)\b|@(?:Entity|Table|MappedSuperclass|TableName)\b/;

/** JPQL and HQL name classes and fields; what they use is read with the entities. */
export function isJpql(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  query: string,
): boolean {
  if (
    !/\b(?:from|update|into)\s+(?:\w+\.)*[A-Z]\w*[a-z]/.test(
      query.replace(/\b(?:FROM|UPDATE|INTO)\b/g, (word) => word.toLowerCase()),
    )
  )
    return false;
  const before = text.slice(Math.max(0, start - 300), start);
  if (/\.\s*(?:createQuery|createSelectionQuery|createMutationQuery)\s*\(\s*$/.test(before)) return true;
  const annotation = /@(?:NamedQuery|Query)\s*\(([^()]*)$/.exec(before);
  if (!annotation || !/\bspringframework\.data\.jpa\b|\bpersistence\b/.test(text)) return false;
  const native = /\bnativeQuery\s*=\s*true\b/;
  return !native.test(annotation[1] as string) && !native.test(text.slice(end, end + 300).split(')', 1)[0] as string);
}

export const language: HostSource = {
  id: 'java',
  title: 'SQL strings in Java',
  files: /\.java$/,
  begins: /\/\/|\/\*|"""|["']/g,
  token(source, { index, 0: mark }) {
    if (mark === '//') return lineEnd(source, index);
    if (mark === '/*') return blockComment(source, index);
    const text = readString(source, index, index + mark.length, {
      close: mark,
      escapes: 'c',
      lines: mark.length === 3,
    });
    return mark === "'" ? text.end : text;
  },
  operator: '+',
  functions:
    /^[ \t]*(?:(?:public|protected|private|static|final|abstract|synchronized|default)\s+)+(?:<[^<>\n]{1,80}>\s*)?[\w.<>[\], ?]{1,100}\s(\w+)\s*\(/gm,
  libraries: jvmLibraries,
  foreign: (text, span, query) => isJpql(text, span, query) || isMybatis(text, span, query),
};

/** Strings and text blocks of Java. */
export const java = hostSource(language);
