#include "report/page.hpp"

#include "pith/explain.hpp"

#include "base/printable.hpp"
#include "render/escape.hpp"
#include "render/markup.hpp"

#include <cstddef>
#include <map>

namespace pith {

namespace report {
namespace {

#include "report/assets.inc"

/// JSON within a <script>: nothing in it may look like a tag.
std::string for_script(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  for (const char c : json) {
    if (c == '<') {
      out += "\\u003c";
    } else {
      out += c;
    }
  }
  return out;
}

std::string quoted(std::string_view hash) { return hash.empty() ? "" : " '" + std::string(hash) + "'"; }

std::string policy(std::string_view scripts, std::string_view styles, std::string_view connect) {
  return "default-src 'none'; script-src" + std::string(scripts) + "; style-src" + std::string(styles) +
         "; img-src data:; connect-src " + std::string(connect) +
         "; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
}

std::string escaped(std::string_view text) {
  std::string out;
  render::append_escaped(out, printable(text));
  return out;
}

/// A template with its `{{names}}` replaced.
std::string filled(std::string_view rest, const std::map<std::string_view, std::string>& values) {
  std::string out;
  for (std::size_t at = rest.find("{{"); at != std::string_view::npos; at = rest.find("{{")) {
    const std::size_t end = rest.find("}}", at);
    out.append(rest.substr(0, at)).append(values.at(rest.substr(at + 2, end - at - 2)));
    rest.remove_prefix(end + 2);
  }
  return out.append(rest);
}

}  // namespace

std::string page(const Parts& parts) {
  const std::string more =
      parts.script.text.empty() ? "" : "<script>" + std::string(parts.script.text) + "</script>";
  return filled(report_html.text, {{"policy", policy(quoted(report_js.hash) + quoted(parts.script.hash),
                                                     quoted(report_css.hash), parts.connect)},
                                   {"title", escaped(parts.title)},
                                   {"style", std::string(report_css.text)},
                                   {"form", std::string(parts.form)},
                                   {"data", for_script(parts.data)},
                                   {"script", std::string(report_js.text)},
                                   {"more", more}});
}

std::string diff_page(std::string_view title, std::string_view data) {
  return filled(
      diff_html.text,
      {{"policy", policy(quoted(diff_js.hash), quoted(report_css.hash) + quoted(diff_css.hash), "'none'")},
       {"title", escaped(title)},
       {"style", std::string(report_css.text)},
       {"more_style", std::string(diff_css.text)},
       {"data", for_script(data)},
       {"script", std::string(diff_js.text)}});
}

}  // namespace report

std::string to_html(const Explanation& explanation, const ReportOptions& options) {
  const std::string data = to_json(explanation, options);
  const std::string title =
      options.name.empty() ? "Explained by pith" : std::string(options.name) + " - explained by pith";
  return report::page({.title = title, .data = data});
}

}  // namespace pith
