#include "cli/options.hpp"

#include "pith/extract.hpp"
#include "pith/fetch.hpp"

#include <array>
#include <chrono>
#include <cstddef>

namespace pith::cli {

namespace {

constexpr unsigned clean = bit(Command::clean);
constexpr unsigned batch = bit(Command::batch);
constexpr unsigned explain = bit(Command::explain);
constexpr unsigned features = bit(Command::features);
constexpr unsigned articles = clean | batch;  // the commands that write articles
constexpr unsigned single = clean | explain;  // the commands for a few pages
constexpr unsigned many = batch | features;   // the commands for collections
constexpr unsigned every = articles | explain | features;

std::string seconds(std::chrono::milliseconds time) {
  std::string out = std::to_string(time.count() / 1000);
  if (time.count() % 1000 != 0) out += '.' + std::to_string(1000 + time.count() % 1000).substr(1);
  return out;
}
std::string seconds(std::uint32_t milliseconds) { return seconds(std::chrono::milliseconds(milliseconds)); }

constexpr std::array<CommandInfo, 4> command_table = {{
    {.command = Command::clean,
     .name = "",
     .synopsis = "[OPTION]... [INPUT]...",
     .help = "print the article of each INPUT: an address, a file, or - for standard input",
     .manual = "Without an INPUT, standard input is read. If every line of it that is not empty is an http "
               "or https "
               "address, these pages are fetched, in order; otherwise it is a page: markup, or a text dump "
               "of one.\n\n"
               "An address given here is fetched as a browser would fetch it: robots.txt is not asked.\n\n"
               "With several inputs the articles follow each other. As txt each is headed by a line \"==> "
               "INPUT <==\", as md "
               "by a comment with INPUT; json is one array; jsonl is one line for each input; html and xml "
               "are whole "
               "documents one after the other. With -o and a folder each article gets a file of its own, "
               "named after its "
               "input.\n\n"
               "A file called like a command is named with its folder: ./batch."},
    {.command = Command::batch,
     .name = "batch",
     .synopsis = "[OPTION]... INPUT...",
     .help = "clean folders, manifests and lists of addresses, in parallel",
     .manual =
         "A folder stands for every page below it: *.html, *.htm and *.xhtml, each also with .gz, in the "
         "order of their "
         "names. Links are followed, no folder twice. A file named *.jsonl or *.jsonl.gz is a manifest: each "
         "line is an "
         "object {\"id\", \"path\", \"url\", \"content_type\"}, its path relative to the manifest; what has "
         "no path is "
         "fetched from its url. A text file whose first line is an http or https address, and -, standard "
         "input, "
         "are lists: each line is an address or such an object. Anything else is one page.\n\n"
         "As jsonl there is one line for each page, in the order of the inputs whatever --jobs is. It begins "
         "with the "
         "\"id\": that of the manifest, or the page's path or address. A page that failed is there too, as "
         "{\"id\", "
         "\"error\"}. Any other format needs -o and a folder, which gets one file for each page that has an "
         "article: the tree below an input folder is kept, a page of a manifest is named by its id. No name "
         "leads out "
         "of the folder.\n\n"
         "If standard error is a terminal, a line on it says how far the work is.\n\n"
         "Memory does not grow with the number of pages."},
    {.command = Command::explain,
     .name = "explain",
     .synopsis = "[OPTION]... [INPUT]...",
     .help = "show every block of a page, its probability and the verdict",
     .manual = "Prints the type of the page and the confidence, then each block of text: + if it was kept "
               "and - if not, the "
               "estimated probability that it belongs to the article, the elements around it, and below them "
               "its words."},
    {.command = Command::features,
     .name = "features",
     .synopsis = "[OPTION]... -o STEM INPUT...",
     .help = "write what the model sees of each block, for training it",
     .manual = "Takes the inputs of batch and writes three files. STEM.bin is a matrix of 32-bit floating "
               "point numbers, "
               "little-endian, row after row: a row for each block of text, a column for each feature. "
               "STEM.jsonl has "
               "a line for each page, {\"id\", \"first_row\", \"rows\", \"texts\"}; a page that failed has "
               "no rows and an "
               "\"error\". STEM.names has a line for each column: its name, a tab, and its meaning."},
}};

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
     .help = "write to the file or folder PATH, - for standard output",
     .manual =
         "A PATH that ends in a slash or is a folder gets one file for each article. batch takes PATH for a "
         "folder unless the format is jsonl. For features it is the STEM of the three files."},
    {.name = "no-metadata",
     .commands = articles,
     .group = Group::output,
     .help = "the text alone, without title, author, date and the like"},
    {.name = "no-links",
     .commands = articles,
     .group = Group::output,
     .help = "leave the targets of links out of md, html and xml"},
    {.name = "provenance",
     .commands = articles,
     .group = Group::output,
     .help = "say where each field came from, and how sure it is (json, jsonl)"},
    {.name = "features",
     .commands = explain,
     .group = Group::output,
     .help = "print the features of every block that are not 0"},
    {.name = "stdin",
     .argument = "KIND",
     .choices = "html|urls|text",
     .commands = clean,
     .group = Group::input,
     .help = "what standard input holds, instead of a guess"},
    {.name = "url",
     .argument = "URL",
     .commands = single,
     .group = Group::input,
     .help = "the address that a saved page came from",
     .manual = "For a single INPUT that is a file or standard input. Links are resolved against it."},
    {.name = "content-type",
     .argument = "TYPE",
     .commands = every,
     .group = Group::input,
     .help = "the Content-Type header that saved pages came with",
     .manual = "Its charset counts as a server's word. The content_type of a manifest goes before it."},
    {.name = "focus",
     .argument = "FOCUS",
     .choices = "precision|balanced|recall",
     .commands = every,
     .group = Group::extraction,
     .help = "rather too little, neither, or rather too much text",
     .standard = [] { return std::string("balanced"); }},
    {.name = "captions",
     .commands = every,
     .group = Group::extraction,
     .help = "keep the captions of figures and tables"},
    {.name = "model",
     .argument = "FILE",
     .commands = every,
     .group = Group::extraction,
     .help = "use the model in FILE instead of the built-in one"},
    {.name = "max-size",
     .argument = "BYTES",
     .commands = every,
     .group = Group::limits,
     .help = "largest page, as received and decoded",
     .manual =
         "Here and in --max-memory, k, M and G stand for powers of 1000, Ki, Mi and Gi for powers of 1024.",
     .standard = [] { return std::to_string(Limits{}.bytes); }},
    {.name = "max-depth",
     .argument = "N",
     .commands = every,
     .group = Group::limits,
     .help = "deepest nesting of elements",
     .standard = [] { return std::to_string(Limits{}.depth); }},
    {.name = "max-nodes",
     .argument = "N",
     .commands = every,
     .group = Group::limits,
     .help = "most nodes in the tree of a page",
     .standard = [] { return std::to_string(Limits{}.nodes); }},
    {.name = "max-memory",
     .argument = "BYTES",
     .commands = every,
     .group = Group::limits,
     .help = "most memory for parsing a page",
     .standard = [] { return std::to_string(Limits{}.memory); }},
    {.name = "parse-timeout",
     .argument = "SECONDS",
     .commands = every,
     .group = Group::limits,
     .help = "longest time for parsing a page",
     .standard = [] { return seconds(Limits{}.parse_ms); }},
    {.name = "page-timeout",
     .argument = "SECONDS",
     .commands = every,
     .group = Group::limits,
     .help = "longest time for a page, fetching it not counted",
     .standard = [] { return seconds(Limits{}.total_ms); }},
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

std::span<const CommandInfo> commands() { return command_table; }
std::span<const Option> options() { return option_table; }

const CommandInfo& info(Command command) {
  for (const CommandInfo& entry : command_table) {
    if (entry.command == command) return entry;
  }
  return command_table.front();
}

std::string_view title(Group group) {
  switch (group) {
    case Group::output: return "Output";
    case Group::input: return "Input";
    case Group::extraction: return "Extraction";
    case Group::limits: return "Limits of a page";
    case Group::fetching: return "Fetching";
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
