// Changes pages the way damage and malice do, by a seed: the same seed gives the same pages.
#ifndef PITH_MUTATE_MUTATOR_HPP
#define PITH_MUTATE_MUTATOR_HPP

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace pith::mutate {

class Mutator {
 public:
  /// `pages` must outlive it; a mutated page has at most `longest` bytes.
  Mutator(const std::vector<std::string>& pages, std::uint64_t seed, std::size_t longest)
      : pages_(pages), random_(seed), longest_(longest) {}

  /// The next page: one of the pages, or a cut of it, changed one to eight times.
  std::string next();

 private:
  using Change = void (Mutator::*)(std::string&);
  std::size_t below(std::size_t bound) { return bound == 0 ? 0 : random_() % bound; }
  std::string_view piece_of(std::string_view text, std::size_t longest);
  std::string_view some_page() { return pages_[below(pages_.size())]; }

  void cut(std::string& page);
  void drop(std::string& page);
  void repeat(std::string& page);
  void splice(std::string& page);
  void flip_bits(std::string& page);
  void overwrite(std::string& page);
  void insert_token(std::string& page);
  void storm(std::string& page);
  void swap_tags(std::string& page);

  const std::vector<std::string>& pages_;
  std::mt19937_64 random_;
  std::size_t longest_;
};

}  // namespace pith::mutate

#endif
