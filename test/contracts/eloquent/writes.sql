-- Rows are inserted with what they are given, by events and defaults with more; what is saved later is known at run time only.
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
-- file: app/Services/Users.php
<?php
namespace App\Services;
use App\Models\Post;
use App\Models\User as Member;
class Users
{
    public function add(array $data) { return Member::create(['name' => $data['n'], 'nick' => null]); }
    public function all(array $data) { return Post::create($data); }
    public function rename(int $id) { return Member::where('email', 'x')->update(['name' => 'y']); }
    public function fill() { return Post::firstOrCreate(['title' => 'a'], ['body' => 'b']); }
}
-- at: v1.0.1
-- file: README
-- answers
users.name: used [maps app/Models/User.php:8, reads app/Services/Users.php:7, updates app/Services/Users.php:7, inserts into app/Services/Users.php:7, reads app/Services/Users.php:9, updates app/Services/Users.php:9, writes app/Services/Users.php:7, writes app/Services/Users.php:9]
users.email: used [maps app/Models/User.php:8, reads app/Services/Users.php:7, updates app/Services/Users.php:7, inserts into app/Services/Users.php:7, reads app/Services/Users.php:9, updates app/Services/Users.php:9]
users.nick: used [maps app/Models/User.php:9, reads app/Services/Users.php:7, updates app/Services/Users.php:7, inserts into app/Services/Users.php:7, reads app/Services/Users.php:9, updates app/Services/Users.php:9, writes app/Services/Users.php:7]
inserts users: used [inserts into app/Services/Users.php:7]
omits users.name: unknown, which columns it fills is known at run time only [inserts into app/Services/Users.php:7]
omits users.email: unknown, which columns it fills is known at run time only [inserts into app/Services/Users.php:7]
omits users.added: used [inserts into app/Services/Users.php:7]
leaves NULL users.nick: used [writes NULL to app/Services/Users.php:7]
writes users.is_admin: unknown, what its calls write is known at run time only [writes app/Services/Users.php:7]
posts.title: used [writes app/Services/Users.php:10]
inserts posts: used [inserts into app/Services/Users.php:8, inserts into app/Services/Users.php:10]
omits posts.body: unknown, which columns it fills is known at run time only [inserts into app/Services/Users.php:8]
omits posts.added: used [inserts into app/Services/Users.php:8, inserts into app/Services/Users.php:10]
