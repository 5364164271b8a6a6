// Whose turn it is: many jobs on many hosts, so many at once on each, with pauses between. Knows no network
// and no clock: the time comes in.
#ifndef PITH_FETCH_PACE_HPP
#define PITH_FETCH_PACE_HPP

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace pith::fetch {

class Pace {
 public:
  using Time = std::chrono::steady_clock::time_point;
  using Duration = std::chrono::steady_clock::duration;
  using Job = std::uint64_t;

  Pace(std::size_t per_host, Duration delay) : per_host_(per_host), delay_(delay) {}

  /// Queues a job on its host, behind the others or before them.
  void add(const std::string& host, Job job);
  void add_first(const std::string& host, Job job);

  /// Queues a job that is not to be taken before `time`; meanwhile others of its host go on.
  void add_later(const std::string& host, Job job, Time time);

  /// A job whose host may be asked now, if there is one. It takes a place on the host until release().
  std::optional<Job> take(Time now);

  /// Gives the place back. `asked`: the host was really asked, so its pause begins now.
  void release(const std::string& host, Time now, bool asked);

  /// The host's pause is at least this from now on.
  void slow_down(const std::string& host, Duration delay);

  /// The host is left alone until then.
  void hold(const std::string& host, Time until);

  /// When take() may have something next; nothing if that hangs on a release() or an add().
  std::optional<Time> next() const;

 private:
  using Turn = std::pair<Time, std::uint64_t>;  // among hosts due at the same time, first come, first served
  struct Host {
    std::deque<Job> queue;
    Duration delay{};
    Time paused_until{};      // since the end of the last request, or because the host asked for it
    Time started_until{};     // since the start of the last request
    std::size_t active = 0;   // places taken
    std::optional<Turn> due;  // where it stands in due_
  };

  Host& host(const std::string& name);
  void place(Host& host);
  void forget_idle(Time now);

  std::size_t per_host_;
  Duration delay_;
  std::unordered_map<std::string, Host> hosts_;
  std::map<Turn, Host*> due_;  // hosts with jobs and a free place
  std::uint64_t turns_ = 0;
  std::multimap<Time, std::pair<std::string, Job>> later_;
  std::size_t forget_at_ = 1024;  // hosts; doubled when most of them are in use
};

}  // namespace pith::fetch

#endif
