#include "cli/run.hpp"

#include "pith/error.hpp"
#include "pith/extract.hpp"

#include "base/joined.hpp"
#include "base/printable.hpp"
#include "cli/arguments.hpp"
#include "cli/configuration.hpp"
#include "cli/documents.hpp"
#include "cli/isolation.hpp"
#include "cli/loader.hpp"
#include "cli/output.hpp"
#include "cli/spellings.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

#include <unistd.h>

namespace pith::cli {

namespace {

// What `pith help` says.
Result<std::string> answer(const std::vector<std::string>& asked) {
  if (asked.empty()) return help_text(Command::clean);
  if (asked.size() > 1) return Error{ErrorCode::usage, "help takes one SUBJECT"};
  std::optional<std::string> text = subject_text(asked.front());
  if (text) return *std::move(text);
  const std::string meant = did_you_mean(asked.front(), subjects());
  return Error{ErrorCode::usage,
               "there is no help on '" + printable(asked.front()) + "'" +
                   (meant.empty() ? "; the subjects are " + joined(subjects(), ", ") : meant)};
}

// The text that is asked for instead of work; empty: none is.
Result<std::string> document(const Arguments& arguments) {
  if (arguments.has("version")) return versions_text();
  if (arguments.command == Command::help) return answer(arguments.inputs);
  if (arguments.has("help")) return help_text(arguments.command);
  const std::optional<std::string_view> what = arguments.value("generate");
  if (!what) return std::string();
  if (*what == "man") return manual_page();
  if (*what == "complete-bash") return bash_completion();
  return *what == "complete-zsh" ? zsh_completion() : fish_completion();
}

void print(const std::string& text, Console& console) {
  const Result<void> written = Stream(Target{}).write(text);
  if (!written) console.failure("", written.error());
}

Environment environment() {
  Environment out{::isatty(STDIN_FILENO) == 1,
                  std::max(std::thread::hardware_concurrency(), 1u),
                  ::isatty(STDOUT_FILENO) == 1,
                  {}};
  for (char** variable = environ; *variable != nullptr; ++variable) out.variables.emplace_back(*variable);
  return out;
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
    case Command::diff: return diff(settings, console);
    case Command::serve: return serve(settings, console);
    case Command::help: return;  // is answered before
  }
}

void report_usage(const Error& error, Console& console) {
  const bool asks = error.message.ends_with('?');  // "did you mean"
  const bool of_usage = error.code == ErrorCode::usage;
  console.failure("pith", {error.code, error.message + (asks || !of_usage ? "" : " (see pith --help)")});
}

/// Lets the options of extraction borrow what the settings own. Fails with usage where a selector is wrong.
Result<void> set_views(Settings& settings, std::string_view model, std::string_view rules) {
  settings.extraction.drop = settings.drop;
  settings.extraction.keep = settings.keep;
  if (!settings.drop.empty() || !settings.keep.empty()) {
    const Result<Extractor> tried = Extractor::create(settings.extraction);
    if (!tried) return tried.error();
  }
  settings.extraction.model = model;
  settings.extraction.rules = rules;
  return {};
}

}  // namespace

Status run(const std::vector<std::string>& words) {
  Console console;
  Result<Arguments> arguments = parse_arguments(words);
  if (!arguments) {
    report_usage(arguments.error(), console);
    return console.worst();
  }
  const Result<std::string> text = document(*arguments);
  if (!text) {
    report_usage(text.error(), console);
    return console.worst();
  }
  if (!text->empty()) {
    print(*text, console);
    return console.worst();
  }
  const Environment surroundings = environment();
  const Result<void> completed = complete(*arguments, surroundings);
  Result<Settings> settings =
      completed ? resolve(*arguments, surroundings) : Result<Settings>(completed.error());
  if (!settings) {
    report_usage(settings.error(), console);
    return console.worst();
  }
  const Result<std::string> model = load_model(*settings);
  const Result<std::string> rules = load_rules(*settings);
  if (!model || !rules) {
    console.failure("pith", model ? rules.error() : model.error());
    return console.worst();
  }
  if (const Result<void> set = set_views(*settings, *model, *rules); !set) {
    report_usage(set.error(), console);
    return console.worst();
  }
  settings->words = words;
  dispatch(*settings, console);
  return console.worst();
}

}  // namespace pith::cli
