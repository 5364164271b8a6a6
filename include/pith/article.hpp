// What pith finds on a page: an Article. It owns all it holds; copy and move it freely.
#ifndef PITH_ARTICLE_HPP
#define PITH_ARTICLE_HPP

#include "pith/export.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pith {

/// Half-open range of bytes in Article::text (or, for a mark's target and a block's language, in
/// Article::targets).
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  friend bool operator==(const Range&, const Range&) = default;
};

enum class BlockKind : std::uint8_t {
  paragraph,
  heading,     ///< `level` 1 to 6
  list_item,   ///< `level` is its nesting, 1 is outermost; `ordinal` its number, 0 in an unordered list
  code,        ///< preformatted: white space counts, line feeds are kept; `language` if the page names it
  table_row,   ///< cells are separated by one tab; `header` marks a header row
  caption,     ///< of a table or code, part of the text; of a picture only if asked for, and Picture::caption
               ///< has the same words
  comment,     ///< a reader's comment; only when asked for; `item` is its index in Article::comments
  formula,     ///< a display formula: its TeX source, in the page's delimiters if it stands there as TeX
  picture,     ///< has no words; `item` is its index in Article::pictures
  embed,       ///< a video or another frame; has no words; `item` is its index in Article::embeds
  footnote,    ///< the text of a note; `item` is its number, from 1
  term,        ///< of a definition list (`<dt>`)
  definition,  ///< of a definition list (`<dd>`)
  rule,        ///< a thematic break (`<hr>`); has no words
};

/// Whether a list item is one of a task list.
enum class Task : std::uint8_t { none, open, done };

/// One block of the article, in reading order.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  std::uint8_t level = 0;       ///< heading level or list nesting, also of what goes on in an item; else 0
  std::uint8_t quote = 0;       ///< how many block quotes it stands in, those that are containers aside
  bool header = false;          ///< table_row: a header row
  Task task = Task::none;       ///< list_item
  char numbering = '1';         ///< list_item of an ordered list: '1', 'a', 'A', 'i' or 'I', as `<ol type>`
  std::uint32_t ordinal = 0;    ///< list_item of an ordered list: its number
  std::uint32_t group = 0;      ///< blocks of one table, outermost list or comment share a number; 0: none
  std::uint32_t item = 0;       ///< what `kind` says
  std::uint32_t quotation = 0;  ///< blocks of one innermost block quote share a number; 0: none of `quote`
  std::uint32_t container = 0;  ///< its innermost container: 1 + the index in Article::containers; 0: none
  Range text;           ///< its words: single spaces, `\n` for a line break; empty only where `kind` says so
  Range language = {};  ///< code: its language in lower case ("python"), a range of Article::targets
  float score = 0;      ///< estimated probability that it belongs to the article
};

enum class MarkKind : std::uint8_t {
  link,
  strong,
  emphasis,
  code,
  superscript,
  subscript,
  formula,   ///< a formula: its words are TeX source, in the page's delimiters if it stands there as TeX
             ///< (`$x$`); `item` is 1 if it is displayed, on a line of its own
  footnote,  ///< a reference to a note: its words are the marker, `item` is the note's number
  deleted,   ///< `<del>`, `<s>`
  inserted,  ///< `<ins>`
};

/// An inline mark. Marks are ordered by begin, then by end descending, and nest.
struct Mark {
  MarkKind kind = MarkKind::link;
  Range text;    ///< lies within one block
  Range target;  ///< link: its absolute address, in Article::targets
  std::uint32_t item =
      0;  ///< footnote: the number of the note, that of a block of kind footnote; formula: see there
};

/// A picture of the article: no icon, no avatar, no tracker. Strings are one line, empty if unknown.
struct Picture {
  std::string url;  ///< absolute; of several candidates the largest
  std::string alt;  ///< what the page says in its place
  std::string caption;
  std::uint32_t width = 0;   ///< CSS pixels, as the page states it; 0: unknown
  std::uint32_t height = 0;  ///< the same
};

/// A video, a post or another document in a frame.
struct Embed {
  std::string url;    ///< absolute
  std::string title;  ///< empty if unknown
};

/// One reader's comment; its words are the blocks of kind comment with its index.
struct Comment {
  std::string author;       ///< empty if unknown
  std::string date;         ///< YYYY-MM-DD or RFC 3339; empty if unknown
  std::uint32_t depth = 0;  ///< how many comments it replies to: 0 is on the article itself
};

enum class ContainerKind : std::uint8_t {
  callout,  ///< a note, tip or warning set apart from the text; `label` is its sort in lower case ("note")
  details,  ///< text that folds; `title` is its `<summary>`
  post,     ///< a quoted post of a social network, with its author, date and address
};

/// A box around some blocks. Blocks name their innermost container, and it the one around it.
struct Container {
  ContainerKind kind = ContainerKind::callout;
  std::uint32_t parent = 0;  ///< 1 + the index of the container around it; 0: none
  std::string label;
  std::string title;
  std::string author;
  std::string date;  ///< YYYY-MM-DD or as the page has it
  std::string url;
};

/// An author. `url` is the profile page where the page gives one.
struct Person {
  std::string name;
  std::string url;
  friend bool operator==(const Person&, const Person&) = default;
};

/// Where one metadata field came from.
struct Provenance {
  std::string field;     ///< key as in the JSON output, e.g. "date"
  std::string source;    ///< e.g. "json-ld", "meta:og:title", "h1", "time@datetime", "url", "byline"
  float confidence = 0;  ///< 0 to 1
};

/// What kind of page it is.
enum class PageType : std::uint8_t {
  unknown,  ///< not told: a text dump
  article,
  forum,          ///< a thread of posts
  product,        ///< one thing that is for sale
  collection,     ///< a shelf of a shop, a gallery
  listing,        ///< a list of articles: a front page, a category, search results
  documentation,  ///< a handbook, a reference
  service,        ///< what someone offers: a company, an office, an app
  none,           ///< no page with an article: see Outcome::none
};

/// What is known about an article. Unknown fields are empty. All strings are one line of valid UTF-8 (NFC)
/// without control characters.
struct Metadata {
  std::string title;            ///< the headline, without the site's name
  std::vector<Person> authors;  ///< in the page's order
  std::string date;             ///< first published, YYYY-MM-DD
  std::string datetime;         ///< the same with time, RFC 3339, zone as given; empty if only a day is known
  std::string date_modified;    ///< YYYY-MM-DD
  std::string datetime_modified;  ///< RFC 3339
  std::string url;                ///< canonical address, absolute
  std::string site;               ///< name of the site
  std::string publisher;          ///< organisation that publishes it
  std::string description;
  std::string language;           ///< of the text itself, BCP 47 (e.g. "en", "zh-Hant")
  std::string declared_language;  ///< what the page claims
  std::string section;
  std::vector<std::string> categories;
  std::vector<std::string> tags;
  std::string image;  ///< absolute address of the lead image
  std::string license;
  std::string source;  ///< who is credited with the text ("source: somesite.com")
  std::string place;   ///< place of the dateline, in title case
  PageType page_type = PageType::unknown;
  std::optional<bool> accessible_for_free;     ///< schema.org isAccessibleForFree
  std::optional<std::uint32_t> comment_count;  ///< as stated by the page
  std::uint32_t word_count = 0;
  float reading_minutes = 0;  ///< computed from the text
  std::uint64_t simhash = 0;  ///< 64-bit SimHash of the text; near-duplicates differ in few bits
  std::string sha256;         ///< of the text, 64 hexadecimal digits
  std::vector<Provenance> provenance;
  std::vector<std::string> skipped;  ///< why some of what the page says of itself was not read, one line each
};

/// Whether there is an article at all. "There is none" is a result, not an error.
enum class Outcome : std::uint8_t {
  article,
  thin,  ///< some text, but little of it or little certainty
  none,  ///< no article: an error page, a consent wall, a shell
};

/// The article of one page.
struct Article {
  Metadata meta;
  std::string text;           ///< every block's text, end to end
  std::string targets;        ///< every link's address and every code block's language, end to end
  std::vector<Block> blocks;  ///< in reading order; empty is an answer, not an error
  std::vector<Mark> marks;
  std::vector<Picture> pictures;
  std::vector<Embed> embeds;
  std::vector<Comment> comments;
  std::vector<Container> containers;  ///< outer ones before those in them
  Outcome outcome = Outcome::none;
  float confidence = 0;  ///< F1 to expect of the text, 0 to 1, calibrated on labelled pages

  std::string_view words(const Block& b) const {
    return std::string_view(text).substr(b.text.begin, b.text.size());
  }
  std::string_view target(const Mark& m) const {
    return std::string_view(targets).substr(m.target.begin, m.target.size());
  }
  std::string_view language(const Block& b) const {
    return std::string_view(targets).substr(b.language.begin, b.language.size());
  }
};

/// "article", "thin" or "none".
PITH_API std::string_view to_string(Outcome outcome);

/// The enumerator's name: "article", "forum" …; empty if unknown.
PITH_API std::string_view to_string(PageType type);

/// The enumerator's name: "list_item", "strong", "callout" …; empty if unknown.
PITH_API std::string_view to_string(BlockKind kind);
PITH_API std::string_view to_string(MarkKind kind);
PITH_API std::string_view to_string(ContainerKind kind);

}  // namespace pith

#endif
