// What the relative addresses of a page are relative to.
#ifndef PITH_DOM_BASE_URL_HPP
#define PITH_DOM_BASE_URL_HPP

#include "dom/document.hpp"

#include <string>
#include <string_view>

namespace pith::dom {

/// The page's <base href>, resolved against `url`, the page's own address; `url` where there is none that
/// leads to the web. Empty if it has more than 8 kB: it would stand in every address of the page.
std::string base_url(const Document& document, std::string_view url);

}  // namespace pith::dom

#endif
