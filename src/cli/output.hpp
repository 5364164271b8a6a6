// Where articles go: one stream, or a folder with a file for each.
#ifndef PITH_CLI_OUTPUT_HPP
#define PITH_CLI_OUTPUT_HPP

#include "pith/error.hpp"

#include "cli/settings.hpp"
#include "input/source.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace pith::cli {

/// Standard output or one file. A file is opened, and emptied, when the first bytes come: where there is
/// nothing to write, an older file stays. If the reader of a pipe is gone, the program ends as SIGPIPE would
/// have ended it.
class Stream {
 public:
  explicit Stream(const Target& target);
  ~Stream();
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  /// Writes all of `bytes`, unbuffered. An error (input) is final.
  std::optional<Error> write(std::string_view bytes);
  /// Some file systems tell only now that there is no room.
  std::optional<Error> close();

  /// Keeps the first `bytes` of the file, in place of emptying it, and writes behind them.
  std::optional<Error> keep(std::uint64_t bytes);
  /// The size of what was kept and written.
  std::uint64_t size() const { return size_; }

  /// What messages call it.
  const std::string& name() const { return name_; }

 private:
  std::string path_;  // empty: standard output
  std::string name_;
  int descriptor_ = -1;
  std::uint64_t size_ = 0;
};

/// A folder that gets a file for each article.
class Folder {
 public:
  explicit Folder(std::string root);

  /// Writes one file, called by `name` (see file_name) and `ending`; a name that was given before gets a
  /// number. It is there whole or not at all.
  std::optional<Error> write(std::string_view name, std::string_view ending, std::string_view bytes);

  /// The file that was written last, without the folder and its ending.
  const std::string& last() const { return last_; }
  /// A name that is given already.
  void reserve(const std::string& name);

 private:
  std::string choose(std::string_view name, std::string_view ending);

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
