// One line of a manifest: where a page is, or the page itself, and what it is called.
#ifndef PITH_INPUT_MANIFEST_HPP
#define PITH_INPUT_MANIFEST_HPP

#include "pith/error.hpp"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace simdjson::dom {
class parser;
}

namespace pith::input {

/// What a manifest says of one page; what it does not say is empty.
struct Entry {
  std::string id;    ///< a string, or a number as it is written
  std::string path;  ///< as it stands in the manifest
  std::string html;  ///< the page itself
  bool has_html = false;
  std::string url;
  std::string content_type;                         ///< the HTTP header that came with the saved page
  std::optional<std::chrono::sys_seconds> fetched;  ///< when it was saved
};

/// What the keys are called that data of others calls otherwise.
struct ManifestKeys {
  std::string id = "id";
  std::string url = "url";
  std::string html = "html";
};

/// Reads `{"id": …, "path": …, "html": …, "url": …, "content_type": …, "fetched": …}`; other keys are passed
/// over.
class ManifestReader {
 public:
  explicit ManifestReader(ManifestKeys keys = {});
  ~ManifestReader();
  ManifestReader(ManifestReader&&) noexcept;
  ManifestReader& operator=(ManifestReader&&) noexcept;
  ManifestReader(const ManifestReader&) = delete;
  ManifestReader& operator=(const ManifestReader&) = delete;

  /// Fails with input: no JSON object, a value of the wrong kind, or neither path nor url nor html.
  Result<Entry> read(std::string_view line);

 private:
  ManifestKeys keys_;
  std::unique_ptr<simdjson::dom::parser> parser_;  // keeps its memory from line to line
};

}  // namespace pith::input

#endif
