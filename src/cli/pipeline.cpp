#include "cli/pipeline.hpp"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <new>
#include <thread>
#include <utility>
#include <vector>

namespace pith::cli {

namespace {

// A slow page holds up delivery, not the cleaning of the pages behind it, as long as the window is wide
// enough: the slowest page may take as long as 16 usual ones on every thread. The bytes bound what large
// pages may add up to.
constexpr std::size_t pages_per_thread = 16;
constexpr std::size_t most_bytes = std::size_t{48} << 20;

struct Job {
  std::size_t number = 0;
  Record record;
  std::optional<Loaded> page;  // not yet, if it is to be fetched
};

Error no_memory() { return {ErrorCode::limit, "there is not enough memory for the page"}; }

class Pipeline {
 public:
  Pipeline(const Settings& settings, const Plan& plan)
      : settings_(settings),
        plan_(plan),
        slots_(settings.jobs * pages_per_thread),
        source_(settings.inputs) {}

  void run() {
    std::vector<std::jthread> threads;
    threads.emplace_back([this] { read(); });
    for (unsigned thread = 0; thread < settings_.jobs; ++thread) threads.emplace_back([this] { work(); });
    deliver();
  }

 private:
  struct Slot {
    bool full = false;
    std::size_t bytes = 0;
    Record record;
  };

  // Waits until there is room for one page more; false if nobody wants it.
  bool wait_for_room() {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [this] {
      const std::size_t pages = read_ - delivered_;
      return stopped_ || pages == 0 || (pages < slots_.size() && bytes_ < most_bytes);
    });
    return !stopped_;
  }

  void read() {
    Loader loader(settings_);
    while (wait_for_room()) {
      Job job;
      std::optional<input::Item> item = source_.next();
      if (!item) break;
      job.record.item = *std::move(item);
      if (!is_remote(job.record.item)) load(loader, job);
      const std::lock_guard lock(mutex_);
      bytes_ += job.page ? job.page->bytes.size() : 0;
      job.number = read_++;
      jobs_.push_back(std::move(job));
      waiting_.notify_one();
    }
    const std::lock_guard lock(mutex_);
    all_read_ = true;
    waiting_.notify_all();
    done_.notify_all();
  }

  static void load(Loader& loader, Job& job) {
    try {
      Result<Loaded> page = loader.load(job.record.item);
      if (page) {
        job.page = *std::move(page);
      } else {
        job.record.error = page.error();
      }
    } catch (const std::bad_alloc&) {
      job.record.error = no_memory();
    }
  }

  std::optional<Job> take() {
    std::unique_lock lock(mutex_);
    waiting_.wait(lock, [this] { return stopped_ || all_read_ || !jobs_.empty(); });
    if (stopped_ || jobs_.empty()) return std::nullopt;
    Job job = std::move(jobs_.front());
    jobs_.pop_front();
    return job;
  }

  void work() {
    Loader loader(settings_);
    const Work clean = plan_.make_work();
    while (std::optional<Job> job = take()) {
      const std::size_t bytes = job->page ? job->page->bytes.size() : 0;
      if (!job->page && !job->record.error) load(loader, *job);
      if (job->page) {
        try {
          clean(*job->page, job->record);
        } catch (const std::bad_alloc&) {
          job->record.error = no_memory();
        }
      }
      const std::lock_guard lock(mutex_);
      slots_[job->number % slots_.size()] = {true, bytes, std::move(job->record)};
      if (job->number == delivered_) done_.notify_one();
    }
  }

  std::optional<Record> next() {
    std::unique_lock lock(mutex_);
    Slot& slot = slots_[delivered_ % slots_.size()];
    done_.wait(lock, [&] { return slot.full || (all_read_ && delivered_ == read_); });
    if (!slot.full) return std::nullopt;
    Record record = std::move(slot.record);
    bytes_ -= slot.bytes;
    slot = {};
    ++delivered_;
    room_.notify_one();
    return record;
  }

  void deliver() {
    while (std::optional<Record> record = next()) {
      if (plan_.deliver(*record)) continue;
      const std::lock_guard lock(mutex_);
      stopped_ = true;
      room_.notify_all();
      waiting_.notify_all();
      return;
    }
  }

  const Settings& settings_;
  const Plan& plan_;
  std::mutex mutex_;
  std::condition_variable room_;     // the reader waits for it
  std::condition_variable waiting_;  // the workers wait for it
  std::condition_variable done_;     // the deliverer waits for it
  std::vector<Slot> slots_;  // a ring; the page that is delivered next may be in slot delivered_ % size
  std::deque<Job> jobs_;
  std::size_t read_ = 0;
  std::size_t delivered_ = 0;
  std::size_t bytes_ = 0;  // of the pages that were read and not delivered
  bool all_read_ = false;
  bool stopped_ = false;
  input::Source source_;  // the reader's
};

}  // namespace

void run_pipeline(const Settings& settings, const Plan& plan) { Pipeline(settings, plan).run(); }

}  // namespace pith::cli
