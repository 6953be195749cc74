import { isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import * as z from 'zod';
import { nearest } from '../text/nearest.ts';
import type { Span } from '../text/span.ts';
import { type Manifest, manifestSchema } from './manifest.ts';

export interface ManifestProblem {
  readonly span: Span;
  readonly message: string;
}

export interface ReadManifest {
  /** Absent when the file is not usable at all; then everything is inferred, and the problems say why. */
  readonly manifest?: Manifest;
  readonly problems: readonly ManifestProblem[];
  /** Where a value stands in the text, by its path: `['acknowledge', 0, 'rule']`. */
  readonly spanOf: (path: readonly PropertyKey[]) => Span | undefined;
}

/**
 * Reads a manifest, YAML or JSON (which is YAML too). Never throws: syntax errors and wrong values become problems with
 * their place, unknown keys with the nearest known one. Wrong parts are left out, the rest is used.
 */
export function readManifest(text: string): ReadManifest {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const spanOf = (path: readonly PropertyKey[]): Span | undefined => nodeSpan(document.contents, path);
  const keyOf: KeyOf = (path, key) => keySpan(document.contents, path, key);
  const whole: Span = { start: 0, end: Math.min(text.length, Math.max(0, text.indexOf('\n')) || text.length) };
  const syntax = document.errors.map((error) => ({
    span: { start: Math.min(error.pos[0], text.length), end: Math.min(error.pos[1], text.length) },
    message: `This is no valid YAML: ${error.message.split('\n')[0]?.replace(/\.$/, '')}.`,
  }));
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 100 });
  } catch {
    return {
      problems: [...syntax, { span: whole, message: 'This file repeats aliases without end; write the values out.' }],
      spanOf,
    };
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    const message = 'A manifest is a mapping that starts with `bellows: 1`.';
    return { problems: syntax.length > 0 ? syntax : [{ span: whole, message }], spanOf };
  }
  const problems: ManifestProblem[] = [...syntax];
  const cleaned = structuredClone(value) as Record<string, unknown>;
  // Wrong parts are taken out one by one, so that one typo doesn't switch off the whole manifest.
  for (let round = 0; round < 50; round++) {
    const result = manifestSchema.safeParse(cleaned);
    if (result.success) {
      if (result.data.database && result.data.databases) {
        problems.push({
          span: spanOf(['databases']) ?? whole,
          message: '`database` and `databases` exclude each other; keep one.',
        });
      }
      return { manifest: result.data, problems, spanOf };
    }
    let removed = false;
    for (const issue of result.error.issues) {
      for (const one of flatten(issue)) {
        problems.push(describe(one, value, spanOf, keyOf, whole));
        removed = remove(cleaned, one) || removed;
      }
    }
    if (!removed) return { problems, spanOf };
  }
  return { problems, spanOf };
}

type Issue = z.core.$ZodIssue;

/** A union's issues are those of the branch that came furthest. */
function flatten(issue: Issue): Issue[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ ...issue, keys: [key] }));
  if (issue.code !== 'invalid_union') return [issue];
  const depth = (branch: readonly Issue[]): number =>
    Math.max(0, ...branch.map((i) => i.path.length + (i.code === 'unrecognized_keys' ? 1 : 0)));
  const best = [...issue.errors].sort((a, b) => depth(b) - depth(a))[0];
  if (!best || depth(best) === 0) return [issue];
  return best.flatMap((inner) => flatten({ ...inner, path: [...issue.path, ...inner.path] } as Issue));
}

type KeyOf = (path: readonly PropertyKey[], key: string) => Span | undefined;

function describe(
  issue: Issue,
  value: unknown,
  spanOf: ReadManifest['spanOf'],
  keyOf: KeyOf,
  whole: Span,
): ManifestProblem {
  const name = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    const guess = nearest(key, knownKeys(issue.path));
    return {
      span: keyOf(issue.path, key) ?? whole,
      message: `\`${key}\` is no key${name ? ` of \`${name}\`` : ' of a manifest'}.${guess ? ` Did you mean \`${guess}\`?` : ''}`,
    };
  }
  const parent = issue.path.length > 1 ? spanOf(issue.path.slice(0, -1)) : undefined;
  const span = spanOf(issue.path) ?? parent ?? whole;
  if (issue.code === 'invalid_value') {
    const allowed = issue.values.map(String);
    const given = String(at(value, issue.path));
    if (given === 'undefined') return { span, message: `\`${name}\` is missing. Write \`${name}: ${allowed[0]}\`.` };
    const guess = nearest(given, allowed);
    return {
      span,
      message: `\`${name}\` can't be \`${given}\`. ${guess ? `Did you mean \`${guess}\`?` : `It is one of ${allowed.join(', ')}.`}`,
    };
  }
  return { span, message: `\`${name}\`: ${issue.message.replace(/^Invalid input: /, '').replace(/\.$/, '')}.` };
}

const at = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, key) => (inner && typeof inner === 'object' ? (inner as Record<PropertyKey, unknown>)[key] : undefined),
    value,
  );

function remove(root: Record<string, unknown>, issue: Issue): boolean {
  if (issue.code === 'unrecognized_keys') {
    const parent = at(root, issue.path) as Record<string, unknown> | undefined;
    if (!parent) return false;
    for (const key of issue.keys) delete parent[key];
    return true;
  }
  const last = issue.path.at(-1);
  if (last === undefined) return false;
  if (issue.path.length === 1 && last === 'bellows') {
    const had = root.bellows;
    root.bellows = 1;
    return had !== 1;
  }
  const parent = at(root, issue.path.slice(0, -1)) as Record<PropertyKey, unknown> | undefined;
  if (!parent || !(last in parent)) {
    // Something required is missing: the whole entry goes.
    return issue.path.length > 1 && remove(root, { ...issue, code: 'custom', path: issue.path.slice(0, -1) } as Issue);
  }
  if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else delete parent[last];
  return true;
}

/** Keys the schema knows at a path; records take any key. */
export function knownKeys(path: readonly PropertyKey[]): string[] {
  let schemas: z.core.$ZodType[] = [manifestSchema];
  for (const step of path) schemas = schemas.flatMap((schema) => inside(schema, step));
  return [
    ...new Set(
      schemas
        .flatMap((schema) => branches(schema))
        .flatMap((schema) => (schema instanceof z.ZodObject ? Object.keys(schema.shape) : [])),
    ),
  ];
}

function branches(schema: z.core.$ZodType): z.core.$ZodType[] {
  if (schema instanceof z.ZodOptional) return branches(schema.unwrap());
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(branches);
  return [schema];
}

function inside(schema: z.core.$ZodType, step: PropertyKey): z.core.$ZodType[] {
  return branches(schema).flatMap((branch) => {
    if (branch instanceof z.ZodObject)
      return (branch.shape as Record<PropertyKey, z.core.$ZodType>)[step]
        ? [(branch.shape as Record<PropertyKey, z.core.$ZodType>)[step] as z.core.$ZodType]
        : [];
    if (branch instanceof z.ZodRecord) return [branch.valueType];
    if (branch instanceof z.ZodArray) return [branch.element];
    return [];
  });
}

/** The description and the allowed values of a key, for hover and completion. */
export function describeKey(path: readonly PropertyKey[]): { description?: string; values: string[] } | undefined {
  let schemas: z.core.$ZodType[] = [manifestSchema];
  for (const step of path) schemas = schemas.flatMap((schema) => inside(schema, step));
  if (schemas.length === 0) return undefined;
  const described = schemas
    .map((s) => (s as z.ZodType).description ?? (branches(s)[0] as z.ZodType | undefined)?.description)
    .find((d) => d !== undefined);
  const values = schemas.flatMap(branches).flatMap((branch) => {
    if (branch instanceof z.ZodEnum) return branch.options.map(String);
    if (branch instanceof z.ZodLiteral) return [...branch.values].map(String);
    return [];
  });
  return { ...(described ? { description: described } : {}), values };
}

function nodeSpan(contents: unknown, path: readonly PropertyKey[]): Span | undefined {
  let node: unknown = contents;
  for (const step of path) {
    if (isMap(node))
      node = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step))?.value;
    else if (isSeq(node)) node = node.items[Number(step)];
    else return undefined;
  }
  return isNode(node) ? spanOfNode(node) : undefined;
}

function spanOfNode(node: Node): Span | undefined {
  return node.range ? { start: node.range[0], end: node.range[1] } : undefined;
}

/** Where a key stands in the mapping at a path. */
function keySpan(contents: unknown, path: readonly PropertyKey[], key: string): Span | undefined {
  let node: unknown = contents;
  for (const step of path) {
    if (isMap(node))
      node = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step))?.value;
    else if (isSeq(node)) node = node.items[Number(step)];
  }
  const found = isMap(node)
    ? node.items.find((item) => isScalar(item.key) && String(item.key.value) === key)?.key
    : undefined;
  return isNode(found) ? spanOfNode(found) : undefined;
}
