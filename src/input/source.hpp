// The pages that the inputs of a command stand for, one at a time and in order.
#ifndef PITH_INPUT_SOURCE_HPP
#define PITH_INPUT_SOURCE_HPP

#include "pith/error.hpp"

#include "archive/record.hpp"
#include "input/manifest.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pith::input {

/// One page, or one place in the inputs that should have named a page and does not.
struct Item {
  std::string id;    ///< what output and messages call it; unique only if the inputs say so
  std::string path;  ///< the file that holds it, "-" for standard input; empty: it is to be fetched
  std::optional<archive::Place>
      place;                 ///< where in the file, if that is an archive or a list that holds pages
  std::string url;           ///< its address, where known
  std::string content_type;  ///< the HTTP header it was saved with, where known
  std::optional<std::chrono::sys_seconds> fetched;  ///< when it was saved, where known
  std::optional<archive::Record> record;            ///< the page itself, if the file is such a one
  std::uint64_t read = 0;                           ///< bytes of archives and lists that were read up to it
  std::string name;  ///< path for its output below a folder, without an extension; not yet made safe
  std::optional<Error> error;  ///< set: there is no page here, and why
};

/// What the pages of archives and lists are read by.
struct SourceOptions {
  ManifestKeys keys;
  std::size_t max_bytes = std::size_t{16} << 20;  ///< of a page
};

/// The pages behind a list of inputs. An input is
///  - a web address: that page, to be fetched;
///  - a folder: every page below it (see Folder), called by its path;
///  - an archive of pages, by its name or by what it begins with (see archive/kind.hpp): the pages in it;
///  - a list, that is a file named *.jsonl or *.jsonl.gz, a file that begins like a list (see guess.hpp), or
///  "-",
///    standard input: each line is a JSON object (see manifest.hpp) with a page, or with a path
///    relative to the list, or an address;
///  - any other file: one page.
/// Standard input may be an archive, too. Archives, lists and folders are read as they are asked for.
class Source {
 public:
  explicit Source(std::vector<std::string> inputs, SourceOptions options = {});
  ~Source();
  Source(Source&&) noexcept;
  Source& operator=(Source&&) noexcept;
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;

  /// The next page; nothing at the end.
  std::optional<Item> next();

  /// What was passed over in archives.
  const archive::Skipped& skipped() const { return skipped_; }

 private:
  class List;
  class Walk;
  class Archive;
  std::optional<Item> next_of_open();
  void open_stream(const std::string& input);
  void open(const std::string& input);

  std::vector<std::string> inputs_;
  std::size_t at_ = 0;
  std::optional<Item> single_;
  std::unique_ptr<List> list_;
  std::unique_ptr<Walk> walk_;
  std::unique_ptr<Archive> archive_;
  SourceOptions options_;
  archive::Skipped skipped_;
  std::uint64_t read_before_ = 0;  // bytes of archives and lists that are read to their end
};

/// The bytes of all inputs, as they lie on the disk, if each is an archive or a list in a file of its own;
/// nothing otherwise.
std::optional<std::uint64_t> bytes_of_archives(const std::vector<std::string>& inputs);

/// False for standard input, pipes and the like: what is read from them is gone.
bool can_be_read_twice(const std::string& input);

/// The page at an address, to be fetched.
Item page_at_address(std::string_view url);

/// The page that one name means where neither folders nor lists are expected: an address, a file, or "-".
Item single_page(const std::string& input);

}  // namespace pith::input

#endif
