// Headlines without the name of the site.
#ifndef PITH_META_HEADLINE_HPP
#define PITH_META_HEADLINE_HPP

#include <string>
#include <string_view>
#include <vector>

namespace pith::meta {

/// The names a site goes by: those it states, and the labels of its host.
class SiteNames {
 public:
  /// `url` may be empty.
  explicit SiteNames(std::string_view url);
  void add(std::string_view name);

  /// True if `text` is one of the names, but for case, marks, punctuation, blanks, "the" and a domain's
  /// ending; also if it is what the host's label abbreviates.
  bool is_name(std::string_view text) const;

  /// True if `text` is one of the names that were added.
  bool is_stated(std::string_view text) const;
  /// True if `text` is one of them or the host's label, no more and no less.
  bool is_exactly(std::string_view text) const;

  /// is_name, but less than three quarters of the host's label are not enough: they may be any word, as a
  /// town in the name of its paper.
  bool is_whole_name(std::string_view text) const;

  /// True if one of the longer names begins `text`: "Example Times Europe" of the Example Times.
  bool begins(std::string_view text) const;

 private:
  // `name`: the text as names_ has them.
  bool is_whole_name(std::string_view text, std::string_view name) const;

  std::vector<std::string> names_;  // folded, blanks taken out
  std::string host_;                // the host's main label, folded
};

constexpr std::size_t shortest_headline = 3;  ///< words

/// A title cut at the signs that set a site's name off: " | ", " - ", " · " and their like. Views into
/// `title`.
std::vector<std::string_view> title_parts(std::string_view title);

/// True if `text` holds what a template should have replaced: "{{site.name}}", "${title}".
bool is_template(std::string_view text);

/// `title` without the site's name before or behind it. What is left is never empty unless `title` is.
std::string without_site(std::string_view title, const SiteNames& site);

/// True if `a` and `b` are the same but for case, marks and punctuation.
bool same_words(std::string_view a, std::string_view b);

}  // namespace pith::meta

#endif
