// Pages that say the same as one that came before: copies, and copies with a few words changed.
#ifndef PITH_CLI_REPEATS_HPP
#define PITH_CLI_REPEATS_HPP

#include "pith/error.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pith::cli {

constexpr std::size_t bands = 4;

/// What is kept of a text to find its copies by.
struct Sketch {
  std::uint64_t simhash = 0;  ///< over its words, each weighted by how often it occurs
  std::array<std::uint16_t, bands>
      first_runs{};                  ///< of its runs of three words those that come first in some orders
  std::vector<std::uint32_t> words;  ///< the lowest hashes of its words, each occurrence for itself; in order
  bool whole = true;                 ///< these are all

  /// Bytes that sketch_from() reads again.
  std::string text() const;
};

/// `text` is valid UTF-8.
Sketch sketch_of(std::string_view text);
std::optional<Sketch> sketch_from(std::string_view bytes);

/// The share of their words in which two texts differ: exact where both sketches are whole, otherwise
/// estimated from some hundreds of words.
double difference(const Sketch& a, const Sketch& b);

/// The texts that were seen. A text repeats one whose SimHash differs in at most three bits and whose words
/// differ in at most a fourteenth; such texts are found by tables of the runs of words that come first in
/// four orders, one of which is then the same. Of each text 28 bytes are kept in memory; its id and sketch
/// lie in a file. For one thread.
class Repeats {
 public:
  /// Keeps sketches in the file at `path`, which is made at the first; empty: in one that has no name.
  explicit Repeats(std::string path);
  ~Repeats();
  Repeats(const Repeats&) = delete;
  Repeats& operator=(const Repeats&) = delete;

  /// Takes up the first `bytes` of the file, which an earlier run has left. Fails with input.
  Result<void> resume(std::uint64_t bytes);

  /// The id of the text that this one repeats; if there is none, it is added. Fails with input if the file
  /// does.
  Result<std::optional<std::string>> take(std::string_view id, const Sketch& sketch);

  /// Size of the file.
  std::uint64_t size() const { return size_; }
  /// Bytes of memory that are taken for the texts that were added.
  std::size_t memory() const;
  /// Removes the file.
  void discard();

 private:
  static constexpr std::size_t values = std::size_t{1} << 16;  // of a band

  struct Entry {
    std::array<std::uint32_t, 2> simhash;     // lower half and upper: in 64 bits it would take padding
    std::uint32_t place;                      // in the file, in units
    std::array<std::uint32_t, bands> before;  // the last one with the same run, from 1; 0: none
  };
  struct Stored {
    std::string id;
    Sketch sketch;
  };

  Result<void> open();
  std::optional<Stored> read(std::uint64_t place, std::uint64_t* end = nullptr) const;
  void index(const Sketch& sketch, std::uint64_t place);
  std::optional<std::string> find(const Sketch& sketch) const;

  std::string path_;
  int descriptor_ = -1;
  std::uint64_t size_ = 0;
  std::array<std::vector<std::uint32_t>, bands> last_;  // by band and its value: the entry, from 1
  std::deque<Entry> entries_;                           // in pieces: nothing is held twice while it grows
};

}  // namespace pith::cli

#endif
