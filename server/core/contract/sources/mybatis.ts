import type { Dialect } from '../../sql/dialect.ts';
import { Lines } from '../../text/lines.ts';
import type { Span } from '../../text/span.ts';
import { gate } from '../gates.ts';
import { type ContractSource, type Found, type FoundStatement, nothingFound } from '../source.ts';
import { type EntityText, entityText } from './entity-text.ts';
import { java, language as javaLanguage } from './java.ts';
import { closing } from './javascript-shape.ts';
import { kotlin, language as kotlinLanguage } from './kotlin.ts';
import { readMybatisPlus } from './mybatis-plus.ts';
import { idOf, type MapperContext, readMapped } from './mybatis-sql.ts';
import { readXml, type XmlElement, type XmlNode } from './mybatis-xml.ts';

/** Statements of MyBatis's mapper files, put together as it does: fragments, conditions, loops. */
export const mybatisMappers: ContractSource = {
  id: 'mybatis-xml',
  title: 'mappers of MyBatis',
  takes: (path) => path.endsWith('.xml'),
  mine: (text) => /<mapper\b[^<>]{0,400}\bnamespace\s*=/.test(text),
  read(_path, text, dialect): Found {
    const lines = new Lines(text);
    const mapper = all(readXml(text)).find(({ tag }) => tag === 'mapper');
    const inside = (mapper?.children ?? []).filter((node): node is XmlElement => node.kind === 'element');
    const fragments = new Map(inside.flatMap((each) => (each.tag === 'sql' ? [[idOf(each.attributes.id), each]] : [])));
    const context: MapperContext = { dialect, fragments, lineAt: (at) => lines.position(at).line + 1 };
    const statements: FoundStatement[] = [];
    const settled: Span[] = Array.from(text.matchAll(/<!--[\s\S]*?-->/g), ({ index, 0: comment }) => ({
      start: index,
      end: index + comment.length,
    }));
    /** Fragments that a statement includes which is not understood: what they say stays to be counted. */
    const open = new Set<string>();
    const closed = new Set<string>();
    for (const each of inside) {
      if (!/^(?:select|insert|update|delete)$/.test(each.tag)) continue;
      const keys = all(each.children).filter(({ tag }) => tag === 'selectKey');
      let whole = true;
      for (const one of [each, ...keys]) {
        const made = readMapped(one.children, one.tag, each.attributes.id, context);
        statements.push(...made.statements);
        whole &&= made.understood;
      }
      if (whole) settled.push({ start: each.at, end: each.end });
      for (const id of included(each.children, fragments)) (whole ? closed : open).add(id);
    }
    for (const id of closed) {
      const fragment = open.has(id) ? undefined : fragments.get(id);
      if (fragment) settled.push({ start: fragment.at, end: fragment.end });
    }
    return { statements, settled };
  },
};

/** Statements in MyBatis's annotations, and entities of MyBatis-Plus. */
export const mybatis: ContractSource = {
  id: 'mybatis',
  title: 'annotations of MyBatis',
  takes: (path) => java.takes(path) || kotlin.takes(path),
  read(path, raw, dialect): Found {
    if (!may(raw) || !signs.test(raw)) return nothingFound;
    const kt = kotlin.takes(path);
    const text = entityText(raw, kt ? kotlinLanguage : javaLanguage);
    const statements = annotated(text, dialect);
    return { statements, ...readMybatisPlus(text, kt ? 'kotlin' : 'java') };
  },
};

const may = gate(
  'ibatis',
  'baomidou',
  'mybatis',
  'TableName',
  'BaseMapper',
  'IService',
  'ServiceImpl',
  'QueryWrapper',
  'Wrappers',
);

const signs =
  /ibatis|baomidou|mybatis|@Table(?:Name|Id|Field)\b|\b(?:BaseMapper|IService|ServiceImpl|\w*QueryWrapper|Wrappers)\b/i;

function annotated(text: EntityText, dialect: Dialect): FoundStatement[] {
  const { code, strings } = text;
  const found: FoundStatement[] = [];
  let until = 0;
  for (const match of code.matchAll(/@(?:org\.apache\.ibatis\.annotations\.)?(Select|Insert|Update|Delete)\s*\(/g)) {
    if (match.index < until) continue;
    const open = match.index + match[0].length - 1;
    until = closing(code, open);
    const body = code.slice(open + 1, until);
    const parts: { text: string; at: number }[] = [];
    for (const quote of body.matchAll(/"/g)) {
      const at = open + 1 + quote.index;
      const said = strings.get(at);
      if (said !== undefined) parts.push({ text: said, at });
    }
    const written = parts.map((part) => part.text).join(' ');
    if (!isOwn(written)) continue;
    // What is joined to it from elsewhere is not known.
    const plain = body.replace(/"[^"]*"/g, '').replace(/\b(?:value|databaseId)\s*=|arrayOf|\.trimIndent\(\)/g, '');
    const open_ = /[A-Za-z]/.test(plain);
    const nodes: XmlNode[] = /<script>/.test(written)
      ? [...readXml(written.replace(/^\s*<script>|<\/script>\s*$/g, (tag) => ' '.repeat(tag.length)))]
      : parts.map((part): XmlNode => ({ kind: 'text', text: `${part.text} `, at: 0 }));
    const line = text.lineAt(match.index);
    const context: MapperContext = { dialect, fragments: new Map(), lineAt: () => line };
    for (const each of readMapped(nodes, (match[1] as string).toLowerCase(), undefined, context).statements) {
      const { lineOf: _, ...statement } = each;
      found.push(
        open_ ? { ...statement, dynamic: true, error: 'a part of it is put together at run time' } : statement,
      );
    }
  }
  return found;
}

/** Whether only MyBatis can read a string: it has parameters or elements of its own. */
const isOwn = (said: string): boolean => /[#$]\{|<script>/.test(said);

const all = (nodes: readonly XmlNode[]): XmlElement[] =>
  nodes.flatMap((node) => (node.kind === 'element' ? [node, ...all(node.children)] : []));

function included(nodes: readonly XmlNode[], fragments: ReadonlyMap<string, XmlElement>, depth = 0): string[] {
  if (depth > 20) return [];
  return all(nodes).flatMap((each) => {
    if (each.tag !== 'include') return [];
    const id = idOf(each.attributes.refid);
    return [id, ...included(fragments.get(id)?.children ?? [], fragments, depth + 1)];
  });
}
