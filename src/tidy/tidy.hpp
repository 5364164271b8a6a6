// What only the finished sequence shows: headline copies, read-time lines, share bars, source credits,
// datelines.
#ifndef PITH_TIDY_TIDY_HPP
#define PITH_TIDY_TIDY_HPP

#include "pith/article.hpp"

#include "text/fact.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace pith::tidy {

class Sequence;

/// What tidying knows beside the article itself.
struct Context {
  /// Other forms of the headline found on the page (h1, og:title, <title> with the site's name, image alt
  /// texts).
  std::vector<std::string> headlines;
  /// True where it is no part of the text: the headline counts as boilerplate in the body. On pages of other
  /// types the first copy of it is kept.
  bool headline_is_metadata = true;
  /// Captions that are known by the credit at their end become blocks of that kind; else they go.
  bool captions = false;
};

/// What tidying did, for those who ask why a line is not there.
struct Trace {
  struct Removal {
    std::string_view rule;  ///< its name; static storage
    std::string text;       ///< of the line
  };
  std::vector<Removal> removed;  ///< in the order in which they went
};

/// One article in two steps: what its text says of itself, so that the metadata can be chosen from all that
/// is known; then, when they are, what is not the author's goes.
class Draft {
 public:
  /// `article` must outlive the draft, its text and blocks as they are. Its meta.page_type must be set: on
  /// listings, shops, documentation and forums only those rules apply that are sure there.
  explicit Draft(Article& article);
  ~Draft();
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;

  /// Bylines, dates, credits and the dateline where pages print them, in the order in which they stand. Short
  /// lines around the text that may hold a name or a date, but are neither for sure, are facts of kind
  /// line_before and line_behind. `headlines`: forms of the headline that may stand in the text.
  text::Facts facts(const std::vector<std::string>& headlines = {});

  /// Takes out of the article what is not the author's: copies of the headline, read-time lines, skip links,
  /// share bars, bylines and dates printed before the body, "Read more" and "Related" lines, newsletter
  /// prompts, copyright lines, tag lists, credits. The article's metadata must be chosen; they stay as they
  /// are. Blocks, marks and text stay consistent.
  void finish(const Context& context, Trace* trace = nullptr);

 private:
  Article& article_;
  std::unique_ptr<Sequence> sequence_;
};

/// The second step alone, for a text that has nothing more to say of itself.
void tidy(Article& article, const Context& context, Trace* trace = nullptr);

/// Who is credited in a line beside the text such as "Source: a name"; empty if it is no such line.
std::string_view read_source_credit(std::string_view line);

}  // namespace pith::tidy

#endif
