// The pages that the inputs of a command stand for, one at a time and in order.
#ifndef PITH_INPUT_SOURCE_HPP
#define PITH_INPUT_SOURCE_HPP

#include "pith/error.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pith::input {

/// One page, or one place in the inputs that should have named a page and does not.
struct Item {
  std::string id;              ///< what output and messages call it; unique only if the inputs say so
  std::string path;            ///< the file that holds it, "-" for standard input; empty: it is to be fetched
  std::string url;             ///< its address, where known
  std::string content_type;    ///< the HTTP header it was saved with, where known
  std::string name;            ///< path for its output below a folder, without an ending; not yet made safe
  std::optional<Error> error;  ///< set: there is no page here, and why
};

/// The pages behind a list of inputs. An input is
///  - a web address: that page, to be fetched;
///  - a folder: every page below it (see Folder), called by its path;
///  - a list, that is a file named *.jsonl or *.jsonl.gz, a file that begins like a list (see guess.hpp), or
///  "-",
///    standard input: each line is a JSON object (see manifest.hpp) with paths relative to the list, or an
///    address;
///  - any other file: one page.
/// Lists and folders are read as they are asked for.
class Source {
 public:
  explicit Source(std::vector<std::string> inputs);
  ~Source();
  Source(Source&&) noexcept;
  Source& operator=(Source&&) noexcept;
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;

  /// The next page; nothing at the end.
  std::optional<Item> next();

 private:
  class List;
  class Walk;
  void open(const std::string& input);

  std::vector<std::string> inputs_;
  std::size_t at_ = 0;
  std::optional<Item> single_;
  std::unique_ptr<List> list_;
  std::unique_ptr<Walk> walk_;
};

/// The page at an address, to be fetched.
Item page_at_address(std::string_view url);

/// The page that one name means where neither folders nor lists are expected: an address, a file, or "-".
Item single_page(const std::string& input);

}  // namespace pith::input

#endif
