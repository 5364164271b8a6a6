// The commands themselves. Each takes settings that were resolved and answers with the exit status.
#ifndef PITH_CLI_RUN_HPP
#define PITH_CLI_RUN_HPP

#include "cli/console.hpp"
#include "cli/pipeline.hpp"
#include "cli/settings.hpp"
#include "cli/status.hpp"

#include <string>
#include <vector>

namespace pith::cli {

/// The whole program: words are argv without the program's name.
Status run(const std::vector<std::string>& words);

/// `settings.extraction.model` is set. Failures go to `console`, which keeps the status.
void clean(const Settings& settings, Console& console);
void batch(const Settings& settings, Console& console);
void explain(const Settings& settings, Console& console);
void features(const Settings& settings, Console& console);
void urls(const Settings& settings, Console& console);
void diff(const Settings& settings, Console& console);
void serve(const Settings& settings, Console& console);

/// What batch and features do with one page, for one thread.
Work batch_work(const Settings& settings);
Work features_work(const Settings& settings);

}  // namespace pith::cli

#endif
