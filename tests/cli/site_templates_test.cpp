// pith batch --site-templates: what recurs on the pages of a host is left out.
#include "cli/command.hpp"

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace pith::cli {
namespace {

using Json = nlohmann::json;

class SiteTemplatesOption : public WithCommand {
 protected:
  static constexpr int pages = 24;
  static constexpr std::string_view note =
      "Every morning at seven we send what has happened in a letter of five minutes, which costs nothing.";

  SiteTemplatesOption() {
    std::string list;
    for (int number = 0; number < pages; ++number) {
      const std::string name = std::to_string(number) + ".html";
      write(name, noted(number));
      // Two hosts in turn; the last pages have no address.
      Json entry = {{"path", name}};
      if (number < pages - 2) entry["url"] = "https://host" + std::to_string(number % 2) + ".example/" + name;
      list += entry.dump() + '\n';
    }
    write("list.jsonl", list);
  }

  static std::string noted(int number) {
    std::string out = page("Bridge " + std::to_string(number));
    // Each page has words of its own, or all would be template.
    for (std::size_t at = out.find("Nobody"); at != std::string::npos; at = out.find("Nobody"))
      out.replace(at, 2, "In the year " + std::to_string(1900 + number) + " no");
    out.insert(out.rfind("</article>"), "<p>" + std::string(note) + "</p>");
    return out;
  }

  static int with_note(const std::string& lines) {
    int count = 0;
    std::istringstream stream(lines);
    for (std::string line; std::getline(stream, line);)
      count += Json::parse(line).at("text").get<std::string>().find(note) != std::string::npos ? 1 : 0;
    return count;
  }

  static std::vector<std::string> sorted(const std::string& text) {
    std::vector<std::string> out;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) out.push_back(line);
    std::ranges::sort(out);
    return out;
  }
};

TEST_F(SiteTemplatesOption, DropsTheNoteFromThePagesOfAHost) {
  const Ending without = run({"batch", "list.jsonl"});
  EXPECT_EQ(without.status, 0) << without;
  EXPECT_EQ(with_note(without.out), pages);
  const Ending with = run({"batch", "list.jsonl", "--site-templates", "-j1"});
  EXPECT_EQ(with.status, 0) << with;
  EXPECT_EQ(with_note(with.out), 2);
  EXPECT_EQ(run({"batch", "list.jsonl", "--site-templates", "-j2"}), with);
  EXPECT_EQ(run({"batch", "list.jsonl", "--site-templates", "-j16"}), with);
}

TEST_F(SiteTemplatesOption, AResumedRunLearnsFromAllPages) {
  EXPECT_EQ(run({"batch", "list.jsonl", "--site-templates", "-o", "clean.jsonl"}).status, 0);
  std::filesystem::remove(path("20.html"));
  EXPECT_EQ(run({"batch", "list.jsonl", "--site-templates", "-o", "cut.jsonl"}).status, 4);
  write("20.html", noted(20));
  const Ending resumed = run({"batch", "list.jsonl", "--site-templates", "-o", "cut.jsonl", "--resume"});
  EXPECT_EQ(resumed.status, 0) << resumed;
  EXPECT_EQ(sorted(read(path("cut.jsonl"))), sorted(read(path("clean.jsonl"))));
}

TEST_F(SiteTemplatesOption, NeedsInputsThatCanBeReadTwice) {
  const Ending pipe = run({"batch", "-", "--site-templates"}, {.input = "{}"});
  EXPECT_EQ(pipe.status, 2);
  EXPECT_NE(pipe.err.find("reads its inputs twice, which standard input does not allow"), std::string::npos)
      << pipe;
  const Ending isolated = run({"batch", "list.jsonl", "--site-templates", "--isolate"});
  EXPECT_EQ(isolated.status, 2);
  EXPECT_NE(isolated.err.find("exclude each other"), std::string::npos) << isolated;
}

}  // namespace
}  // namespace pith::cli
