// The command pith.
#include "cli/run.hpp"

#include <csignal>
#include <cstdio>
#include <new>
#include <string>
#include <vector>

int main(int argc, char** argv) {
  // Writing to a connection that the other side closed must not end the program;
  // for its own output see cli/output.
  std::signal(SIGPIPE, SIG_IGN);
  try {
    const std::vector<std::string> words(argv + (argc > 0 ? 1 : 0), argv + argc);
    return static_cast<int>(pith::cli::run(words));
  } catch (const std::bad_alloc&) {
    std::fputs("pith: not enough memory\n", stderr);
    return static_cast<int>(pith::cli::Status::limit);
  }
}
