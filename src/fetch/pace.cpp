#include "fetch/pace.hpp"

#include <algorithm>

namespace pith::fetch {

Pace::Host& Pace::host(const std::string& name) {
  const auto [entry, fresh] = hosts_.try_emplace(name);
  if (fresh) entry->second.delay = delay_;
  return entry->second;
}

// Puts the host where it belongs in due_, or takes it out.
void Pace::place(Host& host) {
  const Time time = std::max(host.paused_until, host.started_until);
  const bool wants = !host.queue.empty() && host.active < per_host_;
  if (host.due && wants && host.due->first == time) return;
  if (host.due) due_.erase(*host.due);
  host.due.reset();
  if (!wants) return;
  host.due = Turn(time, turns_++);
  due_.emplace(*host.due, &host);
}

void Pace::add(const std::string& name, Job job) {
  Host& to = host(name);
  to.queue.push_back(job);
  place(to);
}

void Pace::add_first(const std::string& name, Job job) {
  Host& to = host(name);
  to.queue.push_front(job);
  place(to);
}

void Pace::add_later(const std::string& name, Job job, Time time) {
  later_.emplace(time, std::pair(name, job));
}

std::optional<Pace::Job> Pace::take(Time now) {
  while (!later_.empty() && later_.begin()->first <= now) {
    const auto entry = later_.extract(later_.begin());
    add_first(entry.mapped().first, entry.mapped().second);
  }
  if (due_.empty() || due_.begin()->first.first > now) return {};
  Host& from = *due_.begin()->second;
  const Job job = from.queue.front();
  from.queue.pop_front();
  ++from.active;
  from.started_until = now + from.delay;
  place(from);
  return job;
}

void Pace::release(const std::string& name, Time now, bool asked) {
  Host& from = host(name);
  --from.active;
  if (asked) {
    from.paused_until = std::max(from.paused_until, now + from.delay);
  } else {
    from.started_until = Time{};
  }
  place(from);
  forget_idle(now);
}

void Pace::slow_down(const std::string& name, Duration delay) {
  Host& slow = host(name);
  slow.delay = std::max(slow.delay, delay);
}

void Pace::hold(const std::string& name, Time until) {
  Host& held = host(name);
  held.paused_until = std::max(held.paused_until, until);
  place(held);
}

std::optional<Pace::Time> Pace::next() const {
  std::optional<Time> first;
  if (!due_.empty()) first = due_.begin()->first.first;
  if (!later_.empty()) first = first ? std::min(*first, later_.begin()->first) : later_.begin()->first;
  return first;
}

// A long list of addresses has many hosts: those that are done with are forgotten, and with them their delay,
// which is learned again from robots.txt.
void Pace::forget_idle(Time now) {
  if (hosts_.size() < forget_at_) return;
  std::erase_if(hosts_, [now](const auto& entry) {
    const Host& host = entry.second;
    return host.queue.empty() && host.active == 0 && std::max(host.paused_until, host.started_until) <= now;
  });
  forget_at_ = std::max<std::size_t>(1024, 2 * hosts_.size());
}

}  // namespace pith::fetch
