#include "cli/rendering.hpp"

#include "pith/render.hpp"

#include "input/printable.hpp"

#include <cstddef>

#include <nlohmann/json.hpp>

namespace pith::cli {

namespace {

using Json = nlohmann::ordered_json;

std::string with_line_end(std::string text) {
  if (!text.empty() && text.back() != '\n') text += '\n';
  return text;
}

}  // namespace

std::string render(const Article& article, const Settings& settings, std::string_view id) {
  RenderOptions options = settings.render;
  if (settings.format == Format::json) return with_line_end(to_json(article, options, 2));
  if (settings.format == Format::jsonl) {
    options.id = id;
    std::string line = to_json(article, options);
    // What comes from a page is clean, the name of a file or an id need not be.
    if (input::printable(id) != id) line = Json::parse(line).dump(-1, ' ', true);
    return with_line_end(std::move(line));
  }
  if (article.outcome == Outcome::none) return {};
  switch (settings.format) {
    case Format::md: return with_line_end(to_markdown(article, options));
    case Format::html: return with_line_end(to_html(article, options));
    case Format::xml: return with_line_end(to_xml(article, options));
    default: return with_line_end(to_text(article, options));
  }
}

std::string render_failure(std::string_view id, const Error& error) {
  const Json object = {{"id", id}, {"error", error.message}};
  return object.dump(-1, ' ', true, Json::error_handler_t::replace) + '\n';
}

std::string heading(Format format, std::string_view id, bool first) {
  std::string name = input::printable(id);
  const std::string before = first ? "" : "\n";
  if (format == Format::txt) return before + "==> " + name + " <==\n";
  if (format != Format::md) return {};
  // Two hyphens would end the comment.
  for (std::size_t at = name.find("--"); at != std::string::npos; at = name.find("--", at))
    name.replace(at, 2, "-&#45;");
  return before + "<!-- " + name + " -->\n\n";
}

}  // namespace pith::cli
