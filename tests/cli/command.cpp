#include "cli/command.hpp"

#include "paths.hpp"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <thread>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace pith::cli {

namespace {

int open_or_throw(const std::string& path, int flags) {
  const int descriptor = open(path.c_str(), flags | O_CLOEXEC, 0600);
  if (descriptor < 0) throw std::runtime_error("cannot open " + path);
  return descriptor;
}

// A pseudo terminal: the side that a program takes for one, and the side that sees what it does.
struct Terminal {
  int outer = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  int inner = -1;
  Terminal() {
    if (outer < 0 || grantpt(outer) != 0 || unlockpt(outer) != 0) throw std::runtime_error("no terminal");
    inner = open_or_throw(ptsname(outer), O_RDWR | O_NOCTTY);  // NOLINT(concurrency-mt-unsafe)
  }
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;
  ~Terminal() {
    close(outer);
    if (inner >= 0) close(inner);
  }
  // What was printed, once the program has ended: the far side of a terminal
  // that is closed reads as an error.
  std::string drain() {
    close(inner);
    inner = -1;
    std::string out;
    std::array<char, 4096> buffer{};
    for (ssize_t got = 0; (got = read(outer, buffer.data(), buffer.size())) > 0;) {
      out.append(buffer.data(), static_cast<std::size_t>(got));
    }
    return out;
  }
};

int open_output(Out out, const std::string& file) {
  if (out == Out::full) return open_or_throw("/dev/full", O_WRONLY);
  if (out == Out::file) return open_or_throw(file, O_WRONLY | O_CREAT | O_TRUNC);
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  close(ends[0]);
  return ends[1];
}

[[noreturn]] void become(const std::string& folder, const std::vector<std::string>& words,
                         const Streams& streams, const std::array<int, 3>& descriptors) {
  std::vector<char*> argv;
  argv.reserve(words.size() + 1);
  for (const std::string& word : words) argv.push_back(const_cast<char*>(word.c_str()));
  argv.push_back(nullptr);
  // What the user of this machine has configured is no part of a test.
  setenv("XDG_CONFIG_HOME", (folder + "/.config").c_str(), 1);  // NOLINT(concurrency-mt-unsafe)
  for (const std::string& variable : streams.environment) putenv(const_cast<char*>(variable.c_str()));
  if (chdir(folder.c_str()) != 0) _exit(126);
  for (int number = 0; number < 3; ++number) {
    if (dup2(descriptors[static_cast<std::size_t>(number)], number) < 0) _exit(126);
  }
  std::signal(SIGPIPE, SIG_DFL);
  execv(argv[0], argv.data());
  _exit(127);
}

}  // namespace

std::ostream& operator<<(std::ostream& out, const Ending& ending) {
  return out << "status " << ending.status << "\nout: " << ending.out << "\nerr: " << ending.err;
}

Ending WithCommand::run(const std::vector<std::string>& arguments, const Streams& streams) const {
  std::vector<std::string> words = {PITH_COMMAND};
  words.insert(words.end(), arguments.begin(), arguments.end());
  Terminal input_terminal;
  Terminal output_terminal;
  Terminal error_terminal;
  const std::string files = path(".streams");
  std::filesystem::create_directory(files);
  std::ofstream(files + "/in", std::ios::binary) << streams.input;
  const std::array<int, 3> descriptors = {
      streams.in == In::terminal ? input_terminal.inner : open_or_throw(files + "/in", O_RDONLY),
      streams.out == Out::terminal ? output_terminal.inner : open_output(streams.out, files + "/out"),
      streams.error_is_terminal ? error_terminal.inner
                                : open_or_throw(files + "/err", O_WRONLY | O_CREAT | O_TRUNC)};
  const pid_t child = fork();
  if (child == 0) become(folder_.string(), words, streams, descriptors);
  for (const int descriptor : descriptors) {
    if (descriptor != input_terminal.inner && descriptor != output_terminal.inner &&
        descriptor != error_terminal.inner)
      close(descriptor);
  }
  if (streams.signal != 0) {
    siginfo_t ended{};
    while (!streams.when() &&
           waitid(P_PID, static_cast<id_t>(child), &ended, WEXITED | WNOHANG | WNOWAIT) == 0 &&
           ended.si_pid == 0)
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    kill(child, streams.signal);
  }
  std::string shown;
  if (streams.error_is_terminal) shown = error_terminal.drain();
  Ending ending;
  if (streams.out == Out::terminal) ending.out = output_terminal.drain();
  int status = 0;
  rusage usage{};
  while (wait4(child, &status, 0, &usage) < 0 && errno == EINTR) {
  }
  peak_memory_ = static_cast<std::size_t>(usage.ru_maxrss) * 1024;
  ending.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  ending.err = streams.error_is_terminal ? shown : read(files + "/err");
  if (streams.out == Out::file) ending.out = read(files + "/out");
  return ending;
}

std::string WithCommand::page(std::string_view title, int paragraphs) {
  std::string out = "<!DOCTYPE html><html lang=en><head><title>" + std::string(title) +
                    "</title></head><body><nav><a href=/>Home</a> <a href=/news>News</a></nav><article><h1>" +
                    std::string(title) + "</h1>";
  for (int number = 1; number <= paragraphs; ++number) {
    out += "<p>The council met on day " + std::to_string(number) +
           " to talk about the old bridge, which has been closed since the flood. Nobody spoke against the "
           "plan to "
           "repair it, though several people asked who would pay for the work, and how long it was going to "
           "take "
           "before the first bus could cross. See <a href=/plan>the plan</a>.</p>";
  }
  return out + "</article><footer><a href=/imprint>Imprint</a></footer></body></html>";
}

std::string WithCommand::shell() {
  return "<!DOCTYPE html><html><head><title>App</title></head><body><div id=root></div></body></html>";
}

}  // namespace pith::cli
