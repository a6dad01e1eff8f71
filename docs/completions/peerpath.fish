# In ~/.config/fish/config.fish:  peerpath completion fish | source
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
