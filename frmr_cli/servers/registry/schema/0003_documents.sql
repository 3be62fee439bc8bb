-- Documents of workers: scans and what is printed on them. What proves which entry stands in document_link.

-- The present version; what it says stands in document_version, sealed.
CREATE TABLE document (
  id               TEXT PRIMARY KEY,
  worker_id        TEXT NOT NULL,
  kind             TEXT NOT NULL,
  version          INTEGER NOT NULL,
  -- The version that brought the present content.
  content_version  INTEGER NOT NULL,
  -- Blind index of the content, by which a repeated upload is recognised.
  content_index    BLOB NOT NULL,
  valid_until      TEXT,
  retain_until     TEXT NOT NULL,
  uploaded_at      TEXT NOT NULL,
  updated_at       TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX document_same ON document (worker_id, kind, content_index);
CREATE INDEX document_worker ON document (worker_id, uploaded_at);
CREATE INDEX document_retention ON document (retain_until);

-- Every version that was ever current, valid until the next one begins.
CREATE TABLE document_version (
  document_id  TEXT NOT NULL,
  version      INTEGER NOT NULL,
  valid_from   TEXT NOT NULL,
  sealed       BLOB NOT NULL,
  changed_by   TEXT NOT NULL,
  PRIMARY KEY (document_id, version)
) STRICT, WITHOUT ROWID;

-- A replaced scan stays with the document that it was part of, and goes with it.
CREATE TABLE document_content (
  document_id  TEXT NOT NULL,
  version      INTEGER NOT NULL,
  sealed       BLOB NOT NULL,
  PRIMARY KEY (document_id, version)
) STRICT;
