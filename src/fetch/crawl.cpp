#include "fetch/crawl.hpp"

#include "pith/parts.hpp"

#include "fetch/retry.hpp"

#include <algorithm>
#include <ctime>
#include <new>
#include <utility>

namespace pith::fetch {

namespace {

// How long to sleep at most: stop(), and a source or a taker that waits, are looked at so often.
constexpr std::chrono::milliseconds longest_sleep(200);
constexpr std::chrono::milliseconds waiting_sleep(20);
// Rules of sites that are kept; RFC 9309 wants them read again after a day.
constexpr std::size_t max_sites = 1000;
constexpr std::chrono::hours rules_hold(24);

}  // namespace

// A URL of the source, or a robots.txt.
struct Crawl::Job {
  Job(std::size_t at, std::string address, Visit start)
      : place(at), url(std::move(address)), visit(std::move(start)), asked(url) {}

  std::size_t place;
  std::string url;
  Visit visit;
  std::unique_ptr<Transfer> transfer;  // from the first hop on: it holds the visit's cookies
  std::string host;                    // on which it waits or has a place
  std::uint32_t retries = 0;
  std::string robots_of;          // the origin, if this is a robots.txt
  std::string asked;              // the URL of the visit: the job's, or that of a further part
  std::optional<Response> first;  // the page, while its further parts are asked for
};

struct Crawl::Site {
  enum class State { unknown, asked, known };
  State state = State::unknown;
  Robots rules;
  std::string trouble;  // why there are no rules, though there may be a robots.txt: then nothing is allowed
  std::uint32_t tries = 0;
  Pace::Time known_since;
  std::vector<Id> waiting;  // jobs that hang on the answer
};

Crawl::Crawl(const Context& context)
    : context_(context),
      product_(
          product_token(context.fetch.user_agent.empty() ? default_user_agent() : context.fetch.user_agent)),
      pace_(std::max<std::size_t>(context.crawl.per_host, 1), context.crawl.delay),
      random_(std::random_device{}()) {
  const auto connections = static_cast<long>(std::max<std::size_t>(context.crawl.connections, 1));
  curl_multi_setopt(context_.multi, CURLMOPT_MAXCONNECTS, 2 * connections);
  curl_multi_setopt(context_.multi, CURLMOPT_MAX_HOST_CONNECTIONS, static_cast<long>(context.crawl.per_host));
}

Crawl::~Crawl() {
  // Handles must leave the multi handle before either goes.
  for (const auto& [id, job] : jobs_) {
    if (job->transfer) curl_multi_remove_handle(context_.multi, job->transfer->handle());
  }
}

void Crawl::run() {
  while (!context_.stopped.load(std::memory_order_relaxed)) {
    take_urls();
    start_jobs();
    if (jobs_.empty() && source_ended_) return;
    int running = 0;
    curl_multi_perform(context_.multi, &running);
    collect();
    wait();
  }
  give_up();
}

void Crawl::take_urls() {
  source_waits_ = taker_waits_ = false;
  while (!source_ended_ && !context_.stopped.load(std::memory_order_relaxed) &&
         jobs_.size() < std::max<std::size_t>(context_.crawl.window, 1)) {
    // What the cache has is done as soon as it is taken.
    taker_waits_ = context_.cache != nullptr && !taker_is_ready();
    if (taker_waits_) return;
    std::string url;
    const Supply supply = context_.next(url);
    source_ended_ = supply == Supply::end;
    source_waits_ = supply == Supply::later;
    if (supply != Supply::url) return;
    Visit visit(context_.fetch, url, url);
    const Id id = ++last_id_;
    Job& job =
        *jobs_.emplace(id, std::make_unique<Job>(taken_++, std::move(url), std::move(visit))).first->second;
    if (job.visit.start()) {
      enqueue(id);
    } else {
      report(id, job);
    }
  }
}

// Goes on from the cache as far as it leads, which costs no one's patience. False
// when the job has come to its end.
bool Crawl::use_cache(Job& job) {
  while (std::optional<Exchange> stored = context_.cache->use(job.visit.ask(), std::time(nullptr))) {
    if (!job.visit.take(std::move(*stored))) return false;
  }
  if (context_.fetch.offline) job.visit.fail(not_in_cache());
  return !context_.fetch.offline;
}

void Crawl::enqueue(Id id) {
  Job& job = *jobs_.at(id);
  if (context_.cache != nullptr && !use_cache(job)) return conclude(id, job);
  job.host = job.visit.url().host;
  if (job.visit.status() == 0) {
    pace_.add(job.host, id);
  } else {
    pace_.add_first(job.host, id);  // a redirect: what was begun is brought to its end
  }
}

void Crawl::start_jobs() {
  while (active_ < std::max<std::size_t>(context_.crawl.connections, 1)) {
    const std::optional<Pace::Time> due = pace_.next();
    if (!due || *due > now()) return;
    taker_waits_ = !taker_is_ready();
    if (taker_waits_) return;
    if (const std::optional<Id> id = pace_.take(now())) begin(*id);
  }
}

void Crawl::begin(Id id) {
  Job& job = *jobs_.at(id);
  if (context_.crawl.robots && !may_go(id, job)) return;
  start_transfer(id, job);
}

// Whether robots.txt lets the job go. If not, its place on the host is given back,
// and the job reported or kept waiting.
bool Crawl::may_go(Id id, Job& job) {
  const Url& url = job.visit.url();
  forget_sites();
  std::unique_ptr<Site>& site = sites_[url.origin()];
  if (!site) site = std::make_unique<Site>();
  if (site->state == Site::State::known && now() - site->known_since > rules_hold)
    site->state = Site::State::unknown;
  if (site->state != Site::State::known) {
    site->waiting.push_back(id);
    pace_.release(job.host, now(), false);
    if (site->state == Site::State::unknown) ask_robots(*site, url.origin(), url.host);
    return false;
  }
  Result<void, Failure> allowed;
  if (!site->trouble.empty()) {
    allowed = Failure{ErrorCode::fetch, site->trouble};
  } else if (!site->rules.allows(url.target)) {
    allowed = Failure{ErrorCode::fetch, "robots.txt does not allow it"};
  }
  if (const auto delay = site->rules.crawl_delay()) {
    if (*delay > context_.crawl.max_wait && allowed) {
      allowed = Failure{ErrorCode::fetch, "robots.txt asks for " + std::to_string(delay->count() / 1000) +
                                              " s between requests, which is longer than is waited for"};
    }
    pace_.slow_down(job.host, std::min(*delay, context_.crawl.max_wait));
  }
  if (allowed) return true;
  pace_.release(job.host, now(), false);
  job.visit.fail(std::move(allowed).error());
  report(id, job);
  return false;
}

void Crawl::ask_robots(Site& site, const std::string& origin, const std::string& host) {
  site.state = Site::State::asked;
  const std::string address = origin + "/robots.txt";
  const Id id = ++last_id_;
  // The headers were meant for the pages: what a site's rules are does not hang on who came first.
  Visit visit(context_.fetch, address, {}, Visit::Purpose::robots);
  Job& job = *jobs_.emplace(id, std::make_unique<Job>(0, address, std::move(visit))).first->second;
  job.robots_of = origin;
  job.host = host;
  if (job.visit.start()) {
    // It goes out at once, without a place on the host: those who wait for it keep out of its way.
    start_transfer(id, job);
  } else {
    learn_robots(job, job.visit.result());
    jobs_.erase(id);
  }
}

void Crawl::learn_robots(Job& job, Result<Response> result) {
  Site& site = *sites_.at(job.robots_of);
  const int status = job.visit.status();
  pace_.hold(job.host, now() + context_.crawl.delay);
  site.state = Site::State::known;
  site.known_since = now();
  site.trouble.clear();
  if (result) {
    site.rules = Robots(result->body, product_);
  } else if (status >= 400 && status < 500 && status != 429) {
    site.rules = Robots();  // there is none
  } else if (job.visit.transient() && site.tries < context_.crawl.retries) {
    pace_.hold(job.host, now() + backoff(context_.crawl.backoff, site.tries, chance()));
    ++site.tries;
    site.state = Site::State::unknown;
  } else {
    const std::string& message = result.error().message;  // "URL: cause"
    site.trouble =
        "its robots.txt could not be had" + message.substr(std::min(message.find(": "), message.size()));
  }
  std::vector<Id> waiting = std::exchange(site.waiting, {});
  std::reverse(waiting.begin(), waiting.end());
  for (const Id id : waiting) pace_.add_first(jobs_.at(id)->host, id);
}

double Crawl::chance() { return std::uniform_real_distribution<double>(0, 1)(random_); }

void Crawl::start_transfer(Id id, Job& job) {
  if (!job.transfer && !idle_.empty()) {
    job.transfer = std::move(idle_.back());
    idle_.pop_back();
  } else if (!job.transfer) {
    job.transfer = std::make_unique<Transfer>(context_.fetch, context_.proxies, context_.stopped);
  }
  Ask ask = job.visit.ask();
  ask.http1 = job.retries > 0;  // a second try is made as differently as can be
  if (context_.cache != nullptr) ask.conditions = context_.cache->conditions(ask);
  if (Result<void, Failure> ready = job.transfer->prepare(std::move(ask)); !ready) {
    job.visit.fail(std::move(ready).error());
    if (job.robots_of.empty()) pace_.release(job.host, now(), false);
    report(id, job);
    return;
  }
  job.transfer->set_id(id);
  if (curl_multi_add_handle(context_.multi, job.transfer->handle()) != CURLM_OK) throw std::bad_alloc();
  ++active_;
}

void Crawl::collect() {
  int left = 0;
  while (const CURLMsg* message = curl_multi_info_read(context_.multi, &left)) {
    if (message->msg != CURLMSG_DONE) continue;
    CURL* easy = message->easy_handle;
    const CURLcode code = message->data.result;  // before the handle goes, and the message with it
    const Id id = Transfer::of(easy).id();
    curl_multi_remove_handle(context_.multi, easy);
    --active_;
    end_transfer(id, code);
  }
}

void Crawl::end_transfer(Id id, CURLcode code) {
  Job& job = *jobs_.at(id);
  Exchange exchange = job.transfer->finish(code);
  if (context_.cache != nullptr) context_.cache->settle(job.transfer->asked(), exchange, std::time(nullptr));
  const bool more = job.visit.take(std::move(exchange));
  if (!job.robots_of.empty()) {
    if (more) return start_transfer(id, job);
    return report(id, job);
  }
  pace_.release(job.host, now(), true);
  if (more) return enqueue(id);
  if (job.visit.transient() && retry(id, job)) return;
  conclude(id, job);
}

// A visit has come to its end: on to the article's next part, or done.
void Crawl::conclude(Id id, Job& job) {
  if (context_.crawl.parts > 1 && next_visit(job)) return enqueue(id);
  report(id, job);
}

bool Crawl::next_visit(Job& job) {
  if (!job.visit.succeeded()) return false;
  Response page = *job.visit.result();
  if (!job.first) {
    job.first = std::move(page);
  } else if (page.url == job.asked) {
    job.first->parts.push_back(std::move(page));
  } else {
    return false;  // a part that is led elsewhere, back to the first for one, is none
  }
  const std::size_t have = job.first->parts.size() + 1;
  if (have >= context_.crawl.parts) return false;
  const Response& last = job.first->parts.empty() ? *job.first : job.first->parts.back();
  const std::optional<std::string> next =
      next_part(last, job.first->url, static_cast<std::uint32_t>(have + 1));
  if (!next) return false;
  job.asked = *next;
  job.retries = 0;
  job.visit = Visit(context_.fetch, job.asked, job.url);
  return job.visit.start();
}

// Queues the job once more, unless it has had its chances or is asked to wait too long.
bool Crawl::retry(Id id, Job& job) {
  const auto asked = retry_after(job.visit.retry_after(), std::time(nullptr));
  if (asked && *asked <= context_.crawl.max_wait) pace_.hold(job.host, now() + *asked);
  if (job.retries == context_.crawl.retries || (asked && *asked > context_.crawl.max_wait)) return false;
  const auto pause = std::max(backoff(context_.crawl.backoff, job.retries, chance()),
                              asked.value_or(std::chrono::milliseconds(0)));
  ++job.retries;
  job.transfer->forget_cookies();
  idle_.push_back(std::move(job.transfer));
  job.visit = Visit(context_.fetch, job.asked, job.url);
  (void)job.visit.start();  // it could be started before
  job.host = job.visit.url().host;
  pace_.add_later(job.host, id, now() + pause);
  return true;
}

void Crawl::report(Id id, Job& job) {
  if (job.transfer) {
    job.transfer->forget_cookies();
    idle_.push_back(std::move(job.transfer));
  }
  if (job.robots_of.empty()) {
    context_.done(job.place, job.url,
                  job.first ? Result<Response>(std::move(*job.first)) : job.visit.result());
  } else {
    learn_robots(job, job.visit.result());
  }
  jobs_.erase(id);
}

void Crawl::wait() {
  auto sleep = longest_sleep;
  if (source_waits_ || taker_waits_) sleep = waiting_sleep;
  const std::optional<Pace::Time> next = pace_.next();
  if (next && !taker_waits_ && active_ < std::max<std::size_t>(context_.crawl.connections, 1)) {
    sleep = std::clamp(std::chrono::ceil<std::chrono::milliseconds>(*next - now()),
                       std::chrono::milliseconds(0), sleep);
  }
  // Room in the window, and more to be had: nothing to wait for.
  if (!source_ended_ && !source_waits_ && !taker_waits_ && jobs_.size() < context_.crawl.window) return;
  if (jobs_.empty() && source_ended_) return;
  curl_multi_poll(context_.multi, nullptr, 0, static_cast<int>(sleep.count()), nullptr);
}

// After stop(): what has been begun is dropped and said to be so, in the source's order.
void Crawl::give_up() {
  std::vector<std::pair<std::size_t, Id>> left;
  for (const auto& [id, job] : jobs_) {
    if (job->robots_of.empty()) left.emplace_back(job->place, id);
  }
  std::sort(left.begin(), left.end());
  for (const auto& [place, id] : left) {
    Job& job = *jobs_.at(id);
    if (job.transfer) curl_multi_remove_handle(context_.multi, job.transfer->handle());
    job.visit.fail(Failure{ErrorCode::fetch, "stopped"});
    report(id, job);
  }
}

void Crawl::forget_sites() {
  if (sites_.size() < max_sites) return;
  std::size_t surplus = sites_.size() / 2;
  std::erase_if(sites_, [&](const auto& entry) {
    const bool idle = entry.second->state == Site::State::known && surplus > 0;
    if (idle) --surplus;
    return idle;
  });
}

}  // namespace pith::fetch
