-- An entry goes only where a statement covers it and its hash stays. A condition of a trigger cannot look into tables.
CREATE FUNCTION frmr_refuse_unretained() RETURNS trigger LANGUAGE plpgsql AS '
BEGIN
  IF EXISTS (SELECT 1 FROM audit_retention WHERE through >= OLD.seq)
     AND EXISTS (SELECT 1 FROM audit_node WHERE level = 0 AND place = OLD.seq - 1 AND hash = OLD.leaf) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION USING MESSAGE = TG_ARGV[0], ERRCODE = ''integrity_constraint_violation'';
END';
DROP TRIGGER audit_event_no_delete ON audit_event;
CREATE TRIGGER audit_event_no_delete BEFORE DELETE ON audit_event FOR EACH ROW
EXECUTE FUNCTION frmr_refuse_unretained('audit_event is append-only');

-- TRUNCATE passes by the triggers of rows.
CREATE TRIGGER audit_event_no_truncate BEFORE TRUNCATE ON audit_event
EXECUTE FUNCTION frmr_refuse('audit_event is append-only');
CREATE TRIGGER audit_node_no_truncate BEFORE TRUNCATE ON audit_node
EXECUTE FUNCTION frmr_refuse('audit_node is append-only');
CREATE TRIGGER audit_head_no_truncate BEFORE TRUNCATE ON audit_head
EXECUTE FUNCTION frmr_refuse('audit_head is append-only');
CREATE TRIGGER audit_retention_no_truncate BEFORE TRUNCATE ON audit_retention
EXECUTE FUNCTION frmr_refuse('audit_retention is append-only');
