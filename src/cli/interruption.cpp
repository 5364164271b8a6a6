#include "cli/interruption.hpp"

#include <cstdlib>
#include <utility>

#include <pthread.h>

namespace pith::cli {

Interruption::Interruption(std::function<void()> on_signal) : on_signal_(std::move(on_signal)) {
  sigemptyset(&watched_);
  int first = 0;
  for (const int signal : {SIGINT, SIGTERM}) {
    struct sigaction action {};
    if (sigaction(signal, nullptr, &action) != 0 || action.sa_handler == SIG_IGN) continue;
    sigaddset(&watched_, signal);
    first = signal;
  }
  pthread_sigmask(SIG_BLOCK, &watched_, &before_);
  if (first != 0) watcher_ = std::jthread([this] { watch(); });
}

Interruption::~Interruption() {
  over_ = true;
  if (watcher_.joinable()) {
    // Any of the watched ones wakes it.
    pthread_kill(watcher_.native_handle(), sigismember(&watched_, SIGINT) == 1 ? SIGINT : SIGTERM);
    watcher_.join();
  }
  pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

void Interruption::watch() {
  int signal = 0;
  while (sigwait(&watched_, &signal) == 0 && !over_) {
    if (signal_ != 0) end_by(signal);
    signal_ = signal;
    on_signal_();
  }
}

void end_by(int signal) {
  std::signal(signal, SIG_DFL);
  sigset_t alone;
  sigemptyset(&alone);
  sigaddset(&alone, signal);
  pthread_sigmask(SIG_UNBLOCK, &alone, nullptr);
  std::raise(signal);
  std::_Exit(128 + signal);  // not reached: neither signal can be survived by default
}

}  // namespace pith::cli
