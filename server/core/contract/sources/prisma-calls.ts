import { Lines } from '../../text/lines.ts';
import { type ContractSource, type ModelCall, nothingFound } from '../source.ts';
import { javascript } from './javascript.ts';
import { maskText } from './javascript-literals.ts';
import { firstArgument, lineText } from './javascript-shape.ts';

const methods: Readonly<Record<string, { does: ModelCall['does']; rows: boolean }>> = {
  findUnique: { does: 'read', rows: true },
  findUniqueOrThrow: { does: 'read', rows: true },
  findFirst: { does: 'read', rows: true },
  findFirstOrThrow: { does: 'read', rows: true },
  findMany: { does: 'read', rows: true },
  create: { does: 'insert', rows: true },
  createMany: { does: 'insert', rows: false },
  createManyAndReturn: { does: 'insert', rows: true },
  update: { does: 'update', rows: true },
  updateMany: { does: 'update', rows: false },
  updateManyAndReturn: { does: 'update', rows: true },
  upsert: { does: 'upsert', rows: true },
  delete: { does: 'delete', rows: true },
  deleteMany: { does: 'delete', rows: false },
  aggregate: { does: 'read', rows: false },
  groupBy: { does: 'read', rows: false },
  count: { does: 'read', rows: false },
};

const names = Object.keys(methods).join('|');
const call = new RegExp(`[\\w$\\])]\\s*[!?]?\\.\\s*(\\w+)\\s*[!?]?\\.\\s*(${names})\\s*(?:<[^()]{0,400}>)?\\(`, 'g');

/** What every such call ends in: quicker to look for. */
const endings = new RegExp(`\\.\\s*\\w+\\s*[!?]?\\.\\s*(?:${names})\\s*[<(]`);

/** Calls on models of Prisma's client: `prisma.user.findMany(…)`, on whatever the client is called. */
export const prismaCalls: ContractSource = {
  id: 'prisma-calls',
  title: 'calls of Prisma',
  takes: javascript.takes,
  read(_path, raw) {
    if (!endings.test(raw) || raw.search(call) < 0) return nothingFound;
    const text = { raw, code: maskText(raw) };
    const lines = new Lines(raw);
    const calls: ModelCall[] = [];
    for (const match of text.code.matchAll(call)) {
      const at = match.index + match[0].indexOf(match[1] as string);
      const method = methods[match[2] as string];
      if (!method || match[1] === 'query') continue;
      calls.push({
        by: 'Prisma',
        model: match[1] as string,
        line: lines.position(at).line + 1,
        text: lineText(raw, at),
        ...method,
        args: firstArgument(text, match.index + match[0].length - 1),
      });
    }
    return { statements: [], calls };
  },
};
