-- Reads list the fields of a struct, by its tags or in snake case.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigserial PRIMARY KEY, email text NOT NULL, nick text, created_at timestamptz, fax text);
CREATE TABLE order_lines (id bigserial PRIMARY KEY, user_id bigint, unit_price numeric, fax text);
CREATE TABLE user_to_teams (user_id bigint, team_id bigint);
CREATE TABLE teams (id bigserial PRIMARY KEY, title text, fax text);
CREATE TABLE idle (id bigserial PRIMARY KEY, line text);
-- file: model/user.go
package model

import "github.com/uptrace/bun"

type User struct {
	bun.BaseModel `bun:"table:users,alias:u"`

	ID        int64     `bun:"id,pk,autoincrement"`
	Mail      string    `bun:"email,notnull"`
	Nick      *string
	CreatedAt time.Time `bun:",nullzero,notnull,default:current_timestamp"`
	Cached    string    `bun:"-"`
	Count     int       `bun:",scanonly"`
	Lines     []*OrderLine `bun:"rel:has-many,join:id=user_id"`
	Teams     []Team    `bun:"m2m:user_to_teams,join:User=Team"`
}

type OrderLine struct {
	bun.BaseModel
	ID        int64 `bun:",pk,autoincrement"`
	UserID    int64
	UnitPrice float64
}

type Team struct {
	bun.BaseModel `bun:"teams"`
	ID    int64 `bun:",pk"`
	Title string
}
-- file: store/users.go
package store

func One(ctx context.Context, db *bun.DB, id int64) (*model.User, error) {
	user := &model.User{}
	err := db.NewSelect().Model(user).Where("id = ?", id).Scan(ctx)
	return user, err
}
-- at: v1.0.1
-- file: README
-- answers
users: used [reads store/users.go:5, maps model/user.go:5]
users.email: used [maps model/user.go:9, reads store/users.go:5]
users.nick: used [maps model/user.go:10, reads store/users.go:5]
users.created_at: used [maps model/user.go:11, reads store/users.go:5]
users.fax: unused, searched 3 files with 2 queries, all understood
inserts users: unknown, 2 files of it name users outside the queries that were understood: model/user.go and store/users.go
order_lines.user_id: used [maps model/user.go:21, reads model/user.go:14]
order_lines.unit_price: used [maps model/user.go:22, reads model/user.go:14]
order_lines.fax: unused, searched 3 files with 2 queries, all understood
user_to_teams: used [reads model/user.go:5, maps model/user.go:15]
user_to_teams.team_id: unknown, model/user.go maps the table, and some of its columns could not be followed [maps model/user.go:15]
teams.title: used [maps model/user.go:28, reads model/user.go:15]
teams.fax: unused, searched 3 files with 2 queries, all understood
idle: unused, searched 3 files with 2 queries, all understood
