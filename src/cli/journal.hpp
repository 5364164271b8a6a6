// What a batch has done so far, kept in a file beside its output, so that it can be gone on with.
#ifndef PITH_CLI_JOURNAL_HPP
#define PITH_CLI_JOURNAL_HPP

#include "pith/error.hpp"

#include "cli/output.hpp"
#include "cli/settings.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace pith::cli {

/// A line of JSON for each page, written once the page's output is: {"id", "end"} beside a file, where "end"
/// is the size of the output up to and with the page, and "plain" the same before it is packed, if it is:
/// pages that share a packed member end with it, and are noted when it is written; {"id", "file"} in a
/// folder, where "file" is missing if the page has none; "source", the page's path or address, where that is
/// not its id; and "failed": true if there was no page; "errors" and "sketches" are the sizes of the files of
/// --errors and --dedup then. Names that are no UTF-8 are arrays of their bytes. A program that was killed
/// may leave output that no line speaks of, and half a line: both are cut off when it is gone on with.
class Journal {
 public:
  /// Touches nothing yet. Standard output, pipes and devices have no journal.
  explicit Journal(const Target& target);
  ~Journal();
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;

  bool possible() const { return !path_.empty(); }

  struct Entry;

  /// Reads what an earlier run has done and brings the output to that state: pages that failed are taken out,
  /// since they are tried again. Without an earlier run there is nothing to do. Fails, with all left as it
  /// is, if another batch writes there.
  Result<void> resume(Stream& stream, Folder& folder);
  /// Pages that an earlier run has done.
  std::size_t earlier() const { return earlier_; }
  /// How much of the files beside the output belongs to these.
  std::uint64_t errors_end() const { return errors_end_; }
  std::uint64_t sketches_end() const { return sketches_end_; }
  /// True if the page is one of them; a page that is in the inputs twice must have been done twice.
  bool take_done(std::string_view id, std::string_view source);

  /// Begins a new journal, unless resume() found one. Fails if another batch writes there. A place where no
  /// file can be made has no journal, unless resume() was called.
  Result<void> begin();

  /// What became of one page.
  struct Entry {
    std::string id;
    std::string source;  ///< where it is, if its id does not say so
    std::uint64_t end = 0;
    std::uint64_t plain = 0;
    std::string file;
    bool failed = false;
    std::uint64_t errors = 0;
    std::uint64_t sketches = 0;
  };
  /// Does nothing before begin() or if that failed.
  Result<void> note(std::span<const Entry> entries);

  /// Everything is done: there is nothing to go on with. A journal that is not this batch's stays.
  void discard();

 private:
  Result<void> read(std::vector<Entry>& entries);
  Result<void> bring_file_back(std::vector<Entry>& entries, Stream& stream);
  Result<void> leave_out_failed(std::vector<Entry>& entries);
  Result<void> finish_leaving_out();
  Result<void> lock(const std::string& path, int descriptor);
  Result<void> replace(const std::string& new_journal);

  Target target_;
  std::string path_;     // empty: there is none
  std::string output_;   // the file that it speaks of; empty: a folder
  int descriptor_ = -1;  // locked
  bool resumed_ = false;
  std::size_t earlier_ = 0;
  std::uint64_t errors_end_ = 0;
  std::uint64_t sketches_end_ = 0;
  std::unordered_map<std::uint64_t, std::uint32_t> done_;  // hashes of pages, and how often: a few bytes each
};

}  // namespace pith::cli

#endif
