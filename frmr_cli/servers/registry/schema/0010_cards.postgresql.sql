CREATE FUNCTION frmr_stale_card() RETURNS trigger LANGUAGE plpgsql AS '
BEGIN
  IF TG_TABLE_NAME = ''worker'' THEN
    INSERT INTO stale_card (worker_id) VALUES (NEW.id) ON CONFLICT (worker_id) DO NOTHING;
  ELSE
    INSERT INTO stale_card (worker_id) VALUES (NEW.worker_id) ON CONFLICT (worker_id) DO NOTHING;
  END IF;
  RETURN NULL;
END';
CREATE OR REPLACE TRIGGER stale_card_of_worker AFTER INSERT OR UPDATE ON worker
  FOR EACH ROW EXECUTE FUNCTION frmr_stale_card();
CREATE OR REPLACE TRIGGER stale_card_of_new_entry AFTER INSERT ON entry
  FOR EACH ROW WHEN (NEW.confirmed_version IS NOT NULL) EXECUTE FUNCTION frmr_stale_card();
CREATE OR REPLACE TRIGGER stale_card_of_entry AFTER UPDATE ON entry
  FOR EACH ROW WHEN (NEW.confirmed_version IS DISTINCT FROM OLD.confirmed_version OR NEW.removed <> OLD.removed)
  EXECUTE FUNCTION frmr_stale_card();
