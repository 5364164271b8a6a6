#include "cli/run.hpp"

#include "pith/error.hpp"

#include "cli/arguments.hpp"
#include "cli/documents.hpp"
#include "cli/isolation.hpp"
#include "cli/loader.hpp"
#include "cli/output.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

#include <unistd.h>

namespace pith::cli {

namespace {

// The text that is asked for instead of work, if one is.
std::optional<std::string> document(const Arguments& arguments) {
  if (arguments.has("help")) return help_text(arguments.command);
  if (arguments.has("version")) return version_text() + '\n';
  const std::optional<std::string_view> what = arguments.value("generate");
  if (!what) return std::nullopt;
  if (*what == "man") return manual_page();
  if (*what == "complete-bash") return bash_completion();
  return *what == "complete-zsh" ? zsh_completion() : fish_completion();
}

void print(const std::string& text, Console& console) {
  if (const std::optional<Error> error = Stream(Target{}).write(text)) console.failure("", *error);
}

Surroundings surroundings() {
  return {::isatty(STDIN_FILENO) == 1, std::max(std::thread::hardware_concurrency(), 1u)};
}

void dispatch(const Settings& settings, Console& console) {
  if (settings.worker) {
    const bool rows = settings.command == Command::features;
    return serve(settings, rows ? features_work(settings) : batch_work(settings));
  }
  switch (settings.command) {
    case Command::clean: return clean(settings, console);
    case Command::batch: return batch(settings, console);
    case Command::explain: return explain(settings, console);
    case Command::features: return features(settings, console);
    case Command::urls: return urls(settings, console);
  }
}

void report_usage(const Error& error, Console& console) {
  console.failure("pith", {error.code, error.message + " (see pith --help)"});
}

}  // namespace

Status run(const std::vector<std::string>& words) {
  Console console;
  const Result<Arguments> arguments = parse_arguments(words);
  if (!arguments) {
    report_usage(arguments.error(), console);
    return console.worst();
  }
  if (const std::optional<std::string> text = document(*arguments)) {
    print(*text, console);
    return console.worst();
  }
  Result<Settings> settings = resolve(*arguments, surroundings());
  if (!settings) {
    report_usage(settings.error(), console);
    return console.worst();
  }
  const Result<std::string> model = load_model(*settings);
  if (!model) {
    console.failure("pith", model.error());
    return console.worst();
  }
  settings->extraction.model = *model;
  settings->words = words;
  dispatch(*settings, console);
  return console.worst();
}

}  // namespace pith::cli
