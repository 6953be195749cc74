-- The same in the tags of go-pg.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigserial PRIMARY KEY, email text NOT NULL, nick text, created_at timestamptz, fax text);
CREATE TABLE order_lines (id bigserial PRIMARY KEY, user_id bigint, unit_price numeric, fax text);
CREATE TABLE user_to_teams (user_id bigint, team_id bigint);
CREATE TABLE teams (id bigserial PRIMARY KEY, title text, fax text);
CREATE TABLE idle (id bigserial PRIMARY KEY, line text);
-- file: model/a.go
package model

type User struct {
	tableName struct{} `pg:"users"`
	ID    int64
	Email string `pg:"email"`
	Nick  string `pg:"-"`
}
-- file: store/a.go
package store

import "github.com/go-pg/pg/v10"

func All(db *pg.DB) { var users []model.User; db.Model(&users).Select() }
-- at: v1.0.1
-- file: README
-- answers
users.email: used [maps model/a.go:6, reads store/a.go:5]
users.fax: unused, searched 3 files with 1 query, all understood
