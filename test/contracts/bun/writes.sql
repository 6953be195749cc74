-- Inserts list all fields; what is set later is known at run time only.
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

func Add(ctx context.Context, db *bun.DB) error {
	line := &model.OrderLine{UserID: 1}
	_, err := db.NewInsert().Model(line).Exec(ctx)
	return err
}
func Rename(ctx context.Context, db *bun.DB, id int64) error {
	_, err := db.NewUpdate().Model((*model.User)(nil)).Set("nick = ?", "x").Where("id = ?", id).Exec(ctx)
	return err
}
-- at: v1.0.1
-- file: README
-- answers
inserts order_lines: used [inserts into store/users.go:5]
omits order_lines.unit_price: unused, each of its inserts names the column
omits order_lines.added: used [inserts into store/users.go:5]
order_lines.unit_price: used [maps model/user.go:22, reads store/users.go:5, writes store/users.go:5]
users.nick: used [maps model/user.go:10, reads store/users.go:9]
writes users.nick: unknown, what its calls write is known at run time only [writes store/users.go:9]
inserts teams: unknown, 1 file of it names teams outside the queries that were understood: model/user.go
