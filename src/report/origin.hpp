// Which blocks of the page a text of the article was made of.
#ifndef PITH_REPORT_ORIGIN_HPP
#define PITH_REPORT_ORIGIN_HPP

#include "pith/explain.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace pith::report {

/// Finds texts among the words of the kept rows, which mostly come in their order. Signs and spaces do not
/// count. The explanation must outlive it.
class Origins {
 public:
  explicit Origins(const Explanation& explanation);

  /// Indexes of the rows that hold the beginning of `text`, or go on with it; empty if none does.
  std::vector<std::uint32_t> of(std::string_view text);

 private:
  std::size_t find(std::string_view letters) const;

  struct Piece {
    std::size_t begin;  // in letters_
    std::uint32_t row;
  };
  std::string letters_;  // of all kept rows, end to end
  std::vector<Piece> pieces_;
  std::unordered_map<std::string_view, std::size_t> beginnings_;  // of rows: where they stand
  std::size_t at_ = 0;                                            // behind the text that was found last
};

}  // namespace pith::report

#endif
