# Generated from the command tree by `make generate`; do not edit.

function __frmr_place
    set -g __frmr_subs
    set -g __frmr_flags
    set -g __frmr_valued
    switch $argv[1]
        case 'frmr'
            set -g __frmr_subs login logout whoami profile auth context config api local smoke demo completion help
            set -g __frmr_flags --context --output --fields --query --no-truncate --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr login'
            set -g __frmr_flags --scope --no-wait --complete --no-browser --qr --storage --insecure-storage --context --output --fields --query --no-truncate --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --scope --storage --context --output -o --fields --query --reason --lang --error-format
        case 'frmr logout'
            set -g __frmr_flags --all --context --output --fields --query --no-truncate --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr whoami'
            set -g __frmr_flags --context --output --fields --query --no-truncate --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr profile'
            set -g __frmr_subs show edit contacts
            set -g __frmr_flags --help
        case 'frmr profile show'
            set -g __frmr_flags --context --output --fields --query --no-truncate --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr profile edit'
            set -g __frmr_flags --set --unset --from --if-version --dry-run --context --output --fields --query --no-truncate --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --set --unset --from --if-version --context --output -o --fields --query --reason --lang --error-format
        case 'frmr profile contacts'
            set -g __frmr_flags --phone --email --confirm --code --context --output --fields --query --no-truncate --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --phone --email --confirm --code --context --output -o --fields --query --reason --lang --error-format
        case 'frmr auth'
            set -g __frmr_subs status list switch token refresh storage
            set -g __frmr_flags --help
        case 'frmr auth status'
            set -g __frmr_flags --context --output --fields --query --no-truncate --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr auth list'
            set -g __frmr_flags --all --context --output --fields --query --no-truncate --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr auth switch'
            set -g __frmr_flags --context --output --fields --query --no-truncate --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr auth token'
            set -g __frmr_flags --context --output --fields --query --no-truncate --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr auth refresh'
            set -g __frmr_flags --context --output --fields --query --no-truncate --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr auth storage'
            set -g __frmr_flags --context --output --fields --query --no-truncate --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr context'
            set -g __frmr_subs add use list show remove
            set -g __frmr_flags --help
        case 'frmr context add'
            set -g __frmr_flags --registry --issuer --client-id --scope --ca-file --use --context --output --fields --query --no-truncate --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --registry --issuer --client-id --scope --ca-file --context --output -o --fields --query --reason --lang --error-format
        case 'frmr context use'
            set -g __frmr_flags --context --output --fields --query --no-truncate --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr context list'
            set -g __frmr_flags --context --output --fields --query --no-truncate --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr context show'
            set -g __frmr_flags --context --output --fields --query --no-truncate --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr context remove'
            set -g __frmr_flags --yes --context --output --fields --query --no-truncate --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr config'
            set -g __frmr_subs get set unset list path
            set -g __frmr_flags --help
        case 'frmr config get'
            set -g __frmr_flags --context --output --fields --query --no-truncate --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr config set'
            set -g __frmr_flags --context --output --fields --query --no-truncate --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr config unset'
            set -g __frmr_flags --context --output --fields --query --no-truncate --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr config list'
            set -g __frmr_flags --show-origin --context --output --fields --query --no-truncate --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr config path'
            set -g __frmr_flags --context --output --fields --query --no-truncate --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr api'
            set -g __frmr_flags --header --input --include --context --output --fields --query --no-truncate --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --header -H --input --context --output -o --fields --query --reason --lang --error-format
        case 'frmr local'
            set -g __frmr_subs start stop status logs reset accounts inbox approve
            set -g __frmr_flags --help
        case 'frmr local start'
            set -g __frmr_flags --people --seed --context --output --fields --query --no-truncate --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --people --seed --context --output -o --fields --query --reason --lang --error-format
        case 'frmr local stop'
            set -g __frmr_flags --context --output --fields --query --no-truncate --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr local status'
            set -g __frmr_flags --context --output --fields --query --no-truncate --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr local logs'
            set -g __frmr_flags --lines --follow --context --output --fields --query --no-truncate --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --lines -n --context --output -o --fields --query --reason --lang --error-format
        case 'frmr local reset'
            set -g __frmr_flags --yes --context --output --fields --query --no-truncate --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr local accounts'
            set -g __frmr_flags --context --output --fields --query --no-truncate --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr local inbox'
            set -g __frmr_flags --context --output --fields --query --no-truncate --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr local approve'
            set -g __frmr_flags --as --factor --deny --context --output --fields --query --no-truncate --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --as --factor --context --output -o --fields --query --reason --lang --error-format
        case 'frmr smoke'
            set -g __frmr_flags --local --junit --budget --context --output --fields --query --no-truncate --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --junit --budget --context --output -o --fields --query --reason --lang --error-format
        case 'frmr demo'
            set -g __frmr_flags --context --output --fields --query --no-truncate --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr completion'
            set -g __frmr_subs show install
            set -g __frmr_flags --help
        case 'frmr completion show'
            set -g __frmr_flags --context --output --fields --query --no-truncate --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr completion install'
            set -g __frmr_flags --context --output --fields --query --no-truncate --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr help'
            set -g __frmr_flags --context --output --fields --query --no-truncate --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
    end
end

function __frmr_value
    switch $argv[1]
        case 'frmr:--context' 'frmr login:--context' 'frmr logout:--context' 'frmr whoami:--context' 'frmr profile show:--context' 'frmr profile edit:--context' 'frmr profile contacts:--context' 'frmr auth status:--context' 'frmr auth list:--context' 'frmr auth switch:--context' 'frmr auth token:--context' 'frmr auth refresh:--context' 'frmr auth storage:--context' 'frmr context add:--context' 'frmr context use:1' 'frmr context use:--context' 'frmr context list:--context' 'frmr context show:1' 'frmr context show:--context' 'frmr context remove:1' 'frmr context remove:--context' 'frmr config get:--context' 'frmr config set:--context' 'frmr config unset:--context' 'frmr config list:--context' 'frmr config path:--context' 'frmr api:--context' 'frmr local start:--context' 'frmr local stop:--context' 'frmr local status:--context' 'frmr local logs:--context' 'frmr local reset:--context' 'frmr local accounts:--context' 'frmr local inbox:--context' 'frmr local approve:--context' 'frmr smoke:--context' 'frmr demo:--context' 'frmr completion show:--context' 'frmr completion install:--context' 'frmr help:--context'
            frmr __complete contexts $argv[2] 2>/dev/null
        case 'frmr:--output' 'frmr:-o' 'frmr login:--output' 'frmr login:-o' 'frmr logout:--output' 'frmr logout:-o' 'frmr whoami:--output' 'frmr whoami:-o' 'frmr profile show:--output' 'frmr profile show:-o' 'frmr profile edit:--output' 'frmr profile edit:-o' 'frmr profile contacts:--output' 'frmr profile contacts:-o' 'frmr auth status:--output' 'frmr auth status:-o' 'frmr auth list:--output' 'frmr auth list:-o' 'frmr auth switch:--output' 'frmr auth switch:-o' 'frmr auth token:--output' 'frmr auth token:-o' 'frmr auth refresh:--output' 'frmr auth refresh:-o' 'frmr auth storage:--output' 'frmr auth storage:-o' 'frmr context add:--output' 'frmr context add:-o' 'frmr context use:--output' 'frmr context use:-o' 'frmr context list:--output' 'frmr context list:-o' 'frmr context show:--output' 'frmr context show:-o' 'frmr context remove:--output' 'frmr context remove:-o' 'frmr config get:--output' 'frmr config get:-o' 'frmr config set:--output' 'frmr config set:-o' 'frmr config unset:--output' 'frmr config unset:-o' 'frmr config list:--output' 'frmr config list:-o' 'frmr config path:--output' 'frmr config path:-o' 'frmr api:--output' 'frmr api:-o' 'frmr local start:--output' 'frmr local start:-o' 'frmr local stop:--output' 'frmr local stop:-o' 'frmr local status:--output' 'frmr local status:-o' 'frmr local logs:--output' 'frmr local logs:-o' 'frmr local reset:--output' 'frmr local reset:-o' 'frmr local accounts:--output' 'frmr local accounts:-o' 'frmr local inbox:--output' 'frmr local inbox:-o' 'frmr local approve:--output' 'frmr local approve:-o' 'frmr smoke:--output' 'frmr smoke:-o' 'frmr demo:--output' 'frmr demo:-o' 'frmr completion show:--output' 'frmr completion show:-o' 'frmr completion install:--output' 'frmr completion install:-o' 'frmr help:--output' 'frmr help:-o'
            printf '%s\n' table json jsonl yaml csv tsv id
        case 'frmr:--lang' 'frmr login:--lang' 'frmr logout:--lang' 'frmr whoami:--lang' 'frmr profile show:--lang' 'frmr profile edit:--lang' 'frmr profile contacts:--lang' 'frmr auth status:--lang' 'frmr auth list:--lang' 'frmr auth switch:--lang' 'frmr auth token:--lang' 'frmr auth refresh:--lang' 'frmr auth storage:--lang' 'frmr context add:--lang' 'frmr context use:--lang' 'frmr context list:--lang' 'frmr context show:--lang' 'frmr context remove:--lang' 'frmr config get:--lang' 'frmr config set:--lang' 'frmr config unset:--lang' 'frmr config list:--lang' 'frmr config path:--lang' 'frmr api:--lang' 'frmr local start:--lang' 'frmr local stop:--lang' 'frmr local status:--lang' 'frmr local logs:--lang' 'frmr local reset:--lang' 'frmr local accounts:--lang' 'frmr local inbox:--lang' 'frmr local approve:--lang' 'frmr smoke:--lang' 'frmr demo:--lang' 'frmr completion show:--lang' 'frmr completion install:--lang' 'frmr help:--lang'
            printf '%s\n' auto en ru
        case 'frmr:--error-format' 'frmr login:--error-format' 'frmr logout:--error-format' 'frmr whoami:--error-format' 'frmr profile show:--error-format' 'frmr profile edit:--error-format' 'frmr profile contacts:--error-format' 'frmr auth status:--error-format' 'frmr auth list:--error-format' 'frmr auth switch:--error-format' 'frmr auth token:--error-format' 'frmr auth refresh:--error-format' 'frmr auth storage:--error-format' 'frmr context add:--error-format' 'frmr context use:--error-format' 'frmr context list:--error-format' 'frmr context show:--error-format' 'frmr context remove:--error-format' 'frmr config get:--error-format' 'frmr config set:--error-format' 'frmr config unset:--error-format' 'frmr config list:--error-format' 'frmr config path:--error-format' 'frmr api:--error-format' 'frmr local start:--error-format' 'frmr local stop:--error-format' 'frmr local status:--error-format' 'frmr local logs:--error-format' 'frmr local reset:--error-format' 'frmr local accounts:--error-format' 'frmr local inbox:--error-format' 'frmr local approve:--error-format' 'frmr smoke:--error-format' 'frmr demo:--error-format' 'frmr completion show:--error-format' 'frmr completion install:--error-format' 'frmr help:--error-format'
            printf '%s\n' text json
        case 'frmr login:--storage'
            printf '%s\n' keyring passphrase insecure
        case 'frmr profile show:1' 'frmr profile edit:1' 'frmr profile contacts:1'
            frmr __complete workers $argv[2] 2>/dev/null
        case 'frmr profile edit:--from' 'frmr context add:--ca-file' 'frmr api:--input' 'frmr smoke:--junit'
            __fish_complete_path $argv[2]
        case 'frmr auth switch:1'
            frmr __complete logins $argv[2] 2>/dev/null
        case 'frmr auth storage:1'
            printf '%s\n' auto keyring passphrase insecure
        case 'frmr config get:1' 'frmr config set:1' 'frmr config unset:1'
            printf '%s\n' context output lang utc timeout storage
        case 'frmr api:1'
            printf '%s\n' GET POST PATCH PUT DELETE
        case 'frmr local approve:--factor'
            printf '%s\n' sms totp
        case 'frmr completion show:1' 'frmr completion install:1'
            printf '%s\n' bash zsh fish powershell
        case 'frmr help:1'
            printf '%s\n' environment formatting exit-codes
    end
end

function __frmr_complete
    set -l tokens (commandline -opc)
    set -l current (commandline -ct)
    set -l place frmr
    set -l position 1
    set -l expects ''
    set -g __frmr_subs
    set -g __frmr_flags
    set -g __frmr_valued
    __frmr_place $place
    for word in $tokens[2..-1]
        if test -n "$expects"
            set expects ''
        else if string match -q -- '-*' $word
            contains -- $word $__frmr_valued; and set expects $word
        else if contains -- $word $__frmr_subs
            set place "$place $word"
            __frmr_place $place
        else
            set position (math $position + 1)
        end
    end
    if string match -q -- '--*=*' $current
        set -l parts (string split -m 1 = -- $current)
        __frmr_value "$place:$parts[1]" $parts[2] | string replace -r '^' "$parts[1]="
    else if test -n "$expects"
        __frmr_value "$place:$expects" $current
    else if string match -q -- '-*' $current
        printf '%s\n' $__frmr_flags
    else if test -n "$__frmr_subs"
        printf '%s\n' $__frmr_subs
    else
        __frmr_value "$place:$position" $current
    end
end

complete -c frmr -f -a '(__frmr_complete)'
