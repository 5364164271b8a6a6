#include "cli/pipeline.hpp"

#include "cli/crawler.hpp"
#include "cli/interruption.hpp"
#include "cli/isolation.hpp"
#include "cli/output.hpp"

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
// Pages that wait for delivery while there are others to be cleaned.
constexpr std::size_t delivered_at_once = 4;

struct Job {
  std::optional<std::size_t> place;  // among those that keep their order
  Record record;
  std::optional<Loaded> page;

  // It is still in its file.
  bool is_unread() const { return !page && !record.error; }
};

class Pipeline {
 public:
  Pipeline(const Settings& settings, const Plan& plan)
      : settings_(settings),
        plan_(plan),
        slots_(settings.jobs * pages_per_thread),
        source_(settings.inputs, settings.source),
        crawler_(settings, {[this] { return has_room_for_fetched(); },
                            [this](input::Item item, Result<Loaded> page) {
                              take_fetched(std::move(item), std::move(page));
                            }}) {}

  void run() {
    std::optional<Interruption> interruption;
    if (plan_.interrupted) interruption.emplace([this] { interrupt(); });
    std::vector<std::jthread> threads;
    threads.emplace_back([this] { read(); });
    for (unsigned thread = 0; thread < settings_.jobs; ++thread) threads.emplace_back([this] { work(); });
    const bool all = deliver();
    // The reader may hang on a pipe that nobody writes to: it is not waited for.
    if (interruption && interruption->signal() != 0) plan_.interrupted(interruption->signal());
    if (!all || !plan_.finished) return;
    threads.clear();
    plan_.finished(source_.skipped());
  }

 private:
  struct Slot {
    bool full = false;
    std::size_t bytes = 0;
    Record record;
  };

  // Waits until there is room for one page more; false if nobody wants it. When all room is taken, half of it
  // must be free again: to be woken for each page costs more than to read it.
  bool wait_for_room() {
    std::unique_lock lock(mutex_);
    if (!has_room(1)) room_.wait(lock, [this] { return has_room(2); });
    return !ended();
  }

  bool has_room(std::size_t part) const {
    const std::size_t pages = read_ - delivered_;
    return ended() || pages == 0 || (pages < slots_.size() / part && bytes_ < most_bytes / part);
  }

  bool ended() const { return stopped_ || interrupted_; }

  void read() {
    Loader loader(settings_);
    while (wait_for_room()) {
      std::optional<input::Item> item = source_.next();
      if (!item) break;
      if (plan_.skip && (!item->error || item->place) && plan_.skip(*item)) continue;
      if (is_remote(*item)) {
        fetch(*std::move(item));
      } else {
        Job job;
        job.record.item = *std::move(item);
        // One reader for many workers would hold them up. But they must not hang on a pipe.
        if (!Loader::prefetch(job.record.item)) load(loader, job);
        const std::lock_guard lock(mutex_);
        job.place = read_++;
        put(std::move(job));
      }
    }
    crawler_.end();
    const std::lock_guard lock(mutex_);
    all_read_ = true;
    waiting_.notify_all();
    done_.notify_all();
  }

  void fetch(input::Item item) {
    {
      const std::lock_guard lock(mutex_);
      if (ended()) return;
      ++remote_;
    }
    crawler_.add(std::move(item));
  }

  void load(Loader& loader, Job& job) const {
    if (overwrites_its_page(settings_, job.record.item)) {
      job.record.error = Error{ErrorCode::input, "its article would overwrite it"};
      return;
    }
    try {
      set_page(job, loader.load(job.record.item));
    } catch (const std::bad_alloc&) {
      job.record.error = no_memory();
    }
  }

  static void set_page(Job& job, Result<Loaded> page) {
    if (page) {
      job.page = *std::move(page);
    } else {
      job.record.error = page.error();
    }
  }

  // With the lock.
  void put(Job job) {
    bytes_ += job.page ? job.page->size() : held_bytes(job.record.item);
    jobs_.push_back(std::move(job));
    waiting_.notify_one();
  }

  bool has_room_for_fetched() {
    const std::lock_guard lock(mutex_);
    crawler_waits_ = fetched_ >= slots_.size() || (fetched_ > 0 && bytes_ >= most_bytes);
    return !crawler_waits_;
  }

  void take_fetched(input::Item item, Result<Loaded> page) {
    Job job;
    job.record.item = std::move(item);
    set_page(job, std::move(page));
    const std::lock_guard lock(mutex_);
    if (ended() && job.record.error) {  // it was not let come to its end
      --remote_;
      done_.notify_one();
    } else {
      ++fetched_;
      put(std::move(job));
    }
    if (nothing_comes()) waiting_.notify_all();
  }

  bool nothing_comes() const { return all_read_ && remote_ == fetched_; }

  std::optional<Job> take() {
    std::unique_lock lock(mutex_);
    waiting_.wait(lock, [this] { return stopped_ || !jobs_.empty() || nothing_comes(); });
    if (stopped_ || jobs_.empty()) return std::nullopt;
    Job job = std::move(jobs_.front());
    jobs_.pop_front();
    return job;
  }

  void work() {
    const Work clean = settings_.isolate ? isolated(settings_) : plan_.make_work();
    Loader loader(settings_);
    while (std::optional<Job> job = take()) {
      const bool unread = job->is_unread();
      const std::size_t held = held_bytes(job->record.item);
      if (unread) load(loader, *job);
      const std::size_t bytes = job->page ? job->page->size() : 0;
      job->record.bytes = bytes;
      if (job->page) {
        try {
          clean(*job->page, job->record);
        } catch (const std::bad_alloc&) {
          job->record.error = no_memory();
        }
        loader.take_back(*std::exchange(job->page, std::nullopt));
      }
      const std::lock_guard lock(mutex_);
      if (unread) bytes_ += bytes - held;
      Slot slot = {true, bytes, std::move(job->record)};
      if (!job->place) {
        cleaned_.push_back(std::move(slot));
      } else {
        slots_[*job->place % slots_.size()] = std::move(slot);
      }
      ++cleaned_pages_;
      // To wake the deliverer for each page would cost the workers more than it does.
      if (next_is_clean() && (cleaned_pages_ >= delivered_at_once || jobs_.empty())) done_.notify_one();
    }
  }

  bool next_is_clean() const { return slots_[delivered_ % slots_.size()].full || !cleaned_.empty(); }

  std::optional<Record> next() {
    std::unique_lock lock(mutex_);
    Slot& slot = slots_[delivered_ % slots_.size()];
    done_.wait(lock, [&] {
      return next_is_clean() || ((all_read_ || interrupted_) && delivered_ == read_ && remote_ == 0);
    });
    std::optional<Record> record;
    if (slot.full) {
      record = std::move(slot.record);
      bytes_ -= slot.bytes;
      slot = {};
      ++delivered_;
      if (has_room(2)) room_.notify_one();
    } else if (!cleaned_.empty()) {
      record = std::move(cleaned_.front().record);
      bytes_ -= cleaned_.front().bytes;
      cleaned_.pop_front();
      --remote_;
      --fetched_;
    }
    if (record) --cleaned_pages_;
    const bool wake = std::exchange(crawler_waits_, false);
    lock.unlock();
    if (wake) crawler_.wake();
    return record;
  }

  // False: it was stopped.
  bool deliver() {
    while (std::optional<Record> record = next()) {
      if (plan_.deliver(*record)) continue;
      {
        const std::lock_guard lock(mutex_);
        stopped_ = true;
        room_.notify_all();
        waiting_.notify_all();
      }
      crawler_.stop();
      return false;
    }
    return true;
  }

  void interrupt() {
    {
      const std::lock_guard lock(mutex_);
      interrupted_ = true;
      room_.notify_all();
      done_.notify_all();
    }
    crawler_.stop();
  }

  const Settings& settings_;
  const Plan& plan_;
  std::mutex mutex_;
  std::condition_variable room_;     // the reader waits for it
  std::condition_variable waiting_;  // the workers wait for it
  std::condition_variable done_;     // the deliverer waits for it
  std::vector<Slot> slots_;   // a ring; the page that is delivered next may be in slot delivered_ % size
  std::deque<Slot> cleaned_;  // pages that were fetched
  std::deque<Job> jobs_;
  std::size_t read_ = 0;           // pages that keep their order
  std::size_t delivered_ = 0;      // of these
  std::size_t remote_ = 0;         // pages to be fetched that were not delivered
  std::size_t fetched_ = 0;        // of these
  std::size_t cleaned_pages_ = 0;  // and not delivered
  std::size_t bytes_ = 0;          // of the pages that are in memory or cleaned and not delivered
  bool crawler_waits_ = false;
  bool all_read_ = false;
  bool stopped_ = false;
  bool interrupted_ = false;
  input::Source source_;  // the reader's
  Crawler crawler_;       // last: its thread uses the rest
};

}  // namespace

Error no_memory() { return {ErrorCode::limit, "there is not enough memory for the page", Limit::memory}; }

void run_pipeline(const Settings& settings, const Plan& plan) { Pipeline(settings, plan).run(); }

}  // namespace pith::cli
