-- engine: mariadb 10.11
-- schema
CREATE TABLE Users (Id bigint PRIMARY KEY, Bio varchar(300) CHARACTER SET latin1 DEFAULT 'none', `order` int, KEY bios (Bio, `order`));
-- v1
SELECT Id, Bio, `order` FROM Users;
INSERT INTO Users (Id, Bio, `order`) VALUES (?, ?, ?);
UPDATE Users SET Bio = ? WHERE Id = ?;
-- v2
SELECT Users.Id, Bios.Bio, Bios.`order` FROM Users LEFT JOIN Bios ON Bios.UserId = Users.Id;
INSERT INTO Users (Id) VALUES (?);
INSERT INTO Bios (UserId, Bio, `order`) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE Bio = VALUES(Bio), `order` = VALUES(`order`);
DELETE FROM Users WHERE Id = ?;
-- change
CREATE TABLE Bios (UserId bigint PRIMARY KEY, Bio varchar(300) CHARACTER SET latin1, `order` int, CONSTRAINT Bios_user FOREIGN KEY (UserId) REFERENCES Users (Id) ON DELETE CASCADE);
INSERT INTO `Bios` (`UserId`, `Bio`, `order`) SELECT u.`Id`, u.`Bio`, u.`order` FROM `Users` AS u WHERE u.`Bio` IS NOT NULL OR u.`order` IS NOT NULL;
ALTER TABLE Users DROP COLUMN Bio, DROP COLUMN `order`;
