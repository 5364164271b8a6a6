#include "cli/isolation.hpp"

#include "input/moment.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <memory>
#include <new>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace pith::cli {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::uint64_t most_bytes = std::uint64_t{1} << 32;  // of one part of a message

// Messages are a number of parts that both sides know: their sizes, then their bytes.

bool send_all(int channel, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(channel, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    } else if (errno != EINTR) {
      return false;
    }
  }
  return true;
}

bool send_message(int channel, std::span<const std::string_view> parts) {
  for (const std::string_view part : parts) {
    const std::uint64_t size = part.size();
    std::array<char, sizeof size> bytes{};
    std::memcpy(bytes.data(), &size, sizeof size);
    if (!send_all(channel, {bytes.data(), bytes.size()})) return false;
  }
  return std::all_of(parts.begin(), parts.end(),
                     [&](std::string_view part) { return send_all(channel, part); });
}

enum class Receipt : std::uint8_t { whole, ended, late };

Receipt receive_all(int channel, char* into, std::size_t size, Clock::time_point deadline) {
  while (size > 0) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
    pollfd waiting{channel, POLLIN, 0};
    const int ready = ::poll(&waiting, 1, static_cast<int>(std::clamp<std::int64_t>(left, 0, 1'000'000)));
    if (ready == 0 && Clock::now() < deadline) continue;  // it is further off than one wait
    if (ready == 0) return Receipt::late;
    const ssize_t got = ready < 0 ? -1 : ::recv(channel, into, size, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return Receipt::ended;
    into += got;
    size -= static_cast<std::size_t>(got);
  }
  return Receipt::whole;
}

Receipt receive_message(int channel, std::span<std::string> parts, Clock::time_point deadline) {
  for (std::string& part : parts) {
    std::array<char, sizeof(std::uint64_t)> bytes{};
    if (const Receipt got = receive_all(channel, bytes.data(), bytes.size(), deadline); got != Receipt::whole)
      return got;
    std::uint64_t size = 0;
    std::memcpy(&size, bytes.data(), sizeof size);
    if (size > most_bytes) return Receipt::ended;
    part.resize(size);
  }
  for (std::string& part : parts) {
    if (const Receipt got = receive_all(channel, part.data(), part.size(), deadline); got != Receipt::whole)
      return got;
  }
  return Receipt::whole;
}

// A page goes out as its id and the number of its parts, then itself and each of
// these; what becomes of it comes back.
constexpr std::size_t head_parts = 2;
constexpr std::size_t page_parts = 4;
constexpr std::size_t answer_parts = 6;

bool send_page(int channel, const Loaded& page) {
  const std::string fetched = page.fetched ? std::to_string(page.fetched->time_since_epoch().count()) : "";
  const std::array<std::string_view, page_parts> parts = {page.bytes, page.url, page.content_type, fetched};
  return send_message(channel, parts);
}

bool send_question(int channel, std::string_view id, const Loaded& page) {
  const std::string count = std::to_string(page.parts.size());
  const std::array<std::string_view, head_parts> head = {id, count};
  return send_message(channel, head) && send_page(channel, page) &&
         std::all_of(page.parts.begin(), page.parts.end(),
                     [&](const Loaded& part) { return send_page(channel, part); });
}

bool receive_page(int channel, Loaded& page, Clock::time_point deadline) {
  std::array<std::string, page_parts> parts;
  if (receive_message(channel, parts, deadline) != Receipt::whole) return false;
  page = {std::move(parts[0]), std::move(parts[1]), std::move(parts[2]), input::parse_moment(parts[3]), {}};
  return true;
}

// Waits as long as the other side is there.
bool receive_question(int channel, std::string& id, Loaded& page) {
  constexpr Clock::time_point deadline = Clock::time_point::max();
  std::array<std::string, head_parts> head;
  if (receive_message(channel, head, deadline) != Receipt::whole) return false;
  id = std::move(head[0]);
  if (!receive_page(channel, page, deadline)) return false;
  page.parts.resize(std::strtoull(head[1].c_str(), nullptr, 10));
  return std::all_of(page.parts.begin(), page.parts.end(),
                     [&](Loaded& part) { return receive_page(channel, part, deadline); });
}

std::string verdict_of(const Record& record) {
  if (const auto& error = record.error) {
    return "E" + std::to_string(static_cast<int>(error->code)) + ' ' +
           std::to_string(static_cast<int>(error->limit)) + ' ' + std::to_string(error->limit_value);
  }
  return record.no_article ? "N" : record.thin ? "T" : "A";
}

void read_answer(std::span<std::string> parts, Record& record) {
  record.output = std::move(parts[0]);
  record.texts = std::move(parts[1]);
  record.rows = std::strtoull(parts[2].c_str(), nullptr, 10);
  record.no_article = parts[3] == "N";
  record.thin = parts[3] == "T";
  record.sketch = std::move(parts[5]);
  if (!parts[3].starts_with('E')) return;
  char* number = parts[3].data() + 1;
  const auto code = static_cast<ErrorCode>(std::strtol(number, &number, 10));
  const auto limit = static_cast<Limit>(std::strtol(number, &number, 10));
  record.error = {code, std::move(parts[4]), limit, std::strtoull(number, nullptr, 10)};
}

// A process that cleans pages, as seen from the one that has them.
class Worker {
 public:
  Worker(const Settings& settings, std::chrono::milliseconds patience)
      : settings_(settings), patience_(patience) {}
  ~Worker() { end(); }
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  void clean(const Loaded& page, Record& record) {
    if (channel_ < 0 && !start()) {
      record.error = {ErrorCode::input, std::string("no process can be started: ") + std::strerror(errno)};
      return;
    }
    send_question(channel_, record.item.id, page);  // a process that ends meanwhile tells why below
    std::array<std::string, answer_parts> answer;
    const auto time = limit() * (1 + static_cast<int>(page.parts.size())) + patience_;
    const Receipt got = receive_message(channel_, answer, Clock::now() + time);
    if (got == Receipt::whole) return read_answer(answer, record);
    if (got == Receipt::late) ::kill(process_, SIGKILL);
    const int status = end();
    record.error = got == Receipt::late ? too_slow(" ms") : cause_of(status);
  }

 private:
  std::chrono::milliseconds limit() const {
    return std::chrono::milliseconds(settings_.extraction.limits.total_ms);
  }

  bool start() {
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return false;
    std::vector<std::string> words = settings_.words;
    words.insert(words.begin(), {"pith", "--isolated-worker"});  // at the end it may stand behind "--"
    std::vector<char*> arguments;
    arguments.reserve(words.size() + 1);
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDIN_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    // A group of its own: an interrupt from the terminal ends the batch, which ends it when all is delivered.
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
    const int failure =
        ::posix_spawn(&process_, "/proc/self/exe", &actions, &attributes, arguments.data(), environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    if (failure != 0) {
      ::close(ends[0]);
      errno = failure;
      return false;
    }
    channel_ = ends[0];
    return true;
  }

  // Waits for the process to end, which it does when there are no more pages; answers how it did.
  int end() {
    if (channel_ < 0) return 0;
    ::close(std::exchange(channel_, -1));
    int status = 0;
    while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) continue;
    return status;
  }

  Error too_slow(std::string_view unit) const {
    const std::string most = std::to_string(limit().count());
    return {ErrorCode::limit, "the page takes more than " + most + std::string(unit), Limit::total_time,
            static_cast<std::uint64_t>(limit().count())};
  }

  Error cause_of(int status) const {
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU) {
      return too_slow(" ms of processor time");
    }
    const std::string how = WIFSIGNALED(status) ? std::string("by signal ") + std::to_string(WTERMSIG(status))
                                                : "with status " + std::to_string(WEXITSTATUS(status));
    return {ErrorCode::input, "the page cannot be read: the process that had it ended " + how};
  }

  const Settings& settings_;
  std::chrono::milliseconds patience_;
  int channel_ = -1;
  pid_t process_ = -1;
};

void set_limit(int resource, rlim_t value) {
  rlimit limit{};
  if (::getrlimit(resource, &limit) != 0) return;
  limit.rlim_cur = std::min(value, limit.rlim_max);
  ::setrlimit(resource, &limit);
}

void bound_memory(std::size_t bytes) {
  set_limit(RLIMIT_CORE, 0);
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  constexpr bool sanitized = true;
#elif defined(__has_feature)
  constexpr bool sanitized = __has_feature(address_sanitizer) || __has_feature(thread_sanitizer);
#else
  constexpr bool sanitized = false;
#endif
  if (!sanitized) set_limit(RLIMIT_AS, bytes);  // sanitizers reserve terabytes of addresses
}

// The next page may take so many seconds beyond what the process has taken.
void bound_time(std::uint64_t milliseconds) {
  timespec used{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
  set_limit(RLIMIT_CPU, static_cast<rlim_t>(used.tv_sec) + milliseconds / 1000 + 2);
}

}  // namespace

Work isolated(const Settings& settings, std::chrono::milliseconds patience) {
  auto worker = std::make_shared<Worker>(settings, patience);
  return [worker = std::move(worker)](const Loaded& page, Record& record) { worker->clean(page, record); };
}

void serve(const Settings& settings, const Work& work) {
  bound_memory(settings.process_memory);
  for (Loaded page;; page = {}) {
    Record record;
    if (!receive_question(STDIN_FILENO, record.item.id, page)) return;
    bound_time(settings.extraction.limits.total_ms * (1 + std::uint64_t{page.parts.size()}));
    try {
      work(page, record);
    } catch (const std::bad_alloc&) {
      record.output.clear();
      record.error = no_memory();
    }
    const std::string rows = std::to_string(record.rows);
    const std::string verdict = verdict_of(record);
    const std::array<std::string_view, answer_parts> answer = {
        record.output, record.texts, rows, verdict, record.error ? record.error->message : std::string_view(),
        record.sketch};
    if (!send_message(STDIN_FILENO, answer)) return;
  }
}

}  // namespace pith::cli
