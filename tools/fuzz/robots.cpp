// robots.txt of any bytes.
#include "fetch/robots.hpp"

#include "check.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace pith;
  const std::string_view text = fuzz::view(data, size);
  const fetch::Robots robots(text, "pith");
  fuzz::check(robots.allows("/robots.txt"), "robots.txt may always be asked for");
  robots.allows("/a/b?c=%41");
  robots.allows("/" + std::string(text.substr(0, 200)));
  if (const auto delay = robots.crawl_delay()) fuzz::check(delay->count() >= 0, "a delay is not negative");
  return 0;
}
