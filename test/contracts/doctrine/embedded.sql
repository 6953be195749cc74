-- Embedded objects, mapped superclasses and traits put their columns into the table.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE shops (id bigint PRIMARY KEY, address_city text, home_town text, town text, created_at timestamp, created_by text, old text);
CREATE TABLE carts (id bigint PRIMARY KEY, created_by text, slug text, old text);
-- file: src/Entity/Address.php
<?php
namespace App\Entity;
use Doctrine\ORM\Mapping as ORM;
#[ORM\Embeddable]
class Address { #[ORM\Column] public string $city; }
#[ORM\Embeddable]
class Place { #[ORM\Column(name: 'town')] public string $where; }
-- file: src/Entity/Timestamps.php
<?php
namespace App\Entity;
use Doctrine\ORM\Mapping as ORM;
trait Timestamps { #[ORM\Column] private \DateTimeImmutable $createdAt; }
-- file: src/Entity/Owned.php
<?php
namespace App\Entity;
use Doctrine\ORM\Mapping as ORM;
#[ORM\MappedSuperclass]
abstract class Owned { #[ORM\Column] protected string $createdBy; }
-- file: src/Entity/Shop.php
<?php
namespace App\Entity;
use Doctrine\ORM\Mapping as ORM;
#[ORM\Entity] #[ORM\Table('shops')]
class Shop extends Owned
{
    use Timestamps;
    #[ORM\Id, ORM\Column] private int $id;
    #[ORM\Embedded(class: Address::class)] private Address $address;
    #[ORM\Embedded(columnPrefix: 'home_')] private Place $home;
    #[ORM\Embedded(columnPrefix: false)] private Place $place;
}
#[ORM\Entity] #[ORM\Table('carts')]
class Cart extends Owned
{
    use \Gedmo\Sluggable\Traits\Slug;
    #[ORM\Id, ORM\Column] private int $id;
}
-- file: src/a.php
<?php
function f($em) { return [$em->find(App\Entity\Shop::class, 1), $em->find(App\Entity\Cart::class, 1)]; }
-- at: v1.0.1
-- file: README
-- answers
shops.address_city: used [maps src/Entity/Address.php:5, reads src/a.php:2]
shops.home_town: used [maps src/Entity/Address.php:7, reads src/a.php:2]
shops.town: used [maps src/Entity/Address.php:7, reads src/a.php:2]
shops.created_at: used [maps src/Entity/Timestamps.php:4, reads src/a.php:2]
shops.created_by: used [maps src/Entity/Owned.php:5, reads src/a.php:2]
shops.old: unused, searched 6 files with 4 queries, all understood
carts.created_by: used [maps src/Entity/Owned.php:5, reads src/a.php:2]
carts.slug: unknown, src/Entity/Shop.php maps the table, and some of its columns could not be followed [maps src/Entity/Shop.php:14]
carts.old: unknown, src/Entity/Shop.php maps the table, and some of its columns could not be followed [maps src/Entity/Shop.php:14]
