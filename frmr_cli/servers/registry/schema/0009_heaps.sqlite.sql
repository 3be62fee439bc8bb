-- Wide rows lie in the order in which they were written, and a narrow index finds them. In the order of their keys
-- (WITHOUT ROWID) a row of 2 KB takes a page and a half, and each entry of a worker lies on a page of its own, because
-- its id is random. PostgreSQL has heaps anyway.

CREATE TABLE worker_version_heap (
  worker_id   TEXT NOT NULL,
  version     INTEGER NOT NULL,
  valid_from  TEXT NOT NULL,
  masked      TEXT NOT NULL,
  sealed      BLOB NOT NULL,
  -- Pointers of what differs from the version before.
  fields      TEXT NOT NULL,
  changed_by  TEXT NOT NULL,
  -- ФИО as it is searched for, and the category of worker.
  name_key    TEXT NOT NULL,
  category    TEXT NOT NULL
) STRICT;
INSERT INTO worker_version_heap
SELECT worker_id, version, valid_from, masked, sealed, fields, changed_by, name_key, category FROM worker_version
ORDER BY worker_id, version;
DROP TABLE worker_version;
ALTER TABLE worker_version_heap RENAME TO worker_version;
CREATE UNIQUE INDEX worker_version_key ON worker_version (worker_id, version);
CREATE INDEX worker_version_name ON worker_version (name_key, worker_id, version, category);
CREATE INDEX worker_version_then ON worker_version (worker_id, valid_from, version);

CREATE TABLE entry_version_heap (
  entry_id        TEXT NOT NULL,
  version         INTEGER NOT NULL,
  valid_from      TEXT NOT NULL,
  state           TEXT NOT NULL
                  CHECK (state IN ('draft', 'on_check', 'confirmed', 'rejected', 'removed')),
  -- Without the restricted members, which are sealed by their pointers.
  public          TEXT NOT NULL,
  sealed          BLOB,
  faults          TEXT NOT NULL,
  -- Pointers of what differs from the version before.
  fields          TEXT NOT NULL,
  changed_by      TEXT NOT NULL,
  -- What is searched for.
  kind            TEXT NOT NULL,
  begin_date      TEXT NOT NULL,
  end_date        TEXT,
  organisation    TEXT,
  post_code       TEXT,
  post_key        TEXT,
  specialty_code  TEXT,
  specialty_key   TEXT,
  -- Blind index of the series and number of a paper.
  paper_index     BLOB
) STRICT;
INSERT INTO entry_version_heap
SELECT v.entry_id, v.version, v.valid_from, v.state, v.public, v.sealed, v.faults, v.fields, v.changed_by,
       v.kind, v.begin_date, v.end_date, v.organisation, v.post_code, v.post_key, v.specialty_code, v.specialty_key,
       v.paper_index
FROM entry_version v LEFT JOIN entry e ON e.id = v.entry_id ORDER BY e.worker_id, v.entry_id, v.version;
DROP TABLE entry_version;
ALTER TABLE entry_version_heap RENAME TO entry_version;
CREATE UNIQUE INDEX entry_version_key ON entry_version (entry_id, version);
CREATE INDEX entry_version_organisation ON entry_version (organisation, post_key) WHERE organisation IS NOT NULL;
CREATE INDEX entry_version_post ON entry_version (post_key) WHERE post_key IS NOT NULL;
CREATE INDEX entry_version_specialty ON entry_version (specialty_key) WHERE specialty_key IS NOT NULL;
CREATE INDEX entry_version_paper ON entry_version (paper_index) WHERE paper_index IS NOT NULL;
