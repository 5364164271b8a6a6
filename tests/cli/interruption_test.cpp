#include "cli/interruption.hpp"

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <thread>

#include <gtest/gtest.h>
#include <unistd.h>

namespace pith::cli {
namespace {

// Until it holds, or ten seconds have gone.
template <class Condition>
bool wait_for(const Condition& holds) {
  for (int round = 0; round < 1000 && !holds(); ++round)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  return holds();
}

TEST(InterruptionTest, TheFirstSignalCallsTheFunction) {
  for (const int signal : {SIGINT, SIGTERM}) {
    std::atomic<int> calls = 0;
    const Interruption interruption([&calls] { ++calls; });
    EXPECT_EQ(interruption.signal(), 0);
    kill(getpid(), signal);
    EXPECT_TRUE(wait_for([&] { return calls == 1; }));
    EXPECT_EQ(interruption.signal(), signal);
  }
}

TEST(InterruptionTest, AnIgnoredSignalStaysIgnored) {
  const auto before = std::signal(SIGINT, SIG_IGN);
  {
    std::atomic<int> calls = 0;
    const Interruption interruption([&calls] { ++calls; });
    kill(getpid(), SIGINT);
    kill(getpid(), SIGTERM);
    EXPECT_TRUE(wait_for([&] { return calls == 1; }));
    EXPECT_EQ(interruption.signal(), SIGTERM);
  }
  std::signal(SIGINT, before);
}

TEST(InterruptionDeathTest, TheSecondSignalEndsTheProgram) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  const auto interrupted_twice = [] {
    std::atomic<int> calls = 0;
    const Interruption interruption([&calls] { ++calls; });
    kill(getpid(), SIGINT);
    (void)wait_for([&] { return calls == 1; });
    kill(getpid(), SIGTERM);
    (void)wait_for([] { return false; });
    std::_Exit(0);
  };
  EXPECT_EXIT(interrupted_twice(), testing::KilledBySignal(SIGTERM), "");
}

}  // namespace
}  // namespace pith::cli
