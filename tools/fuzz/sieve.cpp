// The sieve, and the flattening of pages nested too deep.
#include "dom/sieve.hpp"

#include "check.hpp"
#include "dom/flatten.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace pith;
  const std::string_view source = fuzz::view(data, size);
  dom::Sieved sieved;
  dom::sieve(source, sieved);
  std::size_t last = 0;
  for (const dom::TagSource& tag : sieved.tags) {
    fuzz::check(tag.sieved >= last && tag.sieved < sieved.html.size(), "tags come in order");
    fuzz::check(sieved.html[tag.sieved] == '<', "a tag is where it is said to be");
    fuzz::check(std::size_t{tag.begin} + tag.size <= source.size(), "attributes lie in the page");
    dom::AttributeReader reader(source.substr(tag.begin, tag.size));
    dom::Attribute attribute;
    std::size_t count = 0;
    while (reader.next(attribute)) ++count;
    fuzz::check(count <= tag.size, "an attribute has a byte at least");
    last = tag.sieved + 1;
  }
  for (const dom::Script& script : sieved.scripts) {
    fuzz::check(
        script.text.empty() || (script.text.data() >= source.data() &&
                                script.text.data() + script.text.size() <= source.data() + source.size()),
        "scripts lie in the page");
  }
  const std::size_t before = sieved.html.size();
  dom::flatten_tags(sieved.html, before / 2, size % 2 == 0);
  fuzz::check(sieved.html.size() <= before, "flattening adds nothing");
  return 0;
}
