-- Models extend others, of the library or of the program.
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
-- file: app/Models/Admin.php
<?php
namespace App\Models;
class Admin extends User
{
    protected $table = 'users';
    public function scopeAdmins($query) { return $query->where('is_admin', true); }
}
-- file: app/Models/Base.php
<?php
namespace App\Models;
use Illuminate\Database\Eloquent\Model;
abstract class Base extends Model { protected $casts = ['state' => 'string']; }
-- file: app/Models/Post.php
<?php
namespace App\Models;
class Post extends Base { protected $guarded = []; }
-- file: app/a.php
<?php
use App\Models\{Admin, Post as Article};
class A { function f(Admin $admin) { return Article::latest()->get(); } }
-- at: v1.0.1
-- file: README
-- answers
users.email: used [maps app/Models/User.php:8, reads app/a.php:3, updates app/a.php:3]
users.is_admin: used [maps app/Models/Admin.php:6, reads app/a.php:3, updates app/a.php:3]
users.nick: used [maps app/Models/User.php:9, reads app/a.php:3, updates app/a.php:3]
posts.title: unknown, app/Models/Post.php:3 maps it and the table is read with *: without the column nothing fails, but its value is missing [reads * of app/a.php:3, maps app/Models/Post.php:3]
posts.state: used [maps app/Models/Base.php:4, reads app/a.php:3, updates app/a.php:3]
posts.created_at: used [maps app/Models/Post.php:3, reads app/a.php:3, updates app/a.php:3]
