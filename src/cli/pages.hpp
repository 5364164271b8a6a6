// The pages of the commands that take a few of them, one after the other: what
// standard input holds is found out here.
#ifndef PITH_CLI_PAGES_HPP
#define PITH_CLI_PAGES_HPP

#include "pith/error.hpp"
#include "pith/extract.hpp"

#include "cli/loader.hpp"
#include "cli/settings.hpp"
#include "input/source.hpp"

#include <functional>
#include <optional>
#include <vector>

namespace pith::cli {

/// One page to be taken.
struct Request {
  input::Item item;
  std::optional<Loaded> page;  ///< already read: standard input
  Form form = Form::detect;
};

/// What the inputs of the settings stand for, in order. Reads standard input, if it is among them.
std::vector<Request> requests(const Settings& settings);

/// Takes one page, or the reason why there is none; false: stop.
using Take = std::function<bool(const input::Item& item, const Result<Loaded>& page, const Options& options)>;

/// Gets the pages one by one and hands them over.
void for_each_page(std::vector<Request> requests, const Settings& settings, const Take& take);

}  // namespace pith::cli

#endif
