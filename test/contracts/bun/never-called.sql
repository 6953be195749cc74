-- A struct that nothing calls is unknown; SQL beside it is read.
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

import "github.com/uptrace/bun"

func Raw(ctx context.Context, db *bun.DB) { db.NewRaw("SELECT line FROM idle WHERE id = ?", 1).Scan(ctx) }
-- at: v1.0.1
-- file: README
-- answers
users: unknown, model/user.go maps it, and no call on its model was found [maps model/user.go:5]
users.email: unknown, model/user.go maps it, and no call on its model was found [maps model/user.go:9]
idle.line: unknown, only Raw, which nothing calls, has a query that uses it [reads store/users.go:5]
teams: unknown, model/user.go maps it, and no call on its model was found [maps model/user.go:25]
