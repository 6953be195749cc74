/** A part of a mapper file of MyBatis: an element with what it holds, or text. */
export type XmlNode =
  | { readonly kind: 'text'; readonly text: string; readonly at: number }
  | {
      readonly kind: 'element';
      readonly tag: string;
      readonly attributes: Readonly<Record<string, string>>;
      readonly children: readonly XmlNode[];
      readonly at: number;
      readonly end: number;
    };

export type XmlElement = Extract<XmlNode, { kind: 'element' }>;

const tokens =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\/([\w:.-]+)\s*>|<([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|<[!?][^>]*>/g;
const attribute = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * Reads XML as far as MyBatis needs it; offsets are those of the file, `from` is added to them. Half-typed files are read as far
 * as they go, and what is open at the end is closed there. Never throws.
 */
export function readXml(source: string, from = 0): readonly XmlNode[] {
  interface Open {
    readonly tag: string;
    readonly attributes: Record<string, string>;
    readonly children: XmlNode[];
    readonly at: number;
  }
  const root: Open = { tag: '', attributes: {}, children: [], at: from };
  const open: Open[] = [root];
  let last = 0;
  const top = (): Open => open.at(-1) as Open;
  const text = (start: number, end: number, raw = source.slice(start, end)): void => {
    if (raw !== '') top().children.push({ kind: 'text', text: decode(raw), at: from + start });
  };
  const close = (end: number): void => {
    const { tag, attributes, children, at } = open.pop() as Open;
    top().children.push({ kind: 'element', tag, attributes, children, at, end: from + end });
  };
  for (const match of source.matchAll(tokens)) {
    const [all, data, closing, tag, written = '', empty] = match;
    const { index } = match;
    const end = index + all.length;
    text(last, index);
    last = end;
    if (data !== undefined) top().children.push({ kind: 'text', text: data, at: from + index + 9 });
    else if (closing !== undefined) {
      if (open.slice(1).some((each) => each.tag === closing))
        while (open.length > 1) {
          const done = top().tag === closing;
          close(end);
          if (done) break;
        }
    } else if (tag !== undefined && open.length < mostDeep) {
      const attributes: Record<string, string> = Object.create(null);
      for (const [, name = '', one, two] of written.matchAll(attribute)) attributes[name] = decode(one ?? two ?? '');
      open.push({ tag, attributes, children: [], at: from + index });
      if (empty) close(end);
    }
  }
  text(last, source.length);
  while (open.length > 1) close(source.length);
  return root.children;
}

/** Nobody nests elements this deep. */
const mostDeep = 60;

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const decode = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:(lt|gt|amp|quot|apos)|#(\d{1,6})|#x([\da-f]{1,5}));/gi, (_, name, ten, six) =>
        name
          ? (named[String(name).toLowerCase()] ?? '')
          : String.fromCodePoint(Number.parseInt(ten ?? six, ten ? 10 : 16) % 0x110000),
      )
    : text;
