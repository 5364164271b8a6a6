// Verdicts on blocks in the words of people.
#ifndef PITH_REPORT_WORDS_HPP
#define PITH_REPORT_WORDS_HPP

#include "pith/explain.hpp"

#include <cstddef>
#include <string>

namespace pith::report {

/// Says why each row was kept or not. The explanation must outlive it.
class Verdicts {
 public:
  explicit Verdicts(const Explanation& explanation);

  std::string of(std::size_t index) const;

 private:
  std::string kept(const Explanation::Row& row) const;
  std::string dropped(const Explanation::Row& row, std::size_t index) const;

  const Explanation& explanation_;
  std::size_t first_kept_ = 0;
  std::size_t end_of_kept_ = 0;  // 0: none is
};

}  // namespace pith::report

#endif
