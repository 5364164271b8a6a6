#include "cli/options.hpp"

#include "pith/extract.hpp"
#include "pith/fetch.hpp"
#include "pith/listing.hpp"

#include "cli/settings.hpp"

#include <array>
#include <chrono>
#include <cstddef>

namespace pith::cli {

namespace {

constexpr unsigned clean = bit(Command::clean);
constexpr unsigned batch = bit(Command::batch);
constexpr unsigned explain = bit(Command::explain);
constexpr unsigned features = bit(Command::features);
constexpr unsigned urls = bit(Command::urls);
constexpr unsigned articles = clean | batch;  // the commands that write articles
constexpr unsigned single = clean | explain;  // the commands for a few pages
constexpr unsigned many = batch | features;   // the commands for collections
constexpr unsigned pages = articles | explain | features;
constexpr unsigned every = pages | urls;

std::string seconds(std::chrono::milliseconds time) {
  std::string out = std::to_string(time.count() / 1000);
  if (time.count() % 1000 != 0) out += '.' + std::to_string(1000 + time.count() % 1000).substr(1);
  return out;
}
std::string seconds(std::uint32_t milliseconds) { return seconds(std::chrono::milliseconds(milliseconds)); }

const auto option_table = std::to_array<Option>({
    {.name = "format",
     .letter = 'f',
     .argument = "FORMAT",
     .choices = "txt|md|json|jsonl|html|xml",
     .commands = articles,
     .group = Group::output,
     .help = "the form of the output",
     .manual = "Without it, the ending of the file given with -o decides, if it is one of these; else it is "
               "txt, and "
               "jsonl for batch to standard output."},
    {.name = "output",
     .letter = 'o',
     .argument = "PATH",
     .commands = every,
     .group = Group::output,
     .help = "write to the file PATH, articles also to a folder; - is standard output",
     .manual =
         "A PATH that ends in a slash or is a folder gets one file for each article. batch takes PATH for a "
         "folder unless the format is jsonl. For features it is the STEM of the three files; explain and "
         "urls write to a file only. No input is overwritten."},
    {.name = "no-metadata",
     .commands = articles,
     .group = Group::output,
     .help = "the text alone, without title, author, date and the like"},
    {.name = "no-links",
     .commands = articles,
     .group = Group::output,
     .help = "leave the targets of links out of md, html and xml",
     .manual = "Addresses that are fields of the metadata stay."},
    {.name = "provenance",
     .commands = articles,
     .group = Group::output,
     .help = "say where each field came from, and how sure it is (json, jsonl)"},
    {.name = "features",
     .commands = explain,
     .group = Group::output,
     .help = "print the features of every block that are not 0"},
    {.name = "resume",
     .commands = batch,
     .group = Group::output,
     .help = "go on where an earlier run with the same output ended",
     .manual = "Needs -o and a file or folder. Without an earlier run it begins."},
    {.name = "stdin",
     .argument = "KIND",
     .choices = "html|urls|text",
     .commands = clean,
     .group = Group::input,
     .help = "what standard input holds, instead of a guess"},
    {.name = "url",
     .argument = "URL",
     .commands = single | urls,
     .group = Group::input,
     .help = "the address that a saved page came from",
     .manual = "For a single INPUT that is a file or standard input. Links are resolved against it."},
    {.name = "content-type",
     .argument = "TYPE",
     .commands = every,
     .group = Group::input,
     .help = "the Content-Type header that saved pages came with",
     .manual = "Its charset counts as a server's word. The content_type of a manifest goes before it."},
    {.name = "since",
     .argument = "DATE",
     .commands = urls,
     .group = Group::input,
     .help = "leave out what is older than DATE, YYYY-MM-DD",
     .manual = "What says no date is kept."},
    {.name = "pages",
     .commands = articles,
     .group = Group::input,
     .help = "follow an article over its pages, 10 at most, and join them",
     .manual = "Only from page to page on the same host whose addresses differ by the page number."},
    {.name = "focus",
     .argument = "FOCUS",
     .choices = "precision|balanced|recall",
     .commands = pages,
     .group = Group::extraction,
     .help = "rather too little, neither, or rather too much text",
     .standard = [] { return std::string("balanced"); }},
    {.name = "captions",
     .commands = pages,
     .group = Group::extraction,
     .help = "keep the captions of figures and tables"},
    {.name = "comments",
     .commands = pages,
     .group = Group::extraction,
     .help = "put the readers' comments behind the article"},
    {.name = "model",
     .argument = "FILE",
     .commands = pages,
     .group = Group::extraction,
     .help = "use the model in FILE instead of the built-in one"},
    {.name = "max-size",
     .argument = "BYTES",
     .commands = every,
     .group = Group::limits,
     .help = "largest page, as received and decoded",
     .manual =
         "Here and in --max-memory, k, M and G stand for powers of 1000, Ki, Mi and Gi for powers of 1024.",
     .standard =
         [] {
           return std::to_string(Limits{}.bytes) + "; for urls " + std::to_string(ListingOptions{}.max_bytes);
         }},
    {.name = "max-depth",
     .argument = "N",
     .commands = pages,
     .group = Group::limits,
     .help = "deepest nesting of elements",
     .standard = [] { return std::to_string(Limits{}.depth); }},
    {.name = "max-nodes",
     .argument = "N",
     .commands = pages,
     .group = Group::limits,
     .help = "most nodes in the tree of a page",
     .standard = [] { return std::to_string(Limits{}.nodes); }},
    {.name = "max-attributes",
     .argument = "N",
     .commands = pages,
     .group = Group::limits,
     .help = "most attributes read of one tag; further ones are ignored",
     .standard = [] { return std::to_string(Limits{}.attributes); }},
    {.name = "max-memory",
     .argument = "BYTES",
     .commands = pages,
     .group = Group::limits,
     .help = "most memory for parsing a page",
     .standard = [] { return std::to_string(Limits{}.memory); }},
    {.name = "parse-timeout",
     .argument = "SECONDS",
     .commands = pages,
     .group = Group::limits,
     .help = "longest time for parsing a page",
     .standard = [] { return seconds(Limits{}.parse_ms); }},
    {.name = "page-timeout",
     .argument = "SECONDS",
     .commands = pages,
     .group = Group::limits,
     .help = "longest time for a page, fetching it not counted",
     .standard = [] { return seconds(Limits{}.total_ms); }},
    {.name = "isolate",
     .commands = many,
     .group = Group::limits,
     .help = "clean the pages in processes of their own: a fault costs one page",
     .manual =
         "Each job has a process that serves many pages. It may take the address space of "
         "--max-process-memory, and for each page the processor time of --page-timeout and two seconds; one "
         "that ends is replaced."},
    {.name = "max-process-memory",
     .argument = "BYTES",
     .commands = many,
     .group = Group::limits,
     .help = "most address space of such a process",
     .standard = [] { return std::to_string(Settings{}.process_memory); }},
    {.name = "isolated-worker",
     .commands = many,
     .group = Group::other,
     .help = "be such a process",
     .hidden = true},
    {.name = "timeout",
     .argument = "SECONDS",
     .commands = every,
     .group = Group::fetching,
     .help = "longest time for fetching a page; 0: none",
     .standard = [] { return seconds(FetchOptions{}.timeout); }},
    {.name = "connect-timeout",
     .argument = "SECONDS",
     .commands = every,
     .group = Group::fetching,
     .help = "longest time for making a connection",
     .standard = [] { return seconds(FetchOptions{}.connect_timeout); }},
    {.name = "low-speed",
     .argument = "BYTES",
     .commands = every,
     .group = Group::fetching,
     .help = "give up on a server that sends fewer bytes a second ...",
     .standard = [] { return std::to_string(FetchOptions{}.low_speed); }},
    {.name = "low-speed-time",
     .argument = "SECONDS",
     .commands = every,
     .group = Group::fetching,
     .help = "... for so long, in whole seconds; 0: never",
     .standard = [] { return std::to_string(FetchOptions{}.low_speed_time.count()); }},
    {.name = "max-redirects",
     .argument = "N",
     .commands = every,
     .group = Group::fetching,
     .help = "most redirects to follow for a page",
     .standard = [] { return std::to_string(FetchOptions{}.max_redirects); }},
    {.name = "user-agent",
     .argument = "TEXT",
     .commands = every,
     .group = Group::fetching,
     .help = "the name to fetch under",
     .standard = [] { return std::string(default_user_agent()); }},
    {.name = "header",
     .argument = "LINE",
     .commands = every,
     .group = Group::fetching,
     .help = "send the header LINE, \"Name: value\", too; may be repeated",
     .repeats = true},
    {.name = "proxy",
     .argument = "URL",
     .commands = every,
     .group = Group::fetching,
     .help = "fetch through this proxy",
     .manual = "Without it the variables http_proxy, https_proxy, all_proxy and no_proxy count."},
    {.name = "no-proxy",
     .commands = every,
     .group = Group::fetching,
     .help = "ignore the proxy variables of the environment"},
    {.name = "resolve",
     .argument = "HOST:PORT:ADDRESS",
     .commands = every,
     .group = Group::fetching,
     .help = "answer for a name without asking DNS; may be repeated",
     .repeats = true},
    {.name = "allow-private",
     .commands = every,
     .group = Group::fetching,
     .help = "fetch from private, loopback and link-local addresses, too"},
    {.name = "allow-private-host",
     .argument = "HOST[:PORT]",
     .commands = every,
     .group = Group::fetching,
     .help = "the same for one host; may be repeated",
     .repeats = true},
    {.name = "ca-file",
     .argument = "FILE",
     .commands = every,
     .group = Group::fetching,
     .help = "trust the certificates in FILE (PEM) instead of the system's"},
    {.name = "insecure",
     .commands = every,
     .group = Group::fetching,
     .help = "accept any certificate: anyone on the way can change the page"},
    {.name = "cache",
     .argument = "FOLDER",
     .commands = every,
     .group = Group::fetching,
     .help = "keep what is fetched in FOLDER, and ask only whether it has changed",
     .manual = "Responses are kept and used as Cache-Control, ETag and Last-Modified allow."},
    {.name = "cache-size",
     .argument = "BYTES",
     .commands = every,
     .group = Group::fetching,
     .help = "how much the cache may hold",
     .standard = [] { return std::to_string(FetchOptions{}.cache_bytes); }},
    {.name = "offline",
     .commands = every,
     .group = Group::fetching,
     .help = "take pages from the cache only, however old"},
    {.name = "ignore-robots", .commands = many, .group = Group::crawling, .help = "do not ask robots.txt"},
    {.name = "delay",
     .argument = "SECONDS",
     .commands = many | urls,
     .group = Group::crawling,
     .help = "pause after each request to a host; where robots.txt is asked, a longer Crawl-delay counts",
     .standard = [] { return seconds(CrawlOptions{}.delay); }},
    {.name = "per-host",
     .argument = "N",
     .commands = many,
     .group = Group::crawling,
     .help = "most requests at once to a host",
     .standard = [] { return std::to_string(CrawlOptions{}.per_host); }},
    {.name = "connections",
     .argument = "N",
     .commands = many,
     .group = Group::crawling,
     .help = "most requests at once to all hosts",
     .standard = [] { return std::to_string(CrawlOptions{}.connections); }},
    {.name = "retries",
     .argument = "N",
     .commands = many,
     .group = Group::crawling,
     .help = "ask again so often after what may pass: 429, 503, a lost connection",
     .standard = [] { return std::to_string(CrawlOptions{}.retries); }},
    {.name = "retry-delay",
     .argument = "SECONDS",
     .commands = many,
     .group = Group::crawling,
     .help = "pause before the first retry, about; each further one is doubled",
     .standard = [] { return seconds(CrawlOptions{}.backoff); }},
    {.name = "max-wait",
     .argument = "SECONDS",
     .commands = many,
     .group = Group::crawling,
     .help = "longest Retry-After and Crawl-delay that is obeyed; beyond it the page fails",
     .standard = [] { return seconds(CrawlOptions{}.max_wait); }},
    {.name = "jobs",
     .letter = 'j',
     .argument = "N",
     .commands = many,
     .group = Group::other,
     .help = "clean N pages at once; 0: as many as there are processors",
     .standard = [] { return std::string("0"); }},
    {.name = "help",
     .letter = 'h',
     .commands = every,
     .group = Group::other,
     .help = "print this help and exit"},
    {.name = "version",
     .letter = 'V',
     .commands = every,
     .group = Group::other,
     .help = "print the version and exit"},
    {.name = "generate",
     .argument = "WHAT",
     .choices = "man|complete-bash|complete-zsh|complete-fish",
     .commands = every,
     .group = Group::other,
     .help = "print the manual page or the completions for a shell",
     .hidden = true},
});

}  // namespace

std::span<const Option> options() { return option_table; }

std::string_view title(Group group) {
  switch (group) {
    case Group::output: return "Output";
    case Group::input: return "Input";
    case Group::extraction: return "Extraction";
    case Group::limits: return "Limits of a page";
    case Group::fetching: return "Fetching";
    case Group::crawling: return "Fetching many pages";
    case Group::other: return "Other";
  }
  return {};
}

const Option* find_option(std::string_view name) {
  for (const Option& option : option_table) {
    if (option.name == name) return &option;
  }
  return nullptr;
}

}  // namespace pith::cli
