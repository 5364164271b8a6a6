// OpenSSL 1.1's interface to SHA-256 allocates nothing: it cannot fail, and leaves nothing in a list of
// errors.
#define OPENSSL_API_COMPAT 0x10100000L

#include "meta/fingerprint.hpp"

#include "base/ascii.hpp"
#include "base/hash.hpp"
#include "base/hexadecimal.hpp"
#include "base/utf8.hpp"

#include <array>

#include <openssl/sha.h>

namespace pith::meta {
namespace {

// Silent reading of English prose takes 238 words a minute (Brysbaert 2019, a review of 190 studies); of
// Chinese, about 260 words or 400 characters.
constexpr float words_a_minute = 238;
constexpr float characters_a_minute = 400;

// What one walk over a text gives.
struct Count {
  std::size_t words = 0;       // of scripts that set words apart
  std::size_t characters = 0;  // of scripts that do not
};

// Hands each word's hash to `word`; a character of a script without spaces is a word by itself.
template <class Word>
Count for_each_word(std::string_view text, Word word) {
  Count count;
  std::uint64_t so_far = hash::start;  // of the word
  bool open = false;
  const auto close = [&] {
    if (!open) return;
    word(so_far);
    ++count.words;
    so_far = hash::start;
    open = false;
  };
  for (std::size_t at = 0; at < text.size();) {
    if (ascii::is_word(text[at])) {
      std::uint64_t run = so_far;
      for (; at < text.size() && ascii::is_word(text[at]); ++at)
        run = hash::step(run, static_cast<unsigned char>(ascii::lower(text[at])));
      so_far = run;
      open = true;
      continue;
    }
    if (static_cast<signed char>(text[at]) >= 0) {
      close();
      ++at;
      continue;
    }
    const char32_t c = utf8::next(text, at);
    if (!utf8::is_word(c)) {
      close();
    } else if (utf8::is_unspaced_script(c)) {
      close();
      word(hash::step(hash::start, utf8::to_lower(c)));
      ++count.characters;
    } else {
      so_far = hash::step(so_far, utf8::to_lower(c));
      open = true;
    }
  }
  close();
  return count;
}

// Each byte's bits, each in a byte of its own, the lowest first.
constexpr std::array<std::uint64_t, 256> spread = [] {
  std::array<std::uint64_t, 256> out{};
  for (std::size_t byte = 0; byte < out.size(); ++byte) {
    for (std::size_t bit = 0; bit < 8; ++bit) {
      if ((byte >> bit & 1U) != 0) out[byte] |= std::uint64_t{1} << (8 * bit);
    }
  }
  return out;
}();

// Counts in how many hashes each bit is set: eight bits at a time in the bytes of one number, which are
// emptied before they overflow.
class BitCounts {
 public:
  void add(std::uint64_t hash) {
    for (std::size_t i = 0; i < packed_.size(); ++i) packed_[i] += spread[hash >> (8 * i) & 0xFFU];
    ++hashes_;
    if (++pending_ == 255) empty();
  }

  // The bits that are set in more than half of the hashes.
  std::uint64_t majority() {
    empty();
    std::uint64_t out = 0;
    for (std::size_t bit = 0; bit < 64; ++bit) {
      if (2 * set_[bit] > hashes_) out |= std::uint64_t{1} << bit;
    }
    return out;
  }

 private:
  void empty() {
    for (std::size_t bit = 0; bit < 64; ++bit) set_[bit] += packed_[bit / 8] >> (8 * (bit % 8)) & 0xFFU;
    packed_ = {};
    pending_ = 0;
  }

  std::array<std::uint64_t, 8> packed_{};
  std::array<std::size_t, 64> set_{};
  std::size_t hashes_ = 0;
  unsigned pending_ = 0;
};

struct Walked {
  Count count;
  std::uint64_t simhash = 0;
};

Walked walk(std::string_view text) {
  BitCounts bits;
  std::array<std::uint64_t, 3> last{};
  std::size_t words = 0;
  const Count count = for_each_word(text, [&](std::uint64_t word) {
    last = {last[1], last[2], word};
    if (++words < 3) return;
    bits.add(hash::mix(hash::step(hash::step(hash::step(hash::start, last[0]), last[1]), last[2])));
  });
  if (words == 0) return {};
  if (words < 3) bits.add(hash::mix(hash::step(hash::step(hash::start, last[1]), last[2])));
  return {count, bits.majority()};
}

float reading_minutes(const Count& count) {
  return static_cast<float>(count.words) / words_a_minute +
         static_cast<float>(count.characters) / characters_a_minute;
}

}  // namespace

std::uint64_t simhash(std::string_view text) { return walk(text).simhash; }

std::string sha256(std::string_view text) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256_CTX context;
  SHA256_Init(&context);
  SHA256_Update(&context, text.data(), text.size());
  SHA256_Final(digest.data(), &context);
  std::string out;
  for (const unsigned char byte : digest) hexadecimal::append(out, byte, 2);
  return out;
}

void fingerprint(Metadata& metadata, std::string_view text) {
  metadata.word_count = static_cast<std::uint32_t>(utf8::count_words(text));
  const Walked walked = walk(text);
  metadata.reading_minutes = reading_minutes(walked.count);
  metadata.simhash = walked.simhash;
  metadata.sha256 = text.empty() ? std::string() : sha256(text);
}

}  // namespace pith::meta
