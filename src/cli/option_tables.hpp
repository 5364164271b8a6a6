// The parts of the table of options, by what they are about.
#ifndef PITH_CLI_OPTION_TABLES_HPP
#define PITH_CLI_OPTION_TABLES_HPP

#include "cli/options.hpp"

#include <chrono>
#include <cstdint>
#include <span>
#include <string>

namespace pith::cli {

/// The commands that options belong to.
namespace command_bits {
constexpr unsigned clean = bit(Command::clean);
constexpr unsigned batch = bit(Command::batch);
constexpr unsigned explain = bit(Command::explain);
constexpr unsigned features = bit(Command::features);
constexpr unsigned urls = bit(Command::urls);
constexpr unsigned serve = bit(Command::serve);
constexpr unsigned diff = bit(Command::diff);
constexpr unsigned articles = clean | batch;  // the commands that write articles
constexpr unsigned single = clean | explain;  // the commands for a few pages
constexpr unsigned many = batch | features;   // the commands for collections
constexpr unsigned pages = articles | explain | features;
constexpr unsigned extracting = pages | serve;
constexpr unsigned reading = pages | urls;  // the commands with inputs
constexpr unsigned every = reading | serve;
}  // namespace command_bits

/// A time as people write it: "2.5".
std::string seconds(std::chrono::milliseconds time);

/// Of a page: what is read and written, what is chosen of it, and its limits.
std::span<const Option> page_options();
/// Of the network: fetching, crawling and serving.
std::span<const Option> network_options();
/// All others.
std::span<const Option> other_options();

}  // namespace pith::cli

#endif
