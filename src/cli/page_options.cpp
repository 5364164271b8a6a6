#include "pith/extract.hpp"
#include "pith/listing.hpp"

#include "cli/option_tables.hpp"
#include "cli/settings.hpp"

#include <array>

namespace pith::cli {
namespace {

using namespace command_bits;

const auto table = std::to_array<Option>({
    {.name = "format",
     .letter = 'f',
     .argument = "FORMAT",
     .choices = "txt|md|json|jsonl|html|xml|warc|tei|csv",
     .commands = articles,
     .group = Group::output,
     .help = "output format",
     .manual =
         "If not given, the extension of the -o file decides where it names a format; otherwise the "
         "format is txt, or jsonl for batch on standard output. A file whose name ends in .gz or .zst is "
         "packed. warc has a conversion record with the text of each article."},
    {.name = "output",
     .letter = 'o',
     .argument = "PATH",
     .commands = reading | diff,
     .group = Group::output,
     .help = "write to PATH: a file or, for articles, a folder; - is standard output",
     .manual = "A PATH that ends in a slash or is an existing folder gets one file for each article. batch "
               "takes PATH as a folder unless the format is jsonl. For features it is the STEM of the three "
               "files; explain and urls only write to a file. An input is never overwritten.",
     .configurable = false},
    {.name = "no-metadata",
     .commands = articles,
     .group = Group::output,
     .help = "print the text only, without title, author, date and other metadata"},
    {.name = "no-links",
     .commands = articles,
     .group = Group::output,
     .help = "omit link targets from md, html, xml and tei",
     .manual = "Addresses in the metadata are kept."},
    {.name = "images",
     .commands = articles,
     .group = Group::output,
     .help = "also list pictures and embeds in json and jsonl"},
    {.name = "no-images",
     .commands = articles,
     .group = Group::output,
     .help = "omit pictures from md, html, xml and tei"},
    {.name = "provenance",
     .commands = articles,
     .group = Group::output,
     .help = "report the source and confidence of each metadata field (json, jsonl)"},
    {.name = "features",
     .commands = explain,
     .group = Group::output,
     .help = "print the nonzero features of every block"},
    {.name = "json",
     .commands = articles | explain | diff,
     .group = Group::output,
     .help = "the same as -f json; explain and diff print theirs as data",
     .configurable = false},
    {.name = "resume",
     .commands = batch,
     .group = Group::output,
     .help = "resume an interrupted run",
     .manual =
         "Needs -o with a file or folder, the same as before. If there is no earlier run, a new one starts.",
     .configurable = false},
    {.name = "errors",
     .argument = "FILE",
     .commands = batch,
     .group = Group::output,
     .help = "write what failed to FILE, a line of JSON for each page, in place of the output",
     .manual = "Each line is an object {\"id\", \"url\", \"path\", \"offset\", \"kind\", \"error\"}, where "
               "offset is that "
               "of the record in an archive, and kind is usage, fetch, input, not_text or limit. What is "
               "written there "
               "counts as done: --resume does not try it again."},
    {.name = "dedup",
     .commands = batch,
     .group = Group::output,
     .help = "drop pages whose text repeats that of an earlier page of the run",
     .manual = "Copies are found, and copies in which a few words differ: at most three bits of a SimHash, "
               "and less than "
               "a tenth of the words. jsonl has a line {\"id\", \"repeats\"} in place of the article; "
               "otherwise a message "
               "tells which page is repeated. Some 40 bytes of memory are taken for each page; sketches of "
               "the texts, up "
               "to 2 KiB each, lie in a file beside the output until the run is complete."},
    {.name = "site-templates",
     .commands = batch,
     .group = Group::extraction,
     .help = "drop texts that recur on the pages of a host",
     .manual =
         "The inputs are read twice: first to learn the texts, then to write the articles. A text of "
         "eight words or more belongs to the template of its host if at least five pages of that were "
         "learned and it stands on at least three others, and three in ten of all others. Pages without an "
         "address are "
         "left as they are, and those that must be fetched are learned only with --cache. --resume learns "
         "anew, from all inputs. docs/scale.md tells what it brings."},
    {.name = "summary",
     .commands = batch,
     .group = Group::output,
     .help = "end with a summary on standard error; on a terminal it is always given",
     .manual = "It tells the pages, bytes and time, the outcomes, the failures by kind, and what was passed "
               "over in "
               "archives."},
    {.name = "stdin",
     .argument = "KIND",
     .choices = "html|urls|text",
     .commands = clean,
     .group = Group::input,
     .help = "treat standard input as KIND instead of guessing",
     .configurable = false},
    {.name = "url",
     .argument = "URL",
     .commands = single | urls,
     .group = Group::input,
     .help = "the address the saved page came from",
     .manual = "For a single INPUT that is a file or standard input. Relative links are resolved against it.",
     .configurable = false},
    {.name = "content-type",
     .argument = "TYPE",
     .commands = reading,
     .group = Group::input,
     .help = "the Content-Type header the saved pages were served with",
     .manual =
         "Its charset is trusted like a server's. The content_type of a manifest entry takes precedence."},
    {.name = "fetched",
     .argument = "TIME",
     .commands = articles,
     .group = Group::input,
     .help = "when the saved pages were fetched: 2024-05-31 or 2024-05-31T12:30:00Z",
     .manual = "Dates such as \"3 hours ago\" are counted back from it, and no page is dated later. Seconds "
               "since 1970 are accepted, too. The key fetched of a manifest entry takes precedence; pages "
               "fetched from the web have a time of their own.",
     .configurable = false},
    {.name = "id-key",
     .argument = "KEY",
     .commands = many,
     .group = Group::input,
     .help = "what a manifest calls the id of a page",
     .default_value = [] { return input::ManifestKeys{}.id; }},
    {.name = "url-key",
     .argument = "KEY",
     .commands = many,
     .group = Group::input,
     .help = "what a manifest calls the address of a page",
     .default_value = [] { return input::ManifestKeys{}.url; }},
    {.name = "html-key",
     .argument = "KEY",
     .commands = many,
     .group = Group::input,
     .help = "what a manifest calls the page itself",
     .default_value = [] { return input::ManifestKeys{}.html; }},
    {.name = "truth",
     .argument = "FILE",
     .commands = diff,
     .group = Group::input,
     .help = "also score each page against FILE, lines of JSON with id and text"},
    {.name = "since",
     .argument = "DATE",
     .commands = urls,
     .group = Group::input,
     .help = "omit anything older than DATE (YYYY-MM-DD)",
     .manual = "Entries without a date are kept."},
    {.name = "pages",
     .commands = articles,
     .group = Group::input,
     .help = "follow a multi-page article and join its pages, up to 10",
     .manual = "Only to pages on the same host whose addresses differ in the page number alone."},
    {.name = "focus",
     .argument = "FOCUS",
     .choices = "precision|balanced|recall",
     .commands = extracting,
     .group = Group::extraction,
     .help = "prefer precision, balance or recall",
     .default_value = [] { return std::string("balanced"); }},
    {.name = "captions",
     .commands = extracting,
     .group = Group::extraction,
     .help = "keep the captions of figures and tables"},
    {.name = "comments",
     .commands = extracting,
     .group = Group::extraction,
     .help = "append the readers' comments to the article"},
    {.name = "drop",
     .argument = "SELECTOR",
     .commands = extracting,
     .group = Group::extraction,
     .help = "remove the elements that match the CSS SELECTOR; may be repeated",
     .manual = "Supported are types, classes, ids, attributes, descendants, children (>), lists, :not(), "
               ":is() and :has(). Where elements are nested, the innermost one that matches decides; one "
               "that matches both --drop and --keep is removed. Text dumps have no elements.",
     .repeats = true},
    {.name = "keep",
     .argument = "SELECTOR",
     .commands = extracting,
     .group = Group::extraction,
     .help = "keep the elements that match the CSS SELECTOR; may be repeated",
     .manual = "Bylines, share bars and the like within them are still removed.",
     .repeats = true},
    {.name = "rules",
     .argument = "FILE",
     .commands = extracting,
     .group = Group::extraction,
     .help = "drop, keep and read metadata by the rules in FILE, which are for certain hosts"},
    {.name = "model",
     .argument = "FILE",
     .commands = extracting,
     .group = Group::extraction,
     .help = "use the model in FILE instead of the built-in one"},
    {.name = "max-size",
     .argument = "BYTES",
     .commands = every,
     .group = Group::limits,
     .help = "largest page, both as received and after decoding",
     .manual =
         "Here and in --max-memory, k, M and G stand for powers of 1000; Ki, Mi and Gi for powers of 1024.",
     .default_value =
         [] {
           return std::to_string(Limits{}.bytes) + "; for urls " + std::to_string(ListingOptions{}.max_bytes);
         }},
    {.name = "max-depth",
     .argument = "N",
     .commands = extracting,
     .group = Group::limits,
     .help = "deepest nesting of elements",
     .default_value = [] { return std::to_string(Limits{}.depth); }},
    {.name = "max-nodes",
     .argument = "N",
     .commands = extracting,
     .group = Group::limits,
     .help = "most nodes in the tree of a page",
     .default_value = [] { return std::to_string(Limits{}.nodes); }},
    {.name = "max-attributes",
     .argument = "N",
     .commands = extracting,
     .group = Group::limits,
     .help = "most attributes of a tag; any beyond are ignored",
     .default_value = [] { return std::to_string(Limits{}.attributes); }},
    {.name = "max-memory",
     .argument = "BYTES",
     .commands = extracting,
     .group = Group::limits,
     .help = "most memory for parsing a page",
     .default_value = [] { return std::to_string(Limits{}.memory); }},
    {.name = "parse-timeout",
     .argument = "SECONDS",
     .commands = extracting,
     .group = Group::limits,
     .help = "time limit for parsing a page",
     .default_value = [] { return seconds(std::chrono::milliseconds(Limits{}.parse_ms)); }},
    {.name = "page-timeout",
     .argument = "SECONDS",
     .commands = extracting,
     .group = Group::limits,
     .help = "time limit for a page, not counting the time to fetch it",
     .default_value = [] { return seconds(std::chrono::milliseconds(Limits{}.total_ms)); }},
    {.name = "isolate",
     .commands = many,
     .group = Group::limits,
     .help = "process pages in separate processes, so that a crash costs only one page",
     .manual = "Each job has a process of its own, which handles many pages. It may use the address space "
               "given by --max-process-memory and, for each page, the processor time of --page-timeout plus "
               "two seconds. A process that dies is replaced."},
    {.name = "max-process-memory",
     .argument = "BYTES",
     .commands = many,
     .group = Group::limits,
     .help = "address space limit of each such process",
     .default_value = [] { return std::to_string(Settings{}.process_memory); }},
});

}  // namespace

std::span<const Option> page_options() { return table; }

}  // namespace pith::cli
