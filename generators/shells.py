"""Completion for bash and zsh, which share the syntax of `case`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generators.values import Place, Value

NOTE = "# Generated from the command tree by `make generate`; do not edit."

_BASH = """
_frmr() {
    local current=${COMP_WORDS[COMP_CWORD]} place=frmr position=1 expects='' index word
    local subs flags valued found='' kind=''
    _frmr_place "$place"
    for ((index = 1; index < COMP_CWORD; index++)); do
        word=${COMP_WORDS[index]}
        if [[ $word == '=' ]]; then
            expects=${COMP_WORDS[index - 1]}
        elif [[ -n $expects ]]; then
            expects=''
        elif [[ $word == -* ]]; then
            [[ " $valued " == *" $word "* ]] && expects=$word
        elif [[ " $subs " == *" $word "* ]]; then
            place+=" $word"
            _frmr_place "$place"
        else
            ((position++))
        fi
    done
    if [[ $current == '=' ]]; then
        expects=${COMP_WORDS[COMP_CWORD - 1]}
        current=''
    fi
    if [[ -n $expects ]]; then
        _frmr_value "$place" "$expects"
    elif [[ $current == -* ]]; then
        found=$flags
    elif [[ -n $subs ]]; then
        found=$subs
    else
        _frmr_value "$place" "$position"
    fi
    COMPREPLY=()
    case $kind in
        '') mapfile -t COMPREPLY < <(compgen -W "$found" -- "$current") ;;
        files)
            compopt -o filenames
            mapfile -t COMPREPLY < <(compgen -f -- "$current")
            ;;
        *) mapfile -t COMPREPLY < <("${COMP_WORDS[0]}" __complete "$kind" "$current" 2>/dev/null) ;;
    esac
}

complete -F _frmr frmr
"""

_ZSH = """
_frmr() {
    local current=${words[CURRENT]} place=frmr expects='' word
    local subs flags valued found='' kind=''
    local -i position=1 index
    _frmr_place "$place"
    for ((index = 2; index < CURRENT; index++)); do
        word=${words[index]}
        if [[ -n $expects ]]; then
            expects=''
        elif [[ $word == -* ]]; then
            [[ " $valued " == *" $word "* ]] && expects=$word
        elif [[ " $subs " == *" $word "* ]]; then
            place+=" $word"
            _frmr_place "$place"
        else
            ((position++))
        fi
    done
    if [[ $current == --*=* ]]; then
        expects=${current%%=*}
        compset -P '*='
    fi
    if [[ -n $expects ]]; then
        _frmr_value "$place" "$expects"
    elif [[ $current == -* ]]; then
        found=$flags
    elif [[ -n $subs ]]; then
        found=$subs
    else
        _frmr_value "$place" "$position"
    fi
    case $kind in
        '') compadd -- ${=found} ;;
        files) _files ;;
        *) compadd -- ${(f)"$(${words[1]} __complete $kind $PREFIX 2>/dev/null)"} ;;
    esac
}

if [[ $funcstack[1] == _frmr ]]; then
    _frmr "$@"
else
    compdef _frmr frmr
fi
"""


def bash(places: Sequence[Place]) -> str:
    """The script for bash 4.4 and later."""
    return f"{NOTE}\n# shellcheck shell=bash\n{_tables(places)}{_BASH}"


def zsh(places: Sequence[Place]) -> str:
    """The script for zsh, a function of `fpath` that can also be sourced."""
    return f"#compdef frmr\n{NOTE}\n{_tables(places)}{_ZSH}"


def _tables(places: Sequence[Place]) -> str:
    lines = ["", "_frmr_place() {", "    subs='' flags='' valued=''", "    case $1 in"]
    for place in places:
        lines += [
            f"        '{place.path}')",
            *(f"            {line}" for line in _variables(place)),
            "            ;;",
        ]
    lines += ["    esac", "}", "", "_frmr_value() {", '    case "$1:$2" in']
    lines += _value_lines(places)
    return "\n".join([*lines, "    esac", "}", ""])


def _variables(place: Place) -> Iterator[str]:
    for name, words in (
        ("subs", place.commands),
        ("flags", place.flags),
        ("valued", place.valued),
    ):
        if words:
            yield f"{name}='{' '.join(words)}'"


def _value_lines(places: Iterable[Place]) -> list[str]:
    """One line per value, places with the same value of the same option together."""
    found: dict[str, list[str]] = {}
    for place in places:
        for number, value in enumerate(place.arguments, start=1):
            _add(found, value, f"'{place.path}:{number}'")
        for option in place.options:
            for flag in option.flags:
                _add(found, option.value, f"'{place.path}:{flag}'")
    return [f"        {' | '.join(patterns)}) {text} ;;" for text, patterns in found.items()]


def _add(found: dict[str, list[str]], value: Value, pattern: str) -> None:
    if value.kind:
        found.setdefault(f"kind={value.kind}", []).append(pattern)
    elif value.words:
        found.setdefault(f"found='{' '.join(value.words)}'", []).append(pattern)
