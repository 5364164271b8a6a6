// What is kept of fetched pages, as the command's options say.
#include "cli/command.hpp"
#include "fetch/server.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace pith::cli {
namespace {

using Words = std::vector<std::string>;

class WithCache : public WithCommand {
 protected:
  Ending fetch(const std::string& target, const Words& options) {
    Words words = {server_.at(target), "--allow-private", "--no-metadata"};
    words.insert(words.end(), options.begin(), options.end());
    return run(words);
  }
  std::size_t asked(const std::string& target) const {
    const std::string log = server_.log();
    const std::string entry = R"("target": ")" + target + '"';
    std::size_t count = 0;
    for (std::size_t at = log.find(entry); at != std::string::npos; at = log.find(entry, at + 1)) ++count;
    return count;
  }

  fetch::Server server_;
};

TEST_F(WithCache, FreshPagesAreNotAskedForAgain) {
  const Ending first = fetch("/cached-page?max-age=600", {"--cache=kept"});
  EXPECT_EQ(first.status, 0) << first;
  EXPECT_EQ(fetch("/cached-page?max-age=600", {"--cache=kept"}), first);
  EXPECT_EQ(asked("/cached-page?max-age=600"), 1U);
  EXPECT_EQ(run({"batch", server_.at("/cached-page?max-age=600"), "--allow-private", "--cache=kept"}).status,
            0);
  EXPECT_EQ(asked("/cached-page?max-age=600"), 1U) << "batch and single pages share it";
  (void)fetch("/cached-page?max-age=600", {});
  EXPECT_EQ(asked("/cached-page?max-age=600"), 2U) << "without it nothing is kept";
}

TEST_F(WithCache, StalePagesAreAskedAbout) {
  const Ending first = fetch("/cached-page?no-cache", {"--cache=kept"});
  EXPECT_EQ(fetch("/cached-page?no-cache", {"--cache=kept"}), first) << "the answer was 304";
  EXPECT_EQ(asked("/cached-page?no-cache"), 2U);
}

TEST_F(WithCache, OfflineTakesWhatIsThere) {
  (void)fetch("/cached-page?no-cache", {"--cache=kept"});
  EXPECT_EQ(fetch("/cached-page?no-cache", {"--cache=kept", "--offline"}).status, 0);
  EXPECT_EQ(asked("/cached-page?no-cache"), 1U);
  const Ending absent = fetch("/page", {"--cache=kept", "--offline"});
  EXPECT_EQ(absent.status, 3) << absent;
  EXPECT_EQ(absent.err, server_.at("/page") + ": not in the cache, and nothing is asked offline\n");
  EXPECT_EQ(asked("/page"), 0U);
}

TEST_F(WithCache, ItsSizeHasABound) {
  (void)fetch("/cached-page?max-age=600", {"--cache=small", "--cache-size=1"});
  (void)fetch("/cached-page?max-age=601", {"--cache=small", "--cache-size=1"});
  EXPECT_EQ(fetch("/cached-page?max-age=600", {"--cache=small", "--offline", "--cache-size=1"}).status, 3);
}

TEST_F(WithCache, ACacheThatCannotBeMadeIsAnError) {
  write("file", "no folder");
  const Ending got = fetch("/page", {"--cache=file"});
  EXPECT_NE(got.status, 0);
  EXPECT_NE(got.err.find("file"), std::string::npos) << got;
}

}  // namespace
}  // namespace pith::cli
