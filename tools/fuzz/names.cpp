// Bylines and author fields of any text.
#include "meta/names.hpp"

#include "base/utf8.hpp"
#include "check.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace pith;
  const std::string line = utf8::clean_line(fuzz::view(data, size));
  for (const auto source : {meta::NameSource::field, meta::NameSource::byline}) {
    for (const std::string& name : meta::read_names(line, source)) {
      fuzz::check(!name.empty(), "a name is not empty");
      fuzz::check_clean(name, "a name");
      meta::is_organization(name);
      meta::is_desk(name);
    }
  }
  fuzz::check(meta::announcement(line) <= line.size(), "an announcement lies in its line");
  meta::last_announcement(line);
  meta::is_announcement(line);
  meta::is_name_particle(line);
  return 0;
}
