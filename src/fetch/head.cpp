#include "fetch/head.hpp"

#include "base/ascii.hpp"
#include "base/number.hpp"

namespace pith::fetch {

Result<void, Failure> Head::add_line(std::string_view line) {
  bytes_ += line.size();
  if (bytes_ > max_head_bytes) {
    return Failure{ErrorCode::fetch, "headers larger than " + human_bytes(max_head_bytes)};
  }
  if (complete_) return {};  // a trailer of a chunked body says nothing that is used
  if (line.starts_with("HTTP/")) {
    fields_.clear();
    const std::size_t space = line.find(' ');
    const std::string_view code = space == std::string_view::npos ? line : line.substr(space + 1, 3);
    status_ = static_cast<int>(parse_number<std::uint64_t>(code).value_or(0));
    return {};
  }
  line = ascii::trim(line);
  if (line.empty()) {
    complete_ = status_ >= 200;
    if (!complete_ && ++interim_ > max_interim_heads) {
      return Failure{ErrorCode::fetch, "too many interim responses"};
    }
    return {};
  }
  const std::size_t colon = line.find(':');
  if (colon != std::string_view::npos) {
    fields_.emplace_back(ascii::trim(line.substr(0, colon)), ascii::trim(line.substr(colon + 1)));
  }
  return {};
}

std::string_view Head::get(std::string_view name) const {
  for (const auto& [key, value] : fields_) {
    if (ascii::equal_ignoring_case(key, name)) return value;
  }
  return {};
}

std::string Head::get_all(std::string_view name) const {
  std::string out;
  for (const auto& [key, value] : fields_) {
    if (!ascii::equal_ignoring_case(key, name)) continue;
    if (!out.empty()) out += ", ";
    out += value;
  }
  return out;
}

bool Head::has(std::string_view name) const {
  for (const auto& field : fields_) {
    if (ascii::equal_ignoring_case(field.first, name)) return true;
  }
  return false;
}

void Head::update(const Head& newer) {
  std::erase_if(fields_, [&](const auto& field) { return newer.has(field.first); });
  fields_.insert(fields_.end(), newer.fields_.begin(), newer.fields_.end());
}

Result<void, Failure> Head::content_length(std::optional<std::uint64_t>& length) const {
  length.reset();
  for (const auto& [key, value] : fields_) {
    if (!ascii::equal_ignoring_case(key, "Content-Length")) continue;
    const std::optional<std::uint64_t> number = parse_number<std::uint64_t>(value);
    if (!number || (length && *length != *number)) {
      return Failure{ErrorCode::fetch, "the length of the body is not clear from its headers"};
    }
    length = number;
  }
  return {};
}

}  // namespace pith::fetch
