-- Under which mark a worker stands in the audit log: HMAC-SHA-256 of the id. Without its key a mark is nobody's.
CREATE TABLE audit_subject (
  name    TEXT PRIMARY KEY,
  secret  BLOB NOT NULL,
  mark    TEXT NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;
