#include "cli/repeats.hpp"

#include "base/hash.hpp"
#include "base/utf8.hpp"

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

// A character of a script without spaces is a word by itself.
template <class Take>
void for_each_word(std::string_view text, const Take& take) {
  std::size_t begin = 0;
  const auto close = [&](std::size_t end) {
    if (end > begin) take(text.substr(begin, end - begin));
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t here = at;
    const char32_t c = utf8::next(text, at);
    if (utf8::is_word(c) && !utf8::is_unspaced_script(c)) continue;
    close(here);
    begin = utf8::is_word(c) ? here : at;
    if (begin == here) close(at);
    begin = at;
  }
  close(text.size());
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

// Of so many orders of all runs of three words the first one in the text each. Texts share a first run with
// the probability that a run of either is in both: .97 where one word of 200 differs.
class FirstRuns {
 public:
  void add(std::uint64_t word) {
    const std::uint64_t run = hash::mix(hash::mix(hash::mix(before_[0]) + before_[1]) + word);
    before_ = {before_[1], word};
    for (std::size_t i = 0; i < first_.size(); ++i) first_.at(i) = std::min(first_.at(i), run * orders.at(i));
  }
  std::array<std::uint16_t, bands> low_bits() const {
    std::array<std::uint16_t, bands> out{};
    for (std::size_t i = 0; i < out.size(); ++i) out.at(i) = static_cast<std::uint16_t>(first_.at(i));
    return out;
  }

 private:
  static constexpr std::array<std::uint64_t, bands> orders = {0x9e3779b97f4a7c15, 0xd1b54a32d192ed03,
                                                              0xaef17502108ef2d9, 0xf1357aea2e62a9c5};
  std::array<std::uint64_t, 2> before_{};
  std::array<std::uint64_t, bands> first_ = {~0ULL, ~0ULL, ~0ULL, ~0ULL};
};

}  // namespace

std::string Sketch::text() const {
  std::string out;
  append(out, simhash);
  for (const std::uint16_t band : first_runs) append(out, band);
  out += whole ? 'w' : 'p';
  for (const std::uint32_t word : words) append(out, word);
  return out;
}

std::optional<Sketch> sketch_from(std::string_view bytes) {
  constexpr std::size_t front = sizeof(Sketch::simhash) + sizeof(Sketch::first_runs) + 1;
  if (bytes.size() < front || (bytes.size() - front) % sizeof(std::uint32_t) != 0) return std::nullopt;
  Sketch out;
  out.simhash = number_at<std::uint64_t>(bytes, 0);
  for (std::size_t i = 0; i < bands; ++i)
    out.first_runs.at(i) =
        number_at<std::uint16_t>(bytes, sizeof(Sketch::simhash) + i * sizeof(std::uint16_t));
  out.whole = bytes[front - 1] == 'w';
  for (std::size_t at = front; at < bytes.size(); at += sizeof(std::uint32_t))
    out.words.push_back(number_at<std::uint32_t>(bytes, at));
  return out;
}

// The SimHash is over single words, and those that are frequent with their weight: a word that is changed in
// a text of 500 turns hardly a bit. Three words in a row, as for the fingerprint of an article's metadata,
// turn two or three. But frequent words are those of the language, and its texts have many bits in common:
// bands of these bits would bring together what is unlike, and more of it with each page. Runs of words do
// not.
Sketch sketch_of(std::string_view text) {
  Sketch out;
  std::unordered_map<std::uint64_t, std::uint32_t> counts;
  FirstRuns first_runs;
  for_each_word(text, [&](std::string_view word) {
    const std::uint64_t value = hash::folded(word);
    const std::uint32_t occurrence = counts[value]++;
    first_runs.add(value);
    out.words.push_back(static_cast<std::uint32_t>(hash::mix(value + occurrence)));
  });
  out.first_runs = first_runs.low_bits();
  std::array<std::int64_t, 64> balance{};
  for (const auto& [value, count] : counts) {
    for (std::size_t bit = 0; bit < balance.size(); ++bit)
      balance[bit] +=
          (value >> bit & 1U) != 0 ? static_cast<std::int64_t>(count) : -static_cast<std::int64_t>(count);
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

Repeats::Repeats(std::string path) : path_(std::move(path)) {}

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
  for (std::vector<std::uint32_t>& table : last_) table.resize(values);
  return {};
}

Result<void> Repeats::resume(std::uint64_t bytes) {
  size_ = bytes;
  if (Result<void> opened = open(); !opened) return opened;
  for (std::uint64_t place = 0; place < size_;) {
    std::uint64_t end = 0;
    const std::optional<Stored> stored = read(place, &end);
    if (!stored || end > size_) return Error{ErrorCode::input, path_ + ": does not fit the journal"};
    index(stored->sketch, place);
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

void Repeats::index(const Sketch& sketch, std::uint64_t place) {
  Entry entry{{static_cast<std::uint32_t>(sketch.simhash), static_cast<std::uint32_t>(sketch.simhash >> 32U)},
              static_cast<std::uint32_t>(place / unit),
              {}};
  const auto number = static_cast<std::uint32_t>(entries_.size() + 1);
  for (std::size_t table = 0; table < bands; ++table)
    entry.before.at(table) = std::exchange(last_.at(table)[sketch.first_runs.at(table)], number);
  entries_.push_back(entry);
}

std::optional<std::string> Repeats::find(const Sketch& sketch) const {
  for (std::size_t table = 0; table < bands; ++table) {
    std::uint32_t number = last_.at(table)[sketch.first_runs.at(table)];
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
  if (Result<void> opened = open(); !opened) return std::move(opened).error();
  if (std::optional<std::string> found = find(sketch)) return found;
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
  index(sketch, size_);
  size_ += bytes.size();
  return std::optional<std::string>();
}

std::size_t Repeats::memory() const {
  return entries_.size() * sizeof(Entry) + bands * last_.front().size() * sizeof(std::uint32_t);
}

void Repeats::discard() {
  std::error_code unknown;
  if (!path_.empty()) std::filesystem::remove(path_, unknown);
}

}  // namespace pith::cli
