// The command line, resolved: every value checked and typed, everything implied decided.
#ifndef PITH_CLI_SETTINGS_HPP
#define PITH_CLI_SETTINGS_HPP

#include "pith/error.hpp"
#include "pith/extract.hpp"
#include "pith/fetch.hpp"
#include "pith/render.hpp"

#include "cli/arguments.hpp"
#include "cli/options.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pith::cli {

enum class Format : std::uint8_t { txt, md, json, jsonl, html, xml };
enum class Stdin : std::uint8_t { guess, html, urls, text };

struct Target {
  enum class Kind : std::uint8_t { standard_output, file, folder };
  Kind kind = Kind::standard_output;
  std::string path;  ///< of the file or folder
};

struct Settings {
  Command command = Command::clean;
  std::vector<std::string> inputs;  ///< at least one; "-" is standard input
  Target target;
  Format format = Format::txt;
  RenderOptions render;
  Stdin standard_input = Stdin::guess;
  std::string url;           ///< of the one input
  std::string content_type;  ///< of every file and of standard input
  std::string model_file;    ///< empty: the built-in model
  Options extraction;        ///< `model` is set by who reads model_file
  FetchOptions fetching;
  CrawlOptions crawl;
  bool resume = false;
  std::string since;  ///< YYYY-MM-DD; empty: all
  unsigned jobs = 1;
  bool isolate = false;                        ///< each page in another process
  bool worker = false;                         ///< this is such a process
  std::size_t process_memory = 1'000'000'000;  ///< its address space in bytes
  std::vector<std::string> words;              ///< the command line, to start such processes with
  bool list_features = false;
};

/// What the program stands in: decides what is implied, so that it can be tested.
struct Surroundings {
  bool input_is_terminal = false;
  unsigned processors = 1;
};

/// Fails with usage.
Result<Settings> resolve(const Arguments& arguments, const Surroundings& surroundings);

/// "txt", "md" and so on: name and file ending of a format.
std::string_view ending(Format format);

/// A number of bytes, with k, M, G (powers of 1000) or Ki, Mi, Gi (powers of 1024) behind it; nothing if it
/// is none.
std::optional<std::size_t> parse_size(std::string_view text);
/// Seconds, with up to three decimals, as milliseconds; nothing if it is none or too many for 32 bits.
std::optional<std::uint32_t> parse_seconds(std::string_view text);

}  // namespace pith::cli

#endif
