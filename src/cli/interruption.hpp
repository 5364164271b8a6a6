// SIGINT and SIGTERM while work is done that wants to end well.
#ifndef PITH_CLI_INTERRUPTION_HPP
#define PITH_CLI_INTERRUPTION_HPP

#include <atomic>
#include <csignal>
#include <functional>
#include <thread>

namespace pith::cli {

/// While it lives, the first such signal calls a function, by a thread of its own, instead of ending the
/// program; the second one ends it. Signals that were ignored already stay so. Make it before other threads:
/// they inherit what it blocks.
class Interruption {
 public:
  explicit Interruption(std::function<void()> on_signal);
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

  /// The signal that came; 0: none.
  int signal() const { return signal_; }

 private:
  void watch();

  std::function<void()> on_signal_;
  sigset_t watched_{};
  sigset_t before_{};
  std::atomic<int> signal_ = 0;
  std::atomic<bool> over_ = false;
  std::jthread watcher_;
};

/// Ends the program as the signal would have ended it.
[[noreturn]] void end_by(int signal);

}  // namespace pith::cli

#endif
