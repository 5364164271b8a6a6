# Made by "pith --generate" from src/cli/options.cpp: edit that.
_pith() {
  local word=${COMP_WORDS[COMP_CWORD]} command= each
  case ${COMP_WORDS[COMP_CWORD-1]} in
    -f|--format) mapfile -t COMPREPLY < <(compgen -W 'txt md json jsonl html xml' -- "$word"); return ;;
    --stdin) mapfile -t COMPREPLY < <(compgen -W 'html urls text' -- "$word"); return ;;
    --focus) mapfile -t COMPREPLY < <(compgen -W 'precision balanced recall' -- "$word"); return ;;
    -o|--output|--model|--ca-file) mapfile -t COMPREPLY < <(compgen -f -- "$word"); return ;;
    --url|--content-type|--since|--max-size|--max-depth|--max-nodes|--max-attributes|--max-memory|--parse-timeout|--page-timeout|--max-process-memory|--timeout|--connect-timeout|--low-speed|--low-speed-time|--max-redirects|--user-agent|--header|--proxy|--resolve|--allow-private-host|--cache|--cache-size|--delay|--per-host|--connections|--retries|--retry-delay|--max-wait|-j|--jobs) return ;;
  esac
  for each in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $each in
      batch|urls|explain|features) command=$each; break ;;
    esac
  done
  if [[ $word == -* ]]; then
    case $command in
      batch) each='--format -f --output -o --no-metadata --no-links --provenance --resume --content-type --pages --focus --captions --comments --model --max-size --max-depth --max-nodes --max-attributes --max-memory --parse-timeout --page-timeout --isolate --max-process-memory --timeout --connect-timeout --low-speed --low-speed-time --max-redirects --user-agent --header --proxy --no-proxy --resolve --allow-private --allow-private-host --ca-file --insecure --cache --cache-size --offline --ignore-robots --delay --per-host --connections --retries --retry-delay --max-wait --jobs -j --help -h --version -V' ;;
      urls) each='--output -o --url --content-type --since --max-size --timeout --connect-timeout --low-speed --low-speed-time --max-redirects --user-agent --header --proxy --no-proxy --resolve --allow-private --allow-private-host --ca-file --insecure --cache --cache-size --offline --delay --help -h --version -V' ;;
      explain) each='--output -o --features --url --content-type --focus --captions --comments --model --max-size --max-depth --max-nodes --max-attributes --max-memory --parse-timeout --page-timeout --timeout --connect-timeout --low-speed --low-speed-time --max-redirects --user-agent --header --proxy --no-proxy --resolve --allow-private --allow-private-host --ca-file --insecure --cache --cache-size --offline --help -h --version -V' ;;
      features) each='--output -o --content-type --focus --captions --comments --model --max-size --max-depth --max-nodes --max-attributes --max-memory --parse-timeout --page-timeout --isolate --max-process-memory --timeout --connect-timeout --low-speed --low-speed-time --max-redirects --user-agent --header --proxy --no-proxy --resolve --allow-private --allow-private-host --ca-file --insecure --cache --cache-size --offline --ignore-robots --delay --per-host --connections --retries --retry-delay --max-wait --jobs -j --help -h --version -V' ;;
      *) each='--format -f --output -o --no-metadata --no-links --provenance --stdin --url --content-type --pages --focus --captions --comments --model --max-size --max-depth --max-nodes --max-attributes --max-memory --parse-timeout --page-timeout --timeout --connect-timeout --low-speed --low-speed-time --max-redirects --user-agent --header --proxy --no-proxy --resolve --allow-private --allow-private-host --ca-file --insecure --cache --cache-size --offline --help -h --version -V' ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W "$each" -- "$word")
  elif [[ -z $command ]]; then
    mapfile -t COMPREPLY < <(compgen -W 'batch urls explain features' -- "$word"; compgen -f -- "$word")
  else
    mapfile -t COMPREPLY < <(compgen -f -- "$word")
  fi
}
complete -o filenames -F _pith pith
