-- Queries of the builder that name their table are read as the SQL they become, and stay open.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text NOT NULL, email text, nick text, is_admin boolean, created_at timestamp, updated_at timestamp, deleted_at timestamp);
CREATE TABLE posts (id bigint PRIMARY KEY, user_id bigint, title text NOT NULL, body text, state text, created_at timestamp, updated_at timestamp);
CREATE TABLE roles (id bigint PRIMARY KEY, label text);
CREATE TABLE role_user (user_id bigint, role_id bigint, granted_by bigint, created_at timestamp, updated_at timestamp, rest text);
CREATE TABLE comments (id bigint PRIMARY KEY, commentable_type text, commentable_id bigint, body text);
CREATE TABLE audit_lines (id bigint PRIMARY KEY, line text, level int, note text);
CREATE TABLE idle_things (id bigint PRIMARY KEY, name text);
-- file: app/Jobs/Clean.php
<?php
namespace App\Jobs;
use Illuminate\Support\Facades\DB;
class Clean
{
    public function handle()
    {
        DB::table('audit_lines')->where('level', '<', 3)->delete();
        DB::table('audit_lines')->insert(['line' => 'x', 'level' => null]);
        $rows = DB::table('users as u')->join('posts', 'posts.user_id', '=', 'u.id')->select('u.email', 'posts.title')->get();
        DB::table('roles')->where('id', 1)->update(['label' => 'y']);
        DB::table('comments')->insert($rows);
    }
}
-- at: v1.0.1
-- file: README
-- answers
audit_lines: used [reads app/Jobs/Clean.php:8, deletes from app/Jobs/Clean.php:8, reads app/Jobs/Clean.php:9, inserts into app/Jobs/Clean.php:9]
audit_lines.level: used [reads app/Jobs/Clean.php:8, writes app/Jobs/Clean.php:9]
audit_lines.line: used [writes app/Jobs/Clean.php:9]
audit_lines.note: unknown, a query on audit_lines is put together at run time [runs, put together at run time app/Jobs/Clean.php:8]
inserts audit_lines: used [inserts into app/Jobs/Clean.php:9]
omits audit_lines.note: used [inserts into app/Jobs/Clean.php:9]
leaves NULL audit_lines.level: used [writes NULL to app/Jobs/Clean.php:9]
users.email: used [reads app/Jobs/Clean.php:10]
users.nick: unknown, a query on users is put together at run time [runs, put together at run time app/Jobs/Clean.php:10]
posts.user_id: used [reads app/Jobs/Clean.php:10]
posts.title: used [reads app/Jobs/Clean.php:10]
posts.body: unknown, a query on posts is put together at run time [runs, put together at run time app/Jobs/Clean.php:10]
roles.label: used [writes app/Jobs/Clean.php:11]
inserts comments: used [inserts into app/Jobs/Clean.php:12]
omits comments.body: unknown, which columns it fills is known at run time only [inserts into app/Jobs/Clean.php:12]
idle_things: unused, searched 2 files with 10 queries, 3 of them understood
