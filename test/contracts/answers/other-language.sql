-- An Elixir service beside: its SQL is not read.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, nick text, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, note text);
-- file: src/users.ts
export const find = (db) => db.query('SELECT id, email FROM users');
-- file: worker/main.erl
defmodule Worker do
@columns "id, fax"
def list, do: query("SELECT " <> @columns <> " FROM users")
-- file: worker/columns.erl
defmodule Worker do
@more ~w(nick)
-- answers
users.fax: unknown, worker/main.erl speaks of the table in a language that is not read, and worker/main.erl names fax
users.nick: unknown, worker/main.erl speaks of the table in a language that is not read, and worker/columns.erl names nick
orders.note: unused, searched 3 files with 1 query, all understood
