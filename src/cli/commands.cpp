// The table of the commands.
#include "cli/options.hpp"

#include <array>

namespace pith::cli {

namespace {

constexpr std::array<CommandInfo, 5> command_table = {{
    {.command = Command::clean,
     .name = "",
     .synopsis = "[OPTION]... [INPUT]...",
     .help = "print the article of each INPUT: an address, a file, or - for standard input",
     .manual = "Without an INPUT, standard input is read. If every line of it that is not empty is an http "
               "or https "
               "address, these pages are fetched, in order; otherwise it is a page: markup, or a text dump "
               "of one.\n\n"
               "An address given here is fetched as a browser would fetch it: at once, with no retries, and "
               "without asking robots.txt. batch is for crawling.\n\n"
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
         "Addresses are fetched politely: many hosts at once, but one request at a time to each, with a "
         "pause after it (--delay); robots.txt is asked first and obeyed, with its Crawl-delay; what a "
         "server "
         "is too busy for is asked again later, when it says (Retry-After).\n\n"
         "As jsonl there is one line for each page: those from files in the order of the inputs whatever "
         "--jobs is, those that are fetched as they come. It begins with the "
         "\"id\": that of the manifest, or the page's path or address. A page that failed is there too, as "
         "{\"id\", "
         "\"error\"}. Any other format needs -o and a folder, which gets one file for each page that has an "
         "article: the tree below an input folder is kept, a page of a manifest is named by its id. No name "
         "leads out "
         "of the folder.\n\n"
         "If standard error is a terminal, a line on it says how far the work is.\n\n"
         "What has been done is noted in a journal beside the output, PATH.journal or PATH/.pith-journal, "
         "which goes when every page has come out well. After an end before that, by SIGINT, SIGKILL or "
         "failures, the same command with --resume takes up the pages that are missing and those that "
         "failed, and no others. At SIGINT and SIGTERM what was fetched by then is finished first; a second "
         "one ends at once.\n\n"
         "Memory does not grow with the number of pages."},
    {.command = Command::urls,
     .name = "urls",
     .synopsis = "[OPTION]... INPUT...",
     .help = "list the addresses of the articles that feeds, sitemaps and pages name",
     .manual =
         "Each INPUT is an address, a file, or - for standard input, and holds a feed (RSS, Atom, JSON "
         "Feed), a sitemap or an index of sitemaps, also with gzip, or a page with links. Of an index, the "
         "sitemaps are fetched in turn. Of a page, the links are taken that look like those of articles on "
         "its own host; if there are none, the feeds that it names are fetched. Every address is printed "
         "once, on a line of its own, as soon as it is found: the output suits pith batch -."},
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

}  // namespace

std::span<const CommandInfo> commands() { return command_table; }

const CommandInfo& info(Command command) {
  for (const CommandInfo& entry : command_table) {
    if (entry.command == command) return entry;
  }
  return command_table.front();
}

}  // namespace pith::cli
