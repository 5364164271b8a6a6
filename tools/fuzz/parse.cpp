// Parsing under limits so narrow that the fallbacks are reached, too.
#include "dom/parse.hpp"

#include "base/utf8.hpp"
#include "check.hpp"
#include "document.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace pith;
  std::string_view bytes = fuzz::view(data, size);
  const unsigned choice = fuzz::take_choice(bytes);
  const std::string page = utf8::clean(bytes);
  Limits limits;
  limits.depth = 8 + 4 * (choice & 7);
  limits.nodes = 20 + 100 * (choice >> 3 & 7);
  limits.attributes = choice & 3;
  limits.memory = 100'000u << (choice >> 6);
  static dom::Parser parser;  // its memory goes from page to page
  const auto document = parser.parse(page, limits);
  if (!document) {
    fuzz::check(document.error().code == ErrorCode::limit, "parsing fails by limits only");
    fuzz::check_clean(document.error().message, "an error of the parser");
    return 0;
  }
  fuzz::check((*document)->size() <= limits.nodes, "no more nodes than may be");
  fuzz::check_document(**document);
  for (const dom::NodeId id : {dom::NodeId{0}, (*document)->body()}) {
    if (id < (*document)->size()) fuzz::check_clean((*document)->text_of(id), "text of a subtree");
  }
  return 0;
}
