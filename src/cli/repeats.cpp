#include "cli/repeats.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <limits>
#include <system_error>
#include <unordered_map>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace pith::cli {

namespace {

constexpr int most_bits = 3;
constexpr std::size_t most_words = 512;  // of a sketch: the estimate is then off by a fiftieth at most
// A tenth is what must not be dropped; what is estimated keeps a distance from it.
constexpr double most_difference = 0.07;
constexpr std::size_t unit = 16;  // of places in the file, so that 32 bits reach 64 GB
constexpr std::size_t head_size = 16;

std::uint64_t mix(std::uint64_t x) {  // the finalizer of MurmurHash3
  x ^= x >> 33U;
  x *= 0xff51afd7ed558ccd;
  x ^= x >> 33U;
  x *= 0xc4ceb9fe1a85ec53;
  return x ^ x >> 33U;
}

std::uint64_t hash_of(std::string_view word) {  // FNV-1a, letters of ASCII folded
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(ascii::lower(c))) * 0x100000001b3;
  return mix(hash);
}

// Letters, digits and all beyond ASCII; scripts without spaces come as long words, and then in pieces of this
// size.
constexpr std::size_t longest_word = 24;

template <class Take>
void for_each_word(std::string_view text, const Take& take) {
  const auto in_word = [](char c) { return ascii::is_alnum(c) || static_cast<unsigned char>(c) >= 0x80; };
  std::size_t at = 0;
  while (at < text.size()) {
    while (at < text.size() && !in_word(text[at])) ++at;
    const std::size_t begin = at;
    while (at < text.size() && at - begin < longest_word && in_word(text[at])) ++at;
    if (at > begin) take(text.substr(begin, at - begin));
  }
}

template <class Number>
void append(std::string& out, Number number) {
  std::array<char, sizeof number> bytes{};
  std::memcpy(bytes.data(), &number, sizeof number);
  out.append(bytes.data(), bytes.size());
}

template <class Number>
Number number_at(std::string_view bytes, std::size_t at) {
  Number out{};
  std::memcpy(&out, bytes.data() + at, sizeof out);
  return out;
}

Error trouble(const std::string& path, int number) {
  return {ErrorCode::input,
          (path.empty() ? "temporary file" : path) + ": " + std::generic_category().message(number)};
}

bool read_at(int descriptor, std::uint64_t place, char* into, std::size_t size) {
  while (size > 0) {
    const ssize_t got = ::pread(descriptor, into, size, static_cast<off_t>(place));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    into += got;
    place += static_cast<std::uint64_t>(got);
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

std::uint16_t quarter(std::uint64_t simhash, std::size_t number) {
  return static_cast<std::uint16_t>(simhash >> (16 * number));
}

}  // namespace

std::string Sketch::text() const {
  std::string out;
  append(out, simhash);
  out += whole ? 'w' : 'p';
  for (const std::uint32_t word : words) append(out, word);
  return out;
}

std::optional<Sketch> sketch_from(std::string_view bytes) {
  constexpr std::size_t front = sizeof(std::uint64_t) + 1;
  if (bytes.size() < front || (bytes.size() - front) % sizeof(std::uint32_t) != 0) return std::nullopt;
  Sketch out;
  out.simhash = number_at<std::uint64_t>(bytes, 0);
  out.whole = bytes[front - 1] == 'w';
  for (std::size_t at = front; at < bytes.size(); at += sizeof(std::uint32_t))
    out.words.push_back(number_at<std::uint32_t>(bytes, at));
  return out;
}

// Single words, and those that are frequent with their weight: a word that is changed in a text of 500 turns
// hardly a bit. Three words in a row, as for the fingerprint of an article's metadata, turn two or three.
Sketch sketch_of(std::string_view text) {
  Sketch out;
  std::unordered_map<std::uint64_t, std::uint32_t> counts;
  for_each_word(text, [&](std::string_view word) {
    const std::uint64_t hash = hash_of(word);
    const std::uint32_t occurrence = counts[hash]++;
    out.words.push_back(static_cast<std::uint32_t>(mix(hash + occurrence)));
  });
  std::array<std::int64_t, 64> balance{};
  for (const auto& [hash, count] : counts) {
    for (std::size_t bit = 0; bit < balance.size(); ++bit)
      balance[bit] +=
          (hash >> bit & 1U) != 0 ? static_cast<std::int64_t>(count) : -static_cast<std::int64_t>(count);
  }
  for (std::size_t bit = 0; bit < balance.size(); ++bit) {
    if (balance[bit] > 0) out.simhash |= std::uint64_t{1} << bit;
  }
  std::sort(out.words.begin(), out.words.end());
  out.whole = out.words.size() <= most_words;
  if (!out.whole) out.words.resize(most_words);
  return out;
}

double difference(const Sketch& a, const Sketch& b) {
  const bool whole = a.whole && b.whole;
  // Of parts, the lowest hashes of both together are a sample of all their words.
  const std::size_t most = whole ? a.words.size() + b.words.size() : std::min(a.words.size(), b.words.size());
  std::size_t common = 0;
  std::size_t together = 0;
  for (auto x = a.words.begin(), y = b.words.begin();
       together < most && (x != a.words.end() || y != b.words.end()); ++together) {
    if (y == b.words.end() || (x != a.words.end() && *x < *y)) {
      ++x;
    } else if (x == a.words.end() || *y < *x) {
      ++y;
    } else {
      ++common, ++x, ++y;
    }
  }
  if (together == 0) return 0;
  if (whole)
    return 1 - static_cast<double>(common) / static_cast<double>(std::max(a.words.size(), b.words.size()));
  const double likeness = static_cast<double>(common) / static_cast<double>(together);
  return 1 - 2 * likeness / (1 + likeness);
}

Repeats::Repeats(std::string path) : path_(std::move(path)) {
  for (std::vector<std::uint32_t>& table : last_) table.resize(values);
}

Repeats::~Repeats() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Result<void> Repeats::open() {
  if (descriptor_ >= 0) return {};
  constexpr mode_t mode = 0600;
  if (path_.empty()) {
    std::error_code unknown;
    std::string name = (std::filesystem::temp_directory_path(unknown) / "pith-XXXXXX").string();
    descriptor_ = ::mkostemp(name.data(), O_CLOEXEC);
    if (descriptor_ >= 0) ::unlink(name.c_str());
  } else {
    descriptor_ = ::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOCTTY, mode);
  }
  if (descriptor_ < 0 || ::ftruncate(descriptor_, static_cast<off_t>(size_)) != 0)
    return trouble(path_, errno);
  return {};
}

Result<void> Repeats::resume(std::uint64_t bytes) {
  size_ = bytes;
  if (Result<void> opened = open(); !opened) return opened;
  for (std::uint64_t place = 0; place < size_;) {
    std::uint64_t end = 0;
    const std::optional<Stored> stored = read(place, &end);
    if (!stored || end > size_) return Error{ErrorCode::input, path_ + ": does not fit the journal"};
    index(stored->sketch.simhash, place);
    place = end;
  }
  return {};
}

// An entry of the file: sizes of id and sketch, these, and zeros up to a whole unit.
std::optional<Repeats::Stored> Repeats::read(std::uint64_t place, std::uint64_t* end) const {
  std::array<char, head_size> head{};
  if (!read_at(descriptor_, place, head.data(), head.size())) return std::nullopt;
  const std::string_view numbers(head.data(), head.size());
  const auto id_size = number_at<std::uint64_t>(numbers, 0);
  const auto sketch_size = number_at<std::uint64_t>(numbers, sizeof(std::uint64_t));
  if (id_size > size_ || sketch_size > size_) return std::nullopt;
  std::string bytes(static_cast<std::size_t>(id_size + sketch_size), '\0');
  if (!read_at(descriptor_, place + head.size(), bytes.data(), bytes.size())) return std::nullopt;
  std::optional<Sketch> sketch =
      sketch_from(std::string_view(bytes).substr(static_cast<std::size_t>(id_size)));
  if (!sketch) return std::nullopt;
  if (end != nullptr) *end = place + (head.size() + bytes.size() + unit - 1) / unit * unit;
  bytes.resize(static_cast<std::size_t>(id_size));
  return Stored{std::move(bytes), *std::move(sketch)};
}

void Repeats::index(std::uint64_t simhash, std::uint64_t place) {
  Entry entry{{static_cast<std::uint32_t>(simhash), static_cast<std::uint32_t>(simhash >> 32U)},
              static_cast<std::uint32_t>(place / unit),
              {}};
  const auto number = static_cast<std::uint32_t>(entries_.size() + 1);
  for (std::size_t table = 0; table < quarters; ++table)
    entry.before.at(table) = std::exchange(last_.at(table)[quarter(simhash, table)], number);
  entries_.push_back(entry);
}

std::optional<std::string> Repeats::find(const Sketch& sketch) const {
  for (std::size_t table = 0; table < quarters; ++table) {
    std::uint32_t number = last_.at(table)[quarter(sketch.simhash, table)];
    while (number != 0) {
      const Entry& entry = entries_[number - 1];
      number = entry.before.at(table);
      const std::uint64_t simhash = std::uint64_t{entry.simhash[1]} << 32U | entry.simhash[0];
      if (std::popcount(simhash ^ sketch.simhash) > most_bits) continue;
      std::optional<Stored> stored = read(std::uint64_t{entry.place} * unit);
      if (stored && difference(stored->sketch, sketch) <= most_difference) return std::move(stored->id);
    }
  }
  return std::nullopt;
}

Result<std::optional<std::string>> Repeats::take(std::string_view id, const Sketch& sketch) {
  if (sketch.words.empty()) return std::optional<std::string>();
  if (std::optional<std::string> found = find(sketch)) return found;
  if (Result<void> opened = open(); !opened) return std::move(opened).error();
  if (size_ / unit > std::numeric_limits<std::uint32_t>::max())
    return Error{ErrorCode::limit, "there are too many pages to look for repeats"};
  const std::string kept = sketch.text();
  std::string bytes;
  append(bytes, std::uint64_t{id.size()});
  append(bytes, std::uint64_t{kept.size()});
  bytes.append(id).append(kept);
  bytes.resize((bytes.size() + unit - 1) / unit * unit);
  const ssize_t written = ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(size_));
  if (written != static_cast<ssize_t>(bytes.size())) return trouble(path_, written < 0 ? errno : ENOSPC);
  index(sketch.simhash, size_);
  size_ += bytes.size();
  return std::optional<std::string>();
}

std::size_t Repeats::memory() const {
  return entries_.size() * sizeof(Entry) + quarters * values * sizeof(std::uint32_t);
}

void Repeats::discard() {
  std::error_code unknown;
  if (!path_.empty()) std::filesystem::remove(path_, unknown);
}

}  // namespace pith::cli
