# Made by "pith --generate" from the tables of src/cli: edit these.
_pith() {
  local word=${COMP_WORDS[COMP_CWORD]} command= each
  case ${COMP_WORDS[COMP_CWORD-1]} in
    -f|--format) mapfile -t COMPREPLY < <(compgen -W 'txt md json jsonl html xml warc tei csv' -- "$word"); return ;;
    --stdin) mapfile -t COMPREPLY < <(compgen -W 'html urls text' -- "$word"); return ;;
    --focus) mapfile -t COMPREPLY < <(compgen -W 'precision balanced recall' -- "$word"); return ;;
    -o|--output|--errors|--truth|--rules|--model|--ca-file|--config) mapfile -t COMPREPLY < <(compgen -f -- "$word"); return ;;
    --url|--content-type|--fetched|--id-key|--url-key|--html-key|--since|--drop|--keep|--max-size|--max-depth|--max-nodes|--max-attributes|--max-memory|--parse-timeout|--page-timeout|--max-process-memory|--timeout|--connect-timeout|--low-speed|--low-speed-time|--max-redirects|--user-agent|--header|--proxy|--resolve|--allow-private-host|--cache|--cache-size|--delay|--per-host|--connections|--retries|--retry-delay|--max-wait|--port|--listen|--allow-host|--queue|-j|--jobs) return ;;
  esac
  for each in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $each in
      batch|urls|explain|serve|diff|features|help) command=$each; break ;;
    esac
  done
  if [[ $command == help ]]; then
    mapfile -t COMPREPLY < <(compgen -W 'batch urls explain serve diff features help limits fetching crawling formats selectors config status switching all' -- "$word")
  elif [[ $word == -* ]]; then
    case $command in
      batch) each='--format -f --output -o --no-metadata --no-links --images --no-images --provenance --json --resume --errors --dedup --site-templates --summary --content-type --fetched --id-key --url-key --html-key --pages --focus --captions --comments --drop --keep --rules --model --max-size --max-depth --max-nodes --max-attributes --max-memory --parse-timeout --page-timeout --isolate --max-process-memory --timeout --connect-timeout --low-speed --low-speed-time --max-redirects --user-agent --header --proxy --no-proxy --resolve --allow-private --allow-private-host --ca-file --insecure --cache --cache-size --offline --ignore-robots --delay --per-host --connections --retries --retry-delay --max-wait --jobs -j --config --no-config --help -h --version -V' ;;
      urls) each='--output -o --url --content-type --since --max-size --timeout --connect-timeout --low-speed --low-speed-time --max-redirects --user-agent --header --proxy --no-proxy --resolve --allow-private --allow-private-host --ca-file --insecure --cache --cache-size --offline --delay --config --no-config --help -h --version -V' ;;
      explain) each='--output -o --features --json --url --content-type --focus --captions --comments --drop --keep --rules --model --max-size --max-depth --max-nodes --max-attributes --max-memory --parse-timeout --page-timeout --timeout --connect-timeout --low-speed --low-speed-time --max-redirects --user-agent --header --proxy --no-proxy --resolve --allow-private --allow-private-host --ca-file --insecure --cache --cache-size --offline --config --no-config --help -h --version -V' ;;
      serve) each='--focus --captions --comments --drop --keep --rules --model --max-size --max-depth --max-nodes --max-attributes --max-memory --parse-timeout --page-timeout --timeout --connect-timeout --low-speed --low-speed-time --max-redirects --user-agent --header --proxy --no-proxy --resolve --allow-private --allow-private-host --ca-file --insecure --cache --cache-size --offline --port --listen --allow-host --queue --jobs -j --config --no-config --help -h --version -V' ;;
      diff) each='--output -o --json --truth --help -h --version -V' ;;
      features) each='--output -o --content-type --id-key --url-key --html-key --focus --captions --comments --drop --keep --rules --model --max-size --max-depth --max-nodes --max-attributes --max-memory --parse-timeout --page-timeout --isolate --max-process-memory --timeout --connect-timeout --low-speed --low-speed-time --max-redirects --user-agent --header --proxy --no-proxy --resolve --allow-private --allow-private-host --ca-file --insecure --cache --cache-size --offline --ignore-robots --delay --per-host --connections --retries --retry-delay --max-wait --jobs -j --config --no-config --help -h --version -V' ;;
      help) each='--help -h --version -V' ;;
      *) each='--format -f --output -o --no-metadata --no-links --images --no-images --provenance --json --stdin --url --content-type --fetched --pages --focus --captions --comments --drop --keep --rules --model --max-size --max-depth --max-nodes --max-attributes --max-memory --parse-timeout --page-timeout --timeout --connect-timeout --low-speed --low-speed-time --max-redirects --user-agent --header --proxy --no-proxy --resolve --allow-private --allow-private-host --ca-file --insecure --cache --cache-size --offline --config --no-config --help -h --version -V' ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W "$each" -- "$word")
  elif [[ -z $command ]]; then
    mapfile -t COMPREPLY < <(compgen -W 'batch urls explain serve diff features help' -- "$word"; compgen -f -- "$word")
  else
    mapfile -t COMPREPLY < <(compgen -f -- "$word")
  fi
}
complete -o filenames -F _pith pith
