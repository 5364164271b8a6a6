// What pith finds on a page: an Article. It owns all it holds; copy and move it freely.
#ifndef PITH_ARTICLE_HPP
#define PITH_ARTICLE_HPP

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pith {

/// Half-open range of bytes in Article::text (or, for a mark's target, in Article::targets).
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  friend bool operator==(const Range&, const Range&) = default;
};

enum class BlockKind : std::uint8_t {
  paragraph,
  heading,    ///< `level` 1 to 6
  list_item,  ///< `level` is its nesting, 1 is outermost; `ordinal` its number, 0 in an unordered list
  code,       ///< preformatted: white space counts, line feeds are kept
  table_row,  ///< cells are separated by one tab; `header` marks a header row
  caption,    ///< of a figure or table; not part of the text unless asked for
  comment,    ///< a reader's comment; only when asked for
};

/// One block of the article, in reading order.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  std::uint8_t level = 0;     ///< heading level or list nesting; else 0
  std::uint8_t quote = 0;     ///< how many block quotes it stands in
  bool header = false;        ///< table_row: a header row
  std::uint32_t ordinal = 0;  ///< list_item of an ordered list: its number
  std::uint32_t group = 0;    ///< blocks of one table, outermost list or comment share a number; 0: none
  Range text;                 ///< its words: single spaces, `\n` for a line break; never empty
  float score = 0;            ///< estimated probability that it belongs to the article
};

enum class MarkKind : std::uint8_t { link, strong, emphasis, code, superscript, subscript };

/// An inline mark. Marks are ordered by begin, then by end descending, and nest.
struct Mark {
  MarkKind kind = MarkKind::link;
  Range text;    ///< lies within one block
  Range target;  ///< link: its absolute address, in Article::targets
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
  std::string source;     ///< who is credited with the text ("source: somesite.com")
  std::string place;      ///< place of the dateline, in title case
  std::string page_type;  ///< article forum product collection listing documentation service none
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
  std::string targets;        ///< every link's address, end to end
  std::vector<Block> blocks;  ///< in reading order; empty is an answer, not an error
  std::vector<Mark> marks;
  Outcome outcome = Outcome::none;
  float confidence = 0;  ///< F1 to expect of the text, 0 to 1, calibrated on labelled pages

  std::string_view words(const Block& b) const {
    return std::string_view(text).substr(b.text.begin, b.text.size());
  }
  std::string_view target(const Mark& m) const {
    return std::string_view(targets).substr(m.target.begin, m.target.size());
  }
};

/// "article", "thin" or "none".
std::string_view to_string(Outcome outcome);

}  // namespace pith

#endif
