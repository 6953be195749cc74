-- Queries on tables by name, fragments, SQL; migrations of Ecto are no uses.
-- at: v1.0.0
-- file: migrations/001_start.sql
CREATE TABLE users (id bigserial PRIMARY KEY, email text, a text, b text, c text, d text);
CREATE TABLE old_things (id bigserial PRIMARY KEY, note text);
-- file: lib/user.ex
defmodule Shop.User do
  use Ecto.Schema
  schema "users" do
    field :email, :string
  end
end
-- file: lib/queries.ex
defmodule Shop.Queries do
  alias Shop.User
  def a, do: Repo.all(from u in "users", select: u.a)
  def b, do: Repo.all(from u in User, where: fragment("b = ?", 1))
  def c, do: Repo.query("UPDATE users SET c = $1", [1])
end
-- file: priv/repo/migrations/20240101000000_d.exs
defmodule Shop.Repo.Migrations.D do
  use Ecto.Migration
  def up do
    execute("UPDATE users SET d = 1")
    execute("DELETE FROM old_things")
  end
end
-- answers
users.email: used [maps lib/user.ex:4, reads lib/queries.ex:4]
users.a: unknown, lib/queries.ex speaks of the table, and a library makes queries of its language, and lib/queries.ex names a
users.b: unknown, lib/queries.ex speaks of the table, and a library makes queries of its language, and lib/queries.ex names b
users.c: used [writes lib/queries.ex:5]
users.d: unused, searched 2 files with 2 queries, all understood
old_things: unused, searched 2 files with 2 queries, all understood
