-- What was unusual about an entry, marked a moment after it was written. Made of the log, and so not signed.
CREATE TABLE audit_anomaly (
  seq      INTEGER NOT NULL,
  kind     TEXT NOT NULL,
  at       TEXT NOT NULL,
  actor    TEXT,
  address  TEXT,
  numbers  TEXT NOT NULL,
  PRIMARY KEY (seq, kind)
) STRICT, WITHOUT ROWID;
