-- Tables between models, keys of two columns and ways through a third model are used where the model is.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text NOT NULL, email text, nick text, is_admin boolean, created_at timestamp, updated_at timestamp, deleted_at timestamp);
CREATE TABLE posts (id bigint PRIMARY KEY, user_id bigint, title text NOT NULL, body text, state text, created_at timestamp, updated_at timestamp);
CREATE TABLE roles (id bigint PRIMARY KEY, label text);
CREATE TABLE role_user (user_id bigint, role_id bigint, granted_by bigint, created_at timestamp, updated_at timestamp, rest text);
CREATE TABLE comments (id bigint PRIMARY KEY, commentable_type text, commentable_id bigint, body text);
CREATE TABLE audit_lines (id bigint PRIMARY KEY, line text, level int, note text);
CREATE TABLE idle_things (id bigint PRIMARY KEY, name text);
-- file: app/Models/Video.php
<?php
namespace App\Models;
use Illuminate\Database\Eloquent\Model;
class Video extends Model
{
    protected $table = 'posts';
    public function tags() { return $this->morphToMany(Tag::class, 'taggable'); }
    public function owner() { return $this->morphTo(); }
    public function readers() { return $this->hasManyThrough(User::class, Membership::class, 'video_id', 'membership_id'); }
    public function fans() { return $this->belongsToMany(User::class, 'role_user', 'role_id', 'user_id'); }
}
-- file: db/migrations/002_more.sql
CREATE TABLE taggables (tag_id bigint, taggable_id bigint, taggable_type text, rest text);
CREATE TABLE tags (id bigint PRIMARY KEY, name text);
CREATE TABLE memberships (id bigint PRIMARY KEY, video_id bigint, rest text);
ALTER TABLE posts ADD COLUMN owner_type text, ADD COLUMN owner_id bigint;
ALTER TABLE users ADD COLUMN membership_id bigint;
-- file: app/Models/User.php
<?php
use Illuminate\Database\Eloquent\Model;
class User extends Model {}
class Tag extends Model {}
class Membership extends Model {}
-- file: app/a.php
<?php
use App\Models\Video;
class A { function f() { return Video::with('tags')->get(); } }
-- at: v1.0.1
-- file: README
-- answers
taggables: used [reads app/Models/Video.php:7, maps app/Models/Video.php:7]
taggables.tag_id: used [maps app/Models/Video.php:7, reads app/Models/Video.php:7]
taggables.taggable_type: used [maps app/Models/Video.php:7, reads app/Models/Video.php:7]
taggables.rest: unknown, app/Models/Video.php maps the table, and some of its columns could not be followed [maps app/Models/Video.php:7]
tags.name: unknown, app/Models/User.php:4 maps it and the table is read with *: without the column nothing fails, but its value is missing [reads * of app/Models/Video.php:7, maps app/Models/User.php:4]
posts.owner_type: used [maps app/Models/Video.php:8, reads app/a.php:3, updates app/a.php:3]
posts.owner_id: used [maps app/Models/Video.php:8, reads app/a.php:3, updates app/a.php:3]
memberships.video_id: used [maps app/Models/User.php:5, reads app/Models/Video.php:9]
users.membership_id: used [maps app/Models/User.php:3, reads app/Models/Video.php:9]
role_user.role_id: used [maps app/Models/Video.php:10, reads app/Models/Video.php:10]
role_user.granted_by: unknown, app/Models/Video.php maps the table, and some of its columns could not be followed [maps app/Models/Video.php:10]
