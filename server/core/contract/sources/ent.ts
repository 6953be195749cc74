import type { MappedColumn, MappedTable, ModelCall } from '../source.ts';
import { CallList, type EntityText, placeOf, plural, snakeCase } from './entity-text.ts';
import { chain, closing } from './javascript-shape.ts';

/** Schemas of ent, `field.String("name")` and `edge.To("pets", Pet.Type)`, and calls on its client. */
export function readEnt(text: EntityText): { mapped: MappedTable[]; calls: ModelCall[] } {
  const mapped = /"entgo\.io\/ent"/.test(text.raw) ? readSchemas(text) : [];
  const list = new CallList('ent', text);
  for (const match of text.code.matchAll(
    /\.\s*([A-Z]\w*)\s*\.\s*(Query|Get|GetX|Create|CreateBulk|MapCreateBulk|UpdateOne\w*|Update|DeleteOne\w*|Delete)\s*\(/g,
  )) {
    const [, model = '', verb = ''] = match;
    if (/^Create|^Map/.test(verb)) {
      const open = match.index + match[0].length - 1;
      const given = chain(text.code, closing(text.code, open)).flatMap(
        ({ name }) => /^Set(?:Nillable)?([A-Z]\w*)$/.exec(name)?.[1] ?? [],
      );
      const keys: Record<string, 'value' | 'code'> = Object.create(null);
      for (const name of given) keys[snakeCase(name)] = 'value';
      list.add(model, match.index, {
        does: 'insert',
        rows: false,
        args: { keys: { create: { keys, open: true } }, open: false },
      });
    } else if (/^Delete/.test(verb)) list.use(model, match.index, 'delete');
    else {
      if (/^Update/.test(verb)) list.use(model, match.index, 'update');
      list.use(model, match.index, 'read');
    }
  }
  return { mapped, calls: list.calls };
}

function readSchemas(text: EntityText): MappedTable[] {
  const { code, strings } = text;
  const found: MappedTable[] = [];
  for (const match of code.matchAll(/\btype\s+([A-Z]\w*)\s+struct\s*\{([^{}]*)\}/g)) {
    const [, name = '', body = ''] = match;
    const mixin = /\bmixin\.Schema\b/.test(body);
    if (!mixin && !/\bent\.(?:Schema|View)\b/.test(body)) continue;
    const place = placeOf(text, match.index);
    const columns: MappedColumn[] = mixin
      ? []
      : [{ key: 'id', name: 'id', ...place, required: true, default: 'either', optional: true }];
    const others: MappedTable[] = [];
    const parts: { type: string }[] = [];
    let open = false;
    const methods = Array.from(
      code.matchAll(
        new RegExp(
          `\\bfunc\\s*\\(\\s*(?:\\w+\\s+)?\\*?${name}\\s*\\)\\s*(Fields|Edges|Mixin|Annotations)\\s*\\([^()]*\\)[^{]*\\{`,
          'g',
        ),
      ),
    );
    let table: string | undefined;
    for (const method of methods) {
      const start = method.index + method[0].length - 1;
      // The result's type may have braces: the function's body is the last of them.
      const end = closing(code, start);
      const inside = code.slice(start, end);
      if (method[1] === 'Fields')
        for (const each of inside.matchAll(/\bfield\.(\w+)\s*(?:\[[^\]]*\])?\(\s*(?=["`])/g)) {
          const call = start + each.index + each[0].lastIndexOf('(');
          const said = strings.get(start + each.index + each[0].length);
          if (said === undefined) continue;
          const after = chain(code, closing(code, call));
          const stored = after.find((one) => one.name === 'StorageKey');
          const key = stored && strings.get(stored.at + 1);
          const has = (...names: string[]): boolean => after.some((one) => names.includes(one.name));
          columns.push({
            key: said,
            name: key ?? said,
            ...placeOf(text, start + each.index),
            required: !has('Optional', 'Nillable'),
            ...(has('Default', 'DefaultFunc', 'UpdateDefault') ? { default: 'client' as const } : {}),
          });
        }
      else if (method[1] === 'Edges')
        for (const each of inside.matchAll(/\bedge\.(To|From)\s*\(\s*(?=["`])/g)) {
          const call = start + each.index + each[0].lastIndexOf('(');
          const edge = strings.get(start + each.index + each[0].length);
          const target = /,\s*(?:\w+\.)*([A-Z]\w*)\.Type\b/.exec(code.slice(call, closing(code, call)))?.[1];
          if (edge === undefined || target === undefined) continue;
          const after = chain(code, closing(code, call));
          const keyed = after.some((one) => one.name === 'Field');
          const unique = after.some((one) => one.name === 'Unique');
          const storage = after.find((one) => one.name === 'StorageKey');
          const inner = storage ? code.slice(storage.at, closing(code, storage.at)) : '';
          if (keyed) continue;
          const here = placeOf(text, start + each.index);
          const column = (key: string): MappedColumn => ({ key, name: key, ...here, required: false, optional: true });
          if (inner !== '') open = true;
          else if (each[1] === 'To') {
            // The key lies with the side that has one of the other: either may be.
            const key = `${snakeCase(name)}_${edge}`;
            columns.push(column(key));
            found.push({
              by: 'ent',
              model: target,
              type: `${target}.${key}`,
              table: { name: target },
              ...here,
              base: target,
              columns: [column(key)],
              inheritance: 'single',
            });
            if (!unique)
              others.push({
                by: 'ent',
                model: name,
                type: `${name}.${edge}`,
                table: { name: key },
                ...here,
                columns: [column(`${snakeCase(name)}_id`), column(`${snakeCase(target)}_id`)],
              });
          }
        }
      else if (method[1] === 'Mixin')
        for (const each of inside.matchAll(/\b(?:(\w+)\.)?([A-Z]\w*)\s*\{\s*\}/g)) {
          if (each[1] === 'mixin') {
            const names =
              { Time: ['create_time', 'update_time'], CreateTime: ['create_time'], UpdateTime: ['update_time'] }[
                each[2] as 'Time'
              ] ?? [];
            for (const key of names)
              columns.push({ key, name: key, ...place, required: true, default: 'client', optional: true });
          } else if (each[2] !== 'Mixin') parts.push({ type: each[2] as string });
        }
      else {
        const at = /\bTable\s*:\s*(?=["`])/.exec(inside);
        table ??= at ? strings.get(start + at.index + at[0].length) : undefined;
      }
    }
    found.push({
      by: 'ent',
      model: name,
      type: name,
      table: { name: table ?? plural(snakeCase(name)) },
      ...(table === undefined ? { also: [snakeCase(name)] } : {}),
      ...place,
      columns,
      ...(parts.length > 0 ? { parts } : {}),
      ...(mixin ? { fragment: true as const } : { inheritance: 'single' as const }),
      ...(open ? { open: true as const } : {}),
    });
    found.push(...others);
  }
  return found;
}
