// Bylines and author fields of any text.
#include "text/names.hpp"

#include "base/utf8.hpp"
#include "check.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace pith;
  const std::string line = utf8::clean_line(fuzz::view(data, size));
  for (const auto source : {text::NameSource::field, text::NameSource::byline}) {
    for (const std::string& name : text::read_names(line, source)) {
      fuzz::check(!name.empty(), "a name is not empty");
      fuzz::check_clean(name, "a name");
      text::is_organization(name);
      text::is_desk(name);
    }
  }
  for (const std::string& name : text::read_byline(line, "de").names) fuzz::check_clean(name, "a name");
  fuzz::check(text::announcement(line) <= line.size(), "an announcement lies in its line");
  text::last_announcement(line);
  text::is_announcement(line);
  text::is_name_particle(line);
  return 0;
}
