#include "extract/site_texts.hpp"

#include "base/ascii.hpp"
#include "base/hash.hpp"
#include "base/url.hpp"

#include <algorithm>

namespace pith {
namespace {

constexpr std::uint32_t least_words = 8;

/// Letters of ASCII folded; spaces and signs say nothing.
std::uint64_t hash_of_words(std::string_view text) {
  std::uint64_t value = hash::start;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(ascii::lower(c));
    if (ascii::is_alnum(c) || byte >= 0x80) value = hash::step(value, byte);
  }
  return hash::mix(value);
}

std::uint64_t hash_of_host(std::string_view url) {
  const std::string_view host = UrlView(url).host;
  return host.empty() ? 0 : hash::folded(host);
}

std::uint64_t text_of(std::uint64_t site, const score::Segmentation& segmentation,
                      const score::TextBlock& block) {
  return hash::mix(site + hash_of_words(segmentation.text_of(block)));
}

}  // namespace

std::vector<std::uint64_t> site_texts(std::string_view url, const score::Segmentation& segmentation) {
  std::vector<std::uint64_t> out;
  const std::uint64_t site = hash_of_host(url);
  if (site == 0) return out;
  for (const score::TextBlock& block : segmentation.blocks) {
    if (block.words >= least_words) out.push_back(text_of(site, segmentation, block));
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  out.insert(out.begin(), site);
  return out;
}

std::vector<std::uint8_t> recurring_blocks(const SiteTemplates& templates, std::string_view url,
                                           const score::Segmentation& segmentation) {
  std::vector<std::uint8_t> out(segmentation.blocks.size());
  const std::uint64_t site = hash_of_host(url);
  bool any = false;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const score::TextBlock& block = segmentation.blocks[i];
    if (block.words < least_words || !templates.recurs(site, text_of(site, segmentation, block))) continue;
    out[i] = 1;
    any = true;
  }
  if (!any) out.clear();
  return out;
}

}  // namespace pith
