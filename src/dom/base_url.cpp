#include "dom/base_url.hpp"

#include "base/url.hpp"

namespace pith::dom {
namespace {

std::string find_base(const Document& document, std::string_view url) {
  for (NodeId id = 0; id < document.size() && id < document.body(); ++id) {
    if (document.tag(id) != Tag::base) continue;
    std::string base = resolve_url(url, document.attribute(id, "href"));
    const std::string scheme = scheme_of(base);
    if (scheme == "http" || scheme == "https") return base;
  }
  return std::string(url);
}

}  // namespace

std::string base_url(const Document& document, std::string_view url) {
  constexpr std::size_t longest = 8192;  // bytes; servers rarely take request lines over 8 kB
  std::string base = find_base(document, url);
  if (base.size() > longest) base.clear();
  return base;
}

}  // namespace pith::dom
