# Generated from the command tree by `make generate`; do not edit.

$frmrPlaces = @{
    'frmr' = @{ subs = @('login', 'logout', 'whoami', 'profile', 'education', 'employment', 'documents', 'nsi', 'access', 'bulk', 'audit', 'auth', 'account', 'sessions', 'context', 'config', 'api', 'explain', 'diagnose', 'doctor', 'local', 'run', 'serve', 'smoke', 'demo', 'completion', 'help'); flags = @('--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr login' = @{ subs = @(); flags = @('--scope', '--no-wait', '--complete', '--no-browser', '--qr', '--clipboard', '--storage', '--insecure-storage', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--scope', '--storage', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr logout' = @{ subs = @(); flags = @('--all', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr whoami' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr profile' = @{ subs = @('show', 'edit', 'contacts', 'status', 'search', 'compare', 'history', 'consent'); flags = @('--help'); valued = @() }
    'frmr profile show' = @{ subs = @(); flags = @('--as-of', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--as-of', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr profile edit' = @{ subs = @(); flags = @('--set', '--unset', '--from', '--if-version', '--dry-run', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--set', '--unset', '--from', '--if-version', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr profile contacts' = @{ subs = @(); flags = @('--phone', '--email', '--confirm', '--code', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--phone', '--email', '--confirm', '--code', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr profile status' = @{ subs = @(); flags = @('--region', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--region', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr profile search' = @{ subs = @(); flags = @('--snils', '--organization', '--post', '--specialty', '--category', '--status', '--on', '--as-of', '--limit', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--snils', '--organization', '--post', '--specialty', '--category', '--status', '--on', '--as-of', '--limit', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr profile compare' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr profile history' = @{ subs = @(); flags = @('--entry', '--limit', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--entry', '--limit', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr profile consent' = @{ subs = @('list', 'withdraw'); flags = @('--help'); valued = @() }
    'frmr profile consent list' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr profile consent withdraw' = @{ subs = @(); flags = @('--yes', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr education' = @{ subs = @('list', 'show', 'add', 'edit', 'remove', 'submit', 'recheck', 'attach', 'plan'); flags = @('--help'); valued = @() }
    'frmr education list' = @{ subs = @(); flags = @('--worker', '--kind', '--as-of', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--worker', '--kind', '--as-of', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr education show' = @{ subs = @(); flags = @('--worker', '--as-of', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--worker', '--as-of', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr education add' = @{ subs = @(); flags = @('--worker', '--kind', '--from-json', '--level', '--stage', '--activity', '--institution', '--specialty', '--qualification', '--form', '--theme', '--hours', '--begin', '--end', '--exam-date', '--pass-date', '--series', '--number', '--diploma-series', '--diploma-number', '--diploma-date', '--diploma-reg-number', '--planned', '--foreign', '--country', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--worker', '--kind', '--from-json', '--level', '--stage', '--activity', '--institution', '--specialty', '--qualification', '--form', '--theme', '--hours', '--begin', '--end', '--exam-date', '--pass-date', '--series', '--number', '--diploma-series', '--diploma-number', '--diploma-date', '--diploma-reg-number', '--country', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr education edit' = @{ subs = @(); flags = @('--worker', '--set', '--unset', '--from-json', '--if-version', '--dry-run', '--level', '--stage', '--activity', '--institution', '--specialty', '--qualification', '--form', '--theme', '--hours', '--begin', '--end', '--exam-date', '--pass-date', '--series', '--number', '--diploma-series', '--diploma-number', '--diploma-date', '--diploma-reg-number', '--planned', '--foreign', '--country', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--worker', '--set', '--unset', '--from-json', '--if-version', '--level', '--stage', '--activity', '--institution', '--specialty', '--qualification', '--form', '--theme', '--hours', '--begin', '--end', '--exam-date', '--pass-date', '--series', '--number', '--diploma-series', '--diploma-number', '--diploma-date', '--diploma-reg-number', '--country', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr education remove' = @{ subs = @(); flags = @('--worker', '--yes', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--worker', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr education submit' = @{ subs = @(); flags = @('--worker', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--worker', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr education recheck' = @{ subs = @(); flags = @('--worker', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--worker', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr education attach' = @{ subs = @(); flags = @('--worker', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--worker', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr education plan' = @{ subs = @(); flags = @('--worker', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--worker', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr employment' = @{ subs = @('list', 'show', 'add', 'edit', 'close', 'transfer', 'remove', 'submit', 'recheck', 'experience', 'timeline', 'on', 'hire'); flags = @('--help'); valued = @() }
    'frmr employment list' = @{ subs = @(); flags = @('--worker', '--as-of', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--worker', '--as-of', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr employment show' = @{ subs = @(); flags = @('--worker', '--as-of', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--worker', '--as-of', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr employment add' = @{ subs = @(); flags = @('--worker', '--from-json', '--organization', '--organization-name', '--department', '--department-oid', '--post', '--specialty', '--position', '--contract-type', '--rate', '--begin', '--end', '--end-reason', '--contract-number', '--contract-date', '--order-number', '--order-date', '--personnel-number', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--worker', '--from-json', '--organization', '--organization-name', '--department', '--department-oid', '--post', '--specialty', '--position', '--contract-type', '--rate', '--begin', '--end', '--end-reason', '--contract-number', '--contract-date', '--order-number', '--order-date', '--personnel-number', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr employment edit' = @{ subs = @(); flags = @('--worker', '--set', '--unset', '--from-json', '--if-version', '--dry-run', '--organization', '--organization-name', '--department', '--department-oid', '--post', '--specialty', '--position', '--contract-type', '--rate', '--begin', '--end', '--end-reason', '--contract-number', '--contract-date', '--order-number', '--order-date', '--personnel-number', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--worker', '--set', '--unset', '--from-json', '--if-version', '--organization', '--organization-name', '--department', '--department-oid', '--post', '--specialty', '--position', '--contract-type', '--rate', '--begin', '--end', '--end-reason', '--contract-number', '--contract-date', '--order-number', '--order-date', '--personnel-number', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr employment close' = @{ subs = @(); flags = @('--date', '--worker', '--end-reason', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--date', '--worker', '--end-reason', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr employment transfer' = @{ subs = @(); flags = @('--date', '--worker', '--from-json', '--organization', '--organization-name', '--department', '--department-oid', '--post', '--specialty', '--position', '--contract-type', '--rate', '--contract-number', '--contract-date', '--order-number', '--order-date', '--personnel-number', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--date', '--worker', '--from-json', '--organization', '--organization-name', '--department', '--department-oid', '--post', '--specialty', '--position', '--contract-type', '--rate', '--contract-number', '--contract-date', '--order-number', '--order-date', '--personnel-number', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr employment remove' = @{ subs = @(); flags = @('--worker', '--yes', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--worker', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr employment submit' = @{ subs = @(); flags = @('--worker', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--worker', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr employment recheck' = @{ subs = @(); flags = @('--worker', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--worker', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr employment experience' = @{ subs = @(); flags = @('--worker', '--until', '--less-absences', '--drafts', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--worker', '--until', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr employment timeline' = @{ subs = @(); flags = @('--worker', '--drafts', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--worker', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr employment on' = @{ subs = @(); flags = @('--worker', '--organization', '--as-of', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--worker', '--organization', '--as-of', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr employment hire' = @{ subs = @('propose', 'list', 'show', 'accept', 'decline', 'withdraw'); flags = @('--help'); valued = @() }
    'frmr employment hire propose' = @{ subs = @(); flags = @('--department', '--department-oid', '--post', '--specialty', '--position', '--contract-type', '--rate', '--begin', '--end', '--end-reason', '--contract-number', '--contract-date', '--order-number', '--order-date', '--personnel-number', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--department', '--department-oid', '--post', '--specialty', '--position', '--contract-type', '--rate', '--begin', '--end', '--end-reason', '--contract-number', '--contract-date', '--order-number', '--order-date', '--personnel-number', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr employment hire list' = @{ subs = @(); flags = @('--worker', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--worker', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr employment hire show' = @{ subs = @(); flags = @('--worker', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--worker', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr employment hire accept' = @{ subs = @(); flags = @('--worker', '--yes', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--worker', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr employment hire decline' = @{ subs = @(); flags = @('--worker', '--yes', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--worker', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr employment hire withdraw' = @{ subs = @(); flags = @('--yes', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr documents' = @{ subs = @('list', 'expiring', 'show', 'upload', 'download', 'remove', 'link', 'check', 'edit', 'replace'); flags = @('--help'); valued = @() }
    'frmr documents list' = @{ subs = @(); flags = @('--worker', '--kind', '--as-of', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--worker', '--kind', '--as-of', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr documents expiring' = @{ subs = @(); flags = @('--worker', '--within', '--as-of', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--worker', '--within', '--as-of', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr documents show' = @{ subs = @(); flags = @('--worker', '--preview', '--as-of', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--worker', '--as-of', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr documents upload' = @{ subs = @(); flags = @('--kind', '--worker', '--to', '--purpose', '--series', '--number', '--date', '--issued-by', '--valid-until', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--kind', '--worker', '--to', '--purpose', '--series', '--number', '--date', '--issued-by', '--valid-until', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr documents download' = @{ subs = @(); flags = @('--worker', '--to', '--force', '--as-of', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--worker', '--to', '--as-of', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr documents remove' = @{ subs = @(); flags = @('--worker', '--yes', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--worker', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr documents link' = @{ subs = @(); flags = @('--worker', '--purpose', '--remove', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--worker', '--purpose', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr documents check' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr documents edit' = @{ subs = @(); flags = @('--worker', '--name', '--series', '--number', '--date', '--issued-by', '--valid-until', '--unset', '--if-version', '--dry-run', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--worker', '--name', '--series', '--number', '--date', '--issued-by', '--valid-until', '--unset', '--if-version', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr documents replace' = @{ subs = @(); flags = @('--worker', '--if-version', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--worker', '--if-version', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr nsi' = @{ subs = @('list', 'search', 'show', 'import'); flags = @('--help'); valued = @() }
    'frmr nsi list' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr nsi search' = @{ subs = @(); flags = @('--in', '--on', '--limit', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--in', '--on', '--limit', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr nsi show' = @{ subs = @(); flags = @('--on', '--limit', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--on', '--limit', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr nsi import' = @{ subs = @(); flags = @('--oid', '--version', '--name', '--code-column', '--name-column', '--dry-run', '--yes', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--oid', '--version', '--name', '--code-column', '--name-column', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr access' = @{ subs = @('roles', 'grant', 'revoke', 'review'); flags = @('--help'); valued = @() }
    'frmr access roles' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr access grant' = @{ subs = @(); flags = @('--worker', '--role', '--organization', '--until', '--name', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--worker', '--role', '--organization', '--until', '--name', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr access revoke' = @{ subs = @(); flags = @('--role', '--yes', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--role', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr access review' = @{ subs = @(); flags = @('--role', '--organization', '--unused', '--all', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--role', '--organization', '--unused', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr bulk' = @{ subs = @('template', 'validate', 'plan', 'show', 'apply', 'resume', 'status', 'runs', 'rejects', 'undo', 'edit', 'export'); flags = @('--help'); valued = @() }
    'frmr bulk template' = @{ subs = @(); flags = @('--out', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--out', '-O', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr bulk validate' = @{ subs = @(); flags = @('--format', '--encoding', '--delimiter', '--sheet', '--map', '--ignore-column', '--files', '--report', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--format', '--encoding', '--delimiter', '--sheet', '--map', '--ignore-column', '--files', '--report', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr bulk plan' = @{ subs = @(); flags = @('--format', '--encoding', '--delimiter', '--sheet', '--map', '--ignore-column', '--files', '--report', '--out', '--days', '--sign', '--detailed-exitcode', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--format', '--encoding', '--delimiter', '--sheet', '--map', '--ignore-column', '--files', '--report', '--out', '-O', '--days', '--sign', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr bulk show' = @{ subs = @(); flags = @('--xlsx', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--xlsx', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr bulk apply' = @{ subs = @(); flags = @('--yes', '--review', '--require-approval', '--concurrency', '--batch-size', '--max-failures', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--review', '--require-approval', '--concurrency', '--batch-size', '--max-failures', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr bulk resume' = @{ subs = @(); flags = @('--concurrency', '--batch-size', '--max-failures', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--concurrency', '--batch-size', '--max-failures', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr bulk status' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr bulk runs' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr bulk rejects' = @{ subs = @(); flags = @('--out', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--out', '-O', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr bulk undo' = @{ subs = @(); flags = @('--out', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--out', '-O', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr bulk edit' = @{ subs = @(); flags = @('--where', '--set', '--out', '--detailed-exitcode', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--where', '--set', '--out', '-O', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr bulk export' = @{ subs = @(); flags = @('--where', '--out', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--where', '--out', '-O', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr audit' = @{ subs = @('events', 'logins', 'show', 'mine', 'anomalies', 'review', 'verify', 'proof', 'export', 'archive', 'retain', 'erase', 'checkpoint'); flags = @('--help'); valued = @() }
    'frmr audit events' = @{ subs = @(); flags = @('--actor', '--subject', '--action', '--outcome', '--object', '--with-reason', '--session', '--address', '--request', '--role', '--since', '--from', '--to', '--on', '--limit', '--count-by', '--follow', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--actor', '--subject', '--action', '--outcome', '--object', '--with-reason', '--session', '--address', '--request', '--role', '--since', '--from', '--to', '--on', '--limit', '--count-by', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr audit logins' = @{ subs = @(); flags = @('--actor', '--session', '--address', '--since', '--limit', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--actor', '--session', '--address', '--since', '--limit', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr audit show' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr audit mine' = @{ subs = @(); flags = @('--since', '--limit', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--since', '--limit', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr audit anomalies' = @{ subs = @(); flags = @('--since', '--from', '--to', '--on', '--follow', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--since', '--from', '--to', '--on', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr audit review' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr audit verify' = @{ subs = @(); flags = @('--from', '--head', '--pubkey', '--proof', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--from', '--head', '--pubkey', '--proof', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr audit proof' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr audit export' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr audit archive' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr audit retain' = @{ subs = @(); flags = @('--dry-run', '--yes', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr audit erase' = @{ subs = @(); flags = @('--yes', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr audit checkpoint' = @{ subs = @('show', 'pin', 'compare'); flags = @('--help'); valued = @() }
    'frmr audit checkpoint show' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr audit checkpoint pin' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr audit checkpoint compare' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr auth' = @{ subs = @('status', 'list', 'switch', 'token', 'refresh', 'storage'); flags = @('--help'); valued = @() }
    'frmr auth status' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr auth list' = @{ subs = @(); flags = @('--all', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr auth switch' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr auth token' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr auth refresh' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr auth storage' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr account' = @{ subs = @('show', 'password', 'networks', 'recovery-codes', 'lock'); flags = @('--help'); valued = @() }
    'frmr account show' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr account password' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr account networks' = @{ subs = @(); flags = @('--clear', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr account recovery-codes' = @{ subs = @(); flags = @('--yes', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr account lock' = @{ subs = @(); flags = @('--yes', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr sessions' = @{ subs = @('list', 'end', 'end-all'); flags = @('--help'); valued = @() }
    'frmr sessions list' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr sessions end' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr sessions end-all' = @{ subs = @(); flags = @('--keep-current', '--yes', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr context' = @{ subs = @('add', 'use', 'list', 'show', 'remove'); flags = @('--help'); valued = @() }
    'frmr context add' = @{ subs = @(); flags = @('--registry', '--issuer', '--client-id', '--scope', '--ca-file', '--minimum-tls', '--use', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--registry', '--issuer', '--client-id', '--scope', '--ca-file', '--minimum-tls', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr context use' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr context list' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr context show' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr context remove' = @{ subs = @(); flags = @('--yes', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr config' = @{ subs = @('get', 'set', 'unset', 'list', 'path'); flags = @('--help'); valued = @() }
    'frmr config get' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr config set' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr config unset' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr config list' = @{ subs = @(); flags = @('--show-origin', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr config path' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr api' = @{ subs = @(); flags = @('--header', '--input', '--include', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--header', '-H', '--input', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr explain' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr diagnose' = @{ subs = @('login'); flags = @('--help'); valued = @() }
    'frmr diagnose login' = @{ subs = @(); flags = @('--user', '--since', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--user', '--since', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr doctor' = @{ subs = @(); flags = @('--bundle', '--yes', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--bundle', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr local' = @{ subs = @('start', 'stop', 'status', 'logs', 'reset', 'backup', 'verify', 'restore', 'rotate-keys', 'accounts', 'inbox', 'approve', 'scenario'); flags = @('--help'); valued = @() }
    'frmr local start' = @{ subs = @(); flags = @('--people', '--seed', '--database', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--people', '--seed', '--database', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr local stop' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr local status' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr local logs' = @{ subs = @(); flags = @('--lines', '--follow', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--lines', '-n', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr local reset' = @{ subs = @(); flags = @('--yes', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr local backup' = @{ subs = @(); flags = @('--key', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--key', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr local verify' = @{ subs = @(); flags = @('--key', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--key', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr local restore' = @{ subs = @(); flags = @('--key', '--yes', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--key', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr local rotate-keys' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr local accounts' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr local inbox' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr local approve' = @{ subs = @(); flags = @('--as', '--factor', '--deny', '--from', '--prove-identity', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--as', '--factor', '--from', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr local scenario' = @{ subs = @('list', 'set', 'clear'); flags = @('--help'); valued = @() }
    'frmr local scenario list' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr local scenario set' = @{ subs = @(); flags = @('--as', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--as', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr local scenario clear' = @{ subs = @(); flags = @('--as', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--as', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr run' = @{ subs = @(); flags = @('--stdin', '--fail-fast', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr serve' = @{ subs = @(); flags = @('--url', '--issuer', '--directory', '--database', '--listen', '--certificate', '--key', '--workers', '--grace', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--url', '--issuer', '--directory', '--database', '--listen', '--certificate', '--key', '--workers', '--grace', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr smoke' = @{ subs = @(); flags = @('--local', '--junit', '--budget', '--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--junit', '--budget', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr demo' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr completion' = @{ subs = @('show', 'install'); flags = @('--help'); valued = @() }
    'frmr completion show' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr completion install' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr help' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
}

$frmrValues = @{
    'frmr:--context' = 'contexts'
    'frmr:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr:--lang' = @('auto', 'en', 'ru')
    'frmr:--error-format' = @('text', 'json')
    'frmr login:--storage' = @('keyring', 'passphrase', 'insecure')
    'frmr login:--context' = 'contexts'
    'frmr login:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr login:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr login:--lang' = @('auto', 'en', 'ru')
    'frmr login:--error-format' = @('text', 'json')
    'frmr logout:--context' = 'contexts'
    'frmr logout:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr logout:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr logout:--lang' = @('auto', 'en', 'ru')
    'frmr logout:--error-format' = @('text', 'json')
    'frmr whoami:--context' = 'contexts'
    'frmr whoami:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr whoami:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr whoami:--lang' = @('auto', 'en', 'ru')
    'frmr whoami:--error-format' = @('text', 'json')
    'frmr profile show:1' = 'workers'
    'frmr profile show:--context' = 'contexts'
    'frmr profile show:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr profile show:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr profile show:--lang' = @('auto', 'en', 'ru')
    'frmr profile show:--error-format' = @('text', 'json')
    'frmr profile edit:1' = 'workers'
    'frmr profile edit:--context' = 'contexts'
    'frmr profile edit:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr profile edit:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr profile edit:--lang' = @('auto', 'en', 'ru')
    'frmr profile edit:--error-format' = @('text', 'json')
    'frmr profile contacts:1' = 'workers'
    'frmr profile contacts:--context' = 'contexts'
    'frmr profile contacts:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr profile contacts:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr profile contacts:--lang' = @('auto', 'en', 'ru')
    'frmr profile contacts:--error-format' = @('text', 'json')
    'frmr profile status:--context' = 'contexts'
    'frmr profile status:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr profile status:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr profile status:--lang' = @('auto', 'en', 'ru')
    'frmr profile status:--error-format' = @('text', 'json')
    'frmr profile search:--organization' = 'organizations'
    'frmr profile search:--post' = 'posts'
    'frmr profile search:--specialty' = 'specialties'
    'frmr profile search:--category' = @('doctor', 'dentist', 'rehabilitation', 'nurse_midwife_technician', 'head', 'pharma_diagnostics')
    'frmr profile search:--status' = @('may_practise', 'expiring', 'expired', 'not_employed')
    'frmr profile search:--context' = 'contexts'
    'frmr profile search:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr profile search:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr profile search:--lang' = @('auto', 'en', 'ru')
    'frmr profile search:--error-format' = @('text', 'json')
    'frmr profile compare:--context' = 'contexts'
    'frmr profile compare:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr profile compare:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr profile compare:--lang' = @('auto', 'en', 'ru')
    'frmr profile compare:--error-format' = @('text', 'json')
    'frmr profile history:1' = 'workers'
    'frmr profile history:--context' = 'contexts'
    'frmr profile history:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr profile history:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr profile history:--lang' = @('auto', 'en', 'ru')
    'frmr profile history:--error-format' = @('text', 'json')
    'frmr profile consent list:--context' = 'contexts'
    'frmr profile consent list:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr profile consent list:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr profile consent list:--lang' = @('auto', 'en', 'ru')
    'frmr profile consent list:--error-format' = @('text', 'json')
    'frmr profile consent withdraw:--context' = 'contexts'
    'frmr profile consent withdraw:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr profile consent withdraw:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr profile consent withdraw:--lang' = @('auto', 'en', 'ru')
    'frmr profile consent withdraw:--error-format' = @('text', 'json')
    'frmr education list:--worker' = 'workers'
    'frmr education list:--kind' = @('professional', 'postgraduate', 'cpd', 'certificate', 'accreditation')
    'frmr education list:--context' = 'contexts'
    'frmr education list:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr education list:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr education list:--lang' = @('auto', 'en', 'ru')
    'frmr education list:--error-format' = @('text', 'json')
    'frmr education show:1' = 'education'
    'frmr education show:--worker' = 'workers'
    'frmr education show:--context' = 'contexts'
    'frmr education show:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr education show:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr education show:--lang' = @('auto', 'en', 'ru')
    'frmr education show:--error-format' = @('text', 'json')
    'frmr education add:--worker' = 'workers'
    'frmr education add:--kind' = @('professional', 'postgraduate', 'cpd', 'certificate')
    'frmr education add:--level' = @('higher', 'secondary')
    'frmr education add:--stage' = @('internship', 'residency', 'postgraduate_study', 'retraining')
    'frmr education add:--activity' = @('course', 'continuous')
    'frmr education add:--institution' = 'institutions'
    'frmr education add:--specialty' = 'specialties'
    'frmr education add:--form' = @('full_time', 'part_time', 'evening', 'distance')
    'frmr education add:--country' = 'countries'
    'frmr education add:--context' = 'contexts'
    'frmr education add:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr education add:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr education add:--lang' = @('auto', 'en', 'ru')
    'frmr education add:--error-format' = @('text', 'json')
    'frmr education edit:1' = 'education'
    'frmr education edit:--worker' = 'workers'
    'frmr education edit:--level' = @('higher', 'secondary')
    'frmr education edit:--stage' = @('internship', 'residency', 'postgraduate_study', 'retraining')
    'frmr education edit:--activity' = @('course', 'continuous')
    'frmr education edit:--institution' = 'institutions'
    'frmr education edit:--specialty' = 'specialties'
    'frmr education edit:--form' = @('full_time', 'part_time', 'evening', 'distance')
    'frmr education edit:--country' = 'countries'
    'frmr education edit:--context' = 'contexts'
    'frmr education edit:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr education edit:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr education edit:--lang' = @('auto', 'en', 'ru')
    'frmr education edit:--error-format' = @('text', 'json')
    'frmr education remove:1' = 'education'
    'frmr education remove:--worker' = 'workers'
    'frmr education remove:--context' = 'contexts'
    'frmr education remove:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr education remove:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr education remove:--lang' = @('auto', 'en', 'ru')
    'frmr education remove:--error-format' = @('text', 'json')
    'frmr education submit:1' = 'education'
    'frmr education submit:--worker' = 'workers'
    'frmr education submit:--context' = 'contexts'
    'frmr education submit:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr education submit:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr education submit:--lang' = @('auto', 'en', 'ru')
    'frmr education submit:--error-format' = @('text', 'json')
    'frmr education recheck:1' = 'education'
    'frmr education recheck:--worker' = 'workers'
    'frmr education recheck:--context' = 'contexts'
    'frmr education recheck:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr education recheck:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr education recheck:--lang' = @('auto', 'en', 'ru')
    'frmr education recheck:--error-format' = @('text', 'json')
    'frmr education attach:1' = 'education'
    'frmr education attach:2' = 'documents'
    'frmr education attach:--worker' = 'workers'
    'frmr education attach:--context' = 'contexts'
    'frmr education attach:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr education attach:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr education attach:--lang' = @('auto', 'en', 'ru')
    'frmr education attach:--error-format' = @('text', 'json')
    'frmr education plan:--worker' = 'workers'
    'frmr education plan:--context' = 'contexts'
    'frmr education plan:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr education plan:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr education plan:--lang' = @('auto', 'en', 'ru')
    'frmr education plan:--error-format' = @('text', 'json')
    'frmr employment list:--worker' = 'workers'
    'frmr employment list:--context' = 'contexts'
    'frmr employment list:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr employment list:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr employment list:--lang' = @('auto', 'en', 'ru')
    'frmr employment list:--error-format' = @('text', 'json')
    'frmr employment show:1' = 'employment'
    'frmr employment show:--worker' = 'workers'
    'frmr employment show:--context' = 'contexts'
    'frmr employment show:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr employment show:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr employment show:--lang' = @('auto', 'en', 'ru')
    'frmr employment show:--error-format' = @('text', 'json')
    'frmr employment add:--worker' = 'workers'
    'frmr employment add:--organization' = 'organizations'
    'frmr employment add:--post' = 'posts'
    'frmr employment add:--specialty' = 'specialties'
    'frmr employment add:--position' = @('main', 'internal', 'combined', 'external')
    'frmr employment add:--contract-type' = @('employment', 'civil', 'secondary')
    'frmr employment add:--context' = 'contexts'
    'frmr employment add:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr employment add:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr employment add:--lang' = @('auto', 'en', 'ru')
    'frmr employment add:--error-format' = @('text', 'json')
    'frmr employment edit:1' = 'employment'
    'frmr employment edit:--worker' = 'workers'
    'frmr employment edit:--organization' = 'organizations'
    'frmr employment edit:--post' = 'posts'
    'frmr employment edit:--specialty' = 'specialties'
    'frmr employment edit:--position' = @('main', 'internal', 'combined', 'external')
    'frmr employment edit:--contract-type' = @('employment', 'civil', 'secondary')
    'frmr employment edit:--context' = 'contexts'
    'frmr employment edit:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr employment edit:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr employment edit:--lang' = @('auto', 'en', 'ru')
    'frmr employment edit:--error-format' = @('text', 'json')
    'frmr employment close:1' = 'employment'
    'frmr employment close:--worker' = 'workers'
    'frmr employment close:--context' = 'contexts'
    'frmr employment close:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr employment close:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr employment close:--lang' = @('auto', 'en', 'ru')
    'frmr employment close:--error-format' = @('text', 'json')
    'frmr employment transfer:1' = 'employment'
    'frmr employment transfer:--worker' = 'workers'
    'frmr employment transfer:--organization' = 'organizations'
    'frmr employment transfer:--post' = 'posts'
    'frmr employment transfer:--specialty' = 'specialties'
    'frmr employment transfer:--position' = @('main', 'internal', 'combined', 'external')
    'frmr employment transfer:--contract-type' = @('employment', 'civil', 'secondary')
    'frmr employment transfer:--context' = 'contexts'
    'frmr employment transfer:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr employment transfer:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr employment transfer:--lang' = @('auto', 'en', 'ru')
    'frmr employment transfer:--error-format' = @('text', 'json')
    'frmr employment remove:1' = 'employment'
    'frmr employment remove:--worker' = 'workers'
    'frmr employment remove:--context' = 'contexts'
    'frmr employment remove:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr employment remove:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr employment remove:--lang' = @('auto', 'en', 'ru')
    'frmr employment remove:--error-format' = @('text', 'json')
    'frmr employment submit:1' = 'employment'
    'frmr employment submit:--worker' = 'workers'
    'frmr employment submit:--context' = 'contexts'
    'frmr employment submit:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr employment submit:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr employment submit:--lang' = @('auto', 'en', 'ru')
    'frmr employment submit:--error-format' = @('text', 'json')
    'frmr employment recheck:1' = 'employment'
    'frmr employment recheck:--worker' = 'workers'
    'frmr employment recheck:--context' = 'contexts'
    'frmr employment recheck:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr employment recheck:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr employment recheck:--lang' = @('auto', 'en', 'ru')
    'frmr employment recheck:--error-format' = @('text', 'json')
    'frmr employment experience:--worker' = 'workers'
    'frmr employment experience:--context' = 'contexts'
    'frmr employment experience:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr employment experience:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr employment experience:--lang' = @('auto', 'en', 'ru')
    'frmr employment experience:--error-format' = @('text', 'json')
    'frmr employment timeline:--worker' = 'workers'
    'frmr employment timeline:--context' = 'contexts'
    'frmr employment timeline:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr employment timeline:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr employment timeline:--lang' = @('auto', 'en', 'ru')
    'frmr employment timeline:--error-format' = @('text', 'json')
    'frmr employment on:--worker' = 'workers'
    'frmr employment on:--organization' = 'organizations'
    'frmr employment on:--context' = 'contexts'
    'frmr employment on:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr employment on:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr employment on:--lang' = @('auto', 'en', 'ru')
    'frmr employment on:--error-format' = @('text', 'json')
    'frmr employment hire propose:--post' = 'posts'
    'frmr employment hire propose:--specialty' = 'specialties'
    'frmr employment hire propose:--position' = @('main', 'internal', 'combined', 'external')
    'frmr employment hire propose:--contract-type' = @('employment', 'civil', 'secondary')
    'frmr employment hire propose:--context' = 'contexts'
    'frmr employment hire propose:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr employment hire propose:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr employment hire propose:--lang' = @('auto', 'en', 'ru')
    'frmr employment hire propose:--error-format' = @('text', 'json')
    'frmr employment hire list:--worker' = 'workers'
    'frmr employment hire list:--context' = 'contexts'
    'frmr employment hire list:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr employment hire list:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr employment hire list:--lang' = @('auto', 'en', 'ru')
    'frmr employment hire list:--error-format' = @('text', 'json')
    'frmr employment hire show:--worker' = 'workers'
    'frmr employment hire show:--context' = 'contexts'
    'frmr employment hire show:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr employment hire show:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr employment hire show:--lang' = @('auto', 'en', 'ru')
    'frmr employment hire show:--error-format' = @('text', 'json')
    'frmr employment hire accept:--worker' = 'workers'
    'frmr employment hire accept:--context' = 'contexts'
    'frmr employment hire accept:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr employment hire accept:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr employment hire accept:--lang' = @('auto', 'en', 'ru')
    'frmr employment hire accept:--error-format' = @('text', 'json')
    'frmr employment hire decline:--worker' = 'workers'
    'frmr employment hire decline:--context' = 'contexts'
    'frmr employment hire decline:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr employment hire decline:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr employment hire decline:--lang' = @('auto', 'en', 'ru')
    'frmr employment hire decline:--error-format' = @('text', 'json')
    'frmr employment hire withdraw:--context' = 'contexts'
    'frmr employment hire withdraw:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr employment hire withdraw:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr employment hire withdraw:--lang' = @('auto', 'en', 'ru')
    'frmr employment hire withdraw:--error-format' = @('text', 'json')
    'frmr documents list:--worker' = 'workers'
    'frmr documents list:--kind' = @('diploma', 'certificate', 'accreditation', 'licence', 'contract', 'hire_order', 'service_certificate', 'cpd', 'identity', 'other')
    'frmr documents list:--context' = 'contexts'
    'frmr documents list:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr documents list:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr documents list:--lang' = @('auto', 'en', 'ru')
    'frmr documents list:--error-format' = @('text', 'json')
    'frmr documents expiring:--worker' = 'workers'
    'frmr documents expiring:--context' = 'contexts'
    'frmr documents expiring:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr documents expiring:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr documents expiring:--lang' = @('auto', 'en', 'ru')
    'frmr documents expiring:--error-format' = @('text', 'json')
    'frmr documents show:1' = 'documents'
    'frmr documents show:--worker' = 'workers'
    'frmr documents show:--context' = 'contexts'
    'frmr documents show:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr documents show:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr documents show:--lang' = @('auto', 'en', 'ru')
    'frmr documents show:--error-format' = @('text', 'json')
    'frmr documents upload:--kind' = @('diploma', 'certificate', 'accreditation', 'licence', 'contract', 'hire_order', 'service_certificate', 'cpd', 'identity', 'other')
    'frmr documents upload:--worker' = 'workers'
    'frmr documents upload:--purpose' = @('scan', 'contract', 'hire_order', 'service_certificate')
    'frmr documents upload:--context' = 'contexts'
    'frmr documents upload:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr documents upload:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr documents upload:--lang' = @('auto', 'en', 'ru')
    'frmr documents upload:--error-format' = @('text', 'json')
    'frmr documents download:1' = 'documents'
    'frmr documents download:--worker' = 'workers'
    'frmr documents download:--context' = 'contexts'
    'frmr documents download:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr documents download:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr documents download:--lang' = @('auto', 'en', 'ru')
    'frmr documents download:--error-format' = @('text', 'json')
    'frmr documents remove:1' = 'documents'
    'frmr documents remove:--worker' = 'workers'
    'frmr documents remove:--context' = 'contexts'
    'frmr documents remove:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr documents remove:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr documents remove:--lang' = @('auto', 'en', 'ru')
    'frmr documents remove:--error-format' = @('text', 'json')
    'frmr documents link:1' = 'documents'
    'frmr documents link:--worker' = 'workers'
    'frmr documents link:--purpose' = @('scan', 'contract', 'hire_order', 'service_certificate')
    'frmr documents link:--context' = 'contexts'
    'frmr documents link:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr documents link:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr documents link:--lang' = @('auto', 'en', 'ru')
    'frmr documents link:--error-format' = @('text', 'json')
    'frmr documents check:--context' = 'contexts'
    'frmr documents check:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr documents check:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr documents check:--lang' = @('auto', 'en', 'ru')
    'frmr documents check:--error-format' = @('text', 'json')
    'frmr documents edit:1' = 'documents'
    'frmr documents edit:--worker' = 'workers'
    'frmr documents edit:--unset' = @('series', 'number', 'date', 'issuer', 'valid-until')
    'frmr documents edit:--context' = 'contexts'
    'frmr documents edit:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr documents edit:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr documents edit:--lang' = @('auto', 'en', 'ru')
    'frmr documents edit:--error-format' = @('text', 'json')
    'frmr documents replace:1' = 'documents'
    'frmr documents replace:--worker' = 'workers'
    'frmr documents replace:--context' = 'contexts'
    'frmr documents replace:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr documents replace:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr documents replace:--lang' = @('auto', 'en', 'ru')
    'frmr documents replace:--error-format' = @('text', 'json')
    'frmr nsi list:--context' = 'contexts'
    'frmr nsi list:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr nsi list:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr nsi list:--lang' = @('auto', 'en', 'ru')
    'frmr nsi list:--error-format' = @('text', 'json')
    'frmr nsi search:--in' = @('posts', 'specialties', 'categories', 'accreditation-kinds', 'position-types', 'identity-documents', 'countries', 'education-specialties', 'institutions', 'organizations', 'departments')
    'frmr nsi search:--context' = 'contexts'
    'frmr nsi search:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr nsi search:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr nsi search:--lang' = @('auto', 'en', 'ru')
    'frmr nsi search:--error-format' = @('text', 'json')
    'frmr nsi show:1' = @('posts', 'specialties', 'categories', 'accreditation-kinds', 'position-types', 'identity-documents', 'countries', 'education-specialties', 'institutions', 'organizations', 'departments')
    'frmr nsi show:--context' = 'contexts'
    'frmr nsi show:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr nsi show:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr nsi show:--lang' = @('auto', 'en', 'ru')
    'frmr nsi show:--error-format' = @('text', 'json')
    'frmr nsi import:--context' = 'contexts'
    'frmr nsi import:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr nsi import:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr nsi import:--lang' = @('auto', 'en', 'ru')
    'frmr nsi import:--error-format' = @('text', 'json')
    'frmr access roles:--context' = 'contexts'
    'frmr access roles:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr access roles:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr access roles:--lang' = @('auto', 'en', 'ru')
    'frmr access roles:--error-format' = @('text', 'json')
    'frmr access grant:--worker' = 'workers'
    'frmr access grant:--role' = @('practitioner', 'organisation_hr', 'registry_admin', 'support', 'auditor', 'service')
    'frmr access grant:--organization' = 'organizations'
    'frmr access grant:--context' = 'contexts'
    'frmr access grant:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr access grant:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr access grant:--lang' = @('auto', 'en', 'ru')
    'frmr access grant:--error-format' = @('text', 'json')
    'frmr access revoke:--role' = @('practitioner', 'organisation_hr', 'registry_admin', 'support', 'auditor', 'service')
    'frmr access revoke:--context' = 'contexts'
    'frmr access revoke:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr access revoke:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr access revoke:--lang' = @('auto', 'en', 'ru')
    'frmr access revoke:--error-format' = @('text', 'json')
    'frmr access review:--role' = @('practitioner', 'organisation_hr', 'registry_admin', 'support', 'auditor', 'service')
    'frmr access review:--organization' = 'organizations'
    'frmr access review:--context' = 'contexts'
    'frmr access review:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr access review:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr access review:--lang' = @('auto', 'en', 'ru')
    'frmr access review:--error-format' = @('text', 'json')
    'frmr bulk template:--context' = 'contexts'
    'frmr bulk template:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr bulk template:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr bulk template:--lang' = @('auto', 'en', 'ru')
    'frmr bulk template:--error-format' = @('text', 'json')
    'frmr bulk validate:--context' = 'contexts'
    'frmr bulk validate:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr bulk validate:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr bulk validate:--lang' = @('auto', 'en', 'ru')
    'frmr bulk validate:--error-format' = @('text', 'json')
    'frmr bulk plan:--context' = 'contexts'
    'frmr bulk plan:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr bulk plan:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr bulk plan:--lang' = @('auto', 'en', 'ru')
    'frmr bulk plan:--error-format' = @('text', 'json')
    'frmr bulk show:--context' = 'contexts'
    'frmr bulk show:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr bulk show:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr bulk show:--lang' = @('auto', 'en', 'ru')
    'frmr bulk show:--error-format' = @('text', 'json')
    'frmr bulk apply:--context' = 'contexts'
    'frmr bulk apply:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr bulk apply:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr bulk apply:--lang' = @('auto', 'en', 'ru')
    'frmr bulk apply:--error-format' = @('text', 'json')
    'frmr bulk resume:--context' = 'contexts'
    'frmr bulk resume:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr bulk resume:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr bulk resume:--lang' = @('auto', 'en', 'ru')
    'frmr bulk resume:--error-format' = @('text', 'json')
    'frmr bulk status:--context' = 'contexts'
    'frmr bulk status:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr bulk status:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr bulk status:--lang' = @('auto', 'en', 'ru')
    'frmr bulk status:--error-format' = @('text', 'json')
    'frmr bulk runs:--context' = 'contexts'
    'frmr bulk runs:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr bulk runs:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr bulk runs:--lang' = @('auto', 'en', 'ru')
    'frmr bulk runs:--error-format' = @('text', 'json')
    'frmr bulk rejects:--context' = 'contexts'
    'frmr bulk rejects:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr bulk rejects:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr bulk rejects:--lang' = @('auto', 'en', 'ru')
    'frmr bulk rejects:--error-format' = @('text', 'json')
    'frmr bulk undo:--context' = 'contexts'
    'frmr bulk undo:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr bulk undo:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr bulk undo:--lang' = @('auto', 'en', 'ru')
    'frmr bulk undo:--error-format' = @('text', 'json')
    'frmr bulk edit:--context' = 'contexts'
    'frmr bulk edit:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr bulk edit:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr bulk edit:--lang' = @('auto', 'en', 'ru')
    'frmr bulk edit:--error-format' = @('text', 'json')
    'frmr bulk export:--context' = 'contexts'
    'frmr bulk export:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr bulk export:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr bulk export:--lang' = @('auto', 'en', 'ru')
    'frmr bulk export:--error-format' = @('text', 'json')
    'frmr audit events:--context' = 'contexts'
    'frmr audit events:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr audit events:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr audit events:--lang' = @('auto', 'en', 'ru')
    'frmr audit events:--error-format' = @('text', 'json')
    'frmr audit logins:--context' = 'contexts'
    'frmr audit logins:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr audit logins:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr audit logins:--lang' = @('auto', 'en', 'ru')
    'frmr audit logins:--error-format' = @('text', 'json')
    'frmr audit show:--context' = 'contexts'
    'frmr audit show:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr audit show:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr audit show:--lang' = @('auto', 'en', 'ru')
    'frmr audit show:--error-format' = @('text', 'json')
    'frmr audit mine:--context' = 'contexts'
    'frmr audit mine:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr audit mine:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr audit mine:--lang' = @('auto', 'en', 'ru')
    'frmr audit mine:--error-format' = @('text', 'json')
    'frmr audit anomalies:--context' = 'contexts'
    'frmr audit anomalies:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr audit anomalies:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr audit anomalies:--lang' = @('auto', 'en', 'ru')
    'frmr audit anomalies:--error-format' = @('text', 'json')
    'frmr audit review:--context' = 'contexts'
    'frmr audit review:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr audit review:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr audit review:--lang' = @('auto', 'en', 'ru')
    'frmr audit review:--error-format' = @('text', 'json')
    'frmr audit verify:--context' = 'contexts'
    'frmr audit verify:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr audit verify:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr audit verify:--lang' = @('auto', 'en', 'ru')
    'frmr audit verify:--error-format' = @('text', 'json')
    'frmr audit proof:--context' = 'contexts'
    'frmr audit proof:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr audit proof:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr audit proof:--lang' = @('auto', 'en', 'ru')
    'frmr audit proof:--error-format' = @('text', 'json')
    'frmr audit export:--context' = 'contexts'
    'frmr audit export:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr audit export:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr audit export:--lang' = @('auto', 'en', 'ru')
    'frmr audit export:--error-format' = @('text', 'json')
    'frmr audit archive:--context' = 'contexts'
    'frmr audit archive:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr audit archive:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr audit archive:--lang' = @('auto', 'en', 'ru')
    'frmr audit archive:--error-format' = @('text', 'json')
    'frmr audit retain:--context' = 'contexts'
    'frmr audit retain:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr audit retain:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr audit retain:--lang' = @('auto', 'en', 'ru')
    'frmr audit retain:--error-format' = @('text', 'json')
    'frmr audit erase:--context' = 'contexts'
    'frmr audit erase:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr audit erase:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr audit erase:--lang' = @('auto', 'en', 'ru')
    'frmr audit erase:--error-format' = @('text', 'json')
    'frmr audit checkpoint show:--context' = 'contexts'
    'frmr audit checkpoint show:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr audit checkpoint show:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr audit checkpoint show:--lang' = @('auto', 'en', 'ru')
    'frmr audit checkpoint show:--error-format' = @('text', 'json')
    'frmr audit checkpoint pin:--context' = 'contexts'
    'frmr audit checkpoint pin:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr audit checkpoint pin:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr audit checkpoint pin:--lang' = @('auto', 'en', 'ru')
    'frmr audit checkpoint pin:--error-format' = @('text', 'json')
    'frmr audit checkpoint compare:--context' = 'contexts'
    'frmr audit checkpoint compare:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr audit checkpoint compare:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr audit checkpoint compare:--lang' = @('auto', 'en', 'ru')
    'frmr audit checkpoint compare:--error-format' = @('text', 'json')
    'frmr auth status:--context' = 'contexts'
    'frmr auth status:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr auth status:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr auth status:--lang' = @('auto', 'en', 'ru')
    'frmr auth status:--error-format' = @('text', 'json')
    'frmr auth list:--context' = 'contexts'
    'frmr auth list:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr auth list:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr auth list:--lang' = @('auto', 'en', 'ru')
    'frmr auth list:--error-format' = @('text', 'json')
    'frmr auth switch:1' = 'logins'
    'frmr auth switch:--context' = 'contexts'
    'frmr auth switch:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr auth switch:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr auth switch:--lang' = @('auto', 'en', 'ru')
    'frmr auth switch:--error-format' = @('text', 'json')
    'frmr auth token:--context' = 'contexts'
    'frmr auth token:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr auth token:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr auth token:--lang' = @('auto', 'en', 'ru')
    'frmr auth token:--error-format' = @('text', 'json')
    'frmr auth refresh:--context' = 'contexts'
    'frmr auth refresh:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr auth refresh:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr auth refresh:--lang' = @('auto', 'en', 'ru')
    'frmr auth refresh:--error-format' = @('text', 'json')
    'frmr auth storage:1' = @('auto', 'keyring', 'passphrase', 'insecure')
    'frmr auth storage:--context' = 'contexts'
    'frmr auth storage:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr auth storage:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr auth storage:--lang' = @('auto', 'en', 'ru')
    'frmr auth storage:--error-format' = @('text', 'json')
    'frmr account show:--context' = 'contexts'
    'frmr account show:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr account show:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr account show:--lang' = @('auto', 'en', 'ru')
    'frmr account show:--error-format' = @('text', 'json')
    'frmr account password:--context' = 'contexts'
    'frmr account password:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr account password:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr account password:--lang' = @('auto', 'en', 'ru')
    'frmr account password:--error-format' = @('text', 'json')
    'frmr account networks:--context' = 'contexts'
    'frmr account networks:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr account networks:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr account networks:--lang' = @('auto', 'en', 'ru')
    'frmr account networks:--error-format' = @('text', 'json')
    'frmr account recovery-codes:--context' = 'contexts'
    'frmr account recovery-codes:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr account recovery-codes:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr account recovery-codes:--lang' = @('auto', 'en', 'ru')
    'frmr account recovery-codes:--error-format' = @('text', 'json')
    'frmr account lock:--context' = 'contexts'
    'frmr account lock:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr account lock:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr account lock:--lang' = @('auto', 'en', 'ru')
    'frmr account lock:--error-format' = @('text', 'json')
    'frmr sessions list:--context' = 'contexts'
    'frmr sessions list:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr sessions list:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr sessions list:--lang' = @('auto', 'en', 'ru')
    'frmr sessions list:--error-format' = @('text', 'json')
    'frmr sessions end:--context' = 'contexts'
    'frmr sessions end:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr sessions end:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr sessions end:--lang' = @('auto', 'en', 'ru')
    'frmr sessions end:--error-format' = @('text', 'json')
    'frmr sessions end-all:--context' = 'contexts'
    'frmr sessions end-all:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr sessions end-all:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr sessions end-all:--lang' = @('auto', 'en', 'ru')
    'frmr sessions end-all:--error-format' = @('text', 'json')
    'frmr context add:--minimum-tls' = @('1.3', '1.2')
    'frmr context add:--context' = 'contexts'
    'frmr context add:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr context add:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr context add:--lang' = @('auto', 'en', 'ru')
    'frmr context add:--error-format' = @('text', 'json')
    'frmr context use:1' = 'contexts'
    'frmr context use:--context' = 'contexts'
    'frmr context use:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr context use:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr context use:--lang' = @('auto', 'en', 'ru')
    'frmr context use:--error-format' = @('text', 'json')
    'frmr context list:--context' = 'contexts'
    'frmr context list:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr context list:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr context list:--lang' = @('auto', 'en', 'ru')
    'frmr context list:--error-format' = @('text', 'json')
    'frmr context show:1' = 'contexts'
    'frmr context show:--context' = 'contexts'
    'frmr context show:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr context show:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr context show:--lang' = @('auto', 'en', 'ru')
    'frmr context show:--error-format' = @('text', 'json')
    'frmr context remove:1' = 'contexts'
    'frmr context remove:--context' = 'contexts'
    'frmr context remove:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr context remove:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr context remove:--lang' = @('auto', 'en', 'ru')
    'frmr context remove:--error-format' = @('text', 'json')
    'frmr config get:1' = @('context', 'output', 'lang', 'utc', 'timeout', 'storage')
    'frmr config get:--context' = 'contexts'
    'frmr config get:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr config get:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr config get:--lang' = @('auto', 'en', 'ru')
    'frmr config get:--error-format' = @('text', 'json')
    'frmr config set:1' = @('context', 'output', 'lang', 'utc', 'timeout', 'storage')
    'frmr config set:--context' = 'contexts'
    'frmr config set:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr config set:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr config set:--lang' = @('auto', 'en', 'ru')
    'frmr config set:--error-format' = @('text', 'json')
    'frmr config unset:1' = @('context', 'output', 'lang', 'utc', 'timeout', 'storage')
    'frmr config unset:--context' = 'contexts'
    'frmr config unset:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr config unset:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr config unset:--lang' = @('auto', 'en', 'ru')
    'frmr config unset:--error-format' = @('text', 'json')
    'frmr config list:--context' = 'contexts'
    'frmr config list:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr config list:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr config list:--lang' = @('auto', 'en', 'ru')
    'frmr config list:--error-format' = @('text', 'json')
    'frmr config path:--context' = 'contexts'
    'frmr config path:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr config path:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr config path:--lang' = @('auto', 'en', 'ru')
    'frmr config path:--error-format' = @('text', 'json')
    'frmr api:1' = @('GET', 'POST', 'PATCH', 'PUT', 'DELETE')
    'frmr api:--context' = 'contexts'
    'frmr api:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr api:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr api:--lang' = @('auto', 'en', 'ru')
    'frmr api:--error-format' = @('text', 'json')
    'frmr explain:--context' = 'contexts'
    'frmr explain:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr explain:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr explain:--lang' = @('auto', 'en', 'ru')
    'frmr explain:--error-format' = @('text', 'json')
    'frmr diagnose login:--context' = 'contexts'
    'frmr diagnose login:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr diagnose login:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr diagnose login:--lang' = @('auto', 'en', 'ru')
    'frmr diagnose login:--error-format' = @('text', 'json')
    'frmr doctor:--context' = 'contexts'
    'frmr doctor:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr doctor:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr doctor:--lang' = @('auto', 'en', 'ru')
    'frmr doctor:--error-format' = @('text', 'json')
    'frmr local start:--context' = 'contexts'
    'frmr local start:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr local start:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr local start:--lang' = @('auto', 'en', 'ru')
    'frmr local start:--error-format' = @('text', 'json')
    'frmr local stop:--context' = 'contexts'
    'frmr local stop:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr local stop:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr local stop:--lang' = @('auto', 'en', 'ru')
    'frmr local stop:--error-format' = @('text', 'json')
    'frmr local status:--context' = 'contexts'
    'frmr local status:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr local status:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr local status:--lang' = @('auto', 'en', 'ru')
    'frmr local status:--error-format' = @('text', 'json')
    'frmr local logs:--context' = 'contexts'
    'frmr local logs:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr local logs:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr local logs:--lang' = @('auto', 'en', 'ru')
    'frmr local logs:--error-format' = @('text', 'json')
    'frmr local reset:--context' = 'contexts'
    'frmr local reset:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr local reset:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr local reset:--lang' = @('auto', 'en', 'ru')
    'frmr local reset:--error-format' = @('text', 'json')
    'frmr local backup:--context' = 'contexts'
    'frmr local backup:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr local backup:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr local backup:--lang' = @('auto', 'en', 'ru')
    'frmr local backup:--error-format' = @('text', 'json')
    'frmr local verify:--context' = 'contexts'
    'frmr local verify:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr local verify:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr local verify:--lang' = @('auto', 'en', 'ru')
    'frmr local verify:--error-format' = @('text', 'json')
    'frmr local restore:--context' = 'contexts'
    'frmr local restore:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr local restore:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr local restore:--lang' = @('auto', 'en', 'ru')
    'frmr local restore:--error-format' = @('text', 'json')
    'frmr local rotate-keys:--context' = 'contexts'
    'frmr local rotate-keys:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr local rotate-keys:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr local rotate-keys:--lang' = @('auto', 'en', 'ru')
    'frmr local rotate-keys:--error-format' = @('text', 'json')
    'frmr local accounts:--context' = 'contexts'
    'frmr local accounts:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr local accounts:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr local accounts:--lang' = @('auto', 'en', 'ru')
    'frmr local accounts:--error-format' = @('text', 'json')
    'frmr local inbox:--context' = 'contexts'
    'frmr local inbox:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr local inbox:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr local inbox:--lang' = @('auto', 'en', 'ru')
    'frmr local inbox:--error-format' = @('text', 'json')
    'frmr local approve:--factor' = @('sms', 'totp')
    'frmr local approve:--context' = 'contexts'
    'frmr local approve:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr local approve:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr local approve:--lang' = @('auto', 'en', 'ru')
    'frmr local approve:--error-format' = @('text', 'json')
    'frmr local scenario list:--context' = 'contexts'
    'frmr local scenario list:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr local scenario list:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr local scenario list:--lang' = @('auto', 'en', 'ru')
    'frmr local scenario list:--error-format' = @('text', 'json')
    'frmr local scenario set:--context' = 'contexts'
    'frmr local scenario set:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr local scenario set:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr local scenario set:--lang' = @('auto', 'en', 'ru')
    'frmr local scenario set:--error-format' = @('text', 'json')
    'frmr local scenario clear:--context' = 'contexts'
    'frmr local scenario clear:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr local scenario clear:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr local scenario clear:--lang' = @('auto', 'en', 'ru')
    'frmr local scenario clear:--error-format' = @('text', 'json')
    'frmr run:--context' = 'contexts'
    'frmr run:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr run:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr run:--lang' = @('auto', 'en', 'ru')
    'frmr run:--error-format' = @('text', 'json')
    'frmr serve:--context' = 'contexts'
    'frmr serve:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr serve:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr serve:--lang' = @('auto', 'en', 'ru')
    'frmr serve:--error-format' = @('text', 'json')
    'frmr smoke:--context' = 'contexts'
    'frmr smoke:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr smoke:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr smoke:--lang' = @('auto', 'en', 'ru')
    'frmr smoke:--error-format' = @('text', 'json')
    'frmr demo:--context' = 'contexts'
    'frmr demo:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr demo:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr demo:--lang' = @('auto', 'en', 'ru')
    'frmr demo:--error-format' = @('text', 'json')
    'frmr completion show:1' = @('bash', 'zsh', 'fish', 'powershell')
    'frmr completion show:--context' = 'contexts'
    'frmr completion show:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr completion show:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr completion show:--lang' = @('auto', 'en', 'ru')
    'frmr completion show:--error-format' = @('text', 'json')
    'frmr completion install:1' = @('bash', 'zsh', 'fish', 'powershell')
    'frmr completion install:--context' = 'contexts'
    'frmr completion install:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr completion install:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr completion install:--lang' = @('auto', 'en', 'ru')
    'frmr completion install:--error-format' = @('text', 'json')
    'frmr help:1' = @('environment', 'formatting', 'exit-codes')
    'frmr help:--context' = 'contexts'
    'frmr help:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr help:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'xlsx', 'id')
    'frmr help:--lang' = @('auto', 'en', 'ru')
    'frmr help:--error-format' = @('text', 'json')
}

Register-ArgumentCompleter -Native -CommandName frmr -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $place = 'frmr'
    $position = 1
    $expects = ''
    $before = $commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition }
    foreach ($element in $before) {
        $word = $element.ToString()
        if ($expects) { $expects = '' }
        elseif ($word.StartsWith('-')) {
            if ($frmrPlaces[$place].valued -ccontains $word) { $expects = $word }
        }
        elseif ($frmrPlaces[$place].subs -ccontains $word) { $place = "$place $word" }
        else { $position++ }
    }
    if ($expects) { $found = $frmrValues["${place}:$expects"] }
    elseif ($wordToComplete.StartsWith('-')) { $found = $frmrPlaces[$place].flags }
    elseif ($frmrPlaces[$place].subs) { $found = $frmrPlaces[$place].subs }
    else { $found = $frmrValues["${place}:$position"] }
    if ($found -is [string]) { $found = & frmr __complete $found $wordToComplete 2>$null }
    $found | Where-Object { $_ -and $_.StartsWith($wordToComplete) } | ForEach-Object {
        [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
    }
}
