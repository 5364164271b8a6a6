// What `pith help` and the manual tell beyond the commands and their options.
#include "cli/documents.hpp"

#include <array>

namespace pith::cli {

namespace {

constexpr auto topic_table = std::to_array<Topic>({
    {.name = "formats",
     .help = "what the output formats hold",
     .title = "FORMATS",
     .text =
         "txt is a header of lines \"Key: value\" (Title, Author, Date, Site, URL, Language, Source, "
         "Place; those that are known), an empty line, and the body: paragraphs with an empty line "
         "between, headings on lines of their own, list items with a hyphen or their number, tables row by "
         "row.\n\n"
         "md is CommonMark with tables, and the metadata before it as YAML.\n\n"
         "json is an object with the metadata, text, outcome and confidence; several inputs make an array. "
         "jsonl is the same, one line for each page, with its \"id\". docs/schema.json describes both.\n\n"
         "html is a whole document of plain, safe elements. xml is the article in elements of pith's own, "
         "tei in those of the Text Encoding Initiative (P5). csv is a row of metadata for each page, "
         "warc a conversion record with the text of each article.\n\n"
         "Output is UTF-8 without control characters. Without -f the extension of the -o file decides."},
    {.name = "selectors",
     .help = "selectors, for --drop, --keep and --rules",
     .title = "SELECTORS",
     .text =
         "A selector names elements of the page:\n\n"
         "  aside            elements by type\n"
         "  .ad  #footer     by a class, by their id\n"
         "  [data-x=\"a b\"]   by an attribute; also ~= |= ^= $= *=; i: any case\n"
         "  .story p         p at any depth in .story\n"
         "  .story > p       p right in .story\n"
         "  h2, h3           both\n"
         "  p:not(.note)  div:has(form)  :is(h1, h2)\n\n"
         "Where elements are nested, the innermost one that a selector names decides; an element that both "
         "--drop and --keep name is removed. Text dumps have no elements.\n\n"
         "A file of --rules has such selectors for the pages of certain hosts, and tells where their "
         "metadata stands. A host stands for itself and www., with *. before it for all hosts below it, "
         "with a path behind it for the addresses that begin so, and * for every page:\n\n"
         "  [news.example, *.blog.example/posts/]\n"
         "  drop = .newsletter, #share\n"
         "  keep = .recipe\n"
         "  title = h1.headline\n"
         "  author = .byline a\n"
         "  date = time.published\n\n"
         "The fields are title, author, date, date_modified, site, publisher, description, section, "
         "categories, tags, image, license, source and place. A value is the attribute content, datetime, "
         "src or href of the element where that fits, or else its words. Where a field has several rules, "
         "the first that finds something decides."},
    {.name = "config",
     .help = "the configuration file and the variables",
     .title = "CONFIGURATION",
     .text =
         "What is not given on the command line is looked for in the environment, then in a file. The file "
         "is that of --config or of PITH_CONFIG, or else $XDG_CONFIG_HOME/pith/config, by default "
         "~/.config/pith/config. --no-config leaves it out; nothing is read from the current folder.\n\n"
         "A line of the file is the name of an option, an equals sign and its value; that of a flag is yes "
         "or no. A line that begins with # or ; is a comment. An option of another command is passed over. "
         "What stands below the name of a command in brackets is for that command alone:\n\n"
         "  # ~/.config/pith/config\n"
         "  format = md\n"
         "  no-images = yes\n"
         "  drop = .newsletter, #share\n"
         "  [batch]\n"
         "  format = jsonl\n"
         "  jobs = 4\n\n"
         "The variable of an option is PITH_ and its name in capitals, with underscores: PITH_FORMAT=md, "
         "PITH_NO_IMAGES=yes, PITH_MAX_SIZE=20M. An empty one counts as not set. An option that may be "
         "repeated has all of its values from the first of the three places that names it. On the command "
         "line a flag is taken back by no- before its name, or without it: --no-captions, --links. "
         "--output, --resume, --stdin, --url and --fetched are for the command line only."},
    {.name = "status",
     .help = "exit statuses",
     .title = "EXIT STATUS",
     .text =
         "With several inputs each failure is reported on a line of standard error, the others are still "
         "processed, and the exit status is the highest of all. If the reader of a pipe closes it, pith ends "
         "silently, by SIGPIPE."},
    {.name = "switching",
     .help = "for those who know the options of trafilatura",
     .title = "OPTIONS OF TRAFILATURA",
     .text = "These are understood: -u, --URL, -i, --input-file, --input-dir, --output-dir, --output-format, "
             "--txt, --json, --markdown, --html, --xml, --xmltei, --csv, --with-metadata, --no-comments, "
             "--no-tables, --links, --images, --precision, --recall, --parallel, --config-file. Others are "
             "answered with what to do instead: --feed, --sitemap and --crawl are the command urls.\n\n"
             "What differs: comments are left out unless asked for, links and metadata are there unless "
             "refused, and -f is the format."},
});

}  // namespace

std::span<const Topic> topics() { return topic_table; }

}  // namespace pith::cli
