-- Queries name columns in strings, in arrays, in raw SQL and in the names of methods.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text NOT NULL, email text, nick text, is_admin boolean, created_at timestamp, updated_at timestamp, deleted_at timestamp);
CREATE TABLE posts (id bigint PRIMARY KEY, user_id bigint, title text NOT NULL, body text, state text, created_at timestamp, updated_at timestamp);
CREATE TABLE roles (id bigint PRIMARY KEY, label text);
CREATE TABLE role_user (user_id bigint, role_id bigint, granted_by bigint, created_at timestamp, updated_at timestamp, rest text);
CREATE TABLE comments (id bigint PRIMARY KEY, commentable_type text, commentable_id bigint, body text);
CREATE TABLE audit_lines (id bigint PRIMARY KEY, line text, level int, note text);
CREATE TABLE idle_things (id bigint PRIMARY KEY, name text);
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
-- file: app/Http/Controllers/PostController.php
<?php
namespace App\Http\Controllers;
use App\Models\Post;
class PostController
{
    public function index() { return Post::query()->where(['state' => 'open'])->orderByDesc('created_at')->pluck('title', 'id'); }
    public function body() { return Post::whereBody('x')->selectRaw('lower(title)')->first(); }
}
-- at: v1.0.1
-- file: README
-- answers
posts.state: used [maps app/Models/Post.php:8, reads app/Http/Controllers/PostController.php:6, updates app/Http/Controllers/PostController.php:6, reads app/Http/Controllers/PostController.php:7]
posts.created_at: used [maps app/Models/Post.php:4, reads app/Http/Controllers/PostController.php:6, updates app/Http/Controllers/PostController.php:6, reads app/Http/Controllers/PostController.php:7]
posts.title: used [maps app/Models/Post.php:4, reads app/Http/Controllers/PostController.php:6, reads app/Http/Controllers/PostController.php:7]
posts.body: used [maps app/Models/Post.php:4, reads app/Http/Controllers/PostController.php:7]
posts.user_id: used [maps app/Models/Post.php:6, reads app/Http/Controllers/PostController.php:6, updates app/Http/Controllers/PostController.php:6, reads app/Http/Controllers/PostController.php:7]
