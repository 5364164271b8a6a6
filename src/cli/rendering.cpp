#include "cli/rendering.hpp"

#include "pith/render.hpp"

#include "base/hash.hpp"
#include "base/hexadecimal.hpp"
#include "base/printable.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>

#include <nlohmann/json.hpp>

namespace pith::cli {

namespace {

using Json = nlohmann::ordered_json;

std::string with_line_end(std::string text) {
  if (!text.empty() && text.back() != '\n') text += '\n';
  return text;
}

// A line of a head must not be broken by what a page gives as its address.
std::string as_value(std::string_view text) {
  std::string out(text);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, '_');
  return out;
}

// FNV-1a, from two beginnings: a name for a record that is the same in every run.
std::string uuid_of(std::string_view id, std::string_view text) {
  std::array<std::uint64_t, 2> hashes = {hash::start, 0x84222325cbf29ce4};
  for (std::uint64_t& half : hashes) {
    for (const std::string_view part : {id, text}) {
      for (const char c : part) half = hash::step(half, static_cast<unsigned char>(c));
    }
  }
  constexpr std::uint64_t version = 0x8000;  // 8: of a scheme of one's own
  constexpr std::uint64_t variant = std::uint64_t{1} << 63U;
  hashes[0] = (hashes[0] & ~std::uint64_t{0xF000}) | version;
  hashes[1] = (hashes[1] & ~(std::uint64_t{3} << 62U)) | variant;
  std::string digits;
  for (const std::uint64_t half : hashes) hexadecimal::append(digits, half, 16);
  for (const std::size_t at : {20U, 16U, 12U, 8U}) digits.insert(at, 1, '-');
  return digits;
}

std::string moment_text(std::chrono::sys_seconds moment) {
  const std::chrono::sys_days day = std::chrono::floor<std::chrono::days>(moment);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss time(moment - day);
  const auto padded = [](auto number, std::size_t width) {
    std::string out = std::to_string(number);
    return out.insert(0, width - std::min(width, out.size()), '0');
  };
  return padded(static_cast<int>(date.year()), 4) + '-' + padded(static_cast<unsigned>(date.month()), 2) +
         '-' + padded(static_cast<unsigned>(date.day()), 2) + 'T' + padded(time.hours().count(), 2) + ':' +
         padded(time.minutes().count(), 2) + ':' + padded(time.seconds().count(), 2) + 'Z';
}

// The text as a record of a WARC. Its time is that of the page, or the beginning of time: the same pages give
// the same bytes.
std::string conversion(const Article& article, RenderOptions options, std::string_view id,
                       const Loaded& page) {
  options.metadata = false;
  const std::string text = with_line_end(to_text(article, options));
  std::string out =
      "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Record-ID: <urn:uuid:" + uuid_of(id, text) + ">\r\n";
  if (!page.url.empty()) out += "WARC-Target-URI: " + as_value(page.url) + "\r\n";
  out += "WARC-Date: " + moment_text(page.fetched.value_or(std::chrono::sys_seconds())) + "\r\n";
  if (id.starts_with("urn:")) out += "WARC-Refers-To: <" + as_value(id) + ">\r\n";
  return out + "Content-Type: text/plain\r\nContent-Length: " + std::to_string(text.size()) + "\r\n\r\n" +
         text + "\r\n\r\n";
}

}  // namespace

std::string render(const Article& article, const Settings& settings, std::string_view id,
                   const Loaded& page) {
  RenderOptions options = settings.render;
  if (settings.format == Format::json) return with_line_end(to_json(article, options, 2));
  if (settings.format == Format::jsonl) {
    options.id = id;
    std::string line = to_json(article, options);
    // What comes from a page is clean, the name of a file or an id need not be.
    if (printable(id) != id) line = Json::parse(line).dump(-1, ' ', true);
    return with_line_end(std::move(line));
  }
  if (settings.format == Format::csv) {
    const std::string name = printable(id);
    options.id = name;
    return to_csv(article, options);
  }
  if (article.outcome == Outcome::none) return {};
  switch (settings.format) {
    case Format::md: return with_line_end(to_markdown(article, options));
    case Format::html: return with_line_end(to_html(article, options));
    case Format::xml: return with_line_end(to_xml(article, options));
    case Format::tei: return with_line_end(to_tei(article, options));
    case Format::warc: return conversion(article, options, id, page);
    default: return with_line_end(to_text(article, options));
  }
}

std::string render_failure(std::string_view id, const Error& error) {
  const Json object = {{"id", id}, {"error", error.message}};
  return object.dump(-1, ' ', true, Json::error_handler_t::replace) + '\n';
}

std::string render_failure(const input::Item& item, const Error& error) {
  Json object = {{"id", item.id}};
  if (!item.url.empty()) object["url"] = item.url;
  if (!item.path.empty()) object["path"] = item.path;
  if (item.place) object["offset"] = item.place->offset;
  if (item.place && item.place->within > 0) object["within"] = item.place->within;
  object["kind"] = to_string(error.code);
  object["error"] = error.message;
  return object.dump(-1, ' ', true, Json::error_handler_t::replace) + '\n';
}

std::string render_repeat(std::string_view id, std::string_view repeated) {
  const Json object = {{"id", id}, {"repeats", repeated}};
  return object.dump(-1, ' ', true, Json::error_handler_t::replace) + '\n';
}

std::string heading(Format format, std::string_view id, bool first) {
  if (format == Format::csv) return first ? csv_header() : std::string();
  std::string name = printable(id);
  const std::string before = first ? "" : "\n";
  if (format == Format::txt) return before + "==> " + name + " <==\n";
  if (format != Format::md) return {};
  // Two hyphens would end the comment.
  for (std::size_t at = name.find("--"); at != std::string::npos; at = name.find("--", at))
    name.replace(at, 2, "-&#45;");
  return before + "<!-- " + name + " -->\n\n";
}

}  // namespace pith::cli
