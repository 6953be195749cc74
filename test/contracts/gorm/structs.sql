-- GORM reads with *, and an insert lists each field of the struct.
-- at: v1.0.0
-- file: migrations/001_start.sql
CREATE TABLE users (id bigserial PRIMARY KEY, created_at timestamp, updated_at timestamp, deleted_at timestamp, name text NOT NULL, email_addr text, company_id bigint, api_key text, author_name text, author_mail text, state text NOT NULL DEFAULT 'new', secret text, read_only text, fax text);
CREATE TABLE companies (id bigserial PRIMARY KEY, title text, left_over text);
CREATE TABLE blog_posts (id bigserial PRIMARY KEY, title text, body text, extra text);
CREATE TABLE user_languages (user_id bigint, language_id bigint);
CREATE TABLE hits (id bigserial PRIMARY KEY, path text, agent text);
CREATE TABLE settings (key text PRIMARY KEY, value text);
-- file: models/user.go
package models

import "gorm.io/gorm"

type Author struct {
	Name string
	Mail string
}

type User struct {
	gorm.Model
	Name      string `gorm:"not null;size:20" json:"name"`
	Email     *string `gorm:"column:email_addr"`
	CompanyID *uint
	Company   *Company
	APIKey    string
	Writer    Author `gorm:"embedded;embeddedPrefix:author_"`
	State     string `gorm:"default:new"`
	Secret    string `gorm:"-"`
	ReadOnly  string `gorm:"->"`
	Languages []Language `gorm:"many2many:user_languages;"`
	fax       string
}

type Company struct {
	ID    uint `gorm:"primaryKey"`
	Title string
}

type Post struct {
	ID    uint
	Title string `gorm:"index"`
	Body  string
}

func (Post) TableName() string { return "blog_posts" }

type Hit struct {
	ID   uint   `gorm:"primaryKey"`
	Path string
}

type Setting struct {
	Key   string `gorm:"primaryKey"`
	Value string
}

func (Setting) TableName() string { return prefix() + "settings" }
-- file: store/store.go
package store

import "gorm.io/gorm"

func (s *Store) Users() ([]models.User, error) {
	var users []models.User
	err := s.db.Where("state = ?", "x").Order("name desc").Find(&users).Error
	return users, err
}

func (s *Store) Add(user *models.User) error {
	return s.db.Create(user).Error
}

func (s *Store) Post(id uint) (*models.Post, error) {
	var post models.Post
	return &post, s.db.First(&post, id).Error
}
-- answers
users: used [reads store/store.go:7, inserts into store/store.go:12, maps models/user.go:10]
users.name: used [maps models/user.go:12, writes store/store.go:12, reads store/store.go:7]
users.email_addr: used [maps models/user.go:13, writes store/store.go:12]
users.created_at: used [maps models/user.go:11, writes store/store.go:12]
users.company_id: used [maps models/user.go:14, writes store/store.go:12]
users.api_key: used [maps models/user.go:16, writes store/store.go:12]
users.author_mail: used [maps models/user.go:7, writes store/store.go:12]
users.state: used [maps models/user.go:18, writes store/store.go:12, reads store/store.go:7]
users.secret: unknown, models/user.go speaks of the table, and a library makes queries of its language, and models/user.go names secret
users.read_only: unknown, models/user.go:20 maps it and the table is read with *: without the column nothing fails, but its value is missing [reads * of store/store.go:7, maps models/user.go:20]
users.fax: unknown, models/user.go speaks of the table, and a library makes queries of its language, and models/user.go names fax
inserts users: used [inserts into store/store.go:12]
leaves NULL users.added: used [inserts into store/store.go:12]
leaves NULL users.name: unknown, it writes the column, and whether a value is ever NULL can't be told [writes store/store.go:12]
omits users.state: unknown, which columns it fills is known at run time only [inserts into store/store.go:12]
companies.title: unknown, models/user.go:27 maps it and the table is read with *: without the column nothing fails, but its value is missing [reads * of models/user.go:15, maps models/user.go:27]
companies.left_over: unused, searched 2 files with 4 queries, all understood
blog_posts.title: unknown, models/user.go:32 maps it and the table is read with *: without the column nothing fails, but its value is missing [reads * of store/store.go:17, maps models/user.go:32]
blog_posts.extra: unused, searched 2 files with 4 queries, all understood
user_languages.user_id: unknown, models/user.go maps the table, and some of its columns could not be followed [maps models/user.go:21]
hits.path: unknown, models/user.go maps it, and no call on its model was found [maps models/user.go:40]
hits.agent: unused, searched 2 files with 4 queries, all understood
settings.value: unknown, models/user.go:43 has a model whose table is not known, and may be this one [may map models/user.go:43]
