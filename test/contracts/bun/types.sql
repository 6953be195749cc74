-- Fields of types of the program are columns with a tag, or embedded.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigserial PRIMARY KEY, email text NOT NULL, nick text, created_at timestamptz, fax text);
CREATE TABLE order_lines (id bigserial PRIMARY KEY, user_id bigint, unit_price numeric, fax text);
CREATE TABLE user_to_teams (user_id bigint, team_id bigint);
CREATE TABLE teams (id bigserial PRIMARY KEY, title text, fax text);
CREATE TABLE idle (id bigserial PRIMARY KEY, line text);
-- file: model/a.go
package model

import "github.com/uptrace/bun"

type User struct {
	bun.BaseModel `bun:"table:users"`
	ID   int64 `bun:",pk"`
	Email string
	Settings Settings `bun:"nick,type:jsonb"`
	Home Address `bun:"embed:home_"`
}
type Address struct { City string }
-- file: db/migrations/002_more.sql
ALTER TABLE users ADD COLUMN home_city text;
-- file: store/a.go
package store

func All(ctx context.Context, db *bun.DB) { db.NewSelect().Model((*model.User)(nil)).Scan(ctx) }
-- at: v1.0.1
-- file: README
-- answers
users.email: used [maps model/a.go:8, reads store/a.go:3]
users.nick: used [maps model/a.go:9, reads store/a.go:3]
users.home_city: used [maps model/a.go:12, reads store/a.go:3]
users.fax: unused, searched 3 files with 1 query, all understood
