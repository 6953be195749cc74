import { defineRule } from './rule.ts';

export default defineRule({
  id: 'security-definer',
  on: ['create-function'],
  category: 'hygiene',
  severity: 'warning',
  optIn: true,
  title: 'SECURITY DEFINER without a search_path of its own',
  why: "The function runs with its owner's rights, and looks names up where its caller says: whoever may create objects can have it run theirs.",
  instead: "Add SET search_path = '' (or the schemas it needs, with pg_temp last) to the function.",
  hazards: ['B56'],
  dialects: ['postgresql'],
  examples: {
    fires: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY);',
      migration:
        'CREATE FUNCTION orders_count() RETURNS bigint LANGUAGE sql SECURITY DEFINER AS $$ SELECT count(*) FROM orders $$;',
    },
    silent: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY);',
      migration:
        "CREATE FUNCTION orders_count() RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$ SELECT count(*) FROM public.orders $$;",
    },
  },
  check(change) {
    if (!/\bsecurity\s+definer\b/i.test(change.text) || /\bset\s+"?search_path\b/i.test(change.text)) return undefined;
    const { name } = change.function;
    return { message: `${name} runs with its owner's rights and its caller's search_path`, object: name };
  },
});
