-- Statements of retention, signed: entries up to `through` have lost their contents. Their hashes go on as subtrees of level 0.
CREATE TABLE audit_retention (
  through  INTEGER NOT NULL,
  made_at  TEXT NOT NULL,
  note     TEXT NOT NULL,
  PRIMARY KEY (through)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER audit_retention_no_update BEFORE UPDATE ON audit_retention
BEGIN SELECT RAISE(ABORT, 'audit_retention is append-only'); END;
CREATE TRIGGER audit_retention_no_delete BEFORE DELETE ON audit_retention
BEGIN SELECT RAISE(ABORT, 'audit_retention is append-only'); END;

-- The newest head before a moment tells which entries are older than it.
CREATE INDEX audit_head_time ON audit_head (signed_at, size);
