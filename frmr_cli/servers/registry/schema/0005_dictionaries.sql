-- Imported dictionaries of the ministry. What was not imported is answered by the demo set of the program.

-- Every version that was ever imported; a loading one grows part by part and is not looked at.
CREATE TABLE dictionary_version (
  oid          TEXT NOT NULL,
  version      TEXT NOT NULL,
  name         TEXT NOT NULL,
  state        TEXT NOT NULL CHECK (state IN ('loading', 'complete')),
  entries      INTEGER NOT NULL,
  imported_at  TEXT NOT NULL,
  imported_by  TEXT NOT NULL,
  PRIMARY KEY (oid, version)
) STRICT, WITHOUT ROWID;

-- The version in use.
CREATE TABLE dictionary (
  oid      TEXT PRIMARY KEY,
  version  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- `place` counts from 1 in the order of the publication; `words` is the name as it is searched, with a space before
-- each word; days are ISO 8601, absent where they are not known.
CREATE TABLE dictionary_entry (
  oid      TEXT NOT NULL,
  version  TEXT NOT NULL,
  place    INTEGER NOT NULL,
  code     TEXT NOT NULL,
  name     TEXT NOT NULL,
  words    TEXT NOT NULL,
  begins   TEXT,
  ends     TEXT,
  PRIMARY KEY (oid, version, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX dictionary_entry_code ON dictionary_entry (oid, version, code);
