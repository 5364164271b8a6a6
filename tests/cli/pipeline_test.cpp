#include "cli/pipeline.hpp"

#include "cli/folder_fixture.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include <sys/stat.h>

namespace pith::cli {
namespace {

class PipelineTest : public InFolder {
 protected:
  Settings pages(int count, unsigned jobs) const {
    for (int number = 0; number < count; ++number)
      write("pages/" + std::to_string(1000 + number) + ".html", "x");
    Settings out;
    out.inputs = {path("pages")};
    out.jobs = jobs;
    return out;
  }
};

TEST_F(PipelineTest, PagesAreDeliveredInOrderWhateverTheyTake) {
  const Settings settings = pages(200, 4);
  std::vector<std::string> got;
  const auto make_work = [] {
    return [](const Loaded& page, Record& record) {
      if (record.item.id.back() == 'l' && record.item.id[record.item.id.size() - 6] % 3 == 0) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
      }
      record.output = page.bytes;
    };
  };
  run_pipeline(settings, {make_work, [&](const Record& record) {
                            got.push_back(record.item.id);
                            return true;
                          }});
  EXPECT_EQ(got.size(), 200U);
  EXPECT_TRUE(std::is_sorted(got.begin(), got.end()));
}

TEST_F(PipelineTest, NoMoreThanAWindowOfPagesIsUnderWay) {
  const Settings settings = pages(200, 2);
  std::atomic<int> cleaned = 0;
  int delivered = 0;
  int most = 0;
  const auto make_work = [&cleaned] { return [&cleaned](const Loaded&, Record&) { ++cleaned; }; };
  run_pipeline(settings, {make_work, [&](const Record&) {
                            if (delivered == 0) std::this_thread::sleep_for(std::chrono::milliseconds(50));
                            most = std::max(most, cleaned - delivered);
                            ++delivered;
                            return true;
                          }});
  EXPECT_EQ(delivered, 200);
  EXPECT_LE(most, 33) << "16 for each thread, and the one that was just delivered";
}

// As long as there is nothing else to be cleaned.
TEST_F(PipelineTest, APageIsDeliveredWhileTheListGoesOn) {
  Settings settings = pages(1, 2);
  settings.inputs = {path("list.jsonl")};
  ASSERT_EQ(mkfifo(settings.inputs[0].c_str(), 0600), 0);
  std::atomic<int> delivered = 0;
  int in_time = 0;
  std::jthread writer([&] {
    std::ofstream list(settings.inputs[0]);
    for (int page = 1; page <= 3; ++page) {
      list << R"({"path": "pages/1000.html"})"
           << "\n"
           << std::flush;
      for (int wait = 0; wait < 5000 && delivered < page; ++wait)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
      in_time += delivered == page ? 1 : 0;
    }
  });
  run_pipeline(settings, {[] { return [](const Loaded&, Record&) {}; },
                          [&](const Record&) {
                            ++delivered;
                            return true;
                          }});
  writer.join();
  EXPECT_EQ(delivered, 3);
  EXPECT_EQ(in_time, 3);
}

TEST_F(PipelineTest, DeliveryCanStopTheRest) {
  const Settings settings = pages(200, 3);
  int delivered = 0;
  run_pipeline(settings, {[] { return [](const Loaded&, Record&) {}; },
                          [&](const Record&) { return ++delivered < 5; }});
  EXPECT_EQ(delivered, 5);
}

TEST_F(PipelineTest, WhatCannotBeReadIsDeliveredInItsPlace) {
  Settings settings;
  settings.inputs = {write("a.html", "x"), path("none.html"), write("b.html", "y")};
  settings.jobs = 2;
  std::string got;
  run_pipeline(settings,
               {[] { return [](const Loaded& page, Record& record) { record.output = page.bytes; }; },
                [&](const Record& record) {
                  got += record.error ? "!" : record.output;
                  return true;
                }});
  EXPECT_EQ(got, "x!y");
}

TEST_F(PipelineTest, NoInputIsNoPage) {
  Settings settings = pages(0, 2);
  std::filesystem::create_directory(path("pages"));
  int delivered = 0;
  run_pipeline(settings, {[] { return [](const Loaded&, Record&) {}; },
                          [&](const Record&) { return ++delivered > 0; }});
  EXPECT_EQ(delivered, 0);
}

TEST_F(PipelineTest, APageWhoseArticleWouldReplaceItIsNotRead) {
  Settings settings;
  settings.inputs = {write("list", "{\"path\":\"a.html\"}\n{\"path\":\"b.html\",\"id\":\"c\"}\n")};
  settings.target = {Target::Kind::folder, folder_};
  settings.format = Format::html;
  write("a.html", "a");
  write("b.html", "b");
  std::vector<std::string> got;
  const auto make_work = [] {
    return [](const Loaded& page, Record& record) { record.output = page.bytes; };
  };
  run_pipeline(settings, {make_work, [&](const Record& record) {
                            got.push_back(record.error ? record.error->message : record.output);
                            return true;
                          }});
  EXPECT_EQ(got, (std::vector<std::string>{"its article would overwrite it", "b"}));
}

}  // namespace
}  // namespace pith::cli
