// Where articles go: one stream, or a folder with a file for each.
#ifndef PITH_CLI_OUTPUT_HPP
#define PITH_CLI_OUTPUT_HPP

#include "pith/error.hpp"

#include "cli/settings.hpp"
#include "input/source.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace pith::cli {

/// Standard output or one file. A file is opened, and emptied, when the first bytes come:
/// where there is nothing to write, an older file stays. If the reader of a pipe is gone, the
/// program ends as SIGPIPE would have ended it.
class Stream {
 public:
  explicit Stream(const Target& target);
  ~Stream();
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  /// Writes all of `bytes`, unbuffered. What is packed waits until there is a member's worth of it. An error
  /// (input) is final.
  Result<void> write(std::string_view bytes);
  /// Writes what waits, as a member.
  Result<void> flush();
  /// True if all that was written is in the file.
  bool is_flushed() const { return waiting_.empty(); }
  /// Some file systems tell only now that there is no room.
  Result<void> close();

  /// Keeps the first `bytes` of the file, which unpack to `plain_bytes`, in place of emptying it, and writes
  /// behind them.
  Result<void> keep(std::uint64_t bytes, std::uint64_t plain_bytes);
  /// The size of what was kept and written.
  std::uint64_t size() const { return size_; }
  /// The same before it is packed.
  std::uint64_t plain_size() const { return plain_size_; }

  /// What messages call it.
  const std::string& name() const { return name_; }

 private:
  Result<void> put(std::string_view bytes);

  std::string path_;  // empty: standard output
  std::string name_;
  int descriptor_ = -1;
  std::uint64_t size_ = 0;
  std::uint64_t plain_size_ = 0;
  Packing packing_;
  bool member_a_write_;
  std::string waiting_;  // to be packed
};

/// A folder that gets a file for each article.
class Folder {
 public:
  explicit Folder(std::string root);

  /// Writes one file, called by `name` (see file_name) and `extension`; a name that was given before gets a
  /// number. It is there whole or not at all.
  Result<void> write(std::string_view name, std::string_view extension, std::string_view bytes);

  /// The file that was written last, without the folder and its extension.
  const std::string& last() const { return last_; }
  /// A name that is given already.
  void reserve(const std::string& name);

 private:
  std::string choose(std::string_view name, std::string_view extension);

  std::string root_;
  std::string made_;  // the folder that was made last
  std::string last_;
  std::unordered_set<std::uint64_t> used_;                    // hashes: a few bytes for each page
  std::unordered_map<std::uint64_t, std::uint32_t> repeats_;  // of names that came more than once
};

/// `name` as a relative path that cannot leave the folder it is put into: no empty, "." or ".." part, no part
/// that begins with a point or is longer than file systems allow, no control characters. Never empty.
std::string file_name(std::string_view name);

/// True if the article of this page is to go to a folder where it would replace the page itself.
bool overwrites_its_page(const Settings& settings, const input::Item& item);

}  // namespace pith::cli

#endif
