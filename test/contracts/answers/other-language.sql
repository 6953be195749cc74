-- An Elixir service beside: its SQL is not read.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, nick text, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, note text);
-- file: src/users.ts
export const find = (db) => db.query('SELECT id, email FROM users');
-- file: worker/main.ex
defmodule Worker do
@columns "id, fax"
def list, do: query("SELECT " <> @columns <> " FROM users")
-- file: worker/columns.ex
defmodule Worker do
@more ~w(nick)
-- answers
users.fax: unknown, worker/main.ex speaks of the table in a language that is not read, and worker/main.ex names fax
users.nick: unknown, worker/main.ex speaks of the table in a language that is not read, and worker/columns.ex names nick
orders.note: unused, searched 3 files with 1 query, all understood
