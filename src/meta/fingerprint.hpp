// Counts and fingerprints of an article's finished text.
#ifndef PITH_META_FINGERPRINT_HPP
#define PITH_META_FINGERPRINT_HPP

#include "pith/article.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace pith::meta {

/// Fills word_count, reading_minutes, simhash and sha256 from `text` (valid UTF-8). Call it last: each is of
/// the text as it is given out. An empty text gives zeros and an empty sha256.
void fingerprint(Metadata& metadata, std::string_view text);

/// 64-bit SimHash over the text's three-word shingles, words in lower case: texts that differ in a few words
/// differ in a few bits. Of scripts written without spaces every character counts as a word. 0 if there are
/// no words.
std::uint64_t simhash(std::string_view text);

/// SHA-256 in 64 lower-case hexadecimal digits.
std::string sha256(std::string_view text);

}  // namespace pith::meta

#endif
