#include "fetch/proxy.hpp"

#include "base/ascii.hpp"

#include <cstdlib>

namespace pith::fetch {

namespace {

std::string environment(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nothing here sets variables
  return value == nullptr ? std::string() : std::string(value);
}

std::string first_of(std::string a, std::string b) { return a.empty() ? std::move(b) : std::move(a); }

// "host", ".host" and "*.host" match the host and everything below it; "host:port" only that port.
bool entry_matches(std::string_view entry, const Url& url) {
  const std::size_t colon = entry.rfind(':');
  const bool bracketed = entry.starts_with('[');
  if (colon != std::string_view::npos && (bracketed ? entry[colon - 1] == ']' : entry.find(':') == colon)) {
    if (entry.substr(colon + 1) != std::to_string(url.port)) return false;
    entry = entry.substr(0, colon);
  }
  if (entry.starts_with('*')) entry.remove_prefix(1);
  if (entry.starts_with('.')) entry.remove_prefix(1);
  std::string_view host = url.host;
  if (!bracketed && host.starts_with('[')) host = host.substr(1, host.size() - 2);
  if (entry.empty() || host.size() < entry.size()) return false;
  if (!ascii::equal_ignoring_case(host.substr(host.size() - entry.size()), entry)) return false;
  return host.size() == entry.size() || host[host.size() - entry.size() - 1] == '.';
}

}  // namespace

Proxies::Proxies(std::string_view proxy, bool use_environment) : http_(proxy), https_(proxy) {
  if (!proxy.empty() || !use_environment) return;
  const std::string all = first_of(environment("all_proxy"), environment("ALL_PROXY"));
  // HTTP_PROXY is left alone: a web server sets it from a request's "Proxy:" header.
  http_ = first_of(environment("http_proxy"), all);
  https_ = first_of(first_of(environment("https_proxy"), environment("HTTPS_PROXY")), all);
  except_ = first_of(environment("no_proxy"), environment("NO_PROXY"));
}

std::string_view Proxies::for_url(const Url& url) const {
  const std::string& proxy = url.scheme == "https" ? https_ : http_;
  return proxy.empty() || excepted(url) ? std::string_view() : proxy;
}

bool Proxies::excepted(const Url& url) const {
  std::string_view rest = except_;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find_first_of(", \t"), rest.size());
    const std::string_view entry = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (entry == "*" || (!entry.empty() && entry_matches(entry, url))) return true;
  }
  return false;
}

}  // namespace pith::fetch
