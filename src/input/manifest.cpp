#include "input/manifest.hpp"

#include "input/moment.hpp"

#include <cstdint>
#include <utility>

#include <simdjson.h>

namespace pith::input {

namespace {

Error bad(std::string message) { return {ErrorCode::input, std::move(message)}; }

// Puts the string under `key` into `out`; absent and null leave it empty. False if it is of another kind.
bool take_string(const simdjson::dom::object& object, std::string_view key, std::string& out) {
  simdjson::dom::element value;
  if (object[key].get(value) != simdjson::SUCCESS || value.is_null()) return true;
  std::string_view text;
  if (value.get(text) != simdjson::SUCCESS) return false;
  out = text;
  return true;
}

bool take_id(const simdjson::dom::object& object, std::string_view key, std::string& out) {
  const simdjson::simdjson_result<simdjson::dom::element> id = object[key];
  std::int64_t number = 0;
  std::uint64_t large = 0;
  if (id.get(number) == simdjson::SUCCESS) {
    out = std::to_string(number);
  } else if (id.get(large) == simdjson::SUCCESS) {
    out = std::to_string(large);
  } else {
    return take_string(object, key, out);
  }
  return true;
}

// The same for a point in time: a string, or a number of seconds since 1970.
bool take_moment(const simdjson::dom::object& object, std::string_view key,
                 std::optional<std::chrono::sys_seconds>& out) {
  std::int64_t seconds = 0;
  if (object[key].get(seconds) == simdjson::SUCCESS) {
    out = std::chrono::sys_seconds(std::chrono::seconds(seconds));
    return seconds >= 0;
  }
  std::string text;
  if (!take_string(object, key, text)) return false;
  if (!text.empty()) out = parse_moment(text);
  return text.empty() || out;
}

}  // namespace

ManifestReader::ManifestReader(ManifestKeys keys)
    : keys_(std::move(keys)), parser_(std::make_unique<simdjson::dom::parser>()) {}
ManifestReader::~ManifestReader() = default;
ManifestReader::ManifestReader(ManifestReader&&) noexcept = default;
ManifestReader& ManifestReader::operator=(ManifestReader&&) noexcept = default;

Result<Entry> ManifestReader::read(std::string_view line) {
  simdjson::dom::element root;
  const simdjson::error_code status = parser_->parse(line.data(), line.size()).get(root);
  if (status != simdjson::SUCCESS)
    return bad("not a JSON object: " + std::string(simdjson::error_message(status)));
  simdjson::dom::object object;
  if (root.get(object) != simdjson::SUCCESS) return bad("not a JSON object");
  Entry entry;
  if (!take_id(object, keys_.id, entry.id))
    return bad('"' + keys_.id + "\" is neither a string nor a whole number");
  if (!take_string(object, "path", entry.path)) return bad("\"path\" is not a string");
  if (!take_string(object, keys_.url, entry.url)) return bad('"' + keys_.url + "\" is not a string");
  simdjson::dom::element html;
  entry.has_html = object[keys_.html].get(html) == simdjson::SUCCESS && !html.is_null();
  if (!take_string(object, keys_.html, entry.html)) return bad('"' + keys_.html + "\" is not a string");
  if (!take_string(object, "content_type", entry.content_type))
    return bad("\"content_type\" is not a string");
  if (!take_moment(object, "fetched", entry.fetched))
    return bad(R"("fetched" is neither a time like "2024-05-31T12:30:00Z" nor seconds since 1970)");
  if (entry.path.empty() && entry.url.empty() && !entry.has_html)
    return bad(R"(neither "path" nor "url" is given)");
  return entry;
}

}  // namespace pith::input
