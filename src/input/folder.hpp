// The pages below a folder.
#ifndef PITH_INPUT_FOLDER_HPP
#define PITH_INPUT_FOLDER_HPP

#include "pith/error.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace pith::input {

/// Walks a folder and all folders below it, and gives the pages (see is_page_name) in the byte order of their
/// relative paths. Links are followed; a folder that was walked already, reached by whatever way, is not
/// walked again, so that loops end. Only one folder's names at each level are held in memory.
class Folder {
 public:
  struct Found {
    std::string relative;        ///< path below the root; of the folder, if it could not be read
    std::optional<Error> error;  ///< a folder that could not be read
  };

  explicit Folder(std::string root) : root_(std::move(root)) { enter(""); }

  /// The next page; nothing at the end.
  std::optional<Found> next();

 private:
  struct Level {
    std::string prefix;              // relative path of the folder, ends with '/' unless it is the root
    std::vector<std::string> names;  // a folder's name ends with '/'
    std::size_t at = 0;
  };
  void enter(std::string prefix);

  std::string root_;
  std::vector<Level> levels_;
  std::set<std::pair<std::uint64_t, std::uint64_t>> walked_;  // device and inode
  std::optional<Found> failure_;
};

}  // namespace pith::input

#endif
