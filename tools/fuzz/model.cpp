// A model file of any bytes: read and used, or refused.
#include "pith/extract.hpp"

#include "check.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace pith;
  Options options;
  options.model = fuzz::view(data, size);
  if (size == 0) return 0;
  const Page page{
      "<html><body><h1>A headline of some words</h1><p>One paragraph with a few words in it, and then "
      "some.</p><ul><li><a href=/>Home</a></li></ul></body></html>"};
  const auto article = extract(page, options);
  fuzz::check(article || article.error().code == ErrorCode::usage, "a model is refused as wrong usage");
  return 0;
}
