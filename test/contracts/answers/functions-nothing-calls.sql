-- A function of Go that nothing names: its query may never run, and perhaps it does, for another repository. One that is handed on is called.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, nick text, fax text, note text);
-- file: sa/model.go
package sa
// ClearEmail takes the address away.
func ClearEmail(tx Tx, id int64) error {
	_, err := tx.Exec("UPDATE users SET email = '' WHERE id = $1", id)
	return err
}
func ClearNick(tx Tx, id int64) error {
	_, err := tx.Exec("UPDATE users SET nick = '' WHERE id = $1", id)
	return err
}
func ClearFax(tx Tx, id int64) error {
	_, err := tx.Exec("UPDATE users SET fax = '' WHERE id = $1", id)
	return err
}
var all = []func(Tx, int64) error{ClearFax}
func (s *Server) ClearNote(tx Tx, id int64) error {
	_, err := tx.Exec("UPDATE users SET note = '' WHERE id = $1", id)
	return err
}
-- file: cmd/main.go
package main
func main() { sa.ClearNick(tx, 1) }
-- answers
users.email: unknown, only ClearEmail, which nothing calls, has a query that uses it [writes sa/model.go:4]
users.nick: used [writes sa/model.go:8]
users.fax: used [writes sa/model.go:12]
users.note: used [writes sa/model.go:17]
