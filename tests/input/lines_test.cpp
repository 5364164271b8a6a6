#include "input/lines.hpp"

#include "cli/folder_fixture.hpp"

#include <string>
#include <vector>

namespace pith::input {
namespace {

class LinesTest : public InFolder {
 protected:
  std::vector<std::string> lines(std::string_view bytes) const {
    Lines lines(*Bytes::open(write("a", bytes)));
    std::vector<std::string> out;
    while (auto line = lines.next()) {
      out.emplace_back(*line ? std::string(**line)
                             : std::to_string(lines.number()) + ": " + line->error().message);
    }
    return out;
  }
};

using Strings = std::vector<std::string>;

TEST_F(LinesTest, EndsMayBeMissingOrCarryAReturn) {
  EXPECT_EQ(lines("a\nb\r\n\nc"), (Strings{"a", "b", "", "c"}));
  EXPECT_EQ(lines("a\n"), Strings{"a"});
  EXPECT_EQ(lines(""), Strings{});
}

TEST_F(LinesTest, AByteOrderMarkIsDroppedOnceAtTheBeginning) {
  EXPECT_EQ(lines("\xEF\xBB\xBF"
                  "a\n\xEF\xBB\xBF"
                  "b"),
            (Strings{"a",
                     "\xEF\xBB\xBF"
                     "b"}));
}

TEST_F(LinesTest, LinesMayBeLongerThanTheBuffer) {
  const std::string line(200'000, 'x');
  EXPECT_EQ(lines(line + "\nb"), (Strings{line, "b"}));
}

TEST_F(LinesTest, AnEndlessLineIsPassedOver) {
  EXPECT_EQ(lines("a\n" + std::string(Lines::usual_max_line + 1, 'x') + "\nb"),
            (Strings{"a", "2: the line is longer than the limit of 1048576 bytes", "b"}));
}

TEST_F(LinesTest, AFailureIsToldOnceAndThenItEnds) {
  const std::string whole = read(write_gzip("a.gz", "a\nb\nc\n"));
  const Strings got = lines(whole.substr(0, whole.size() - 9));
  ASSERT_FALSE(got.empty());
  EXPECT_NE(got.back().find("the gzip data ends too early"), std::string::npos) << got.back();
}

}  // namespace
}  // namespace pith::input
