// Copies of the headline in the body.
#ifndef PITH_TIDY_HEADLINE_HPP
#define PITH_TIDY_HEADLINE_HPP

#include "tidy/sequence.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
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

  HeadlineMatch match(const data::PhraseText& words) const;

 private:
  void add(std::string_view headline, HeadlineMatch kind);
  void add_forms(const std::vector<std::string>& forms, std::string_view title);

  struct Bag {
    std::vector<std::uint32_t> counts;  ///< by the word's number
    std::size_t words = 0;
    HeadlineMatch kind = HeadlineMatch::none;
  };
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<Bag> bags_;
};

/// Drops the copies of the headline, or all but the first if the headline belongs to the text. A heading that
/// copies it between paragraphs stays: there it heads a part of the text.
void drop_headline_copies(Sequence& sequence);

}  // namespace pith::tidy

#endif
