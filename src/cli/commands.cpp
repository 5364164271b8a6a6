// The table of the commands.
#include "cli/options.hpp"

#include <array>

namespace pith::cli {

namespace {

constexpr std::array<CommandInfo, 8> command_table = {{
    {.command = Command::clean,
     .name = "",
     .synopsis = "[OPTION]... [INPUT]...",
     .help = "print the article of each INPUT: an address, a file, or - for standard input",
     .manual = "If there is no INPUT, standard input is read. If every nonempty line of it is an http or "
               "https address, those pages are fetched, in order; otherwise it is a single page: markup, or "
               "a text dump of a page.\n\nAn address given here is fetched as a browser would fetch it: "
               "immediately, without retries, and without asking robots.txt. Use batch for crawling.\n\nWith "
               "several inputs the articles are written one after another. As txt each is preceded by a line "
               "\"==> INPUT <==\", as md by a comment that names the INPUT; json is a single array; jsonl "
               "has one line per input; html and xml are complete documents in sequence. With -o and a "
               "folder each article gets a file of its own, named after its input.\n\nTo read a file whose "
               "name is that of a command, give its folder too: ./batch."},
    {.command = Command::batch,
     .name = "batch",
     .synopsis = "[OPTION]... INPUT...",
     .help = "process folders, archives, manifests and lists of addresses, in parallel",
     .manual =
         "A folder stands for every page below it: *.html, *.htm and *.xhtml, each also with .gz, in "
         "the order of their names. Symbolic links are followed, but no folder is visited twice. A "
         "file named *.jsonl or *.jsonl.gz is a manifest: each line is an object {\"id\", \"path\", "
         "\"url\", \"content_type\", \"fetched\"}, where path is relative to the manifest; an entry "
         "without a path is fetched from its url. A line may hold the page itself instead, under "
         "\"html\" (--id-key, --url-key and --html-key tell other names). A text file whose first "
         "line is an http or https address is a list, and so is -, standard input: each line is an "
         "address or an object as above.\n\nAn archive of pages is told by its name or its first "
         "bytes, also on standard input: WARC 1.0 and 1.1, plain, gzip (a member for each record) or "
         "zstd (with or without a dictionary in front), tar, packed or not, and zip. From a WARC "
         "come the responses that are HTML with a status of 200 to 299, and resources that are HTML; "
         "their address, time and headers are used, and the \"id\" is that of the record. From tar "
         "and zip come the files that would be pages in a folder. A damaged record is an error that "
         "names its byte offset, and reading continues at the next record that can be found; of one packed "
         "member a hundred such errors are told, and more are counted (--summary). Any other file is "
         "a single page.\n\nAddresses are fetched politely: from many hosts at once, "
         "but with only one request at a time to each, and a pause after it (--delay). robots.txt is "
         "read first and obeyed, including its Crawl-delay; a request that a server is too busy to "
         "answer is retried when it says so (Retry-After).\n\nAs jsonl there is one line per page: "
         "pages from files in input order, whatever --jobs is, fetched pages as they arrive. A line "
         "begins with the \"id\": that of the manifest, or the path or address of the page. A page "
         "that failed has a line too, {\"id\", \"error\"}. Any other format needs -o and a folder, "
         "which gets one file for each page that has an article: the tree below an input folder is "
         "kept, and a page from a manifest is named after its id. No name can lead out of the "
         "folder.\n\nIf standard error is a terminal, a line there shows the progress.\n\nFinished "
         "pages are recorded in a journal next to the output, PATH.journal or PATH/.pith-journal, "
         "which is removed once every page has succeeded. If a run ends before that, because of "
         "SIGINT, SIGKILL or failures, the same command with --resume processes the pages that are "
         "missing and those that failed, and no others. On SIGINT and SIGTERM, pages already fetched "
         "are finished first; a second signal stops at once.\n\nMemory use does not grow with the "
         "number of pages."},
    {.command = Command::urls,
     .name = "urls",
     .synopsis = "[OPTION]... INPUT...",
     .help = "list the addresses of the articles in feeds, sitemaps and pages",
     .manual = "Each INPUT is an address, a file, or - for standard input, and holds a feed (RSS, Atom, JSON "
               "Feed), a sitemap or a sitemap index, possibly compressed with gzip, or a page with links. "
               "The sitemaps of an index are fetched in turn. From a page, the links are taken that look "
               "like those of articles on its own host; if there are none, the feeds it names are fetched. "
               "Every address is printed once, on a line of its own, as soon as it is found, so the output "
               "can be piped into pith batch -."},
    {.command = Command::explain,
     .name = "explain",
     .synopsis = "[OPTION]... [INPUT]...",
     .help = "show every block of a page, its probability and the decision",
     .manual = "Prints the type of the page and the confidence, then each block of text: + if it was kept or "
               "- if not, the estimated probability that it belongs to the article, the elements around it, "
               "the verdict in words, and the block's own words on the lines below; last, the lines that "
               "tidying took out of the chosen text, each with its rule.\n\nWith -o FILE.html it writes a "
               "report for a browser: one page that loads nothing, with the blocks on the left and the "
               "article on the right, the features that moved each block most, the metadata with what lost "
               "against them, and the time each stage took. --json, or -o FILE.json, gives the same as "
               "data."},
    {.command = Command::serve,
     .name = "serve",
     .synopsis = "[OPTION]...",
     .help = "run the cleaner as a local HTTP service",
     .manual =
         "Listens on the loopback address. POST /v1/extract takes a page as its body, or JSON with "
         "\"html\" or \"url\" and \"options\"; GET /v1/extract?url= fetches one. /v1/health, /metrics "
         "(for Prometheus) and /openapi.json tell of the service itself; / is a page on which one pastes "
         "an address or HTML and sees the article and its explanation.\n\nA page that is fetched by "
         "address is fetched as elsewhere: private addresses are refused. Requests beyond those that "
         "can wait get status 503 with Retry-After. SIGINT and SIGTERM end the service once running "
         "requests are answered; a second signal ends it at once."},
    {.command = Command::diff,
     .name = "diff",
     .synopsis = "[OPTION]... OLD.jsonl NEW.jsonl",
     .help = "compare two runs of batch over one collection",
     .manual =
         "Prints how many pages changed, then a line for each, the worst first: its F1 before and after "
         "where --truth is given, the words that went and came, and its id. With -o FILE.html it writes "
         "a page for a browser that shows the differences word by word; --json, or -o FILE.json, gives "
         "the same as data."},
    {.command = Command::features,
     .name = "features",
     .synopsis = "[OPTION]... -o STEM INPUT...",
     .help = "write the features of every block, for training a model",
     .manual = "Takes the same inputs as batch and writes three files. STEM.bin is a row-major matrix of "
               "32-bit little-endian floating point numbers, with a row for each block of text and a column "
               "for each feature. STEM.jsonl has a line for each page, {\"id\", \"first_row\", \"rows\", "
               "\"texts\"}; a page that failed has no rows and an \"error\". STEM.names has a line for each "
               "column: its name, a tab, and its meaning."},
    {.command = Command::help,
     .name = "help",
     .synopsis = "[SUBJECT]",
     .help = "tell about a command or another subject",
     .manual =
         "Without a SUBJECT the subjects are listed. A command is one: it comes with all of its options."},
}};

}  // namespace

std::span<const CommandInfo> commands() { return command_table; }

std::vector<std::string_view> command_names() {
  std::vector<std::string_view> out;
  for (const CommandInfo& entry : command_table) {
    if (!entry.name.empty()) out.push_back(entry.name);
  }
  return out;
}

const CommandInfo& info(Command command) {
  for (const CommandInfo& entry : command_table) {
    if (entry.command == command) return entry;
  }
  return command_table.front();
}

}  // namespace pith::cli
