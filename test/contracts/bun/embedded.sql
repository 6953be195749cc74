-- Structs that are embedded bring their fields; those of other packages leave a table open.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigserial PRIMARY KEY, email text NOT NULL, nick text, created_at timestamptz, fax text);
CREATE TABLE order_lines (id bigserial PRIMARY KEY, user_id bigint, unit_price numeric, fax text);
CREATE TABLE user_to_teams (user_id bigint, team_id bigint);
CREATE TABLE teams (id bigserial PRIMARY KEY, title text, fax text);
CREATE TABLE idle (id bigserial PRIMARY KEY, line text);
-- file: model/base.go
package model

type Base struct {
	ID        int64     `bun:"id,pk,autoincrement"`
	CreatedAt time.Time `bun:"created_at"`
}
-- file: model/user.go
package model

import "github.com/uptrace/bun"

type User struct {
	bun.BaseModel `bun:"users"`
	Base
	Contact `bun:"embed:"`
}
type Contact struct {
	Email string `bun:"email"`
}
type Team struct {
	bun.BaseModel `bun:"teams"`
	vendor.Base
	Title string
}
-- file: store/users.go
package store

func All(ctx context.Context, db *bun.DB) { var users []model.User; db.NewSelect().Model(&users).Scan(ctx); db.NewSelect().Model((*model.Team)(nil)).Count(ctx) }
-- at: v1.0.1
-- file: README
-- answers
users.created_at: used [maps model/base.go:5, reads store/users.go:3]
users.email: used [maps model/user.go:11, reads store/users.go:3]
users.fax: unused, searched 4 files with 2 queries, all understood
teams.title: used [maps model/user.go:16, reads store/users.go:3]
teams.fax: unknown, model/user.go maps the table, and some of its columns could not be followed [maps model/user.go:13]
