// The command line, resolved: every value checked and typed, everything implied decided.
#ifndef PITH_CLI_SETTINGS_HPP
#define PITH_CLI_SETTINGS_HPP

#include "pith/error.hpp"
#include "pith/extract.hpp"
#include "pith/fetch.hpp"
#include "pith/render.hpp"

#include "cli/arguments.hpp"
#include "cli/options.hpp"
#include "cli/packing.hpp"
#include "input/source.hpp"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pith::cli {

enum class Format : std::uint8_t { txt, md, json, jsonl, html, xml, warc, tei, csv };
/// Their names, which are also the extensions of their files.
inline constexpr std::array<std::string_view, 9> format_names = {"txt", "md",   "json", "jsonl", "html",
                                                                 "xml", "warc", "tei",  "csv"};
constexpr std::string_view name(Format format) { return format_names.at(static_cast<std::size_t>(format)); }

enum class Stdin : std::uint8_t { guess, html, urls, text };

struct Target {
  enum class Kind : std::uint8_t { standard_output, file, folder };
  Kind kind = Kind::standard_output;
  std::string path;                 ///< of the file or folder
  Packing packing = Packing::none;  ///< of the file
  bool member_a_write = false;      ///< each write is a member of its own, as a WARC wants it
};

/// Of the HTTP service.
struct Serving {
  std::string listen = "127.0.0.1";
  std::uint16_t port = 8080;
  std::vector<std::string> names;  ///< further hosts that it answers to
  std::size_t queue = 256;         ///< calls that may wait
};

struct Settings {
  Command command = Command::clean;
  std::vector<std::string> inputs;  ///< at least one; "-" is standard input
  input::SourceOptions source;
  Target target;
  Format format = Format::txt;
  RenderOptions render;
  Stdin standard_input = Stdin::guess;
  std::string url;                                  ///< of the one input
  std::string content_type;                         ///< of every file and of standard input
  std::optional<std::chrono::sys_seconds> fetched;  ///< of the same
  std::string model_file;                           ///< empty: the built-in model
  std::string rules_file;                           ///< empty: none
  std::string drop;                                 ///< a list of CSS selectors
  std::string keep;                                 ///< the same
  Options extraction;  ///< its views are set by run(): `model` and `rules` to what is in their files, `drop`,
                       ///< `keep`
  FetchOptions fetching;
  CrawlOptions crawl;
  bool resume = false;
  std::string errors_file;  ///< empty: none
  bool summary = false;
  bool drop_repeats = false;
  bool site_templates = false;  ///< the inputs are read twice: first to learn what recurs on a host
  Serving serving;
  std::string truth;  ///< of diff: a file; empty: none
  std::string since;  ///< YYYY-MM-DD; empty: all
  unsigned jobs = 1;
  bool isolate = false;                        ///< each page in another process
  bool worker = false;                         ///< this is such a process
  std::size_t process_memory = 1'000'000'000;  ///< its address space in bytes
  std::vector<std::string> words;              ///< the command line, to start such processes with
  bool list_features = false;
  bool colours = false;
};

/// What the program stands in: decides what is implied, so that it can be tested.
struct Environment {
  bool input_is_terminal = false;
  unsigned processors = 1;
  bool output_is_terminal = false;
  std::vector<std::string> variables = {};  ///< each "NAME=value"

  /// Empty if it is not set.
  std::string_view variable(std::string_view name) const;
};

/// Fails with usage.
Result<Settings> resolve(const Arguments& arguments, const Environment& environment);

/// A number of bytes, with k, M, G (powers of 1000) or Ki, Mi, Gi (powers of 1024)
/// behind it; nothing if it is none.
std::optional<std::size_t> parse_size(std::string_view text);
/// Seconds, with up to three decimals, as milliseconds; nothing if it is none or too many for 32 bits.
std::optional<std::uint32_t> parse_seconds(std::string_view text);

}  // namespace pith::cli

#endif
