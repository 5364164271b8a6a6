// The house keeps its layers: src/layers.txt is a ladder, and every #include climbs down it.
#include "paths.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace {

namespace fs = std::filesystem;
const fs::path root = PITH_SOURCE_DIR;

// What a file includes, with the opening delimiter: "dom/tag.hpp or <vector
std::vector<std::string> includes(const fs::path& path) {
  std::vector<std::string> out;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (line.rfind("#include ", 0) == 0) out.push_back(line.substr(9, line.find_first_of(">\"", 10) - 9));
  }
  return out;
}

TEST(Layers, EveryIncludeOfARoomClimbsDownTheLadder) {
  std::map<std::string, std::string> may_include;
  std::ifstream table(root / "src/layers.txt");
  for (std::string line; std::getline(table, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream words(line.substr(line.find(':') + 1));
    for (std::string room; words >> room;) EXPECT_EQ(may_include.count(room), 1U) << "not above: " << line;
    may_include[line.substr(0, line.find(':'))] = line.substr(line.find(':') + 1) + ' ';
  }
  for (const auto& entry : fs::recursive_directory_iterator(root / "src")) {
    const fs::path path = fs::relative(entry.path(), root / "src");
    const std::string room = path.begin()->string();
    if (!entry.is_regular_file() || path == room) continue;
    ASSERT_EQ(may_include.count(room), 1U) << "src/layers.txt has no line for " << room;
    for (const std::string& name : includes(entry.path())) {
      const std::string from = name.substr(1, name.find('/') - 1);
      const bool allowed =
          from == "pith" || from == room || may_include[room].find(' ' + from + ' ') != std::string::npos;
      EXPECT_TRUE(name[0] == '<' || allowed) << path << " includes " << name;
      const bool sees_parser = path == "dom/parse.cpp" || path == "dom/tree_reader.cpp";
      EXPECT_TRUE(name != "<gumbo.h" || sees_parser) << path << " sees the parser";
      EXPECT_TRUE(from != "curl" || room == "fetch") << path << " sees curl";
    }
  }
}

// The same bytes give the same article: what time it is, only who fetches may ask. Deadlines count on a clock
// that does not say.
TEST(Layers, NoRoomButFetchAndCliAsksWhatTimeItIs) {
  for (const auto& entry : fs::recursive_directory_iterator(root / "src")) {
    const std::string room = fs::relative(entry.path(), root / "src").begin()->string();
    if (!entry.is_regular_file() || room == "fetch" || room == "cli") continue;
    std::ifstream file(entry.path());
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    for (const char* const clock : {"system_clock", "utc_clock", "file_clock", "std::time(", "::time(",
                                    "gettimeofday", "clock_gettime", "localtime", "timespec_get"}) {
      EXPECT_EQ(text.find(clock), std::string::npos) << entry.path() << " asks " << clock;
    }
  }
}

TEST(Layers, PublicHeadersIncludeOnlyEachOtherAndTheStandardLibrary) {
  for (const auto& entry : fs::directory_iterator(root / "include/pith")) {
    for (const std::string& name : includes(entry.path())) {
      const bool standard = name.find_first_of("./") == std::string::npos || name.rfind("<std", 0) == 0;
      EXPECT_TRUE(name.rfind("\"pith/", 0) == 0 || standard) << entry.path() << " includes " << name;
    }
  }
}

}  // namespace
