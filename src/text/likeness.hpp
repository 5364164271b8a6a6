// How much two texts say in the same words.
#ifndef PITH_TEXT_LIKENESS_HPP
#define PITH_TEXT_LIKENESS_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pith::text {

/// What two bags of words have in common.
struct Overlap {
  std::size_t shared = 0;  ///< words that stand in both, each as often as in the one that has it less often
  std::size_t all = 0;     ///< words of the one and of the other
  /// 0 to 1; 0 if both are empty.
  double f1() const { return all == 0 ? 0 : 2 * static_cast<double>(shared) / static_cast<double>(all); }
};

/// The words of one text, ready to be compared with many others. Texts come as words with single spaces
/// between them, in a form in which equal words are spelled alike (utf8::fold_for_comparison gives one).
class WordBag {
 public:
  explicit WordBag(std::string words);
  WordBag(const WordBag&) = delete;
  WordBag& operator=(const WordBag&) = delete;

  std::size_t size() const { return count_; }
  /// Calls `use` with each word, once.
  template <class Use>
  void each(Use use) const {
    for (const Word& known : known_) use(known.word);
  }
  /// Counts in the bag's own memory: not to be called on one bag from two threads.
  Overlap overlap(std::string_view words);

 private:
  struct Word {
    std::string_view word;
    std::uint32_t times = 0;
    std::uint32_t seen = 0;  // in the text with this number
    std::uint32_t text = 0;
  };

  std::string words_;
  std::vector<Word> known_;  // each once, by size and spelling
  // By the first byte of a word, a bit for each size that words have which begin with it: most words of other
  // texts differ in one of the two.
  std::array<std::uint32_t, 256> sizes_{};
  std::size_t count_ = 0;
  std::uint32_t texts_ = 0;
};

/// How much two texts say the same, 0 to 1: the F1 of their words; case, marks and punctuation aside.
double likeness(std::string_view a, std::string_view b);

}  // namespace pith::text

#endif
