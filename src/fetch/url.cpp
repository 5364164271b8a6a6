#include "fetch/url.hpp"

#include "base/ascii.hpp"
#include "base/hexadecimal.hpp"
#include "base/printable.hpp"
#include "base/utf8.hpp"
#include "fetch/failure.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <new>

#include <curl/curl.h>
#include <idn2.h>

namespace pith::fetch {

namespace {

struct CloseUrl {
  void operator()(CURLU* handle) const { curl_url_cleanup(handle); }
};
using Handle = std::unique_ptr<CURLU, CloseUrl>;

Error cause(std::string text) { return Error{ErrorCode::fetch, std::move(text)}; }

std::string part(CURLU* handle, CURLUPart which, unsigned flags = 0) {
  char* value = nullptr;
  if (curl_url_get(handle, which, &value, flags) != CURLUE_OK) return {};
  std::string out(value);
  curl_free(value);
  return out;
}

bool must_escape(char c) {
  return c <= ' ' || c > '~' || std::string_view("\"<>\\^`{|}").find(c) != std::string_view::npos;
}

// Where the host of an address ends: behind a scheme, after which libcurl takes any number of slashes, or
// behind two slashes that it begins with. 0 without a host.
std::size_t end_of_host(std::string_view text) {
  const std::size_t mark = text.find_first_of(":/?#");
  if (mark == std::string_view::npos) return 0;
  const bool has_scheme = text[mark] == ':';
  const std::string_view rest = text.substr(has_scheme ? mark + 1 : mark);
  if (!rest.starts_with(has_scheme ? "/" : "//") || (!has_scheme && mark > 0)) return 0;
  const std::size_t host = text.find_first_not_of('/', has_scheme ? mark + 1 : mark);
  return std::min(text.find_first_of("/?#", host), text.size());
}

// Percent-encodes what may not stand in a path or query. The host stays as it is: it may be an international
// name.
std::string escape_unsafe(std::string_view text) {
  const std::size_t host_end = end_of_host(text);
  std::string out(text.substr(0, host_end));
  for (const char c : text.substr(host_end)) {
    if (!must_escape(c)) {
      out += c;
      continue;
    }
    hexadecimal::append_escape(out, c);
  }
  return out;
}

// An international name as DNS asks for it, "xn--…" (IDNA 2008 with the mappings of UTS 46); empty if it is
// none. libcurl would do it by the program's locale.
std::string ascii_name(const std::string& host) {
  std::uint8_t* name = nullptr;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(host.c_str());  // NOLINT(*-reinterpret-cast)
  const int code = idn2_lookup_u8(bytes, &name, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL);
  if (code == IDN2_MALLOC) throw std::bad_alloc();
  if (code != IDN2_OK) return {};
  std::string out(reinterpret_cast<const char*>(name));  // NOLINT(*-reinterpret-cast)
  idn2_free(name);
  // Some letters are mapped to several, a `/` or a `%` among them.
  const bool is_name = std::all_of(
      out.begin(), out.end(), [](char c) { return ascii::is_alnum(c) || c == '-' || c == '.' || c == '_'; });
  return is_name ? out : std::string();
}

// The host in lower case, all ASCII. What was percent-encoded or of wide digits may turn out to be an IPv4
// address in one of its odd spellings: libcurl spells those out only as they stand.
std::string read_host(CURLU* handle) {
  std::string host = utf8::clean_line(ascii::to_lower(part(handle, CURLUPART_HOST)));
  if (ascii::run_length(host, 0) < host.size()) host = ascii_name(host);
  if (host.empty() || !ascii::is_digit(host.front())) return host;
  const Handle again(curl_url());
  if (!again) throw std::bad_alloc();
  const std::string address = "http://" + host;
  return curl_url_set(again.get(), CURLUPART_URL, address.c_str(), 0) == CURLUE_OK
             ? part(again.get(), CURLUPART_HOST)
             : std::string();
}

Result<Url> read(CURLU* handle) {
  Url url;
  url.scheme = part(handle, CURLUPART_SCHEME);
  if (url.scheme != "http" && url.scheme != "https") {
    return cause("the scheme \"" + printable(url.scheme, 20) + "\" is not fetched, only http and https are");
  }
  url.host = read_host(handle);
  if (url.host.empty()) return cause("the address names no valid host");
  url.user = part(handle, CURLUPART_USER, CURLU_URLDECODE);
  url.password = part(handle, CURLUPART_PASSWORD, CURLU_URLDECODE);
  url.port = static_cast<std::uint16_t>(std::stoul("0" + part(handle, CURLUPART_PORT, CURLU_DEFAULT_PORT)));
  url.target = part(handle, CURLUPART_PATH);
  const std::string query = part(handle, CURLUPART_QUERY);
  if (!query.empty()) url.target += "?" + query;
  for (const CURLUPart dropped :
       {CURLUPART_USER, CURLUPART_PASSWORD, CURLUPART_OPTIONS, CURLUPART_FRAGMENT}) {
    curl_url_set(handle, dropped, nullptr, 0);
  }
  if (curl_url_set(handle, CURLUPART_HOST, url.host.c_str(), 0) != CURLUE_OK)
    return cause("not a valid address");
  url.text = part(handle, CURLUPART_URL, CURLU_NO_DEFAULT_PORT);
  if (url.text.empty()) return cause("not a valid address");
  if (url.text.size() > max_url_bytes)
    return cause("the address is longer than " + human_bytes(max_url_bytes));
  return url;
}

Result<Url> parse_into(CURLU* handle, std::string_view text) {
  // Longer ones cannot end below the limit but by dropping a fragment or dots: not worth the work.
  if (text.size() > 4 * max_url_bytes)
    return cause("the address is longer than " + human_bytes(max_url_bytes));
  const CURLUcode code =
      curl_url_set(handle, CURLUPART_URL, escape_unsafe(ascii::trim(text)).c_str(), CURLU_NON_SUPPORT_SCHEME);
  if (code == CURLUE_OUT_OF_MEMORY) throw std::bad_alloc();
  if (code != CURLUE_OK) return cause(std::string("not a valid address (") + curl_url_strerror(code) + ")");
  return read(handle);
}

}  // namespace

Result<Url> parse_url(std::string_view text) {
  const Handle handle(curl_url());
  if (!handle) throw std::bad_alloc();
  return parse_into(handle.get(), text);
}

Result<Url> resolve_url(const Url& base, std::string_view reference) {
  const Handle handle(curl_url());
  if (!handle || curl_url_set(handle.get(), CURLUPART_URL, base.text.c_str(), 0) != CURLUE_OK)
    throw std::bad_alloc();
  return parse_into(handle.get(), reference);
}

std::string resolve_link(std::string_view base, std::string_view reference) {
  Result<Url> from = parse_url(base);
  Result<Url> url = from ? resolve_url(*from, reference) : parse_url(reference);
  return url ? std::move(url->text) : std::string();
}

}  // namespace pith::fetch
