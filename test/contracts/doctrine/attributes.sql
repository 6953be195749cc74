-- Each mapped column is read and inserted, by its name or by the naming strategy.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email varchar(180) NOT NULL, first_name text, "lastLogin" timestamp, line_2 text, fax text);
CREATE TABLE "order" (id bigint PRIMARY KEY, user_id bigint, total numeric NOT NULL, old text);
CREATE TABLE audit (id bigint PRIMARY KEY, line text);
-- file: src/Entity/User.php
<?php
namespace App\Entity;
use Doctrine\ORM\Mapping as ORM;
#[ORM\Entity(repositoryClass: UserRepository::class)]
#[ORM\Table(name: 'users')]
class User
{
    #[ORM\Id]
    #[ORM\GeneratedValue]
    #[ORM\Column]
    private ?int $id = null;
    #[ORM\Column(name: 'email', length: 180)]
    private string $mail;
    #[ORM\Column(nullable: true)]
    private ?string $firstName = null;
    #[ORM\Column(type: 'datetime', nullable: true)]
    private ?\DateTimeInterface $lastLogin = null;
    #[ORM\Column] private string $line2;
    /** @var Collection<int, Order> */
    #[ORM\OneToMany(mappedBy: 'user', targetEntity: Order::class)]
    private Collection $orders;
    private string $plain;
    public function setMail(string $mail): self { $this->mail = $mail; return $this; }
}
-- file: src/Entity/Order.php
<?php
namespace App\Entity;
use Doctrine\ORM\Mapping as ORM;
#[ORM\Entity]
#[ORM\Table(name: '`order`')]
class Order
{
    public function __construct(#[ORM\Id] #[ORM\Column] public readonly int $id, #[ORM\Column] public string $total) {}
    #[ORM\ManyToOne(inversedBy: 'orders')]
    private ?User $user = null;
}
-- file: src/Controller/UserController.php
<?php
namespace App\Controller;
use App\Entity\User;
class UserController { public function show(User $user) { return $this->json($user); } }
-- at: v1.0.1
-- file: src/Service/Orders.php
<?php
namespace App\Service;
use App\Entity\Order;
class Orders { public function add() { $this->em->persist(new Order(1, '2')); } }
-- answers
users: used [reads src/Controller/UserController.php:4, updates src/Controller/UserController.php:4, maps src/Entity/User.php:6]
users.email: used [maps src/Entity/User.php:13, reads src/Controller/UserController.php:4]
users.first_name: used [maps src/Entity/User.php:15, reads src/Controller/UserController.php:4]
users.lastLogin: used [maps src/Entity/User.php:17, reads src/Controller/UserController.php:4]
users.line_2: used [maps src/Entity/User.php:18, reads src/Controller/UserController.php:4]
users.fax: unused, searched 4 files with 3 queries, all understood
order.user_id: used [maps src/Entity/Order.php:10, writes src/Service/Orders.php:4]
order.total: used [maps src/Entity/Order.php:8, writes src/Service/Orders.php:4]
order.old: unused, searched 4 files with 3 queries, all understood
inserts order: used [inserts into src/Service/Orders.php:4]
omits order.total: unused, each of its inserts names the column
omits order.added: used [inserts into src/Service/Orders.php:4]
audit: unused, searched 4 files with 3 queries, all understood
