# Generated from the command tree by `make generate`; do not edit.

function __frmr_place
    set -g __frmr_subs
    set -g __frmr_flags
    set -g __frmr_valued
    switch $argv[1]
        case 'frmr'
            set -g __frmr_subs login logout whoami profile education employment documents nsi access bulk audit auth account sessions context config api explain diagnose doctor local run serve smoke demo completion help
            set -g __frmr_flags --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr login'
            set -g __frmr_flags --scope --no-wait --complete --no-browser --qr --clipboard --storage --insecure-storage --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --scope --storage --context --output -o --fields --query --reason --lang --error-format
        case 'frmr logout'
            set -g __frmr_flags --all --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr whoami'
            set -g __frmr_flags --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr profile'
            set -g __frmr_subs show edit contacts status search compare history consent
            set -g __frmr_flags --help
        case 'frmr profile show'
            set -g __frmr_flags --as-of --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --as-of --context --output -o --fields --query --reason --lang --error-format
        case 'frmr profile edit'
            set -g __frmr_flags --set --unset --from --if-version --dry-run --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --set --unset --from --if-version --context --output -o --fields --query --reason --lang --error-format
        case 'frmr profile contacts'
            set -g __frmr_flags --phone --email --confirm --code --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --phone --email --confirm --code --context --output -o --fields --query --reason --lang --error-format
        case 'frmr profile status'
            set -g __frmr_flags --region --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --region --context --output -o --fields --query --reason --lang --error-format
        case 'frmr profile search'
            set -g __frmr_flags --snils --organization --post --specialty --category --status --on --as-of --limit --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --snils --organization --post --specialty --category --status --on --as-of --limit --context --output -o --fields --query --reason --lang --error-format
        case 'frmr profile compare'
            set -g __frmr_flags --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr profile history'
            set -g __frmr_flags --entry --limit --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --entry --limit --context --output -o --fields --query --reason --lang --error-format
        case 'frmr profile consent'
            set -g __frmr_subs list withdraw
            set -g __frmr_flags --help
        case 'frmr profile consent list'
            set -g __frmr_flags --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr profile consent withdraw'
            set -g __frmr_flags --yes --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr education'
            set -g __frmr_subs list show add edit remove submit recheck attach plan
            set -g __frmr_flags --help
        case 'frmr education list'
            set -g __frmr_flags --worker --kind --as-of --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --worker --kind --as-of --context --output -o --fields --query --reason --lang --error-format
        case 'frmr education show'
            set -g __frmr_flags --worker --as-of --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --worker --as-of --context --output -o --fields --query --reason --lang --error-format
        case 'frmr education add'
            set -g __frmr_flags --worker --kind --from-json --level --stage --activity --institution --specialty --qualification --form --theme --hours --begin --end --exam-date --pass-date --series --number --diploma-series --diploma-number --diploma-date --diploma-reg-number --planned --foreign --country --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --worker --kind --from-json --level --stage --activity --institution --specialty --qualification --form --theme --hours --begin --end --exam-date --pass-date --series --number --diploma-series --diploma-number --diploma-date --diploma-reg-number --country --context --output -o --fields --query --reason --lang --error-format
        case 'frmr education edit'
            set -g __frmr_flags --worker --set --unset --from-json --if-version --dry-run --level --stage --activity --institution --specialty --qualification --form --theme --hours --begin --end --exam-date --pass-date --series --number --diploma-series --diploma-number --diploma-date --diploma-reg-number --planned --foreign --country --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --worker --set --unset --from-json --if-version --level --stage --activity --institution --specialty --qualification --form --theme --hours --begin --end --exam-date --pass-date --series --number --diploma-series --diploma-number --diploma-date --diploma-reg-number --country --context --output -o --fields --query --reason --lang --error-format
        case 'frmr education remove'
            set -g __frmr_flags --worker --yes --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --worker --context --output -o --fields --query --reason --lang --error-format
        case 'frmr education submit'
            set -g __frmr_flags --worker --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --worker --context --output -o --fields --query --reason --lang --error-format
        case 'frmr education recheck'
            set -g __frmr_flags --worker --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --worker --context --output -o --fields --query --reason --lang --error-format
        case 'frmr education attach'
            set -g __frmr_flags --worker --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --worker --context --output -o --fields --query --reason --lang --error-format
        case 'frmr education plan'
            set -g __frmr_flags --worker --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --worker --context --output -o --fields --query --reason --lang --error-format
        case 'frmr employment'
            set -g __frmr_subs list show add edit close transfer remove submit recheck experience timeline on hire
            set -g __frmr_flags --help
        case 'frmr employment list'
            set -g __frmr_flags --worker --as-of --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --worker --as-of --context --output -o --fields --query --reason --lang --error-format
        case 'frmr employment show'
            set -g __frmr_flags --worker --as-of --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --worker --as-of --context --output -o --fields --query --reason --lang --error-format
        case 'frmr employment add'
            set -g __frmr_flags --worker --from-json --organization --organization-name --department --department-oid --post --specialty --position --contract-type --rate --begin --end --end-reason --contract-number --contract-date --order-number --order-date --personnel-number --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --worker --from-json --organization --organization-name --department --department-oid --post --specialty --position --contract-type --rate --begin --end --end-reason --contract-number --contract-date --order-number --order-date --personnel-number --context --output -o --fields --query --reason --lang --error-format
        case 'frmr employment edit'
            set -g __frmr_flags --worker --set --unset --from-json --if-version --dry-run --organization --organization-name --department --department-oid --post --specialty --position --contract-type --rate --begin --end --end-reason --contract-number --contract-date --order-number --order-date --personnel-number --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --worker --set --unset --from-json --if-version --organization --organization-name --department --department-oid --post --specialty --position --contract-type --rate --begin --end --end-reason --contract-number --contract-date --order-number --order-date --personnel-number --context --output -o --fields --query --reason --lang --error-format
        case 'frmr employment close'
            set -g __frmr_flags --date --worker --end-reason --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --date --worker --end-reason --context --output -o --fields --query --reason --lang --error-format
        case 'frmr employment transfer'
            set -g __frmr_flags --date --worker --from-json --organization --organization-name --department --department-oid --post --specialty --position --contract-type --rate --contract-number --contract-date --order-number --order-date --personnel-number --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --date --worker --from-json --organization --organization-name --department --department-oid --post --specialty --position --contract-type --rate --contract-number --contract-date --order-number --order-date --personnel-number --context --output -o --fields --query --reason --lang --error-format
        case 'frmr employment remove'
            set -g __frmr_flags --worker --yes --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --worker --context --output -o --fields --query --reason --lang --error-format
        case 'frmr employment submit'
            set -g __frmr_flags --worker --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --worker --context --output -o --fields --query --reason --lang --error-format
        case 'frmr employment recheck'
            set -g __frmr_flags --worker --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --worker --context --output -o --fields --query --reason --lang --error-format
        case 'frmr employment experience'
            set -g __frmr_flags --worker --until --less-absences --drafts --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --worker --until --context --output -o --fields --query --reason --lang --error-format
        case 'frmr employment timeline'
            set -g __frmr_flags --worker --drafts --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --worker --context --output -o --fields --query --reason --lang --error-format
        case 'frmr employment on'
            set -g __frmr_flags --worker --organization --as-of --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --worker --organization --as-of --context --output -o --fields --query --reason --lang --error-format
        case 'frmr employment hire'
            set -g __frmr_subs propose list show accept decline withdraw
            set -g __frmr_flags --help
        case 'frmr employment hire propose'
            set -g __frmr_flags --department --department-oid --post --specialty --position --contract-type --rate --begin --end --end-reason --contract-number --contract-date --order-number --order-date --personnel-number --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --department --department-oid --post --specialty --position --contract-type --rate --begin --end --end-reason --contract-number --contract-date --order-number --order-date --personnel-number --context --output -o --fields --query --reason --lang --error-format
        case 'frmr employment hire list'
            set -g __frmr_flags --worker --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --worker --context --output -o --fields --query --reason --lang --error-format
        case 'frmr employment hire show'
            set -g __frmr_flags --worker --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --worker --context --output -o --fields --query --reason --lang --error-format
        case 'frmr employment hire accept'
            set -g __frmr_flags --worker --yes --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --worker --context --output -o --fields --query --reason --lang --error-format
        case 'frmr employment hire decline'
            set -g __frmr_flags --worker --yes --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --worker --context --output -o --fields --query --reason --lang --error-format
        case 'frmr employment hire withdraw'
            set -g __frmr_flags --yes --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr documents'
            set -g __frmr_subs list expiring show upload download remove link check edit replace
            set -g __frmr_flags --help
        case 'frmr documents list'
            set -g __frmr_flags --worker --kind --as-of --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --worker --kind --as-of --context --output -o --fields --query --reason --lang --error-format
        case 'frmr documents expiring'
            set -g __frmr_flags --worker --within --as-of --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --worker --within --as-of --context --output -o --fields --query --reason --lang --error-format
        case 'frmr documents show'
            set -g __frmr_flags --worker --preview --as-of --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --worker --as-of --context --output -o --fields --query --reason --lang --error-format
        case 'frmr documents upload'
            set -g __frmr_flags --kind --worker --to --purpose --series --number --date --issued-by --valid-until --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --kind --worker --to --purpose --series --number --date --issued-by --valid-until --context --output -o --fields --query --reason --lang --error-format
        case 'frmr documents download'
            set -g __frmr_flags --worker --to --force --as-of --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --worker --to --as-of --context --output -o --fields --query --reason --lang --error-format
        case 'frmr documents remove'
            set -g __frmr_flags --worker --yes --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --worker --context --output -o --fields --query --reason --lang --error-format
        case 'frmr documents link'
            set -g __frmr_flags --worker --purpose --remove --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --worker --purpose --context --output -o --fields --query --reason --lang --error-format
        case 'frmr documents check'
            set -g __frmr_flags --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr documents edit'
            set -g __frmr_flags --worker --name --series --number --date --issued-by --valid-until --unset --if-version --dry-run --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --worker --name --series --number --date --issued-by --valid-until --unset --if-version --context --output -o --fields --query --reason --lang --error-format
        case 'frmr documents replace'
            set -g __frmr_flags --worker --if-version --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --worker --if-version --context --output -o --fields --query --reason --lang --error-format
        case 'frmr nsi'
            set -g __frmr_subs list search show import
            set -g __frmr_flags --help
        case 'frmr nsi list'
            set -g __frmr_flags --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr nsi search'
            set -g __frmr_flags --in --on --limit --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --in --on --limit --context --output -o --fields --query --reason --lang --error-format
        case 'frmr nsi show'
            set -g __frmr_flags --on --limit --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --on --limit --context --output -o --fields --query --reason --lang --error-format
        case 'frmr nsi import'
            set -g __frmr_flags --oid --version --name --code-column --name-column --dry-run --yes --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --oid --version --name --code-column --name-column --context --output -o --fields --query --reason --lang --error-format
        case 'frmr access'
            set -g __frmr_subs roles grant revoke review
            set -g __frmr_flags --help
        case 'frmr access roles'
            set -g __frmr_flags --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr access grant'
            set -g __frmr_flags --worker --role --organization --until --name --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --worker --role --organization --until --name --context --output -o --fields --query --reason --lang --error-format
        case 'frmr access revoke'
            set -g __frmr_flags --role --yes --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --role --context --output -o --fields --query --reason --lang --error-format
        case 'frmr access review'
            set -g __frmr_flags --role --organization --unused --all --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --role --organization --unused --context --output -o --fields --query --reason --lang --error-format
        case 'frmr bulk'
            set -g __frmr_subs template validate plan show apply resume status runs rejects undo edit export
            set -g __frmr_flags --help
        case 'frmr bulk template'
            set -g __frmr_flags --out --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --out -O --context --output -o --fields --query --reason --lang --error-format
        case 'frmr bulk validate'
            set -g __frmr_flags --format --encoding --delimiter --sheet --map --ignore-column --files --report --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --format --encoding --delimiter --sheet --map --ignore-column --files --report --context --output -o --fields --query --reason --lang --error-format
        case 'frmr bulk plan'
            set -g __frmr_flags --format --encoding --delimiter --sheet --map --ignore-column --files --report --out --days --sign --detailed-exitcode --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --format --encoding --delimiter --sheet --map --ignore-column --files --report --out -O --days --sign --context --output -o --fields --query --reason --lang --error-format
        case 'frmr bulk show'
            set -g __frmr_flags --xlsx --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --xlsx --context --output -o --fields --query --reason --lang --error-format
        case 'frmr bulk apply'
            set -g __frmr_flags --yes --review --require-approval --concurrency --batch-size --max-failures --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --review --require-approval --concurrency --batch-size --max-failures --context --output -o --fields --query --reason --lang --error-format
        case 'frmr bulk resume'
            set -g __frmr_flags --concurrency --batch-size --max-failures --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --concurrency --batch-size --max-failures --context --output -o --fields --query --reason --lang --error-format
        case 'frmr bulk status'
            set -g __frmr_flags --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr bulk runs'
            set -g __frmr_flags --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr bulk rejects'
            set -g __frmr_flags --out --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --out -O --context --output -o --fields --query --reason --lang --error-format
        case 'frmr bulk undo'
            set -g __frmr_flags --out --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --out -O --context --output -o --fields --query --reason --lang --error-format
        case 'frmr bulk edit'
            set -g __frmr_flags --where --set --out --detailed-exitcode --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --where --set --out -O --context --output -o --fields --query --reason --lang --error-format
        case 'frmr bulk export'
            set -g __frmr_flags --where --out --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --where --out -O --context --output -o --fields --query --reason --lang --error-format
        case 'frmr audit'
            set -g __frmr_subs events logins show mine anomalies review verify proof export archive retain erase checkpoint
            set -g __frmr_flags --help
        case 'frmr audit events'
            set -g __frmr_flags --actor --subject --action --outcome --object --with-reason --session --address --request --role --since --from --to --on --limit --count-by --follow --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --actor --subject --action --outcome --object --with-reason --session --address --request --role --since --from --to --on --limit --count-by --context --output -o --fields --query --reason --lang --error-format
        case 'frmr audit logins'
            set -g __frmr_flags --actor --session --address --since --limit --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --actor --session --address --since --limit --context --output -o --fields --query --reason --lang --error-format
        case 'frmr audit show'
            set -g __frmr_flags --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr audit mine'
            set -g __frmr_flags --since --limit --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --since --limit --context --output -o --fields --query --reason --lang --error-format
        case 'frmr audit anomalies'
            set -g __frmr_flags --since --from --to --on --follow --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --since --from --to --on --context --output -o --fields --query --reason --lang --error-format
        case 'frmr audit review'
            set -g __frmr_flags --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr audit verify'
            set -g __frmr_flags --from --head --pubkey --proof --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --from --head --pubkey --proof --context --output -o --fields --query --reason --lang --error-format
        case 'frmr audit proof'
            set -g __frmr_flags --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr audit export'
            set -g __frmr_flags --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr audit archive'
            set -g __frmr_flags --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr audit retain'
            set -g __frmr_flags --dry-run --yes --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr audit erase'
            set -g __frmr_flags --yes --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr audit checkpoint'
            set -g __frmr_subs show pin compare
            set -g __frmr_flags --help
        case 'frmr audit checkpoint show'
            set -g __frmr_flags --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr audit checkpoint pin'
            set -g __frmr_flags --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr audit checkpoint compare'
            set -g __frmr_flags --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr auth'
            set -g __frmr_subs status list switch token refresh storage
            set -g __frmr_flags --help
        case 'frmr auth status'
            set -g __frmr_flags --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr auth list'
            set -g __frmr_flags --all --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr auth switch'
            set -g __frmr_flags --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr auth token'
            set -g __frmr_flags --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr auth refresh'
            set -g __frmr_flags --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr auth storage'
            set -g __frmr_flags --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr account'
            set -g __frmr_subs show password networks recovery-codes lock
            set -g __frmr_flags --help
        case 'frmr account show'
            set -g __frmr_flags --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr account password'
            set -g __frmr_flags --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr account networks'
            set -g __frmr_flags --clear --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr account recovery-codes'
            set -g __frmr_flags --yes --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr account lock'
            set -g __frmr_flags --yes --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr sessions'
            set -g __frmr_subs list end end-all
            set -g __frmr_flags --help
        case 'frmr sessions list'
            set -g __frmr_flags --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr sessions end'
            set -g __frmr_flags --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr sessions end-all'
            set -g __frmr_flags --keep-current --yes --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr context'
            set -g __frmr_subs add use list show remove
            set -g __frmr_flags --help
        case 'frmr context add'
            set -g __frmr_flags --registry --issuer --client-id --scope --ca-file --minimum-tls --use --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --registry --issuer --client-id --scope --ca-file --minimum-tls --context --output -o --fields --query --reason --lang --error-format
        case 'frmr context use'
            set -g __frmr_flags --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr context list'
            set -g __frmr_flags --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr context show'
            set -g __frmr_flags --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr context remove'
            set -g __frmr_flags --yes --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr config'
            set -g __frmr_subs get set unset list path
            set -g __frmr_flags --help
        case 'frmr config get'
            set -g __frmr_flags --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr config set'
            set -g __frmr_flags --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr config unset'
            set -g __frmr_flags --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr config list'
            set -g __frmr_flags --show-origin --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr config path'
            set -g __frmr_flags --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr api'
            set -g __frmr_flags --header --input --include --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --header -H --input --context --output -o --fields --query --reason --lang --error-format
        case 'frmr explain'
            set -g __frmr_flags --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr diagnose'
            set -g __frmr_subs login
            set -g __frmr_flags --help
        case 'frmr diagnose login'
            set -g __frmr_flags --user --since --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --user --since --context --output -o --fields --query --reason --lang --error-format
        case 'frmr doctor'
            set -g __frmr_flags --bundle --yes --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --bundle --context --output -o --fields --query --reason --lang --error-format
        case 'frmr local'
            set -g __frmr_subs start stop status logs reset backup verify restore rotate-keys accounts inbox approve scenario
            set -g __frmr_flags --help
        case 'frmr local start'
            set -g __frmr_flags --people --seed --database --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --people --seed --database --context --output -o --fields --query --reason --lang --error-format
        case 'frmr local stop'
            set -g __frmr_flags --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr local status'
            set -g __frmr_flags --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr local logs'
            set -g __frmr_flags --lines --follow --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --lines -n --context --output -o --fields --query --reason --lang --error-format
        case 'frmr local reset'
            set -g __frmr_flags --yes --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr local backup'
            set -g __frmr_flags --key --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --key --context --output -o --fields --query --reason --lang --error-format
        case 'frmr local verify'
            set -g __frmr_flags --key --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --key --context --output -o --fields --query --reason --lang --error-format
        case 'frmr local restore'
            set -g __frmr_flags --key --yes --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --key --context --output -o --fields --query --reason --lang --error-format
        case 'frmr local rotate-keys'
            set -g __frmr_flags --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr local accounts'
            set -g __frmr_flags --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr local inbox'
            set -g __frmr_flags --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr local approve'
            set -g __frmr_flags --as --factor --deny --from --prove-identity --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --as --factor --from --context --output -o --fields --query --reason --lang --error-format
        case 'frmr local scenario'
            set -g __frmr_subs list set clear
            set -g __frmr_flags --help
        case 'frmr local scenario list'
            set -g __frmr_flags --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr local scenario set'
            set -g __frmr_flags --as --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --as --context --output -o --fields --query --reason --lang --error-format
        case 'frmr local scenario clear'
            set -g __frmr_flags --as --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --as --context --output -o --fields --query --reason --lang --error-format
        case 'frmr run'
            set -g __frmr_flags --stdin --fail-fast --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr serve'
            set -g __frmr_flags --url --issuer --directory --database --listen --certificate --key --workers --grace --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --url --issuer --directory --database --listen --certificate --key --workers --grace --context --output -o --fields --query --reason --lang --error-format
        case 'frmr smoke'
            set -g __frmr_flags --local --junit --budget --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --junit --budget --context --output -o --fields --query --reason --lang --error-format
        case 'frmr demo'
            set -g __frmr_flags --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr completion'
            set -g __frmr_subs show install
            set -g __frmr_flags --help
        case 'frmr completion show'
            set -g __frmr_flags --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr completion install'
            set -g __frmr_flags --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
        case 'frmr help'
            set -g __frmr_flags --context --output --fields --query --utc --reveal --reason --lang --quiet --debug --no-input --error-format --help
            set -g __frmr_valued --context --output -o --fields --query --reason --lang --error-format
    end
end

function __frmr_value
    switch $argv[1]
        case 'frmr:--context' 'frmr login:--context' 'frmr logout:--context' 'frmr whoami:--context' 'frmr profile show:--context' 'frmr profile edit:--context' 'frmr profile contacts:--context' 'frmr profile status:--context' 'frmr profile search:--context' 'frmr profile compare:--context' 'frmr profile history:--context' 'frmr profile consent list:--context' 'frmr profile consent withdraw:--context' 'frmr education list:--context' 'frmr education show:--context' 'frmr education add:--context' 'frmr education edit:--context' 'frmr education remove:--context' 'frmr education submit:--context' 'frmr education recheck:--context' 'frmr education attach:--context' 'frmr education plan:--context' 'frmr employment list:--context' 'frmr employment show:--context' 'frmr employment add:--context' 'frmr employment edit:--context' 'frmr employment close:--context' 'frmr employment transfer:--context' 'frmr employment remove:--context' 'frmr employment submit:--context' 'frmr employment recheck:--context' 'frmr employment experience:--context' 'frmr employment timeline:--context' 'frmr employment on:--context' 'frmr employment hire propose:--context' 'frmr employment hire list:--context' 'frmr employment hire show:--context' 'frmr employment hire accept:--context' 'frmr employment hire decline:--context' 'frmr employment hire withdraw:--context' 'frmr documents list:--context' 'frmr documents expiring:--context' 'frmr documents show:--context' 'frmr documents upload:--context' 'frmr documents download:--context' 'frmr documents remove:--context' 'frmr documents link:--context' 'frmr documents check:--context' 'frmr documents edit:--context' 'frmr documents replace:--context' 'frmr nsi list:--context' 'frmr nsi search:--context' 'frmr nsi show:--context' 'frmr nsi import:--context' 'frmr access roles:--context' 'frmr access grant:--context' 'frmr access revoke:--context' 'frmr access review:--context' 'frmr bulk template:--context' 'frmr bulk validate:--context' 'frmr bulk plan:--context' 'frmr bulk show:--context' 'frmr bulk apply:--context' 'frmr bulk resume:--context' 'frmr bulk status:--context' 'frmr bulk runs:--context' 'frmr bulk rejects:--context' 'frmr bulk undo:--context' 'frmr bulk edit:--context' 'frmr bulk export:--context' 'frmr audit events:--context' 'frmr audit logins:--context' 'frmr audit show:--context' 'frmr audit mine:--context' 'frmr audit anomalies:--context' 'frmr audit review:--context' 'frmr audit verify:--context' 'frmr audit proof:--context' 'frmr audit export:--context' 'frmr audit archive:--context' 'frmr audit retain:--context' 'frmr audit erase:--context' 'frmr audit checkpoint show:--context' 'frmr audit checkpoint pin:--context' 'frmr audit checkpoint compare:--context' 'frmr auth status:--context' 'frmr auth list:--context' 'frmr auth switch:--context' 'frmr auth token:--context' 'frmr auth refresh:--context' 'frmr auth storage:--context' 'frmr account show:--context' 'frmr account password:--context' 'frmr account networks:--context' 'frmr account recovery-codes:--context' 'frmr account lock:--context' 'frmr sessions list:--context' 'frmr sessions end:--context' 'frmr sessions end-all:--context' 'frmr context add:--context' 'frmr context use:1' 'frmr context use:--context' 'frmr context list:--context' 'frmr context show:1' 'frmr context show:--context' 'frmr context remove:1' 'frmr context remove:--context' 'frmr config get:--context' 'frmr config set:--context' 'frmr config unset:--context' 'frmr config list:--context' 'frmr config path:--context' 'frmr api:--context' 'frmr explain:--context' 'frmr diagnose login:--context' 'frmr doctor:--context' 'frmr local start:--context' 'frmr local stop:--context' 'frmr local status:--context' 'frmr local logs:--context' 'frmr local reset:--context' 'frmr local backup:--context' 'frmr local verify:--context' 'frmr local restore:--context' 'frmr local rotate-keys:--context' 'frmr local accounts:--context' 'frmr local inbox:--context' 'frmr local approve:--context' 'frmr local scenario list:--context' 'frmr local scenario set:--context' 'frmr local scenario clear:--context' 'frmr run:--context' 'frmr serve:--context' 'frmr smoke:--context' 'frmr demo:--context' 'frmr completion show:--context' 'frmr completion install:--context' 'frmr help:--context'
            frmr __complete contexts $argv[2] 2>/dev/null
        case 'frmr:--output' 'frmr:-o' 'frmr login:--output' 'frmr login:-o' 'frmr logout:--output' 'frmr logout:-o' 'frmr whoami:--output' 'frmr whoami:-o' 'frmr profile show:--output' 'frmr profile show:-o' 'frmr profile edit:--output' 'frmr profile edit:-o' 'frmr profile contacts:--output' 'frmr profile contacts:-o' 'frmr profile status:--output' 'frmr profile status:-o' 'frmr profile search:--output' 'frmr profile search:-o' 'frmr profile compare:--output' 'frmr profile compare:-o' 'frmr profile history:--output' 'frmr profile history:-o' 'frmr profile consent list:--output' 'frmr profile consent list:-o' 'frmr profile consent withdraw:--output' 'frmr profile consent withdraw:-o' 'frmr education list:--output' 'frmr education list:-o' 'frmr education show:--output' 'frmr education show:-o' 'frmr education add:--output' 'frmr education add:-o' 'frmr education edit:--output' 'frmr education edit:-o' 'frmr education remove:--output' 'frmr education remove:-o' 'frmr education submit:--output' 'frmr education submit:-o' 'frmr education recheck:--output' 'frmr education recheck:-o' 'frmr education attach:--output' 'frmr education attach:-o' 'frmr education plan:--output' 'frmr education plan:-o' 'frmr employment list:--output' 'frmr employment list:-o' 'frmr employment show:--output' 'frmr employment show:-o' 'frmr employment add:--output' 'frmr employment add:-o' 'frmr employment edit:--output' 'frmr employment edit:-o' 'frmr employment close:--output' 'frmr employment close:-o' 'frmr employment transfer:--output' 'frmr employment transfer:-o' 'frmr employment remove:--output' 'frmr employment remove:-o' 'frmr employment submit:--output' 'frmr employment submit:-o' 'frmr employment recheck:--output' 'frmr employment recheck:-o' 'frmr employment experience:--output' 'frmr employment experience:-o' 'frmr employment timeline:--output' 'frmr employment timeline:-o' 'frmr employment on:--output' 'frmr employment on:-o' 'frmr employment hire propose:--output' 'frmr employment hire propose:-o' 'frmr employment hire list:--output' 'frmr employment hire list:-o' 'frmr employment hire show:--output' 'frmr employment hire show:-o' 'frmr employment hire accept:--output' 'frmr employment hire accept:-o' 'frmr employment hire decline:--output' 'frmr employment hire decline:-o' 'frmr employment hire withdraw:--output' 'frmr employment hire withdraw:-o' 'frmr documents list:--output' 'frmr documents list:-o' 'frmr documents expiring:--output' 'frmr documents expiring:-o' 'frmr documents show:--output' 'frmr documents show:-o' 'frmr documents upload:--output' 'frmr documents upload:-o' 'frmr documents download:--output' 'frmr documents download:-o' 'frmr documents remove:--output' 'frmr documents remove:-o' 'frmr documents link:--output' 'frmr documents link:-o' 'frmr documents check:--output' 'frmr documents check:-o' 'frmr documents edit:--output' 'frmr documents edit:-o' 'frmr documents replace:--output' 'frmr documents replace:-o' 'frmr nsi list:--output' 'frmr nsi list:-o' 'frmr nsi search:--output' 'frmr nsi search:-o' 'frmr nsi show:--output' 'frmr nsi show:-o' 'frmr nsi import:--output' 'frmr nsi import:-o' 'frmr access roles:--output' 'frmr access roles:-o' 'frmr access grant:--output' 'frmr access grant:-o' 'frmr access revoke:--output' 'frmr access revoke:-o' 'frmr access review:--output' 'frmr access review:-o' 'frmr bulk template:--output' 'frmr bulk template:-o' 'frmr bulk validate:--output' 'frmr bulk validate:-o' 'frmr bulk plan:--output' 'frmr bulk plan:-o' 'frmr bulk show:--output' 'frmr bulk show:-o' 'frmr bulk apply:--output' 'frmr bulk apply:-o' 'frmr bulk resume:--output' 'frmr bulk resume:-o' 'frmr bulk status:--output' 'frmr bulk status:-o' 'frmr bulk runs:--output' 'frmr bulk runs:-o' 'frmr bulk rejects:--output' 'frmr bulk rejects:-o' 'frmr bulk undo:--output' 'frmr bulk undo:-o' 'frmr bulk edit:--output' 'frmr bulk edit:-o' 'frmr bulk export:--output' 'frmr bulk export:-o' 'frmr audit events:--output' 'frmr audit events:-o' 'frmr audit logins:--output' 'frmr audit logins:-o' 'frmr audit show:--output' 'frmr audit show:-o' 'frmr audit mine:--output' 'frmr audit mine:-o' 'frmr audit anomalies:--output' 'frmr audit anomalies:-o' 'frmr audit review:--output' 'frmr audit review:-o' 'frmr audit verify:--output' 'frmr audit verify:-o' 'frmr audit proof:--output' 'frmr audit proof:-o' 'frmr audit export:--output' 'frmr audit export:-o' 'frmr audit archive:--output' 'frmr audit archive:-o' 'frmr audit retain:--output' 'frmr audit retain:-o' 'frmr audit erase:--output' 'frmr audit erase:-o' 'frmr audit checkpoint show:--output' 'frmr audit checkpoint show:-o' 'frmr audit checkpoint pin:--output' 'frmr audit checkpoint pin:-o' 'frmr audit checkpoint compare:--output' 'frmr audit checkpoint compare:-o' 'frmr auth status:--output' 'frmr auth status:-o' 'frmr auth list:--output' 'frmr auth list:-o' 'frmr auth switch:--output' 'frmr auth switch:-o' 'frmr auth token:--output' 'frmr auth token:-o' 'frmr auth refresh:--output' 'frmr auth refresh:-o' 'frmr auth storage:--output' 'frmr auth storage:-o' 'frmr account show:--output' 'frmr account show:-o' 'frmr account password:--output' 'frmr account password:-o' 'frmr account networks:--output' 'frmr account networks:-o' 'frmr account recovery-codes:--output' 'frmr account recovery-codes:-o' 'frmr account lock:--output' 'frmr account lock:-o' 'frmr sessions list:--output' 'frmr sessions list:-o' 'frmr sessions end:--output' 'frmr sessions end:-o' 'frmr sessions end-all:--output' 'frmr sessions end-all:-o' 'frmr context add:--output' 'frmr context add:-o' 'frmr context use:--output' 'frmr context use:-o' 'frmr context list:--output' 'frmr context list:-o' 'frmr context show:--output' 'frmr context show:-o' 'frmr context remove:--output' 'frmr context remove:-o' 'frmr config get:--output' 'frmr config get:-o' 'frmr config set:--output' 'frmr config set:-o' 'frmr config unset:--output' 'frmr config unset:-o' 'frmr config list:--output' 'frmr config list:-o' 'frmr config path:--output' 'frmr config path:-o' 'frmr api:--output' 'frmr api:-o' 'frmr explain:--output' 'frmr explain:-o' 'frmr diagnose login:--output' 'frmr diagnose login:-o' 'frmr doctor:--output' 'frmr doctor:-o' 'frmr local start:--output' 'frmr local start:-o' 'frmr local stop:--output' 'frmr local stop:-o' 'frmr local status:--output' 'frmr local status:-o' 'frmr local logs:--output' 'frmr local logs:-o' 'frmr local reset:--output' 'frmr local reset:-o' 'frmr local backup:--output' 'frmr local backup:-o' 'frmr local verify:--output' 'frmr local verify:-o' 'frmr local restore:--output' 'frmr local restore:-o' 'frmr local rotate-keys:--output' 'frmr local rotate-keys:-o' 'frmr local accounts:--output' 'frmr local accounts:-o' 'frmr local inbox:--output' 'frmr local inbox:-o' 'frmr local approve:--output' 'frmr local approve:-o' 'frmr local scenario list:--output' 'frmr local scenario list:-o' 'frmr local scenario set:--output' 'frmr local scenario set:-o' 'frmr local scenario clear:--output' 'frmr local scenario clear:-o' 'frmr run:--output' 'frmr run:-o' 'frmr serve:--output' 'frmr serve:-o' 'frmr smoke:--output' 'frmr smoke:-o' 'frmr demo:--output' 'frmr demo:-o' 'frmr completion show:--output' 'frmr completion show:-o' 'frmr completion install:--output' 'frmr completion install:-o' 'frmr help:--output' 'frmr help:-o'
            printf '%s\n' table json jsonl yaml csv tsv xlsx id
        case 'frmr:--lang' 'frmr login:--lang' 'frmr logout:--lang' 'frmr whoami:--lang' 'frmr profile show:--lang' 'frmr profile edit:--lang' 'frmr profile contacts:--lang' 'frmr profile status:--lang' 'frmr profile search:--lang' 'frmr profile compare:--lang' 'frmr profile history:--lang' 'frmr profile consent list:--lang' 'frmr profile consent withdraw:--lang' 'frmr education list:--lang' 'frmr education show:--lang' 'frmr education add:--lang' 'frmr education edit:--lang' 'frmr education remove:--lang' 'frmr education submit:--lang' 'frmr education recheck:--lang' 'frmr education attach:--lang' 'frmr education plan:--lang' 'frmr employment list:--lang' 'frmr employment show:--lang' 'frmr employment add:--lang' 'frmr employment edit:--lang' 'frmr employment close:--lang' 'frmr employment transfer:--lang' 'frmr employment remove:--lang' 'frmr employment submit:--lang' 'frmr employment recheck:--lang' 'frmr employment experience:--lang' 'frmr employment timeline:--lang' 'frmr employment on:--lang' 'frmr employment hire propose:--lang' 'frmr employment hire list:--lang' 'frmr employment hire show:--lang' 'frmr employment hire accept:--lang' 'frmr employment hire decline:--lang' 'frmr employment hire withdraw:--lang' 'frmr documents list:--lang' 'frmr documents expiring:--lang' 'frmr documents show:--lang' 'frmr documents upload:--lang' 'frmr documents download:--lang' 'frmr documents remove:--lang' 'frmr documents link:--lang' 'frmr documents check:--lang' 'frmr documents edit:--lang' 'frmr documents replace:--lang' 'frmr nsi list:--lang' 'frmr nsi search:--lang' 'frmr nsi show:--lang' 'frmr nsi import:--lang' 'frmr access roles:--lang' 'frmr access grant:--lang' 'frmr access revoke:--lang' 'frmr access review:--lang' 'frmr bulk template:--lang' 'frmr bulk validate:--lang' 'frmr bulk plan:--lang' 'frmr bulk show:--lang' 'frmr bulk apply:--lang' 'frmr bulk resume:--lang' 'frmr bulk status:--lang' 'frmr bulk runs:--lang' 'frmr bulk rejects:--lang' 'frmr bulk undo:--lang' 'frmr bulk edit:--lang' 'frmr bulk export:--lang' 'frmr audit events:--lang' 'frmr audit logins:--lang' 'frmr audit show:--lang' 'frmr audit mine:--lang' 'frmr audit anomalies:--lang' 'frmr audit review:--lang' 'frmr audit verify:--lang' 'frmr audit proof:--lang' 'frmr audit export:--lang' 'frmr audit archive:--lang' 'frmr audit retain:--lang' 'frmr audit erase:--lang' 'frmr audit checkpoint show:--lang' 'frmr audit checkpoint pin:--lang' 'frmr audit checkpoint compare:--lang' 'frmr auth status:--lang' 'frmr auth list:--lang' 'frmr auth switch:--lang' 'frmr auth token:--lang' 'frmr auth refresh:--lang' 'frmr auth storage:--lang' 'frmr account show:--lang' 'frmr account password:--lang' 'frmr account networks:--lang' 'frmr account recovery-codes:--lang' 'frmr account lock:--lang' 'frmr sessions list:--lang' 'frmr sessions end:--lang' 'frmr sessions end-all:--lang' 'frmr context add:--lang' 'frmr context use:--lang' 'frmr context list:--lang' 'frmr context show:--lang' 'frmr context remove:--lang' 'frmr config get:--lang' 'frmr config set:--lang' 'frmr config unset:--lang' 'frmr config list:--lang' 'frmr config path:--lang' 'frmr api:--lang' 'frmr explain:--lang' 'frmr diagnose login:--lang' 'frmr doctor:--lang' 'frmr local start:--lang' 'frmr local stop:--lang' 'frmr local status:--lang' 'frmr local logs:--lang' 'frmr local reset:--lang' 'frmr local backup:--lang' 'frmr local verify:--lang' 'frmr local restore:--lang' 'frmr local rotate-keys:--lang' 'frmr local accounts:--lang' 'frmr local inbox:--lang' 'frmr local approve:--lang' 'frmr local scenario list:--lang' 'frmr local scenario set:--lang' 'frmr local scenario clear:--lang' 'frmr run:--lang' 'frmr serve:--lang' 'frmr smoke:--lang' 'frmr demo:--lang' 'frmr completion show:--lang' 'frmr completion install:--lang' 'frmr help:--lang'
            printf '%s\n' auto en ru
        case 'frmr:--error-format' 'frmr login:--error-format' 'frmr logout:--error-format' 'frmr whoami:--error-format' 'frmr profile show:--error-format' 'frmr profile edit:--error-format' 'frmr profile contacts:--error-format' 'frmr profile status:--error-format' 'frmr profile search:--error-format' 'frmr profile compare:--error-format' 'frmr profile history:--error-format' 'frmr profile consent list:--error-format' 'frmr profile consent withdraw:--error-format' 'frmr education list:--error-format' 'frmr education show:--error-format' 'frmr education add:--error-format' 'frmr education edit:--error-format' 'frmr education remove:--error-format' 'frmr education submit:--error-format' 'frmr education recheck:--error-format' 'frmr education attach:--error-format' 'frmr education plan:--error-format' 'frmr employment list:--error-format' 'frmr employment show:--error-format' 'frmr employment add:--error-format' 'frmr employment edit:--error-format' 'frmr employment close:--error-format' 'frmr employment transfer:--error-format' 'frmr employment remove:--error-format' 'frmr employment submit:--error-format' 'frmr employment recheck:--error-format' 'frmr employment experience:--error-format' 'frmr employment timeline:--error-format' 'frmr employment on:--error-format' 'frmr employment hire propose:--error-format' 'frmr employment hire list:--error-format' 'frmr employment hire show:--error-format' 'frmr employment hire accept:--error-format' 'frmr employment hire decline:--error-format' 'frmr employment hire withdraw:--error-format' 'frmr documents list:--error-format' 'frmr documents expiring:--error-format' 'frmr documents show:--error-format' 'frmr documents upload:--error-format' 'frmr documents download:--error-format' 'frmr documents remove:--error-format' 'frmr documents link:--error-format' 'frmr documents check:--error-format' 'frmr documents edit:--error-format' 'frmr documents replace:--error-format' 'frmr nsi list:--error-format' 'frmr nsi search:--error-format' 'frmr nsi show:--error-format' 'frmr nsi import:--error-format' 'frmr access roles:--error-format' 'frmr access grant:--error-format' 'frmr access revoke:--error-format' 'frmr access review:--error-format' 'frmr bulk template:--error-format' 'frmr bulk validate:--error-format' 'frmr bulk plan:--error-format' 'frmr bulk show:--error-format' 'frmr bulk apply:--error-format' 'frmr bulk resume:--error-format' 'frmr bulk status:--error-format' 'frmr bulk runs:--error-format' 'frmr bulk rejects:--error-format' 'frmr bulk undo:--error-format' 'frmr bulk edit:--error-format' 'frmr bulk export:--error-format' 'frmr audit events:--error-format' 'frmr audit logins:--error-format' 'frmr audit show:--error-format' 'frmr audit mine:--error-format' 'frmr audit anomalies:--error-format' 'frmr audit review:--error-format' 'frmr audit verify:--error-format' 'frmr audit proof:--error-format' 'frmr audit export:--error-format' 'frmr audit archive:--error-format' 'frmr audit retain:--error-format' 'frmr audit erase:--error-format' 'frmr audit checkpoint show:--error-format' 'frmr audit checkpoint pin:--error-format' 'frmr audit checkpoint compare:--error-format' 'frmr auth status:--error-format' 'frmr auth list:--error-format' 'frmr auth switch:--error-format' 'frmr auth token:--error-format' 'frmr auth refresh:--error-format' 'frmr auth storage:--error-format' 'frmr account show:--error-format' 'frmr account password:--error-format' 'frmr account networks:--error-format' 'frmr account recovery-codes:--error-format' 'frmr account lock:--error-format' 'frmr sessions list:--error-format' 'frmr sessions end:--error-format' 'frmr sessions end-all:--error-format' 'frmr context add:--error-format' 'frmr context use:--error-format' 'frmr context list:--error-format' 'frmr context show:--error-format' 'frmr context remove:--error-format' 'frmr config get:--error-format' 'frmr config set:--error-format' 'frmr config unset:--error-format' 'frmr config list:--error-format' 'frmr config path:--error-format' 'frmr api:--error-format' 'frmr explain:--error-format' 'frmr diagnose login:--error-format' 'frmr doctor:--error-format' 'frmr local start:--error-format' 'frmr local stop:--error-format' 'frmr local status:--error-format' 'frmr local logs:--error-format' 'frmr local reset:--error-format' 'frmr local backup:--error-format' 'frmr local verify:--error-format' 'frmr local restore:--error-format' 'frmr local rotate-keys:--error-format' 'frmr local accounts:--error-format' 'frmr local inbox:--error-format' 'frmr local approve:--error-format' 'frmr local scenario list:--error-format' 'frmr local scenario set:--error-format' 'frmr local scenario clear:--error-format' 'frmr run:--error-format' 'frmr serve:--error-format' 'frmr smoke:--error-format' 'frmr demo:--error-format' 'frmr completion show:--error-format' 'frmr completion install:--error-format' 'frmr help:--error-format'
            printf '%s\n' text json
        case 'frmr login:--storage'
            printf '%s\n' keyring passphrase insecure
        case 'frmr profile show:1' 'frmr profile edit:1' 'frmr profile contacts:1' 'frmr profile history:1' 'frmr education list:--worker' 'frmr education show:--worker' 'frmr education add:--worker' 'frmr education edit:--worker' 'frmr education remove:--worker' 'frmr education submit:--worker' 'frmr education recheck:--worker' 'frmr education attach:--worker' 'frmr education plan:--worker' 'frmr employment list:--worker' 'frmr employment show:--worker' 'frmr employment add:--worker' 'frmr employment edit:--worker' 'frmr employment close:--worker' 'frmr employment transfer:--worker' 'frmr employment remove:--worker' 'frmr employment submit:--worker' 'frmr employment recheck:--worker' 'frmr employment experience:--worker' 'frmr employment timeline:--worker' 'frmr employment on:--worker' 'frmr employment hire list:--worker' 'frmr employment hire show:--worker' 'frmr employment hire accept:--worker' 'frmr employment hire decline:--worker' 'frmr documents list:--worker' 'frmr documents expiring:--worker' 'frmr documents show:--worker' 'frmr documents upload:--worker' 'frmr documents download:--worker' 'frmr documents remove:--worker' 'frmr documents link:--worker' 'frmr documents edit:--worker' 'frmr documents replace:--worker' 'frmr access grant:--worker'
            frmr __complete workers $argv[2] 2>/dev/null
        case 'frmr profile edit:--from' 'frmr education add:--from-json' 'frmr education edit:--from-json' 'frmr employment add:--from-json' 'frmr employment edit:--from-json' 'frmr employment transfer:--from-json' 'frmr documents upload:1' 'frmr documents download:--to' 'frmr documents check:1' 'frmr documents replace:2' 'frmr nsi import:1' 'frmr bulk template:--out' 'frmr bulk template:-O' 'frmr bulk validate:2' 'frmr bulk validate:--files' 'frmr bulk validate:--report' 'frmr bulk plan:2' 'frmr bulk plan:--files' 'frmr bulk plan:--report' 'frmr bulk plan:--out' 'frmr bulk plan:-O' 'frmr bulk plan:--sign' 'frmr bulk show:1' 'frmr bulk show:--xlsx' 'frmr bulk apply:1' 'frmr bulk apply:--review' 'frmr bulk apply:--require-approval' 'frmr bulk rejects:--out' 'frmr bulk rejects:-O' 'frmr bulk undo:--out' 'frmr bulk undo:-O' 'frmr bulk edit:--out' 'frmr bulk edit:-O' 'frmr bulk export:--out' 'frmr bulk export:-O' 'frmr audit events:--from' 'frmr audit anomalies:--from' 'frmr audit verify:--from' 'frmr audit verify:--head' 'frmr audit verify:--proof' 'frmr audit export:1' 'frmr audit archive:1' 'frmr audit retain:1' 'frmr context add:--ca-file' 'frmr api:--input' 'frmr doctor:--bundle' 'frmr local backup:1' 'frmr local backup:--key' 'frmr local verify:1' 'frmr local verify:--key' 'frmr local restore:1' 'frmr local restore:--key' 'frmr local approve:--from' 'frmr serve:--directory' 'frmr serve:--certificate' 'frmr serve:--key' 'frmr smoke:--junit'
            __fish_complete_path $argv[2]
        case 'frmr profile search:--organization' 'frmr employment add:--organization' 'frmr employment edit:--organization' 'frmr employment transfer:--organization' 'frmr employment on:--organization' 'frmr access grant:--organization' 'frmr access review:--organization'
            frmr __complete organizations $argv[2] 2>/dev/null
        case 'frmr profile search:--post' 'frmr employment add:--post' 'frmr employment edit:--post' 'frmr employment transfer:--post' 'frmr employment hire propose:--post'
            frmr __complete posts $argv[2] 2>/dev/null
        case 'frmr profile search:--specialty' 'frmr education add:--specialty' 'frmr education edit:--specialty' 'frmr employment add:--specialty' 'frmr employment edit:--specialty' 'frmr employment transfer:--specialty' 'frmr employment hire propose:--specialty'
            frmr __complete specialties $argv[2] 2>/dev/null
        case 'frmr profile search:--category'
            printf '%s\n' doctor dentist rehabilitation nurse_midwife_technician head pharma_diagnostics
        case 'frmr profile search:--status'
            printf '%s\n' may_practise expiring expired not_employed
        case 'frmr education list:--kind'
            printf '%s\n' professional postgraduate cpd certificate accreditation
        case 'frmr education show:1' 'frmr education edit:1' 'frmr education remove:1' 'frmr education submit:1' 'frmr education recheck:1' 'frmr education attach:1'
            frmr __complete education $argv[2] 2>/dev/null
        case 'frmr education add:--kind'
            printf '%s\n' professional postgraduate cpd certificate
        case 'frmr education add:--level' 'frmr education edit:--level'
            printf '%s\n' higher secondary
        case 'frmr education add:--stage' 'frmr education edit:--stage'
            printf '%s\n' internship residency postgraduate_study retraining
        case 'frmr education add:--activity' 'frmr education edit:--activity'
            printf '%s\n' course continuous
        case 'frmr education add:--institution' 'frmr education edit:--institution'
            frmr __complete institutions $argv[2] 2>/dev/null
        case 'frmr education add:--form' 'frmr education edit:--form'
            printf '%s\n' full_time part_time evening distance
        case 'frmr education add:--country' 'frmr education edit:--country'
            frmr __complete countries $argv[2] 2>/dev/null
        case 'frmr education attach:2' 'frmr documents show:1' 'frmr documents download:1' 'frmr documents remove:1' 'frmr documents link:1' 'frmr documents edit:1' 'frmr documents replace:1'
            frmr __complete documents $argv[2] 2>/dev/null
        case 'frmr employment show:1' 'frmr employment edit:1' 'frmr employment close:1' 'frmr employment transfer:1' 'frmr employment remove:1' 'frmr employment submit:1' 'frmr employment recheck:1'
            frmr __complete employment $argv[2] 2>/dev/null
        case 'frmr employment add:--position' 'frmr employment edit:--position' 'frmr employment transfer:--position' 'frmr employment hire propose:--position'
            printf '%s\n' main internal combined external
        case 'frmr employment add:--contract-type' 'frmr employment edit:--contract-type' 'frmr employment transfer:--contract-type' 'frmr employment hire propose:--contract-type'
            printf '%s\n' employment civil secondary
        case 'frmr documents list:--kind' 'frmr documents upload:--kind'
            printf '%s\n' diploma certificate accreditation licence contract hire_order service_certificate cpd identity other
        case 'frmr documents upload:--purpose' 'frmr documents link:--purpose'
            printf '%s\n' scan contract hire_order service_certificate
        case 'frmr documents edit:--unset'
            printf '%s\n' series number date issuer valid-until
        case 'frmr nsi search:--in' 'frmr nsi show:1'
            printf '%s\n' posts specialties categories accreditation-kinds position-types identity-documents countries education-specialties institutions organizations departments
        case 'frmr access grant:--role' 'frmr access revoke:--role' 'frmr access review:--role'
            printf '%s\n' practitioner organisation_hr registry_admin support auditor service
        case 'frmr auth switch:1'
            frmr __complete logins $argv[2] 2>/dev/null
        case 'frmr auth storage:1'
            printf '%s\n' auto keyring passphrase insecure
        case 'frmr context add:--minimum-tls'
            printf '%s\n' 1.3 1.2
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
