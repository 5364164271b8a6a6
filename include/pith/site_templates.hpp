// The template of a site: texts that its pages share, which no single page tells from its article.
#ifndef PITH_SITE_TEMPLATES_HPP
#define PITH_SITE_TEMPLATES_HPP

#include "pith/export.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace pith {

/// Learns which texts recur on the pages of a host: the notes of its publisher, calls to subscribe, teasers
/// of the week. An Extractor that is given them (Options::site_templates) takes them for no part of an
/// article. All pages are learned first, then read:
///
///     pith::SiteTemplates templates;
///     for (const pith::Page& page : pages)
///       if (const auto texts = reader->texts(page)) templates.learn(*texts);
///     auto extractor = pith::Extractor::create({.site_templates = &templates});
///
/// What it knows does not hang on the order of the pages, as long as they have fewer than two million texts.
/// Beyond that the rarest are forgotten, so that it never holds more than 100 MB.
class PITH_API SiteTemplates {
 public:
  SiteTemplates();
  ~SiteTemplates();
  SiteTemplates(SiteTemplates&&) noexcept;
  SiteTemplates& operator=(SiteTemplates&&) noexcept;
  SiteTemplates(const SiteTemplates&) = delete;
  SiteTemplates& operator=(const SiteTemplates&) = delete;

  /// Adds a page: what Extractor::texts() gives for it.
  void learn(std::span<const std::uint64_t> texts);

  /// Whether a text of a page belongs to the template of its host, `site`: at least five pages of it were
  /// learned, and the text stands on at least three others, and on three in ten of all others. Both as in
  /// Extractor::texts().
  bool recurs(std::uint64_t site, std::uint64_t text) const;

 private:
  struct PITH_HIDDEN Counts;
  std::unique_ptr<Counts> counts_;
};

}  // namespace pith

#endif
