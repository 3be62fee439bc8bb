"""Completion for fish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators.shells import NOTE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generators.values import Place, Value

_DRIVER = """
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
        printf '%s\\n' $__frmr_flags
    else if test -n "$__frmr_subs"
        printf '%s\\n' $__frmr_subs
    else
        __frmr_value "$place:$position" $current
    end
end

complete -c frmr -f -a '(__frmr_complete)'
"""


def script(places: Sequence[Place]) -> str:
    """The script for fish 3 and later."""
    lines = [NOTE, "", "function __frmr_place"]
    lines += ["    set -g __frmr_subs", "    set -g __frmr_flags", "    set -g __frmr_valued"]
    lines.append("    switch $argv[1]")
    for place in places:
        lines.append(f"        case '{place.path}'")
        lines += [f"            {line}" for line in _variables(place)]
    lines += ["    end", "end", "", "function __frmr_value", "    switch $argv[1]"]
    for text, patterns in _values(places).items():
        lines += [f"        case {' '.join(patterns)}", f"            {text}"]
    return "\n".join([*lines, "    end", "end", ""]) + _DRIVER


def _variables(place: Place) -> Iterator[str]:
    for name, words in (
        ("subs", place.commands),
        ("flags", place.flags),
        ("valued", place.valued),
    ):
        if words:
            yield f"set -g __frmr_{name} {' '.join(words)}"


def _values(places: Sequence[Place]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for place in places:
        for number, value in enumerate(place.arguments, start=1):
            _add(found, value, f"'{place.path}:{number}'")
        for option in place.options:
            for flag in option.flags:
                _add(found, option.value, f"'{place.path}:{flag}'")
    return found


def _add(found: dict[str, list[str]], value: Value, pattern: str) -> None:
    if value.kind == "files":
        found.setdefault("__fish_complete_path $argv[2]", []).append(pattern)
    elif value.kind:
        text = f"frmr __complete {value.kind} $argv[2] 2>/dev/null"
        found.setdefault(text, []).append(pattern)
    elif value.words:
        found.setdefault(f"printf '%s\\n' {' '.join(value.words)}", []).append(pattern)
