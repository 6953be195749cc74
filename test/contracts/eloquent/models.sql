-- What a model lists, soft deletes, timestamps and keys of relations are columns it uses; the rest is read with *.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text NOT NULL, email text, nick text, is_admin boolean, created_at timestamp, updated_at timestamp, deleted_at timestamp);
CREATE TABLE posts (id bigint PRIMARY KEY, user_id bigint, title text NOT NULL, body text, state text, created_at timestamp, updated_at timestamp);
CREATE TABLE roles (id bigint PRIMARY KEY, label text);
CREATE TABLE role_user (user_id bigint, role_id bigint, granted_by bigint, created_at timestamp, updated_at timestamp, rest text);
CREATE TABLE comments (id bigint PRIMARY KEY, commentable_type text, commentable_id bigint, body text);
CREATE TABLE audit_lines (id bigint PRIMARY KEY, line text, level int, note text);
CREATE TABLE idle_things (id bigint PRIMARY KEY, name text);
-- file: app/Models/User.php
<?php
namespace App\Models;
use Illuminate\Database\Eloquent\SoftDeletes;
use Illuminate\Foundation\Auth\User as Authenticatable;
class User extends Authenticatable
{
    use HasFactory, Notifiable, SoftDeletes;
    protected $fillable = ["name", "email"];
    protected $hidden = ["nick"];
    protected function casts(): array { return ["is_admin" => "boolean"]; }
    public function posts() { return $this->hasMany(Post::class); }
    public function roles(): BelongsToMany
    {
        return $this->belongsToMany(Role::class)->withPivot("granted_by")->withTimestamps();
    }
}
-- file: app/Models/Post.php
<?php
namespace App\Models;
use Illuminate\Database\Eloquent\Model;
class Post extends Model
{
    public function author() { return $this->belongsTo(User::class, "user_id"); }
    public function comments() { return $this->morphMany(Comment::class, "commentable"); }
    public function scopeOpen($query) { return $query->where("state", "open"); }
}
-- file: app/Http/Controllers/UserController.php
<?php
namespace App\Http\Controllers;
use App\Models\User;
class UserController { public function index() { return User::all(); } }
-- at: v1.0.1
-- file: README
-- answers
users: used [reads app/Http/Controllers/UserController.php:4, updates app/Http/Controllers/UserController.php:4, maps app/Models/User.php:5]
users.name: used [maps app/Models/User.php:8, reads app/Http/Controllers/UserController.php:4, updates app/Http/Controllers/UserController.php:4]
users.email: used [maps app/Models/User.php:8, reads app/Http/Controllers/UserController.php:4, updates app/Http/Controllers/UserController.php:4]
users.nick: used [maps app/Models/User.php:9, reads app/Http/Controllers/UserController.php:4, updates app/Http/Controllers/UserController.php:4]
users.is_admin: used [maps app/Models/User.php:10, reads app/Http/Controllers/UserController.php:4, updates app/Http/Controllers/UserController.php:4]
users.created_at: used [maps app/Models/User.php:5, reads app/Http/Controllers/UserController.php:4, updates app/Http/Controllers/UserController.php:4]
users.updated_at: used [maps app/Models/User.php:5, reads app/Http/Controllers/UserController.php:4, updates app/Http/Controllers/UserController.php:4]
users.deleted_at: used [maps app/Models/User.php:5, reads app/Http/Controllers/UserController.php:4, updates app/Http/Controllers/UserController.php:4]
posts: used [reads app/Models/User.php:11, maps app/Models/Post.php:4]
posts.user_id: used [maps app/Models/Post.php:6, reads app/Models/User.php:11]
posts.body: unknown, app/Models/Post.php:4 maps it and the table is read with *: without the column nothing fails, but its value is missing [reads * of app/Models/User.php:11, maps app/Models/Post.php:4]
roles.label: unknown, app/Models/User.php speaks of roles, and a library makes queries of its language
role_user: used [reads app/Models/User.php:14, maps app/Models/User.php:14]
role_user.granted_by: used [maps app/Models/User.php:14, reads app/Models/User.php:14]
role_user.created_at: used [maps app/Models/User.php:14, reads app/Models/User.php:14]
role_user.rest: unknown, app/Models/User.php maps the table, and some of its columns could not be followed [maps app/Models/User.php:14]
comments.commentable_type: unknown, app/Models/Post.php speaks of comments, and a library makes queries of its language
inserts users: unknown, 3 files of it name users outside the queries that were understood: app/Models/User.php, app/Models/Post.php and app/Http/Controllers/UserController.php
idle_things: unused, searched 4 files with 3 queries, all understood
