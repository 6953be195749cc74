-- A query for each table of a list that comes from elsewhere, or that is added to: any table may be meant.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE TABLE others (id bigint PRIMARY KEY, url text);
-- file: store/purge.py
TABLES = ["users"]
TABLES = TABLES + more()
def purge(txn, room):
    for table in TABLES:
        txn.execute("DELETE FROM %s WHERE id = 1" % (table,))
-- answers
users: unknown, 1 file of it names users outside the queries that were understood: store/purge.py
others: unknown, the table of a query is known at run time only [runs, put together at run time store/purge.py:5]
