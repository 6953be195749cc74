-- The same in annotations of doc comments.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE member (id bigint PRIMARY KEY, mail text, nick text, group_key int, fax text);
CREATE TABLE member_badges (member int, badge int, rest text);
CREATE TABLE badge (id bigint PRIMARY KEY, label text);
CREATE TABLE "group" (id bigint PRIMARY KEY, label text, old text);
-- file: src/Entity/Member.php
<?php
namespace AppBundle\Entity;
use Doctrine\ORM\Mapping as ORM;
/**
 * Somebody.
 *
 * @ORM\Table(name="member", indexes={@ORM\Index(name="nick", columns={"nick"})})
 * @ORM\Entity(repositoryClass="AppBundle\Repository\MemberRepository")
 */
class Member
{
    /**
     * @ORM\Id
     * @ORM\Column(type="integer")
     * @ORM\GeneratedValue(strategy="AUTO")
     */
    private $id;
    /** @ORM\Column(name="mail", type="string", nullable=true) */
    private $email;
    /** @ORM\Column(type="string") */
    protected $nick;
    /**
     * @ORM\ManyToOne(targetEntity="Group", inversedBy="members")
     * @ORM\JoinColumn(name="group_key", referencedColumnName="id")
     */
    private $group;
    /**
     * @ORM\ManyToMany(targetEntity="AppBundle\Entity\Badge")
     * @ORM\JoinTable(name="member_badges",
     *     joinColumns={@ORM\JoinColumn(name="member", referencedColumnName="id")},
     *     inverseJoinColumns={@ORM\JoinColumn(name="badge", referencedColumnName="id")})
     */
    private $badges;
}
/** @ORM\Entity @ORM\Table("badge") */
class Badge { /** @ORM\Id @ORM\Column */ private $id; /** @ORM\Column */ private $label; }
/** @ORM\Entity @ORM\Table("group") */
class Group { /** @ORM\Id @ORM\Column */ private $id; /** @ORM\Column */ private $label; }
-- file: src/a.php
<?php
$all = $em->getRepository('AppBundle:Member')->findAll();
-- at: v1.0.1
-- file: README
-- answers
member.mail: used [maps src/Entity/Member.php:19, reads src/a.php:2]
member.nick: used [maps src/Entity/Member.php:21, reads src/a.php:2]
member.group_key: used [maps src/Entity/Member.php:26, reads src/a.php:2]
member.fax: unused, searched 3 files with 2 queries, all understood
member_badges: used [reads src/Entity/Member.php:33, maps src/Entity/Member.php:33]
member_badges.badge: used [maps src/Entity/Member.php:33, reads src/Entity/Member.php:33]
member_badges.rest: unused, searched 3 files with 2 queries, all understood
badge.label: used [maps src/Entity/Member.php:36, reads src/Entity/Member.php:33]
group.label: used [maps src/Entity/Member.php:38, reads src/Entity/Member.php:26]
group.old: unused, searched 3 files with 2 queries, all understood
