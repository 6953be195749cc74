-- Names in JSON, YAML and GraphQL beside the table.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, nick text, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, note text);
-- file: config/export.json
{ "exports": [{ "table": "users", "columns": ["id", "fax"] }] }
-- file: hasura/orders.yaml
table: { name: orders }
select_permissions: [{ columns: [note] }]
-- file: src/query.graphql
query { users { nickName: nick } }
-- file: src/q.ts
export const q = (db) => db.query('SELECT now()');
-- answers
users.fax: unknown, 1 file of it names fax beside users outside the queries that were understood: config/export.json
users.nick: unknown, 1 file of it names nick beside users outside the queries that were understood: src/query.graphql
orders.note: unknown, 1 file of it names note beside orders outside the queries that were understood: hasura/orders.yaml
orders.user_id: unused, searched 4 files with 1 query, all understood
users.email: unused, searched 4 files with 1 query, all understood
