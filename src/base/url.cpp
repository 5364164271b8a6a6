#include "base/url.hpp"

#include "base/ascii.hpp"

#include <algorithm>

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

/// Offset of the path in an absolute address: behind scheme and authority.
std::size_t path_begin(std::string_view url) {
  std::size_t at = scheme_size(url) + 1;
  if (url.substr(at, 2) == "//") at = std::min(url.find_first_of("/?#", at + 2), url.size());
  return at;
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
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (c == ' ') {
      out += "%20";
    } else if (static_cast<unsigned char>(c) > ' ' && c != 0x7F) {
      out += c;
    }
  }
  return out;
}

}  // namespace

std::string scheme_of(std::string_view url) { return ascii::to_lower(url.substr(0, scheme_size(url))); }

std::string host_of(std::string_view url) {
  const std::size_t scheme = scheme_size(url);
  if (scheme == 0 || url.substr(scheme + 1, 2) != "//") return {};
  std::string_view host = url.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/?#"));
  if (const std::size_t at = host.rfind('@'); at != npos) host.remove_prefix(at + 1);
  if (!host.starts_with('[')) host = host.substr(0, host.find(':'));
  if (ascii::starts_with_ignoring_case(host, "www.")) host.remove_prefix(4);
  return ascii::to_lower(host);
}

std::string resolve_url(std::string_view base_in, std::string_view reference_in) {
  std::string reference = without_controls(reference_in);
  if (scheme_size(reference) > 0) return reference;
  const std::string base = without_controls(base_in);
  const std::size_t scheme = scheme_size(base);
  if (scheme == 0) return {};
  if (reference.starts_with("//")) return base.substr(0, scheme + 1) + reference;
  const std::string_view whole = base;
  const std::size_t root = path_begin(whole);
  const std::string_view path = whole.substr(root, whole.find_first_of("?#", root) - root);
  const std::string prefix(whole.substr(0, root));
  if (reference.empty()) return std::string(whole.substr(0, whole.find('#')));
  if (reference[0] == '#') return std::string(whole.substr(0, whole.find('#'))) + reference;
  if (reference[0] == '?') return prefix + std::string(path) + reference;
  const std::size_t end = std::min(reference.find_first_of("?#"), reference.size());
  const std::string_view tail = std::string_view(reference).substr(end);
  std::string joined = reference.substr(0, end);
  if (reference[0] != '/')
    joined = (path.empty() ? "/" : std::string(path.substr(0, path.rfind('/') + 1))) + joined;
  return prefix + remove_dot_segments(joined) + std::string(tail);
}

}  // namespace pith
