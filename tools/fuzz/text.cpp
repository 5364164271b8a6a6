// Cleaning and folding of any bytes.
#include "base/entities.hpp"
#include "base/utf8.hpp"
#include "check.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace pith;
  const std::string_view bytes = fuzz::view(data, size);
  const std::string clean = utf8::clean(bytes);
  fuzz::check_clean(clean, "cleaned text");
  fuzz::check(utf8::clean(clean) == clean, "cleaning again changes nothing");
  const std::string line = utf8::clean_line(bytes);
  fuzz::check_clean(line, "a cleaned line");
  fuzz::check(utf8::clean_line(line) == line, "cleaning a line again changes nothing");
  fuzz::check(line.find_first_of("\n\t") == std::string::npos, "a line is one line");
  const std::string folded = utf8::fold_for_comparison(bytes);
  fuzz::check(utf8::valid(folded), "folded text is UTF-8");
  fuzz::check(utf8::valid(utf8::to_lower(bytes)), "lowered text is UTF-8");
  fuzz::check(utf8::count_words(line) <= line.size(), "a word has a byte at least");
  fuzz::check(utf8::valid(decode_entities(line)) && utf8::valid(decode_entities(line, true)),
              "decoded references are UTF-8");
  return 0;
}
