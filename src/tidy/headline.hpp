// Copies of the headline in the body.
#ifndef PITH_TIDY_HEADLINE_HPP
#define PITH_TIDY_HEADLINE_HPP

#include "text/likeness.hpp"
#include "tidy/rules.hpp"
#include "tidy/sequence.hpp"
#include "tidy/tidy.hpp"

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pith::tidy {

/// What a line is a copy of: the title itself (with the site's name, or in words much like it), or another
/// headline that the page gives.
enum class HeadlineMatch : std::uint8_t { none, other, title };

/// The headline in all forms that are known of it, ready to be compared with many lines. A line is a copy if
/// the F1 of its words and a headline's, as bags, is at least 0.9: punctuation, case, accents and one word in
/// ten may differ.
class Headlines {
 public:
  Headlines(const Metadata& meta, const Context& context);
  /// Of forms of which none is known to be the title.
  explicit Headlines(const std::vector<std::string>& forms);

  HeadlineMatch match(const data::PhraseText& words) const;

 private:
  void add(std::string_view headline, HeadlineMatch kind);
  void add_forms(const std::vector<std::string>& forms, std::string_view title);

  struct Form {
    Form(std::string words, HeadlineMatch k) : bag(std::move(words)), kind(k) {}
    text::WordBag bag;
    HeadlineMatch kind;
  };
  mutable std::deque<Form> forms_;  // comparing counts in them
};

/// The copies of the headline, or all but the first if the headline belongs to the text. A heading that
/// copies it between paragraphs is none: there it heads a part of the text.
std::vector<Cut> find_headline_copies(const Sequence& sequence, const Context& context);

}  // namespace pith::tidy

#endif
