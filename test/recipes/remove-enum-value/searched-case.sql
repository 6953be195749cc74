-- schema
CREATE TYPE "LogLevel" AS ENUM ('INFO', 'SUCCESS', 'WARN', 'ERROR');
CREATE TABLE "Log" (id bigint PRIMARY KEY, "level" "LogLevel" NOT NULL);
-- v1
SELECT "level" FROM "Log";
-- v2
SELECT "level" FROM "Log";
-- change
ALTER TYPE "LogLevel" RENAME TO "LogLevel_old";
CREATE TYPE "LogLevel" AS ENUM ('INFO', 'ERROR');
ALTER TABLE "Log" ALTER COLUMN "level" TYPE "LogLevel" USING (CASE WHEN "level"::text = 'SUCCESS' THEN 'INFO'::"LogLevel" WHEN "level"::text = 'WARN' THEN 'ERROR'::"LogLevel" ELSE "level"::text::"LogLevel" END);
DROP TYPE "LogLevel_old";
