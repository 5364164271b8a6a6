// Threads that work through a queue with an end.
#ifndef PITH_SERVE_POOL_HPP
#define PITH_SERVE_POOL_HPP

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace pith::serve {

/// Each job runs on one of the threads, with what that thread keeps between jobs.
template <class Tool>
class Pool {
 public:
  using Job = std::function<void(Tool&)>;

  /// `make`: called by each thread for its tool.
  Pool(unsigned threads, std::size_t most_waiting, const std::function<Tool()>& make)
      : most_waiting_(most_waiting) {
    for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this, make] { work(make()); });
  }
  ~Pool() { stop(); }
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  /// False if too many wait already, or the pool has stopped.
  bool try_push(Job job) {
    {
      const std::scoped_lock lock(mutex_);
      if (stopped_ || jobs_.size() >= most_waiting_) return false;
      jobs_.push_back(std::move(job));
    }
    ready_.notify_one();
    return true;
  }

  std::size_t waiting() const {
    const std::scoped_lock lock(mutex_);
    return jobs_.size();
  }

  /// Ends when the jobs that run have ended; those that wait are dropped.
  void stop() {
    {
      const std::scoped_lock lock(mutex_);
      stopped_ = true;
      jobs_.clear();
    }
    ready_.notify_all();
    threads_.clear();
  }

 private:
  void work(Tool tool) {
    for (;;) {
      Job job;
      {
        std::unique_lock lock(mutex_);
        ready_.wait(lock, [this] { return stopped_ || !jobs_.empty(); });
        if (stopped_) return;
        job = std::move(jobs_.front());
        jobs_.pop_front();
      }
      job(tool);
    }
  }

  std::size_t most_waiting_;
  mutable std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<Job> jobs_;
  bool stopped_ = false;
  std::vector<std::jthread> threads_;
};

}  // namespace pith::serve

#endif
