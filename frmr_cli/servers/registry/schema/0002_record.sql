-- Entries of the records of workers: education, employment, accreditation.

-- The present version; what it holds stands in entry_version.
CREATE TABLE entry (
  id                 TEXT PRIMARY KEY,
  worker_id          TEXT NOT NULL,
  noun               TEXT NOT NULL CHECK (noun IN ('education', 'employment', 'accreditation')),
  version            INTEGER NOT NULL,
  -- The newest version that was confirmed, which everybody sees who may not edit.
  confirmed_version  INTEGER,
  -- When the checker is to look at it, while it waits for that.
  check_due          TEXT,
  removed            INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_worker ON entry (worker_id, noun);
CREATE INDEX entry_check ON entry (check_due) WHERE check_due IS NOT NULL;

-- Every version that was ever current, valid until the next one begins; a change of state is a version too.
CREATE TABLE entry_version (
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
  paper_index     BLOB,
  PRIMARY KEY (entry_id, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_version_organisation ON entry_version (organisation, post_key) WHERE organisation IS NOT NULL;
CREATE INDEX entry_version_post ON entry_version (post_key) WHERE post_key IS NOT NULL;
CREATE INDEX entry_version_specialty ON entry_version (specialty_key) WHERE specialty_key IS NOT NULL;
CREATE INDEX entry_version_paper ON entry_version (paper_index) WHERE paper_index IS NOT NULL;

-- Papers that prove an entry.
CREATE TABLE document_link (
  entry_id     TEXT NOT NULL,
  document_id  TEXT NOT NULL,
  purpose      TEXT NOT NULL,
  worker_id    TEXT NOT NULL,
  linked_at    TEXT NOT NULL,
  PRIMARY KEY (entry_id, document_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_link_document ON document_link (document_id);
CREATE INDEX document_link_worker ON document_link (worker_id);
