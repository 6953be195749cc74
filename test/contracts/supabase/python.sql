-- The client of Python says the same in its own words.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL, nick text, state text, meta jsonb, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint REFERENCES users (id), total numeric NOT NULL, note text, left_over text);
CREATE TABLE order_items (order_id bigint REFERENCES orders (id), sku text, amount int, left_over text);
CREATE TABLE teams (id bigint PRIMARY KEY, title text, left_over text);
CREATE TABLE memberships (user_id bigint REFERENCES users (id), team_id bigint REFERENCES teams (id), since date, PRIMARY KEY (user_id, team_id));
CREATE TABLE profiles (id bigint PRIMARY KEY, bio text);
-- file: app/a.py
from supabase import create_client
supabase = create_client(URL, KEY)
def one(id):
    return supabase.table("users").select("id, email").eq("id", id).single().execute()
def add(row):
    supabase.table("orders").insert({"total": row.sum, "note": None}).execute()
    supabase.from_("teams").upsert({"id": 1, "title": "a"}, on_conflict="id").execute()
def some(column):
    query = supabase.table("memberships").select("user_id")
    return query.eq(column, 1).execute()
-- at: v1.0.1
-- file: README
-- answers
users.email: used [reads app/a.py:4]
users.fax: unused, searched 2 files with 4 queries, 3 of them understood
inserts orders: used [inserts into app/a.py:6]
omits orders.total: unused, each of its inserts names the column
orders.note: used [writes app/a.py:6]
orders.left_over: unused, searched 2 files with 4 queries, 3 of them understood
teams.title: used [writes app/a.py:7]
teams.left_over: unused, searched 2 files with 4 queries, 3 of them understood
memberships.since: unknown, a query on memberships is put together at run time [runs, put together at run time app/a.py:9]
