// What of a page may belong to the template of its site.
#ifndef PITH_EXTRACT_SITE_TEXTS_HPP
#define PITH_EXTRACT_SITE_TEXTS_HPP

#include "pith/site_templates.hpp"

#include "score/segment.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace pith {

/// A hash of the host, then one of each text of the page, told apart by its host, too. A text is a block of
/// eight words or more: shorter ones (datelines, labels, headings of series) recur with reason. Empty without
/// a host.
std::vector<std::uint64_t> site_texts(std::string_view url, const score::Segmentation& segmentation);

/// 1 for each block that belongs to the template of the host. Empty if none does.
std::vector<std::uint8_t> recurring_blocks(const SiteTemplates& templates, std::string_view url,
                                           const score::Segmentation& segmentation);

}  // namespace pith

#endif
