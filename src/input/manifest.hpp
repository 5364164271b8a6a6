// One line of a manifest: where a page is and what it is called.
#ifndef PITH_INPUT_MANIFEST_HPP
#define PITH_INPUT_MANIFEST_HPP

#include "pith/error.hpp"

#include <memory>
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
  std::string url;
  std::string content_type;  ///< the HTTP header that came with the saved page
};

/// Reads `{"id": …, "path": …, "url": …, "content_type": …}`; other keys are passed over.
class ManifestReader {
 public:
  ManifestReader();
  ~ManifestReader();
  ManifestReader(ManifestReader&&) noexcept;
  ManifestReader& operator=(ManifestReader&&) noexcept;
  ManifestReader(const ManifestReader&) = delete;
  ManifestReader& operator=(const ManifestReader&) = delete;

  /// Fails with input: no JSON object, a value of the wrong kind, or neither path nor url.
  Result<Entry> read(std::string_view line);

 private:
  std::unique_ptr<simdjson::dom::parser> parser_;  // keeps its memory from line to line
};

}  // namespace pith::input

#endif
