"""``peerpath completion``: what makes the Tab key finish commands, options and ids."""

from typing import Annotated, Final, Literal

import typer

from peerpath.cli.edge import Out, leave

Shell = Literal["bash", "zsh", "fish", "powershell"]
"""The shells that are known."""


SCRIPTS: Final = {
    "bash": r"""# In ~/.bashrc:  eval "$(peerpath completion bash)"
_peerpath() {
    local found IFS=$'\n'
    found=$(_PEERPATH_COMPLETE=1 peerpath "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
    if [[ $found == :files ]]; then
        COMPREPLY=()
        compopt -o default 2>/dev/null
        return
    fi
    COMPREPLY=($found)
    if [[ $found == *= ]]; then
        compopt -o nospace 2>/dev/null
    fi
}
complete -F _peerpath peerpath
""",
    "zsh": r"""# In ~/.zshrc:  eval "$(peerpath completion zsh)"
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
_peerpath() {
    local -a found
    found=("${(@f)$(_PEERPATH_COMPLETE=1 peerpath "${(@)words[2,CURRENT]}" 2>/dev/null)}")
    if [[ $found[1] == :files ]]; then
        _files
    elif [[ $found[1] == *= ]]; then
        compadd -S '' -- $found
    else
        compadd -- $found
    fi
}
compdef _peerpath peerpath
""",
    "fish": r"""# In ~/.config/fish/config.fish:  peerpath completion fish | source
function __peerpath_complete
    set -l before (commandline -opc)
    set -l current (commandline -ct)
    set -l found (env _PEERPATH_COMPLETE=1 peerpath $before[2..-1] "$current" 2>/dev/null)
    if test "$found" = ":files"
        __fish_complete_path "$current"
    else
        printf '%s\n' $found
    end
end
complete -c peerpath -f -a '(__peerpath_complete)'
""",
    "powershell": r"""# In $PROFILE:  peerpath completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName peerpath -ScriptBlock {
    param($word, $command, $cursor)
    $words = @($command.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.ToString() })
    $env:_PEERPATH_COMPLETE = if ($word) { '1' } else { 'new' }
    try { $found = @(peerpath @words 2>$null) } finally { Remove-Item Env:_PEERPATH_COMPLETE }
    $found | Where-Object { $_ -and $_ -ne ':files' } | ForEach-Object {
        [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
    }
}
""",
}
"""Each begins with a line that says where it goes."""


def completion(shell: Annotated[Shell, typer.Argument(help="The shell that you use.")]) -> None:
    """Let the Tab key finish commands, options and ids. The first line of the output says where to put it."""
    leave(SCRIPTS[shell].encode(), Out())
