-- Fields of a schema, by their sources; associations, prefixes, tables between, schemas of the same name.
-- at: v1.0.0
-- file: migrations/001_start.sql
CREATE SCHEMA crm;
CREATE TABLE users (id bigserial PRIMARY KEY, email text NOT NULL, mail_hash text, org_id bigint, settings jsonb, inserted_at timestamptz, updated_at timestamptz, fax text, password text);
CREATE TABLE crm.leads (id uuid PRIMARY KEY, phone text);
CREATE TABLE orgs (id bigserial PRIMARY KEY, title text, old text);
CREATE TABLE users_teams (user_id bigint, team_id bigint);
CREATE TABLE teams (id bigserial PRIMARY KEY, title text);
CREATE TABLE admins (id bigserial PRIMARY KEY, email text);
CREATE TABLE counters (name text PRIMARY KEY, n int, note text);
CREATE TABLE reports (id bigserial PRIMARY KEY, body text, draft text);
-- file: lib/shop/accounts/user.ex
defmodule Shop.Accounts.User do
  @moduledoc "field :fax, :string"
  use Ecto.Schema
  import Ecto.Changeset

  schema "users" do
    field :email, :string
    field :hash, :string, source: :mail_hash
    field :password, :string, virtual: true
    embeds_one :settings, Settings do
      field :fax, :string
    end

    belongs_to :org, Shop.Org
    many_to_many :teams, Shop.Team, join_through: "users_teams"
    timestamps(type: :utc_datetime)
  end
end
-- file: lib/shop/lead.ex
defmodule Shop.Lead do
  use Shop.Schema
  @schema_prefix "crm"
  @primary_key {:id, :binary_id, autogenerate: true}
  schema "leads" do
    field(:phone, :string)
  end
end
-- file: lib/shop/org.ex
defmodule Shop.Org do
  use Ecto.Schema
  schema "orgs" do
    field :title
  end
end
-- file: lib/shop/team.ex
defmodule Shop.Team do
  use Ecto.Schema
  schema "teams" do
    field :title, :string
  end
end
-- file: lib/shop/admin/user.ex
defmodule Shop.Admin.User do
  use Ecto.Schema
  schema "admins" do
    field :email, :string
  end
end
-- file: lib/shop/counter.ex
defmodule Shop.Counter do
  use Ecto.Schema
  @primary_key false
  schema "counters" do
    field :name, :string, primary_key: true
    field :n, :integer
  end
end
-- file: lib/shop/report.ex
defmodule Shop.Report do
  use Ecto.Schema
  import Shop.Macros
  schema "reports" do
    field :body, :string
    drafts()
  end
end
-- file: lib/shop/accounts.ex
defmodule Shop.Accounts do
  import Ecto.Query
  alias Shop.Accounts.User
  alias Shop.{Lead, Counter, Report}

  def list, do: Repo.all(from u in User, where: u.email == ^"x", order_by: u.id)
  def leads, do: Lead |> where([l], not is_nil(l.id)) |> select([l], l.id) |> Repo.all()
  def count do
    from(c in Counter,
      where: c.name == "x",
      select: c.n
    )
    |> Repo.one()
  end
  def notes, do: Repo.query!("SELECT note FROM counters WHERE name = $1", ["x"])
  def reports, do: Repo.all(Report)
end
-- answers
users: used [reads lib/shop/accounts.ex:6, maps lib/shop/accounts/user.ex:6]
users.email: used [maps lib/shop/accounts/user.ex:7, reads lib/shop/accounts.ex:6]
users.mail_hash: used [maps lib/shop/accounts/user.ex:8, reads lib/shop/accounts.ex:6]
users.password: unused, searched 8 files with 5 queries, all understood
users.settings: used [maps lib/shop/accounts/user.ex:10, reads lib/shop/accounts.ex:6]
users.org_id: used [maps lib/shop/accounts/user.ex:14, reads lib/shop/accounts.ex:6]
users.updated_at: used [maps lib/shop/accounts/user.ex:16, reads lib/shop/accounts.ex:6]
users.fax: unused, searched 8 files with 5 queries, all understood
users_teams.team_id: used [maps lib/shop/accounts/user.ex:15, reads lib/shop/accounts.ex:6]
crm.leads.id: used [maps lib/shop/lead.ex:5, reads lib/shop/accounts.ex:7]
crm.leads.phone: unknown, lib/shop/lead.ex maps it, and the calls that were found choose other columns [maps lib/shop/lead.ex:6, reads lib/shop/accounts.ex:7]
orgs.title: used [maps lib/shop/org.ex:4, reads lib/shop/accounts/user.ex:14]
orgs.old: unused, searched 8 files with 5 queries, all understood
teams.title: used [maps lib/shop/team.ex:4, reads lib/shop/accounts/user.ex:15]
admins.email: unknown, lib/shop/admin/user.ex maps it, and no call on its model was found [maps lib/shop/admin/user.ex:4]
counters.n: used [maps lib/shop/counter.ex:6, reads lib/shop/accounts.ex:9]
counters.note: used [reads lib/shop/accounts.ex:15]
counters.name: used [reads lib/shop/accounts.ex:15, maps lib/shop/counter.ex:5, reads lib/shop/accounts.ex:9]
reports.draft: unknown, lib/shop/report.ex maps the table, and some of its columns could not be followed [maps lib/shop/report.ex:4]
