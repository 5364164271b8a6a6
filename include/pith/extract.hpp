// The one verb of pith: a Page goes in, its Article comes out.
#ifndef PITH_EXTRACT_HPP
#define PITH_EXTRACT_HPP

#include "pith/article.hpp"
#include "pith/error.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace pith {

/// A page as it was received. All views are borrowed for the call.
struct Page {
  std::string_view bytes;              ///< any charset; HTML, or a flattened text dump; gzip is unpacked
  std::string_view url = {};           ///< resolves links, feeds metadata
  std::string_view content_type = {};  ///< the HTTP header's value, if there was one
};

/// Where on the curve between clean and complete the choice of blocks lies.
enum class Focus : std::uint8_t { precision, balanced, recall };

/// What the bytes are taken for.
enum class Form : std::uint8_t {
  detect,
  html,
  text,  ///< a flattened page: lines of text without markup
};

/// Bounds on what one page may cost. Exceeding one is an ordinary Error with ErrorCode::limit, except where a
/// cheaper reading of the page still gives its article. Defaults are above the 99.9th percentile of 4,600
/// real pages (docs/architecture.md).
struct Limits {
  std::size_t bytes = 16'000'000;    ///< of the page after decoding to UTF-8
  std::uint32_t depth = 512;         ///< of nested elements
  std::uint32_t nodes = 300'000;     ///< of the parsed tree
  std::uint32_t attributes = 1'000;  ///< on one tag; further ones are ignored
  std::size_t memory = 256u << 20;   ///< bytes the parser may hold
  std::uint32_t parse_ms = 2'000;    ///< wall-clock milliseconds for parsing
  std::uint32_t total_ms = 3'000;    ///< wall-clock milliseconds for the whole extraction
};

struct Options {
  Focus focus = Focus::balanced;
  Form form = Form::detect;
  bool captions = false;        ///< captions of figures become part of the text
  bool comments = false;        ///< readers' comments follow the article as blocks of their own kind
  std::string_view model = {};  ///< a serialized model instead of the built-in one; borrowed for the call
  Limits limits = {};
};

/// Extracts the article of `page`. Thread-safe and re-entrant; the same bytes give the same article.
/// Fails with not_text (the bytes are no text), limit, or usage (a model that cannot be read).
Result<Article> extract(const Page& page, const Options& options = {});

/// The same verb with memory that is kept from page to page: use one per thread for many pages.
class Extractor {
 public:
  explicit Extractor(const Options& options = {});
  ~Extractor();
  Extractor(Extractor&&) noexcept;
  Extractor& operator=(Extractor&&) noexcept;
  Extractor(const Extractor&) = delete;
  Extractor& operator=(const Extractor&) = delete;

  Result<Article> extract(const Page& page);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace pith

#endif
