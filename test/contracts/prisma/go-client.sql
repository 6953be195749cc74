-- Prisma's client for Go: rows come back whole, and a chain says what is done to the one that is found.
-- at: v1.0.0
-- file: prisma/migrations/0001_start/migration.sql
CREATE TABLE "User" (id text PRIMARY KEY, email text NOT NULL, nick text);
CREATE TABLE "Post" (id text PRIMARY KEY, "authorId" text, title text);
CREATE TABLE "Tag" (id text PRIMARY KEY, name text);
-- file: prisma/schema.prisma
generator db {
  provider = "go run github.com/steebchen/prisma-client-go"
}
model User {
  id String @id
  email String
  nick String?
  posts Post[]
}
model Post {
  id String @id
  authorId String?
  title String?
  author User? @relation(fields: [authorId], references: [id])
}
model Tag {
  id String @id
  name String?
}
-- file: internal/repository/prisma/user.go
package prisma
import "example.com/app/prisma/db"
func (r *users) Rename(id, nick string) (*db.UserModel, error) {
	return r.client.User.FindUnique(
		db.User.ID.Equals(id),
	).With(db.User.Posts.Fetch()).Update(db.User.Nick.Set(nick)).Exec(ctx)
}
func (r *users) Add(email string) (*db.UserModel, error) {
	return r.client.User.CreateOne(db.User.Email.Set(email)).Exec(ctx)
}
-- answers
User.email: used [maps prisma/schema.prisma:6, reads internal/repository/prisma/user.go:4, reads internal/repository/prisma/user.go:9, writes internal/repository/prisma/user.go:9]
writes User.nick: unknown, what its calls write is known at run time only [writes internal/repository/prisma/user.go:4, writes internal/repository/prisma/user.go:9]
inserts User: used [inserts into internal/repository/prisma/user.go:9]
Post.title: used [maps prisma/schema.prisma:13, reads internal/repository/prisma/user.go:6]
Tag: unknown, prisma/schema.prisma maps it, and no call on its model was found [maps prisma/schema.prisma:16]
Tag.name: unknown, prisma/schema.prisma maps it, and no call on its model was found [maps prisma/schema.prisma:18]
