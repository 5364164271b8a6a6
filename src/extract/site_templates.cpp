#include "pith/site_templates.hpp"

#include <algorithm>
#include <unordered_map>

namespace pith {
namespace {

constexpr std::size_t most_texts = 2'000'000;  // a map of them takes some 40 bytes for each
constexpr std::uint32_t least_pages = 5;
constexpr float least_others = 3;
// The intro of a series, the note on an author and the copies of one article stand on fewer pages.
constexpr float share_of_others = 0.3F;

}  // namespace

struct SiteTemplates::Counts {
  std::unordered_map<std::uint64_t, std::uint32_t> pages;  // that have a text, or are of a site

  std::uint32_t of(std::uint64_t key) const {
    const auto found = pages.find(key);
    return found == pages.end() ? 0 : found->second;
  }

  /// Forgets what was seen least often. No text is on more pages than its site has: it never outlives it.
  void make_room() {
    for (std::uint32_t least = 2; pages.size() > most_texts / 2; ++least)
      std::erase_if(pages, [&](const auto& entry) { return entry.second < least; });
  }
};

SiteTemplates::SiteTemplates() : counts_(std::make_unique<Counts>()) {}
SiteTemplates::~SiteTemplates() = default;
SiteTemplates::SiteTemplates(SiteTemplates&&) noexcept = default;
SiteTemplates& SiteTemplates::operator=(SiteTemplates&&) noexcept = default;

void SiteTemplates::learn(std::span<const std::uint64_t> texts) {
  for (const std::uint64_t key : texts) ++counts_->pages[key];
  if (counts_->pages.size() > most_texts) counts_->make_room();
}

bool SiteTemplates::recurs(std::uint64_t site, std::uint64_t text) const {
  const std::uint32_t pages = counts_->of(site);
  if (pages < least_pages) return false;
  const float others = std::max(least_others, share_of_others * static_cast<float>(pages - 1));
  return static_cast<float>(counts_->of(text)) >= 1 + others;
}

}  // namespace pith
