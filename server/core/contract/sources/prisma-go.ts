import { type ContractSource, type ModelCall, nothingFound, type Shape } from '../source.ts';
import { entityText, lowerFirst, placeOf } from './entity-text.ts';
import { go, language } from './go.ts';
import { chain, closing } from './javascript-shape.ts';

const methods: Readonly<Record<string, ModelCall['does']>> = {
  FindUnique: 'read',
  FindFirst: 'read',
  FindMany: 'read',
  CreateOne: 'insert',
  UpsertOne: 'upsert',
};
const call = new RegExp(`\\.\\s*([A-Z]\\w*)\\s*\\.\\s*(${Object.keys(methods).join('|')})\\s*\\(`, 'g');

/** Calls of Prisma's client for Go: `client.User.FindUnique(db.User.ID.Equals(id)).Update(…)`; rows come back whole. */
export const prismaGo: ContractSource = {
  id: 'prisma-go',
  title: "calls of Prisma's client for Go",
  takes: go.takes,
  read(_path, raw) {
    if (!/\bprisma\b/i.test(raw) || raw.search(call) < 0) return nothingFound;
    const text = entityText(raw, language);
    const calls: ModelCall[] = [];
    const add = (model: string, at: number, does: ModelCall['does'], rows: boolean, args: Shape): void => {
      calls.push({ by: 'Prisma', model: lowerFirst(model), ...placeOf(text, at), does, rows, args });
    };
    for (const match of text.code.matchAll(call)) {
      const [all, model = '', method = ''] = match;
      const open = match.index + all.length - 1;
      const rest = chain(text.code, closing(text.code, open)).map(({ name }) => name);
      const chosen = rest.some((name) => name === 'Select' || name === 'Omit');
      const data: Shape = { keys: {}, open: true };
      const does: ModelCall['does'] = rest.includes('Update')
        ? 'update'
        : rest.includes('Delete')
          ? 'delete'
          : (methods[method] ?? 'read');
      const keys: Record<string, Shape> =
        does === 'insert' || does === 'update' ? { data } : does === 'upsert' ? { create: data, update: data } : {};
      add(model, match.index, does, true, chosen ? 'code' : { keys, open: false });
    }
    // What is fetched with a row, and what is linked to it: `db.User.Posts.Fetch()`.
    for (const match of text.code.matchAll(/\.\s*([A-Z]\w*)\s*\.\s*([A-Z]\w*)\s*\.\s*(?:Fetch|Link|Unlink)\s*\(/g)) {
      const include: Shape = { keys: { [lowerFirst(match[2] as string)]: 'true' }, open: false };
      add(match[1] as string, match.index, 'read', false, { keys: { include }, open: false });
    }
    return { statements: [], calls };
  },
};
