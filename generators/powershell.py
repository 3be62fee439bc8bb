"""Completion for PowerShell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators.shells import NOTE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generators.values import Place, Value

_DRIVER = """
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
"""


def script(places: Sequence[Place]) -> str:
    """The script for PowerShell 5.1 and later; files are completed by the shell itself."""
    lines = [NOTE, "", "$frmrPlaces = @{"]
    lines += [
        f"    '{place.path}' = @{{ subs = {_list(place.commands)}; "
        f"flags = {_list(place.flags)}; valued = {_list(place.valued)} }}"
        for place in places
    ]
    lines += ["}", "", "$frmrValues = @{", *_values(places), "}"]
    return "\n".join(lines) + "\n" + _DRIVER


def _list(words: Iterable[str]) -> str:
    return "@(" + ", ".join(f"'{word}'" for word in words) + ")"


def _values(places: Sequence[Place]) -> Iterator[str]:
    for place in places:
        for number, value in enumerate(place.arguments, start=1):
            yield from _value(f"{place.path}:{number}", value)
        for option in place.options:
            for flag in option.flags:
                yield from _value(f"{place.path}:{flag}", option.value)


def _value(key: str, value: Value) -> Iterator[str]:
    if value.words:
        yield f"    '{key}' = {_list(value.words)}"
    elif value.kind and value.kind != "files":
        yield f"    '{key}' = '{value.kind}'"
