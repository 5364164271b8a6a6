// The one verb of pith: a Page goes in, its Article comes out.
#ifndef PITH_EXTRACT_HPP
#define PITH_EXTRACT_HPP

#include "pith/article.hpp"
#include "pith/error.hpp"
#include "pith/export.h"
#include "pith/site_templates.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace pith {

/// A page as it was received. All views are borrowed for the call.
struct Page {
  std::string_view bytes;              ///< any charset; HTML, or a flattened text dump; gzip is unpacked
  std::string_view url = {};           ///< resolves links, feeds metadata
  std::string_view content_type = {};  ///< the HTTP header's value, if there was one
  /// When the page was fetched, in UTC: "3 hours ago" is counted back from here, and no date of the page is
  /// later than a day behind it. Without it such words say nothing. No clock is asked.
  std::optional<std::chrono::sys_seconds> fetched = {};
};

/// Where on the curve between clean and complete the choice of blocks lies.
enum class Focus : std::uint8_t { precision, balanced, recall };

/// What the bytes are taken for.
enum class Form : std::uint8_t {
  detect,
  html,
  text,  ///< a flattened page: lines of text without markup
};

/// Bounds on what one page may cost. Exceeding one is an ordinary Error with ErrorCode::limit that says
/// which, except where a cheaper reading of the page still gives its article. Defaults are above the 99.9th
/// percentile of 4,600 real pages (docs/architecture.md).
struct Limits {
  std::size_t bytes = 16'000'000;    ///< of the page after decoding to UTF-8
  std::uint32_t depth = 512;         ///< of nested elements
  std::uint32_t nodes = 300'000;     ///< of the parsed tree
  std::uint32_t attributes = 1'000;  ///< on one tag; further ones are ignored
  std::size_t memory = 256u << 20;   ///< bytes the parser may hold
  std::uint32_t parse_ms = 2'000;    ///< wall-clock milliseconds for parsing
  std::uint32_t total_ms = 3'000;    ///< wall-clock milliseconds for the whole extraction

  bool operator==(const Limits&) const = default;
};

struct Options {
  Focus focus = Focus::balanced;
  Form form = Form::detect;
  bool captions = false;  ///< captions of figures become part of the text
  bool comments = false;  ///< readers' comments follow the article as blocks of their own kind
  /// CSS selectors of elements that are no part of the article, or are one, whatever the model makes of them.
  /// Of elements within one another the innermost decides. Understood are types, classes, ids, attributes,
  /// descendants, children, lists, `:not()`, `:is()` and `:has()`.
  /// Borrowed for the call.
  std::string_view drop = {};
  std::string_view keep = {};
  /// The same for the pages of some hosts, and where their metadata stands: sections of "drop = SELECTOR",
  /// "keep = SELECTOR" and "FIELD = SELECTOR" below "[host.example, *.host.example/path]" (docs/rules.md).
  /// The text itself, not the name of a file. Borrowed for the call.
  std::string_view rules = {};
  /// Texts that recur on the pages of a host are no part of an article. Must outlive the extractor; null:
  /// what recurs is not known.
  const SiteTemplates* site_templates = nullptr;
  std::string_view model = {};  ///< a serialized model instead of the built-in one; borrowed for the call
  Limits limits = {};

  bool operator==(const Options&) const = default;
};

/// Extracts the article of `page`. Thread-safe and re-entrant; the same page gives the same article,
/// today and in ten years.
/// Fails with not_text (the bytes are no text), limit, or usage (a model, a selector or rules that cannot be
/// read).
PITH_API Result<Article> extract(const Page& page, const Options& options = {});

/// The same verb with memory that is kept from page to page: use one per thread for many pages. It may go to
/// another thread between two calls. One that was moved from can only be destroyed or assigned to.
class PITH_API Extractor {
 public:
  /// Fails with usage where the options' model, a selector or the rules cannot be read. Neither need outlive
  /// the call.
  static Result<Extractor> create(const Options& options = {});
  ~Extractor();
  Extractor(Extractor&&) noexcept;
  Extractor& operator=(Extractor&&) noexcept;
  Extractor(const Extractor&) = delete;
  Extractor& operator=(const Extractor&) = delete;

  /// Fails with not_text or limit. A failure leaves nothing behind: the next page is read as if it were the
  /// first.
  Result<Article> extract(const Page& page);

  /// Hashes of the page's texts, for SiteTemplates; the first is that of its host. Empty where the page has
  /// no address, or is a text dump. Fails as extract() does. Takes about half of its time.
  Result<std::vector<std::uint64_t>> texts(const Page& page);

 private:
  struct PITH_HIDDEN State;
  explicit Extractor(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

}  // namespace pith

#endif
