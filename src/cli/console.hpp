// Standard error: a line for each failure, and how far the work is. Remembers the worst.
#ifndef PITH_CLI_CONSOLE_HPP
#define PITH_CLI_CONSOLE_HPP

#include "pith/error.hpp"

#include "archive/record.hpp"
#include "cli/status.hpp"

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace pith::cli {

class Summary;
struct Settings;

/// How far the work is.
struct Progress {
  std::size_t pages = 0;
  std::size_t total = 0;         ///< 0: not known
  std::uint64_t bytes = 0;       ///< of these pages
  std::uint64_t read = 0;        ///< of the archives
  std::uint64_t read_total = 0;  ///< all there is of them; 0: not known, or there are other inputs
};

/// "1234/2000 pages, 85/s, 9.1 MB/s, 0:09 left"; what is not known is left out.
std::string progress_text(const Progress& progress, std::chrono::milliseconds elapsed);

/// For one thread.
class Console {
 public:
  /// Prints "SUBJECT: message" as one line that is safe for a terminal. An empty
  /// subject prints the message alone.
  void failure(std::string_view subject, const Error& error);
  /// The same for a page without an article.
  void no_article(std::string_view subject);
  /// The same for a listing without addresses.
  void no_address(std::string_view subject);
  /// Prints a message of the program about itself; no failure.
  void note(std::string_view message);

  /// From here on page_done() shows pages, rate and time left, if standard error is a terminal. The time left
  /// is told by how much of the inputs is read, where they are archives; otherwise it needs the number of
  /// pages that the inputs stand for: it is counted aside, unless one of them is a pipe or the like, which
  /// can be read only once. `earlier` of the pages were done before.
  void begin_progress(const Settings& settings, std::size_t earlier = 0);
  /// A page of `bytes`; `read` bytes of archives are read by now.
  void page_done(std::size_t bytes = 0, std::uint64_t read = 0);
  void end_progress();

  static bool is_terminal();
  /// Prints what has become of the pages since begin_progress().
  void sum_up(const Summary& summary, const archive::Skipped& skipped);

  Status worst() const { return worst_; }

 private:
  using Clock = std::chrono::steady_clock;
  void line(std::string_view subject, std::string_view message, Status status);
  void clear();
  void show();

  Status worst_ = Status::done;
  bool progress_ = false;
  bool shown_ = false;
  Progress done_;                       // but for the total number of pages
  std::atomic<std::size_t> total_ = 0;  // 0: not known
  Clock::time_point begin_;
  Clock::time_point last_shown_;
  std::jthread counter_;
};

}  // namespace pith::cli

#endif
