-- What an entity refers to is read with it; keys and tables between have the names of the strategy.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE posts (id bigint PRIMARY KEY, author_uuid text, cover_id int, old text);
CREATE TABLE author (uuid text PRIMARY KEY, name text);
CREATE TABLE cover (id int PRIMARY KEY, url text);
CREATE TABLE post_tag (post_id int, tag_id int, rest text);
CREATE TABLE tag (id int PRIMARY KEY, label text);
CREATE TABLE post_post (post_source int, post_target int);
CREATE TABLE readers (id int PRIMARY KEY, post_id int, seen date);
-- file: src/Entity/Post.php
<?php
namespace App\Entity;
use Doctrine\ORM\Mapping as ORM;
#[ORM\Entity] #[ORM\Table(name: 'posts')]
class Post
{
    #[ORM\Id] #[ORM\Column] private int $id;
    #[ORM\ManyToOne] #[ORM\JoinColumn(referencedColumnName: 'uuid', nullable: false)] private Author $author;
    #[ORM\OneToOne(targetEntity: Cover::class, inversedBy: 'post')] private ?Cover $cover;
    #[ORM\ManyToMany(targetEntity: Tag::class)] private Collection $tags;
    #[ORM\ManyToMany(targetEntity: self::class)] private Collection $related;
    #[ORM\OneToMany(targetEntity: Reader::class, mappedBy: 'post')] private Collection $readers;
}
#[ORM\Entity] class Author { #[ORM\Id, ORM\Column] private string $uuid; #[ORM\Column] private string $name; }
#[ORM\Entity] class Cover { #[ORM\Id, ORM\Column] private int $id; #[ORM\Column] private string $url; #[ORM\OneToOne(mappedBy: 'cover')] private Post $post; }
#[ORM\Entity] class Tag { #[ORM\Id, ORM\Column] private int $id; #[ORM\Column] private string $label; }
#[ORM\Entity, ORM\Table('readers')] class Reader { #[ORM\Id, ORM\Column] private int $id; #[ORM\ManyToOne] private Post $post; #[ORM\Column] private $seen; }
-- file: src/Repository/PostRepository.php
<?php
namespace App\Repository;
use App\Entity\Post;
class PostRepository extends ServiceEntityRepository
{
    public function __construct(ManagerRegistry $registry) { parent::__construct($registry, Post::class); }
    public function fresh(): array { return $this->createQueryBuilder('p')->where('p.old IS NULL')->getQuery()->getResult(); }
}
-- at: v1.0.1
-- file: README
-- answers
posts.author_uuid: used [maps src/Entity/Post.php:8, reads src/Repository/PostRepository.php:6]
posts.cover_id: used [maps src/Entity/Post.php:9, reads src/Repository/PostRepository.php:6]
posts.old: unknown, src/Entity/Post.php speaks of the table, and a library makes queries of its language, and src/Repository/PostRepository.php names old
author.name: used [maps src/Entity/Post.php:14, reads src/Entity/Post.php:8]
cover.url: used [maps src/Entity/Post.php:15, reads src/Entity/Post.php:9]
post_tag: used [reads src/Entity/Post.php:10, maps src/Entity/Post.php:10]
post_tag.tag_id: used [maps src/Entity/Post.php:10, reads src/Entity/Post.php:10]
post_tag.rest: unused, searched 3 files with 2 queries, all understood
tag.label: used [maps src/Entity/Post.php:16, reads src/Entity/Post.php:10]
post_post: used [reads src/Entity/Post.php:11, maps src/Entity/Post.php:11]
readers.seen: used [maps src/Entity/Post.php:17, reads src/Entity/Post.php:12]
