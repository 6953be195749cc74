-- pgtyped: a generated query nobody imports never runs; hugsql's are called by names made at run time.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, fax text);
CREATE TABLE books (id bigint PRIMARY KEY, title text, isbn text);
-- file: src/users/users.sql
/* @name getUser */
SELECT id, email FROM users WHERE id = :id!;
/* @name getFax */
SELECT fax FROM users WHERE id = :id!;
-- file: src/users/users.queries.ts
/** Types generated for queries found in "src/users/users.sql" */
import { PreparedQuery } from '@pgtyped/runtime';
const getUserIR: any = {"usedParamSet":{"id":true},"params":[],"statement":"SELECT id, email FROM users WHERE id = :id!"};
export const getUser = new PreparedQuery<IGetUserParams,IGetUserResult>(getUserIR);
const getFaxIR: any = {"usedParamSet":{"id":true},"params":[],"statement":"SELECT fax FROM users WHERE id = :id!"};
export const getFax = new PreparedQuery<IGetFaxParams,IGetFaxResult>(getFaxIR);
-- file: src/users/service.ts
import { getUser } from './users.queries';
export const one = (id: number) => getUser.run({ id }, client);
-- file: resources/books.sql
-- :name book-titles :? :*
SELECT title FROM books WHERE id IN (:v*:ids)
-- answers
users.email: used [reads src/users/users.sql:2, reads src/users/users.queries.ts:3]
users.fax: unused, searched 4 files with 5 queries, all understood; 2 queries in functions that nothing calls are left out
books.title: used [reads resources/books.sql:2]
books.isbn: unused, searched 4 files with 5 queries, all understood; 2 queries in functions that nothing calls are left out
