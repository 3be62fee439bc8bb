# Generated from the command tree by `make generate`; do not edit.

$frmrPlaces = @{
    'frmr' = @{ subs = @('login', 'logout', 'whoami', 'profile', 'auth', 'context', 'config', 'api', 'local', 'smoke', 'demo', 'completion', 'help'); flags = @('--context', '--output', '--fields', '--query', '--no-truncate', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr login' = @{ subs = @(); flags = @('--scope', '--no-wait', '--complete', '--no-browser', '--qr', '--storage', '--insecure-storage', '--context', '--output', '--fields', '--query', '--no-truncate', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--scope', '--storage', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr logout' = @{ subs = @(); flags = @('--all', '--context', '--output', '--fields', '--query', '--no-truncate', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr whoami' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--no-truncate', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr profile' = @{ subs = @('show', 'edit', 'contacts'); flags = @('--help'); valued = @() }
    'frmr profile show' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--no-truncate', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr profile edit' = @{ subs = @(); flags = @('--set', '--unset', '--from', '--if-version', '--dry-run', '--context', '--output', '--fields', '--query', '--no-truncate', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--set', '--unset', '--from', '--if-version', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr profile contacts' = @{ subs = @(); flags = @('--phone', '--email', '--confirm', '--code', '--context', '--output', '--fields', '--query', '--no-truncate', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--phone', '--email', '--confirm', '--code', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr auth' = @{ subs = @('status', 'list', 'switch', 'token', 'refresh', 'storage'); flags = @('--help'); valued = @() }
    'frmr auth status' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--no-truncate', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr auth list' = @{ subs = @(); flags = @('--all', '--context', '--output', '--fields', '--query', '--no-truncate', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr auth switch' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--no-truncate', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr auth token' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--no-truncate', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr auth refresh' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--no-truncate', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr auth storage' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--no-truncate', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr context' = @{ subs = @('add', 'use', 'list', 'show', 'remove'); flags = @('--help'); valued = @() }
    'frmr context add' = @{ subs = @(); flags = @('--registry', '--issuer', '--client-id', '--scope', '--ca-file', '--use', '--context', '--output', '--fields', '--query', '--no-truncate', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--registry', '--issuer', '--client-id', '--scope', '--ca-file', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr context use' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--no-truncate', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr context list' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--no-truncate', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr context show' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--no-truncate', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr context remove' = @{ subs = @(); flags = @('--yes', '--context', '--output', '--fields', '--query', '--no-truncate', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr config' = @{ subs = @('get', 'set', 'unset', 'list', 'path'); flags = @('--help'); valued = @() }
    'frmr config get' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--no-truncate', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr config set' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--no-truncate', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr config unset' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--no-truncate', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr config list' = @{ subs = @(); flags = @('--show-origin', '--context', '--output', '--fields', '--query', '--no-truncate', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr config path' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--no-truncate', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr api' = @{ subs = @(); flags = @('--header', '--input', '--include', '--context', '--output', '--fields', '--query', '--no-truncate', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--header', '-H', '--input', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr local' = @{ subs = @('start', 'stop', 'status', 'logs', 'reset', 'accounts', 'inbox', 'approve'); flags = @('--help'); valued = @() }
    'frmr local start' = @{ subs = @(); flags = @('--people', '--seed', '--context', '--output', '--fields', '--query', '--no-truncate', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--people', '--seed', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr local stop' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--no-truncate', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr local status' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--no-truncate', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr local logs' = @{ subs = @(); flags = @('--lines', '--follow', '--context', '--output', '--fields', '--query', '--no-truncate', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--lines', '-n', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr local reset' = @{ subs = @(); flags = @('--yes', '--context', '--output', '--fields', '--query', '--no-truncate', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr local accounts' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--no-truncate', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr local inbox' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--no-truncate', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr local approve' = @{ subs = @(); flags = @('--as', '--factor', '--deny', '--context', '--output', '--fields', '--query', '--no-truncate', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--as', '--factor', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr smoke' = @{ subs = @(); flags = @('--local', '--junit', '--budget', '--context', '--output', '--fields', '--query', '--no-truncate', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--junit', '--budget', '--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr demo' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--no-truncate', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr completion' = @{ subs = @('show', 'install'); flags = @('--help'); valued = @() }
    'frmr completion show' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--no-truncate', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr completion install' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--no-truncate', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
    'frmr help' = @{ subs = @(); flags = @('--context', '--output', '--fields', '--query', '--no-truncate', '--utc', '--reveal', '--reason', '--lang', '--quiet', '--debug', '--no-input', '--error-format', '--help'); valued = @('--context', '--output', '-o', '--fields', '--query', '--reason', '--lang', '--error-format') }
}

$frmrValues = @{
    'frmr:--context' = 'contexts'
    'frmr:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr:--lang' = @('auto', 'en', 'ru')
    'frmr:--error-format' = @('text', 'json')
    'frmr login:--storage' = @('keyring', 'passphrase', 'insecure')
    'frmr login:--context' = 'contexts'
    'frmr login:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr login:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr login:--lang' = @('auto', 'en', 'ru')
    'frmr login:--error-format' = @('text', 'json')
    'frmr logout:--context' = 'contexts'
    'frmr logout:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr logout:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr logout:--lang' = @('auto', 'en', 'ru')
    'frmr logout:--error-format' = @('text', 'json')
    'frmr whoami:--context' = 'contexts'
    'frmr whoami:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr whoami:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr whoami:--lang' = @('auto', 'en', 'ru')
    'frmr whoami:--error-format' = @('text', 'json')
    'frmr profile show:1' = 'workers'
    'frmr profile show:--context' = 'contexts'
    'frmr profile show:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr profile show:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr profile show:--lang' = @('auto', 'en', 'ru')
    'frmr profile show:--error-format' = @('text', 'json')
    'frmr profile edit:1' = 'workers'
    'frmr profile edit:--context' = 'contexts'
    'frmr profile edit:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr profile edit:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr profile edit:--lang' = @('auto', 'en', 'ru')
    'frmr profile edit:--error-format' = @('text', 'json')
    'frmr profile contacts:1' = 'workers'
    'frmr profile contacts:--context' = 'contexts'
    'frmr profile contacts:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr profile contacts:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr profile contacts:--lang' = @('auto', 'en', 'ru')
    'frmr profile contacts:--error-format' = @('text', 'json')
    'frmr auth status:--context' = 'contexts'
    'frmr auth status:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr auth status:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr auth status:--lang' = @('auto', 'en', 'ru')
    'frmr auth status:--error-format' = @('text', 'json')
    'frmr auth list:--context' = 'contexts'
    'frmr auth list:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr auth list:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr auth list:--lang' = @('auto', 'en', 'ru')
    'frmr auth list:--error-format' = @('text', 'json')
    'frmr auth switch:1' = 'logins'
    'frmr auth switch:--context' = 'contexts'
    'frmr auth switch:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr auth switch:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr auth switch:--lang' = @('auto', 'en', 'ru')
    'frmr auth switch:--error-format' = @('text', 'json')
    'frmr auth token:--context' = 'contexts'
    'frmr auth token:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr auth token:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr auth token:--lang' = @('auto', 'en', 'ru')
    'frmr auth token:--error-format' = @('text', 'json')
    'frmr auth refresh:--context' = 'contexts'
    'frmr auth refresh:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr auth refresh:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr auth refresh:--lang' = @('auto', 'en', 'ru')
    'frmr auth refresh:--error-format' = @('text', 'json')
    'frmr auth storage:1' = @('auto', 'keyring', 'passphrase', 'insecure')
    'frmr auth storage:--context' = 'contexts'
    'frmr auth storage:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr auth storage:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr auth storage:--lang' = @('auto', 'en', 'ru')
    'frmr auth storage:--error-format' = @('text', 'json')
    'frmr context add:--context' = 'contexts'
    'frmr context add:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr context add:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr context add:--lang' = @('auto', 'en', 'ru')
    'frmr context add:--error-format' = @('text', 'json')
    'frmr context use:1' = 'contexts'
    'frmr context use:--context' = 'contexts'
    'frmr context use:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr context use:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr context use:--lang' = @('auto', 'en', 'ru')
    'frmr context use:--error-format' = @('text', 'json')
    'frmr context list:--context' = 'contexts'
    'frmr context list:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr context list:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr context list:--lang' = @('auto', 'en', 'ru')
    'frmr context list:--error-format' = @('text', 'json')
    'frmr context show:1' = 'contexts'
    'frmr context show:--context' = 'contexts'
    'frmr context show:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr context show:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr context show:--lang' = @('auto', 'en', 'ru')
    'frmr context show:--error-format' = @('text', 'json')
    'frmr context remove:1' = 'contexts'
    'frmr context remove:--context' = 'contexts'
    'frmr context remove:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr context remove:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr context remove:--lang' = @('auto', 'en', 'ru')
    'frmr context remove:--error-format' = @('text', 'json')
    'frmr config get:1' = @('context', 'output', 'lang', 'utc', 'timeout', 'storage')
    'frmr config get:--context' = 'contexts'
    'frmr config get:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr config get:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr config get:--lang' = @('auto', 'en', 'ru')
    'frmr config get:--error-format' = @('text', 'json')
    'frmr config set:1' = @('context', 'output', 'lang', 'utc', 'timeout', 'storage')
    'frmr config set:--context' = 'contexts'
    'frmr config set:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr config set:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr config set:--lang' = @('auto', 'en', 'ru')
    'frmr config set:--error-format' = @('text', 'json')
    'frmr config unset:1' = @('context', 'output', 'lang', 'utc', 'timeout', 'storage')
    'frmr config unset:--context' = 'contexts'
    'frmr config unset:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr config unset:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr config unset:--lang' = @('auto', 'en', 'ru')
    'frmr config unset:--error-format' = @('text', 'json')
    'frmr config list:--context' = 'contexts'
    'frmr config list:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr config list:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr config list:--lang' = @('auto', 'en', 'ru')
    'frmr config list:--error-format' = @('text', 'json')
    'frmr config path:--context' = 'contexts'
    'frmr config path:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr config path:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr config path:--lang' = @('auto', 'en', 'ru')
    'frmr config path:--error-format' = @('text', 'json')
    'frmr api:1' = @('GET', 'POST', 'PATCH', 'PUT', 'DELETE')
    'frmr api:--context' = 'contexts'
    'frmr api:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr api:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr api:--lang' = @('auto', 'en', 'ru')
    'frmr api:--error-format' = @('text', 'json')
    'frmr local start:--context' = 'contexts'
    'frmr local start:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr local start:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr local start:--lang' = @('auto', 'en', 'ru')
    'frmr local start:--error-format' = @('text', 'json')
    'frmr local stop:--context' = 'contexts'
    'frmr local stop:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr local stop:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr local stop:--lang' = @('auto', 'en', 'ru')
    'frmr local stop:--error-format' = @('text', 'json')
    'frmr local status:--context' = 'contexts'
    'frmr local status:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr local status:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr local status:--lang' = @('auto', 'en', 'ru')
    'frmr local status:--error-format' = @('text', 'json')
    'frmr local logs:--context' = 'contexts'
    'frmr local logs:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr local logs:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr local logs:--lang' = @('auto', 'en', 'ru')
    'frmr local logs:--error-format' = @('text', 'json')
    'frmr local reset:--context' = 'contexts'
    'frmr local reset:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr local reset:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr local reset:--lang' = @('auto', 'en', 'ru')
    'frmr local reset:--error-format' = @('text', 'json')
    'frmr local accounts:--context' = 'contexts'
    'frmr local accounts:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr local accounts:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr local accounts:--lang' = @('auto', 'en', 'ru')
    'frmr local accounts:--error-format' = @('text', 'json')
    'frmr local inbox:--context' = 'contexts'
    'frmr local inbox:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr local inbox:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr local inbox:--lang' = @('auto', 'en', 'ru')
    'frmr local inbox:--error-format' = @('text', 'json')
    'frmr local approve:--factor' = @('sms', 'totp')
    'frmr local approve:--context' = 'contexts'
    'frmr local approve:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr local approve:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr local approve:--lang' = @('auto', 'en', 'ru')
    'frmr local approve:--error-format' = @('text', 'json')
    'frmr smoke:--context' = 'contexts'
    'frmr smoke:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr smoke:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr smoke:--lang' = @('auto', 'en', 'ru')
    'frmr smoke:--error-format' = @('text', 'json')
    'frmr demo:--context' = 'contexts'
    'frmr demo:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr demo:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr demo:--lang' = @('auto', 'en', 'ru')
    'frmr demo:--error-format' = @('text', 'json')
    'frmr completion show:1' = @('bash', 'zsh', 'fish', 'powershell')
    'frmr completion show:--context' = 'contexts'
    'frmr completion show:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr completion show:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr completion show:--lang' = @('auto', 'en', 'ru')
    'frmr completion show:--error-format' = @('text', 'json')
    'frmr completion install:1' = @('bash', 'zsh', 'fish', 'powershell')
    'frmr completion install:--context' = 'contexts'
    'frmr completion install:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr completion install:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr completion install:--lang' = @('auto', 'en', 'ru')
    'frmr completion install:--error-format' = @('text', 'json')
    'frmr help:1' = @('environment', 'formatting', 'exit-codes')
    'frmr help:--context' = 'contexts'
    'frmr help:--output' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
    'frmr help:-o' = @('table', 'json', 'jsonl', 'yaml', 'csv', 'tsv', 'id')
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
