# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_kubectl_pv_why_global_optspecs
    string join \n n/namespace= A/all-namespaces context= kubeconfig= from= as-of= o/output= v/verbose color= no-headers h/help V/version
end

function __fish_kubectl_pv_why_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_kubectl_pv_why_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_kubectl_pv_why_using_subcommand
    set -l cmd (__fish_kubectl_pv_why_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_needs_command" -s n -l namespace -d 'If present, the namespace scope for this CLI request' -r
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_needs_command" -l context -d 'The name of the kubeconfig context to use' -r
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_needs_command" -l kubeconfig -d 'Path to the kubeconfig file to use for CLI requests' -r -F
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_needs_command" -l from -d 'Read a dump instead of a cluster: a file or folder of YAML or JSON, or - for standard input' -r -F
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_needs_command" -l as-of -d 'The moment a dump is judged at, such as 2026-07-01T12:00:00Z; default: the latest one that it tells of' -r
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_needs_command" -s o -l output -d 'Output format. One of: (text, wide, json, yaml, name)' -r -f -a "text\t'For people'
wide\t'One table row per claim'
json\t'Versioned, with a published schema'
yaml\t'The same data as YAML'
name\t'persistentvolumeclaim/NAME'"
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_needs_command" -l color -d 'When to colour. One of: (auto, always, never). NO_COLOR and CLICOLOR_FORCE are honoured' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_needs_command" -s A -l all-namespaces -d 'If present, list the requested object(s) across all namespaces'
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_needs_command" -s v -l verbose -d 'Tell everything: each candidate volume with every check it fails, each step, each explanation in full'
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_needs_command" -l no-headers -d 'When using the wide output format, don\'t print headers'
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_needs_command" -s V -l version -d 'Print version'
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_needs_command" -a "check" -d 'Assert that claims are well, for CI: the same diagnosis, and an exit code'
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_needs_command" -a "explain" -d 'Print the page of a finding or of a stage of a volume\'s life; without one, list all findings'
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_needs_command" -a "completion" -d 'Print the completion script of a shell'
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_needs_command" -a "demo" -d 'Explain a built-in broken cluster: no cluster needed'
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_needs_command" -a "version" -d 'Print the version, and the Kubernetes release whose decisions it follows'
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_needs_command" -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand check" -l for -d 'How far the claims must have come without a problem' -r -f -a "bound\t'Has its volume'
attached\t'And attached to the node of every pod that uses it'
mounted\t'And mounted into them'
healthy\t'And nothing else is wrong with it either'"
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand check" -l fail-on -d 'The least severe finding that fails the check' -r -f -a "error\t'Errors'
warning\t'Warnings and errors'
never\t'No finding'"
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand check" -l unconsumed -d 'What a claim means that waits for its first consumer while no pod uses it' -r -f -a "ok\t'Well'
wait\t'Not there yet'
fail\t'A problem'"
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand check" -s n -l namespace -d 'If present, the namespace scope for this CLI request' -r
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand check" -l context -d 'The name of the kubeconfig context to use' -r
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand check" -l kubeconfig -d 'Path to the kubeconfig file to use for CLI requests' -r -F
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand check" -l from -d 'Read a dump instead of a cluster: a file or folder of YAML or JSON, or - for standard input' -r -F
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand check" -l as-of -d 'The moment a dump is judged at, such as 2026-07-01T12:00:00Z; default: the latest one that it tells of' -r
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand check" -s o -l output -d 'Output format. One of: (text, wide, json, yaml, name)' -r -f -a "text\t'For people'
wide\t'One table row per claim'
json\t'Versioned, with a published schema'
yaml\t'The same data as YAML'
name\t'persistentvolumeclaim/NAME'"
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand check" -l color -d 'When to colour. One of: (auto, always, never). NO_COLOR and CLICOLOR_FORCE are honoured' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand check" -s A -l all-namespaces -d 'If present, list the requested object(s) across all namespaces'
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand check" -s v -l verbose -d 'Tell everything: each candidate volume with every check it fails, each step, each explanation in full'
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand check" -l no-headers -d 'When using the wide output format, don\'t print headers'
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand explain" -s n -l namespace -d 'If present, the namespace scope for this CLI request' -r
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand explain" -l context -d 'The name of the kubeconfig context to use' -r
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand explain" -l kubeconfig -d 'Path to the kubeconfig file to use for CLI requests' -r -F
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand explain" -l from -d 'Read a dump instead of a cluster: a file or folder of YAML or JSON, or - for standard input' -r -F
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand explain" -l as-of -d 'The moment a dump is judged at, such as 2026-07-01T12:00:00Z; default: the latest one that it tells of' -r
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand explain" -s o -l output -d 'Output format. One of: (text, wide, json, yaml, name)' -r -f -a "text\t'For people'
wide\t'One table row per claim'
json\t'Versioned, with a published schema'
yaml\t'The same data as YAML'
name\t'persistentvolumeclaim/NAME'"
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand explain" -l color -d 'When to colour. One of: (auto, always, never). NO_COLOR and CLICOLOR_FORCE are honoured' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand explain" -s A -l all-namespaces -d 'If present, list the requested object(s) across all namespaces'
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand explain" -s v -l verbose -d 'Tell everything: each candidate volume with every check it fails, each step, each explanation in full'
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand explain" -l no-headers -d 'When using the wide output format, don\'t print headers'
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand explain" -s h -l help -d 'Print help'
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand completion" -s n -l namespace -d 'If present, the namespace scope for this CLI request' -r
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand completion" -l context -d 'The name of the kubeconfig context to use' -r
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand completion" -l kubeconfig -d 'Path to the kubeconfig file to use for CLI requests' -r -F
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand completion" -l from -d 'Read a dump instead of a cluster: a file or folder of YAML or JSON, or - for standard input' -r -F
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand completion" -l as-of -d 'The moment a dump is judged at, such as 2026-07-01T12:00:00Z; default: the latest one that it tells of' -r
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand completion" -s o -l output -d 'Output format. One of: (text, wide, json, yaml, name)' -r -f -a "text\t'For people'
wide\t'One table row per claim'
json\t'Versioned, with a published schema'
yaml\t'The same data as YAML'
name\t'persistentvolumeclaim/NAME'"
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand completion" -l color -d 'When to colour. One of: (auto, always, never). NO_COLOR and CLICOLOR_FORCE are honoured' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand completion" -s A -l all-namespaces -d 'If present, list the requested object(s) across all namespaces'
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand completion" -s v -l verbose -d 'Tell everything: each candidate volume with every check it fails, each step, each explanation in full'
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand completion" -l no-headers -d 'When using the wide output format, don\'t print headers'
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand completion" -s h -l help -d 'Print help'
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand demo" -s n -l namespace -d 'If present, the namespace scope for this CLI request' -r
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand demo" -l context -d 'The name of the kubeconfig context to use' -r
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand demo" -l kubeconfig -d 'Path to the kubeconfig file to use for CLI requests' -r -F
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand demo" -l from -d 'Read a dump instead of a cluster: a file or folder of YAML or JSON, or - for standard input' -r -F
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand demo" -l as-of -d 'The moment a dump is judged at, such as 2026-07-01T12:00:00Z; default: the latest one that it tells of' -r
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand demo" -s o -l output -d 'Output format. One of: (text, wide, json, yaml, name)' -r -f -a "text\t'For people'
wide\t'One table row per claim'
json\t'Versioned, with a published schema'
yaml\t'The same data as YAML'
name\t'persistentvolumeclaim/NAME'"
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand demo" -l color -d 'When to colour. One of: (auto, always, never). NO_COLOR and CLICOLOR_FORCE are honoured' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand demo" -s A -l all-namespaces -d 'If present, list the requested object(s) across all namespaces'
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand demo" -s v -l verbose -d 'Tell everything: each candidate volume with every check it fails, each step, each explanation in full'
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand demo" -l no-headers -d 'When using the wide output format, don\'t print headers'
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand demo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand version" -s n -l namespace -d 'If present, the namespace scope for this CLI request' -r
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand version" -l context -d 'The name of the kubeconfig context to use' -r
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand version" -l kubeconfig -d 'Path to the kubeconfig file to use for CLI requests' -r -F
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand version" -l from -d 'Read a dump instead of a cluster: a file or folder of YAML or JSON, or - for standard input' -r -F
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand version" -l as-of -d 'The moment a dump is judged at, such as 2026-07-01T12:00:00Z; default: the latest one that it tells of' -r
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand version" -l color -d 'When to colour. One of: (auto, always, never). NO_COLOR and CLICOLOR_FORCE are honoured' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand version" -s o -l output -d 'Output format. One of: (text, wide, json, yaml, name)' -r -f -a "text\t'For people'
wide\t'One table row per claim'
json\t'Versioned, with a published schema'
yaml\t'The same data as YAML'
name\t'persistentvolumeclaim/NAME'"
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand version" -s A -l all-namespaces -d 'If present, list the requested object(s) across all namespaces'
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand version" -s v -l verbose -d 'Tell everything: each candidate volume with every check it fails, each step, each explanation in full'
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand version" -l no-headers -d 'When using the wide output format, don\'t print headers'
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand version" -s h -l help -d 'Print help'
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand help; and not __fish_seen_subcommand_from check explain completion demo version help" -f -a "check" -d 'Assert that claims are well, for CI: the same diagnosis, and an exit code'
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand help; and not __fish_seen_subcommand_from check explain completion demo version help" -f -a "explain" -d 'Print the page of a finding or of a stage of a volume\'s life; without one, list all findings'
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand help; and not __fish_seen_subcommand_from check explain completion demo version help" -f -a "completion" -d 'Print the completion script of a shell'
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand help; and not __fish_seen_subcommand_from check explain completion demo version help" -f -a "demo" -d 'Explain a built-in broken cluster: no cluster needed'
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand help; and not __fish_seen_subcommand_from check explain completion demo version help" -f -a "version" -d 'Print the version, and the Kubernetes release whose decisions it follows'
complete -c kubectl-pv_why -n "__fish_kubectl_pv_why_using_subcommand help; and not __fish_seen_subcommand_from check explain completion demo version help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
