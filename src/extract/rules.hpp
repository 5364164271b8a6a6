// What the caller knows of sites: on whose pages which elements are no part of the article, or are one, and
// which hold its metadata.
#ifndef PITH_EXTRACT_RULES_HPP
#define PITH_EXTRACT_RULES_HPP

#include "pith/article.hpp"
#include "pith/error.hpp"
#include "pith/extract.hpp"
#include "pith/fields.hpp"

#include "dom/document.hpp"
#include "dom/selector.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pith {

/// Options::rules, parsed: sections of lines "drop = SELECTOR", "keep = SELECTOR" and "FIELD = SELECTOR",
/// below the hosts they are for in brackets.
class Rules {
 public:
  enum class Says : std::uint8_t { drop, keep, field };
  struct Rule {
    Says says = Says::drop;
    Field field = Field::title;
    dom::Selector selector;
  };

  /// Fails with usage: the message names the line.
  static Result<Rules> parse(std::string_view text);

  /// What is said of the page at `url`, in the order of the lines. Borrowed from the rules.
  std::vector<const Rule*> of(std::string_view url) const;

  /// Puts what the rules for the page find into `meta`, whatever the page says of itself elsewhere. The first
  /// rule for a field that finds something decides. True if there was anything.
  bool set_metadata(const dom::Document& document, const Page& page, Metadata& meta) const;

 private:
  /// The pages a section is for.
  struct Pattern {
    std::string host;    // lower case; empty: any
    bool below = false;  // and every host below it
    std::string path;    // what the address's path begins with
    bool matches(std::string_view page_host, std::string_view page_path) const;
  };
  struct Section {
    std::vector<Pattern> patterns;
    std::vector<Rule> rules;
  };

  static Pattern parse_pattern(std::string_view text);
  static std::vector<Pattern> parse_patterns(std::string_view text);

  std::vector<Section> sections_;
};

}  // namespace pith

#endif
