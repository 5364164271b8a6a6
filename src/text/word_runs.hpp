// Runs of words, by which one text is found again in another.
#ifndef PITH_TEXT_WORD_RUNS_HPP
#define PITH_TEXT_WORD_RUNS_HPP

#include "data/phrases.hpp"

#include <cstddef>
#include <functional>
#include <string_view>

namespace pith::text {

/// Words of a run: texts that share one so long have it from each other.
constexpr std::size_t run_words = 6;

/// Calls `take(token, hash)` for each run of the text: where it begins, and what its words are.
template <class Take>
void for_each_run(const data::PhraseText& words, const Take& take) {
  for (std::size_t token = 0; token + run_words <= words.size(); ++token) {
    const std::size_t begin = words[token].begin;
    const std::size_t end = words[token + run_words - 1].end;
    take(token, std::hash<std::string_view>()(words.canonical().substr(begin, end - begin)));
  }
}

}  // namespace pith::text

#endif
