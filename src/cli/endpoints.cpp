#include "cli/endpoints.hpp"

#include "base/printable.hpp"
#include "cli/output.hpp"
#include "cli/spellings.hpp"
#include "input/guess.hpp"
#include "input/source.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace pith::cli {
namespace {

// The format that the extension of a file's name asks for.
std::optional<Format> format_of(std::string_view path) {
  path = without_packing(path);
  for (std::size_t i = 0; i < format_names.size(); ++i) {
    if (path.ends_with('.' + std::string(format_names[i]))) return static_cast<Format>(i);
  }
  return std::nullopt;
}

bool is_folder(const std::string& path) {
  std::error_code unknown;
  return path.ends_with('/') || std::filesystem::is_directory(path, unknown);
}

// A file, a pipe, a device.
bool is_there_but_no_folder(const std::string& path) {
  std::error_code unknown;
  return std::filesystem::exists(path, unknown) && !is_folder(path);
}

bool is_special(const std::string& path) {
  std::error_code unknown;
  return is_there_but_no_folder(path) && !std::filesystem::is_regular_file(path, unknown);
}

// Of the files that are written, those that are known before the inputs are read: is `input` one of them?
bool overwrites(const Settings& settings, const std::string& input) {
  namespace fs = std::filesystem;
  std::error_code unknown;
  const std::string& path = settings.target.path;
  if (settings.target.kind == Target::Kind::folder && fs::is_directory(input, unknown)) {
    const bool alone = settings.inputs.size() == 1;
    const std::string root = alone ? path : path + '/' + file_name(input::single_page(input).name);
    return settings.format == Format::html && fs::equivalent(root, input, unknown);
  }
  if (settings.target.kind == Target::Kind::folder)
    return overwrites_its_page(settings, input::single_page(input));
  const bool table = settings.command == Command::features;
  const std::vector<std::string> files =
      table ? std::vector{path + ".bin", path + ".jsonl", path + ".names"} : std::vector{path};
  return std::any_of(files.begin(), files.end(), [&](const std::string& file) {
    return fs::is_regular_file(file, unknown) && fs::equivalent(file, input, unknown);
  });
}

// A first input that is no file, but nearly the word of a command.
Result<void> check_command(const Settings& settings) {
  const std::string& word = settings.inputs.front();
  std::error_code unknown;
  if (settings.command != Command::clean || std::filesystem::exists(word, unknown)) return {};
  const std::string meant = did_you_mean(word, command_names(), {}, "the command ");
  return meant.empty() ? Result<void>() : usage("there is no file '" + printable(word) + "'" + meant);
}

}  // namespace

Result<void> decide_inputs(const Arguments& arguments, const Environment& environment, Settings& out) {
  out.inputs = arguments.inputs;
  if (out.command == Command::serve) {
    if (!out.inputs.empty()) return usage("serve takes no INPUT: pages come with requests");
    return {};
  }
  if (out.inputs.empty()) {
    if (out.command != Command::clean && out.command != Command::explain)
      return usage(std::string(info(out.command).name) + " needs an INPUT; - is standard input");
    if (environment.input_is_terminal) {
      return usage("no INPUT: give an address, a file or -, or pipe a page in");
    }
    out.inputs.emplace_back("-");
  }
  if (Result<void> checked = check_command(out); !checked) return checked;
  if (std::count(out.inputs.begin(), out.inputs.end(), "") > 0) return usage("an INPUT is empty");
  if (std::count(out.inputs.begin(), out.inputs.end(), "-") > 1)
    return usage("standard input can be read only once");
  if (arguments.has("stdin") && std::find(out.inputs.begin(), out.inputs.end(), "-") == out.inputs.end()) {
    return usage("option '--stdin' is given, but standard input is not among the inputs");
  }
  if (!arguments.has("url")) return {};
  if (!input::is_web_address(out.url))
    return usage("option '--url' must be an http or https address, not '" + printable(out.url) + "'");
  if (out.inputs.size() != 1 || input::is_address(out.inputs.front())) {
    return usage("option '--url' is for a single INPUT that is a file or standard input");
  }
  return {};
}

Result<void> decide_output(const Arguments& arguments, Settings& out) {
  const std::string path(arguments.value("output").value_or("-"));
  if (path.empty()) return usage("option '--output' needs a path, or - for standard output");
  const bool to_standard_output = path == "-";
  const bool batch = out.command == Command::batch;
  // The name of a file on the command line says more than a format of the configuration.
  const bool configured = !arguments.origin("format").empty();
  if (!arguments.has("format") || (configured && !to_standard_output && format_of(path))) {
    const std::optional<Format> implied = to_standard_output ? std::nullopt : format_of(path);
    const bool to_stream = to_standard_output || is_there_but_no_folder(path);
    out.format = implied.value_or(batch && to_stream ? Format::jsonl : Format::txt);
  }
  if (out.command == Command::features) {
    if (to_standard_output)
      return usage("features needs -o STEM: it writes STEM.bin, STEM.jsonl and STEM.names");
    out.target = {Target::Kind::file, path};
    return {};
  }
  if (out.command == Command::diff && out.inputs.size() != 2)
    return usage("diff needs two INPUTs: the old run and the new one");
  if (arguments.has("json")) out.format = Format::json;
  if (out.command == Command::explain && out.format == Format::html && out.inputs.size() > 1)
    return usage("explain writes one page of HTML: give it a single INPUT");
  if (out.command == Command::urls) {
    if (!to_standard_output) out.target = {Target::Kind::file, path};
    return {};
  }
  if (out.resume && (to_standard_output || is_special(path)))
    return usage("option '--resume' needs -o and a file or folder");
  const bool stream =
      !batch || out.format == Format::jsonl || out.format == Format::warc || out.format == Format::csv;
  if (!stream && to_standard_output) {
    return usage("batch writes one file a page as " + std::string(name(out.format)) +
                 ": name a folder with -o, or take -f jsonl, csv or warc");
  }
  if (!to_standard_output) {
    const bool folder = !stream || (!batch && is_folder(path));
    out.target = {folder ? Target::Kind::folder : Target::Kind::file, path};
    if (!folder) out.target.packing = packing_of_name(path);
  }
  out.target.member_a_write = out.format == Format::warc;
  return {};
}

Result<void> protect_inputs(const Settings& settings) {
  if (settings.target.kind == Target::Kind::standard_output) return {};
  for (const std::string& given : settings.inputs) {
    const bool is_standard_input = given == "-";
    if (input::is_address(given) || (is_standard_input && settings.target.kind == Target::Kind::folder))
      continue;
    const std::string input = is_standard_input ? "/dev/stdin" : given;
    if (overwrites(settings, input)) return usage("the output would overwrite the input " + printable(input));
  }
  return {};
}

Result<void> check_templates(const Settings& settings) {
  if (!settings.site_templates) return {};
  if (settings.isolate) return usage("options '--site-templates' and '--isolate' exclude each other");
  for (const std::string& input : settings.inputs) {
    if (!input::is_address(input) && !input::can_be_read_twice(input))
      return usage("option '--site-templates' reads its inputs twice, which " +
                   (input == "-" ? std::string("standard input") : printable(input)) + " does not allow");
  }
  return {};
}

}  // namespace pith::cli
