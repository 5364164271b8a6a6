#include "serve/call.hpp"

#include "base/ascii.hpp"
#include "base/hexadecimal.hpp"
#include "base/url.hpp"
#include "base/utf8.hpp"
#include "fetch/media_type.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <set>
#include <utility>

#include <nlohmann/json.hpp>

namespace pith::serve {
namespace {

using Json = nlohmann::json;
using Done = Result<void, Problem>;

constexpr std::size_t longest_url = 8'000;       // bytes; longer ones no server takes
constexpr std::size_t longest_selector = 4'000;  // the same of a CSS selector

Problem bad(std::string detail) { return {400, std::move(detail)}; }

/// A name or value of a query, decoded; nothing if it is broken or no UTF-8.
std::optional<std::string> decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = hexadecimal::digit_value(text[i + 1]);
      const int low = hexadecimal::digit_value(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      out += static_cast<char>(16 * high + low);
      i += 2;
    } else {
      out += text[i] == '+' ? ' ' : text[i];
    }
  }
  if (!utf8::valid(out)) return std::nullopt;
  return out;
}

template <class Value>
Done choose(std::string_view name, std::string_view text,
            std::initializer_list<std::pair<std::string_view, Value>> choices, Value& out) {
  std::string all;
  for (const auto& [choice, value] : choices) {
    if (choice == text) {
      out = value;
      return {};
    }
    all.append(all.empty() ? "" : ", ").append(choice);
  }
  return bad(std::string(name) + " is one of " + all);
}

/// Sets what a request may set beside its page, by query or by JSON.
class Reader {
 public:
  explicit Reader(Call& call) : call_(call) {}

  Done option(std::string_view name, std::string_view text) {
    if (!seen_.insert(std::string(name)).second) return bad(std::string(name) + " is given twice");
    if (name == "format") {
      return choose<Output>(name, text,
                            {{"json", Output::json},
                             {"txt", Output::txt},
                             {"md", Output::md},
                             {"html", Output::html},
                             {"xml", Output::xml},
                             {"tei", Output::tei},
                             {"csv", Output::csv},
                             {"explanation", Output::explanation}},
                            call_.output);
    }
    call_.own_options = true;
    Options& options = call_.options;
    if (name == "focus") {
      return choose<Focus>(
          name, text,
          {{"precision", Focus::precision}, {"balanced", Focus::balanced}, {"recall", Focus::recall}},
          options.focus);
    }
    if (name == "form")
      return choose<Form>(name, text, {{"detect", Form::detect}, {"html", Form::html}, {"text", Form::text}},
                          options.form);
    if (name == "captions") return flag(name, text, options.captions);
    if (name == "comments") return flag(name, text, options.comments);
    if (name == "drop") return selector(name, text, call_.drop);
    if (name == "keep") return selector(name, text, call_.keep);
    return bad("there is no option of the name " + std::string(name.substr(0, 100)));
  }

  Done address(std::string_view text) {
    if (!seen_.insert("url").second) return bad("url is given twice");
    const std::string scheme = scheme_of(text);
    if (text.size() > longest_url) return bad("url is too long");
    if ((scheme != "http" && scheme != "https") || UrlView(text).host.empty())
      return bad("url is an address that begins with http:// or https://");
    call_.url = text;
    return {};
  }

 private:
  static Done flag(std::string_view name, std::string_view text, bool& out) {
    return choose<bool>(name, text, {{"true", true}, {"false", false}}, out);
  }
  static Done selector(std::string_view name, std::string_view text, std::string& out) {
    if (text.empty() || text.size() > longest_selector) return bad(std::string(name) + " is a CSS selector");
    out = text;
    return {};
  }

  Call& call_;
  std::set<std::string> seen_;
};

Done read_query(std::string_view query, Reader& reader) {
  while (!query.empty()) {
    const std::string_view pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(pair.size() + 1, query.size()));
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos) return bad("a parameter of the address has no value");
    const std::optional<std::string> name = decoded(pair.substr(0, equals));
    const std::optional<std::string> value = decoded(pair.substr(equals + 1));
    if (!name || !value) return bad("the address is not percent-encoded UTF-8");
    if (Done read = *name == "url" ? reader.address(*value) : reader.option(*name, *value); !read)
      return read;
  }
  return {};
}

Done read_member(const std::string& name, const Json& value, Reader& reader, Call& call) {
  if (name == "options") {
    if (!value.is_object()) return bad("options is an object");
    for (const auto& [key, option] : value.items()) {
      if (!option.is_string() && !option.is_boolean()) return bad("an option is a string, true or false");
      const std::string text = option.is_string()   ? option.get<std::string>()
                               : option.get<bool>() ? "true"
                                                    : "false";
      if (Done read = reader.option(key, text); !read) return read;
    }
    return {};
  }
  if (!value.is_string()) return bad(name.substr(0, 100) + " is no string, or no member of a request");
  const auto& text = value.get_ref<const std::string&>();
  if (name == "url") return reader.address(text);
  if (name == "html") {
    call.html = text;
  } else if (name == "content_type") {
    call.content_type = text;
  } else {
    return bad("a request has no member of the name " + name.substr(0, 100));
  }
  return {};
}

/// {"html" or "url" or both, "content_type", "options"}: an address alone is fetched.
Done read_json(std::string_view body, Reader& reader, Call& call) {
  constexpr int deepest = 4;
  bool too_deep = false;
  const auto callback = [&](int depth, Json::parse_event_t /*event*/, Json& /*value*/) {
    too_deep = too_deep || depth > deepest;
    return !too_deep;
  };
  const Json json = Json::parse(body, callback, false);
  if (too_deep || json.is_discarded()) return bad("the body is not JSON");
  if (!json.is_object()) return bad("the body is a JSON object");
  for (const auto& [name, value] : json.items()) {
    if (Done read = read_member(name, value, reader, call); !read) return read;
  }
  if (!json.contains("html")) {
    if (call.url.empty()) return bad("a request has html, or a url to fetch");
    call.fetch = true;
  }
  // What JSON holds is UTF-8, whatever the page says of itself.
  if (!call.fetch && call.content_type.empty()) call.content_type = "text/html; charset=utf-8";
  return {};
}

Done read_body(const Message& message, Reader& reader, Call& call) {
  if (!message.content_encoding.empty() && message.content_encoding != "identity")
    return Problem{415, "a body is not packed: there is no Content-Encoding"};
  if (message.body.empty()) return bad("there is no body");
  const std::string type = fetch::essence(message.content_type);
  if (type == "application/json") {
    if (!utf8::valid(message.body)) return bad("the body is not UTF-8");
    return read_json(message.body, reader, call);
  }
  if (type != "text/html" && type != "application/xhtml+xml" && type != "text/plain")
    return Problem{415, "a body is application/json, text/html, application/xhtml+xml or text/plain"};
  call.html = message.body;
  call.content_type = message.content_type;
  return {};
}

struct Route {
  std::string_view path;
  Call::Kind kind;
};

constexpr std::array<Route, 5> routes = {{{"/", Call::Kind::page},
                                          {"/openapi.json", Call::Kind::description},
                                          {"/v1/health", Call::Kind::health},
                                          {"/metrics", Call::Kind::metrics},
                                          {"/v1/extract", Call::Kind::extract}}};

/// The path and query of a target that may be a whole address ("http://host/path?query").
Result<std::string_view, Problem> origin_form(std::string_view target) {
  if (target.starts_with('/')) return target;
  const UrlView url(target);
  if (url.scheme != "http" || url.host.empty() || url.path.empty())
    return bad("the target of a request is a path");
  return target.substr(static_cast<std::size_t>(url.path.data() - target.data()));
}

}  // namespace

Result<Call, Problem> read_call(const Message& message, const Options& defaults) {
  const bool is_read = message.method == "GET" || message.method == "HEAD";
  if (!message.transfer_encoding.empty() && !ascii::equal_ignoring_case(message.transfer_encoding, "chunked"))
    return bad("there is no Transfer-Encoding but chunked");
  const Result<std::string_view, Problem> target = origin_form(message.target);
  if (!target) return target.error();
  if (target->find('#') != std::string_view::npos) return bad("the target of a request has no fragment");
  const std::size_t question = target->find('?');
  const std::string_view path = target->substr(0, question);
  const std::string_view query = question == std::string_view::npos ? "" : target->substr(question + 1);

  Call call;
  call.options = defaults;
  const Route* route = nullptr;
  for (const Route& each : routes) {
    if (each.path == path) route = &each;
  }
  if (route == nullptr) return Problem{404, "there is nothing here: /openapi.json tells what there is"};
  call.kind = route->kind;
  const bool may_post = call.kind == Call::Kind::extract;
  if (!is_read && !(may_post && message.method == "POST")) {
    return Problem{405, "this address is asked by GET" + std::string(may_post ? " or POST" : ""),
                   may_post ? "GET, HEAD, POST" : "GET, HEAD"};
  }
  if (is_read && !message.body.empty()) return bad("a GET has no body");
  if (call.kind != Call::Kind::extract) {
    if (!query.empty()) return bad("this address has no parameters");
    return call;
  }
  Reader reader(call);
  if (Done read = read_query(query, reader); !read) return std::move(read).error();
  if (is_read) {
    if (call.url.empty()) return bad("a GET needs the parameter url: the address of a page");
    call.fetch = true;
    return call;
  }
  if (Done read = read_body(message, reader, call); !read) return std::move(read).error();
  return call;
}

}  // namespace pith::serve
