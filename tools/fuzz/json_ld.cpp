// JSON-LD of any bytes: read, repaired or skipped.
#include "meta/json_ld.hpp"

#include "meta/linked_witnesses.hpp"

#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace pith;
  const std::string text(data, data + size);
  const dom::Script script{"type='application/ld+json'", text};
  const meta::LinkedData read = meta::read_json_ld({&script, 1});
  if (read.things.size() > 500) std::abort();
  meta::Witnesses witnesses;
  meta::add_linked(read, meta::main_thing(read, "https://example.org/", {}), witnesses);
  meta::plain_text(text);
  return 0;
}
