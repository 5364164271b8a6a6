#include "meta/fingerprint.hpp"

#include "base/utf8.hpp"

#include <array>
#include <bit>
#include <new>

#include <openssl/evp.h>

namespace pith::meta {
namespace {

// Silent reading of English prose takes 238 words a minute (Brysbaert 2019, a review of 190 studies); of
// Chinese, about 260 words or 400 characters.
constexpr float words_a_minute = 238;
constexpr float characters_a_minute = 400;

constexpr std::uint64_t hash_start = 14695981039346656037U;  // FNV-1a

constexpr std::uint64_t hash_step(std::uint64_t hash, std::uint64_t value) {
  return (hash ^ value) * 1099511628211U;
}

// FNV alone leaves the high bits of short words alike.
constexpr std::uint64_t mix(std::uint64_t hash) {
  hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccdU;
  hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53U;
  return hash ^ (hash >> 33);
}

// Hands each word's hash to `word`.
template <class Word>
void for_each_word(std::string_view text, Word word) {
  std::uint64_t hash = hash_start;
  bool open = false;
  const auto close = [&] {
    if (open) word(hash);
    hash = hash_start;
    open = false;
  };
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    if (!utf8::is_word(c)) {
      close();
      continue;
    }
    const bool alone = utf8::is_unspaced_script(c);
    if (alone) close();
    hash = hash_step(hash, utf8::to_lower(c));
    open = true;
    if (alone) close();
  }
  close();
}

float reading_minutes(std::string_view text) {
  std::size_t words = 0;
  std::size_t characters = 0;
  bool open = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    const bool unspaced = utf8::is_unspaced_script(c);
    const bool inside = utf8::is_word(c) && !unspaced;
    if (unspaced) ++characters;
    if (inside && !open) ++words;
    open = inside;
  }
  return static_cast<float>(words) / words_a_minute + static_cast<float>(characters) / characters_a_minute;
}

}  // namespace

std::uint64_t simhash(std::string_view text) {
  std::array<std::int32_t, 64> balance{};
  std::array<std::uint64_t, 3> last{};
  std::size_t count = 0;
  const auto add = [&balance](std::uint64_t hash) {
    for (std::size_t bit = 0; bit < 64; ++bit) balance[bit] += (hash >> bit & 1U) != 0 ? 1 : -1;
  };
  for_each_word(text, [&](std::uint64_t word) {
    last = {last[1], last[2], word};
    if (++count < 3) return;
    add(mix(hash_step(hash_step(hash_step(hash_start, last[0]), last[1]), last[2])));
  });
  if (count == 0) return 0;
  if (count < 3) add(mix(hash_step(hash_step(hash_start, last[1]), last[2])));
  std::uint64_t out = 0;
  for (std::size_t bit = 0; bit < 64; ++bit) {
    if (balance[bit] > 0) out |= std::uint64_t{1} << bit;
  }
  return out;
}

std::string sha256(std::string_view text) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  // It fails only for want of memory.
  if (EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1)
    throw std::bad_alloc();
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (std::size_t i = 0; i < size; ++i) {
    out += digits[digest[i] >> 4];
    out += digits[digest[i] & 15U];
  }
  return out;
}

void fingerprint(Metadata& metadata, std::string_view text) {
  metadata.word_count = static_cast<std::uint32_t>(utf8::count_words(text));
  metadata.reading_minutes = reading_minutes(text);
  metadata.simhash = simhash(text);
  metadata.sha256 = text.empty() ? std::string() : sha256(text);
}

}  // namespace pith::meta
