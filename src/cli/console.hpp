// Standard error: a line for each failure, and how far the work is. Remembers the worst.
#ifndef PITH_CLI_CONSOLE_HPP
#define PITH_CLI_CONSOLE_HPP

#include "pith/error.hpp"

#include "cli/status.hpp"

#include <atomic>
#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace pith::cli {

/// For one thread.
class Console {
 public:
  /// Prints "SUBJECT: message" as one line that is safe for a terminal. An empty subject prints the message
  /// alone.
  void failure(std::string_view subject, const Error& error);
  /// The same for a page without an article.
  void no_article(std::string_view subject);
  /// The same for a listing without addresses.
  void no_address(std::string_view subject);
  /// Prints a message of the program about itself; no failure.
  void note(std::string_view message);

  /// From here on page_done() shows pages, rate and time left, if standard error is a terminal. The time left
  /// needs the number of pages that `inputs` stand for: it is counted aside, unless one of them is a pipe or
  /// the like, which can be read only once. `earlier` of the pages were done before.
  void begin_progress(const std::vector<std::string>& inputs, std::size_t earlier = 0);
  void page_done();
  void end_progress();

  Status worst() const { return worst_; }

 private:
  using Clock = std::chrono::steady_clock;
  void line(std::string_view subject, std::string_view message, Status status);
  void clear();
  void show();

  Status worst_ = Status::done;
  bool progress_ = false;
  bool shown_ = false;
  std::size_t pages_ = 0;
  std::atomic<std::size_t> total_ = 0;  // 0: not known
  Clock::time_point begin_;
  Clock::time_point last_shown_;
  std::jthread counter_;
};

/// "1234/2000 pages, 85/s, 0:09 left"; without a total "1234 pages, 85/s".
std::string progress_text(std::size_t pages, std::size_t total, std::chrono::milliseconds elapsed);

}  // namespace pith::cli

#endif
