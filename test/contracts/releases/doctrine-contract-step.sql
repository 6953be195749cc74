-- The release before took the field out of the entity: now the column may go.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, fax_number text);
-- file: src/Entity/User.php
<?php
use Doctrine\ORM\Mapping as ORM;
#[ORM\Entity, ORM\Table('users')]
class User { #[ORM\Id, ORM\Column] private int $id; #[ORM\Column] private string $email; #[ORM\Column] private string $faxNumber; }
-- file: src/a.php
<?php
function all($em) { return $em->getRepository(User::class)->findAll(); }
-- at: v1.1.0
-- file: src/Entity/User.php
<?php
use Doctrine\ORM\Mapping as ORM;
#[ORM\Entity, ORM\Table('users')]
class User { #[ORM\Id, ORM\Column] private int $id; #[ORM\Column] private string $email; }
-- now
-- file: db/migrations/002_drop.sql
ALTER TABLE users DROP COLUMN fax_number;
--                            ^^^^^^^^^^ information drop-column: Nothing in v1.1.0 uses users.fax_number: searched 2 files with 2 queries, all understood
ALTER TABLE users DROP COLUMN email;
--                            ^^^^^ error drop-column: v1.1.0 still maps and reads users.email [src/Entity/User.php:4 +1]
