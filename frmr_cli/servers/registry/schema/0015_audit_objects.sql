-- In which entries a worker stands among the objects. A list names a hundred at once: the numbers of neighbours lie together, as
-- their marks never do, so that such an entry changes few pages. A number goes with its key (see `audit_subjects.forget`).
CREATE TABLE audit_object (
  subject  INTEGER NOT NULL,
  seq      INTEGER NOT NULL,
  PRIMARY KEY (subject, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit_subject_numbered (
  name    TEXT PRIMARY KEY,
  secret  BLOB NOT NULL,
  mark    TEXT NOT NULL UNIQUE,
  number  INTEGER NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;
INSERT INTO audit_subject_numbered (name, secret, mark, number)
SELECT name, secret, mark, row_number() OVER (ORDER BY name) FROM audit_subject;
DROP TABLE audit_subject;
ALTER TABLE audit_subject_numbered RENAME TO audit_subject;

INSERT INTO audit_object (subject, seq)
SELECT s.number, t.seq FROM audit_subject s JOIN audit_term t ON t.kind = 'object' AND t.value = s.mark;
DELETE FROM audit_term WHERE kind = 'object' AND value IN (SELECT mark FROM audit_subject);
