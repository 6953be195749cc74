-- Inserts send what the struct has; a changeset may bring anything.
-- at: v1.0.0
-- file: migrations/001_start.sql
CREATE TABLE items (id bigserial PRIMARY KEY, name text, note text, inserted_at timestamptz, updated_at timestamptz);
CREATE TABLE logs (id bigserial PRIMARY KEY, line text, level text DEFAULT 'info');
CREATE TABLE marks (id bigserial PRIMARY KEY, x int);
-- file: lib/item.ex
defmodule Shop.Item do
  use Ecto.Schema
  schema "items" do
    field :name, :string
    field :note, :string
    timestamps()
  end
end
-- file: lib/log.ex
defmodule Shop.Log do
  use Ecto.Schema
  schema "logs" do
    field :line, :string
    field :level, :string, default: "info"
  end
end
-- file: lib/mark.ex
defmodule Shop.Mark do
  use Ecto.Schema
  schema "marks" do
    field :x, :integer
  end
end
-- file: lib/add.ex
defmodule Shop.Add do
  alias Shop.{Item, Log, Mark}
  def a(attrs), do: %Item{} |> Item.changeset(attrs) |> Repo.insert()
  def b(line), do: Repo.insert!(%Log{line: line})
  def c(rows), do: Repo.insert_all(Mark, rows)
end
-- answers
inserts items: used [inserts into lib/add.ex:3]
leaves NULL items.name: unknown, what its calls write is known at run time only [writes lib/add.ex:3]
omits items.note: unknown, which columns it fills is known at run time only [inserts into lib/add.ex:3]
leaves NULL items.new: used [inserts into lib/add.ex:3]
inserts logs: used [inserts into lib/add.ex:4]
writes logs.line: used [writes lib/add.ex:4]
omits logs.level: unknown, which columns it fills is known at run time only [inserts into lib/add.ex:4]
leaves NULL logs.new: used [inserts into lib/add.ex:4]
inserts marks: used [inserts into lib/add.ex:5]
leaves NULL marks.x: unknown, what its calls write is known at run time only [writes lib/add.ex:5]
