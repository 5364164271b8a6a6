#include "base/url.hpp"

#include "base/ascii.hpp"
#include "base/hexadecimal.hpp"

#include <algorithm>
#include <optional>

namespace pith {
namespace {

constexpr std::size_t npos = std::string_view::npos;

/// Length of the scheme that `url` begins with; 0 if there is none.
std::size_t scheme_size(std::string_view url) {
  if (url.empty() || !ascii::is_alpha(url[0])) return 0;
  std::size_t at = 1;
  while (at < url.size() && (ascii::is_alnum(url[at]) || url[at] == '+' || url[at] == '-' || url[at] == '.'))
    ++at;
  return at < url.size() && url[at] == ':' ? at : 0;
}

std::string remove_dot_segments(std::string_view path) {
  std::string out;
  const bool absolute = path.starts_with('/');
  while (!path.empty()) {
    const std::size_t slash = path.find('/', path.starts_with('/') ? 1 : 0);
    const std::string_view segment = path.substr(0, slash);
    path = slash == npos ? std::string_view() : path.substr(slash);
    const std::string_view name = segment.starts_with('/') ? segment.substr(1) : segment;
    if (name == ".") {
      if (path.empty()) out.push_back('/');
    } else if (name == "..") {
      const std::size_t last = out.rfind('/');
      out.resize(last == std::string::npos ? 0 : last);
      if (path.empty()) out.push_back('/');
    } else {
      out.append(segment);
    }
  }
  if (absolute && !out.starts_with('/')) out.insert(0, 1, '/');
  return out;
}

std::string without_controls(std::string_view text) {
  text = ascii::trim(text);
  const auto is_plain = [](char c) { return static_cast<unsigned char>(c) > ' ' && c != 0x7F; };
  if (std::all_of(text.begin(), text.end(), is_plain)) return std::string(text);
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (c == ' ') {
      out += "%20";
    } else if (is_plain(c)) {
      out += c;
    }
  }
  return out;
}

std::optional<unsigned char> byte_at(std::string_view text) {
  if (text.size() < 3 || text[0] != '%') return std::nullopt;
  const int high = hexadecimal::digit_value(text[1]);
  const int low = hexadecimal::digit_value(text[2]);
  if (high < 0 || low < 0) return std::nullopt;
  return static_cast<unsigned char>(high * 16 + low);
}

}  // namespace

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (; !text.empty(); text.remove_prefix(1)) {
    const auto byte = byte_at(text);
    out += byte ? static_cast<char>(*byte) : text.front();
    if (byte) text.remove_prefix(2);
  }
  return out;
}

UrlView::UrlView(std::string_view url) {
  const auto take_behind = [](std::string_view& from, char sign) {
    const std::size_t at = std::min(from.find(sign), from.size());
    const std::string_view behind = from.substr(std::min(at + 1, from.size()));
    from = from.substr(0, at);
    return behind;
  };
  std::string_view rest = url;
  fragment = take_behind(rest, '#');
  query = take_behind(rest, '?');
  scheme = rest.substr(0, scheme_size(rest));
  if (!scheme.empty()) rest.remove_prefix(scheme.size() + 1);
  if (rest.starts_with("//")) {
    rest.remove_prefix(2);
    host = rest.substr(0, rest.find('/'));
    path = rest.substr(host.size());
    if (const std::size_t at = host.rfind('@'); at != npos) {
      user = host.substr(0, at);
      host.remove_prefix(at + 1);
      rest.remove_prefix(at + 1);
    }
    const std::size_t colon = host.find(':', host.starts_with('[') ? host.find(']') : 0);
    port = host.substr(std::min(colon, host.size()));
    host.remove_suffix(port.size());
    if (!port.empty()) port.remove_prefix(1);
  } else {
    path = rest;
  }
  root = url.substr(0, static_cast<std::size_t>(path.data() - url.data()));
  host_path = rest;
}

bool is_front_page(std::string_view url) {
  const UrlView address(url);
  return !address.host.empty() && address.query.empty() &&
         address.path.find_first_not_of('/') == std::string_view::npos;
}

std::string scheme_of(std::string_view url) { return ascii::to_lower(url.substr(0, scheme_size(url))); }

std::string resolve_url(std::string_view base_in, std::string_view reference_in) {
  std::string reference = without_controls(reference_in);
  if (scheme_size(reference) > 0) return reference;
  const std::string base = without_controls(base_in);
  const UrlView from(base);
  if (from.scheme.empty()) return {};
  if (reference.starts_with("//")) return std::string(from.scheme) + ":" + reference;
  const std::string_view document = std::string_view(base).substr(0, base.find('#'));
  if (reference.empty() || reference[0] == '#') return std::string(document) + reference;
  const std::string root(from.root);
  if (reference[0] == '?') return root + std::string(from.path) + reference;
  const auto end = std::ranges::find_if(reference, [](char c) { return c == '?' || c == '#'; });
  const std::string_view tail(end, reference.end());
  std::string joined;
  if (reference[0] != '/') joined = from.path.empty() ? "/" : from.path.substr(0, from.path.rfind('/') + 1);
  joined.append(reference.begin(), end);
  const bool dots = joined.starts_with('.') || joined.find("/.") != std::string::npos;
  return root + (dots ? remove_dot_segments(joined) : joined) + std::string(tail);
}

}  // namespace pith
