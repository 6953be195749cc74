-- A model that nothing calls is unknown, never unused.
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
-- file: app/a.php
<?php
function f($pdo) { return $pdo->query('SELECT level FROM audit_lines'); }
-- file: composer.json
{ "require": { "laravel/framework": "^11" } }
-- at: v1.0.1
-- file: README
-- answers
users: unknown, app/Models/User.php maps it, and no call on its model was found [maps app/Models/User.php:5]
users.name: unknown, app/Models/User.php maps it, and no call on its model was found [maps app/Models/User.php:8]
posts: unknown, app/Models/Post.php maps it, and no call on its model was found [maps app/Models/Post.php:4]
posts.title: unknown, app/Models/Post.php maps it, and no call on its model was found [maps app/Models/Post.php:4]
roles: unknown, 1 file of it names roles outside the queries that were understood: app/Models/User.php
idle_things: unused, searched 5 files with 1 query, all understood
