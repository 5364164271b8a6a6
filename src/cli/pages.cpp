#include "cli/pages.hpp"

#include "input/guess.hpp"

#include <string_view>
#include <utility>

namespace pith::cli {

namespace {

void add_standard_input(const Settings& settings, std::vector<Request>& out) {
  Request request;
  request.item = input::single_page("-");
  Result<Loaded> page = Loader(settings).load(request.item);
  if (!page) {
    request.item.error = page.error();
    out.push_back(std::move(request));
    return;
  }
  const Stdin kind = settings.standard_input;
  if (kind == Stdin::urls || (kind == Stdin::guess && input::is_address_list(page->bytes))) {
    for (const std::string_view line : input::filled_lines(page->bytes)) {
      out.push_back({input::page_at_address(line), std::nullopt, Form::detect});
    }
    return;
  }
  request.form = kind == Stdin::html ? Form::html : kind == Stdin::text ? Form::text : Form::detect;
  request.page = *std::move(page);
  out.push_back(std::move(request));
}

}  // namespace

std::vector<Request> requests(const Settings& settings) {
  std::vector<Request> out;
  for (const std::string& input : settings.inputs) {
    if (input == "-") {
      add_standard_input(settings, out);
    } else {
      out.push_back({input::single_page(input), std::nullopt, Form::detect});
    }
  }
  return out;
}

void for_each_page(std::vector<Request> requests, const Settings& settings, const Take& take) {
  Loader loader(settings);
  for (Request& request : requests) {
    Result<Loaded> page =
        request.page ? Result<Loaded>(*std::exchange(request.page, std::nullopt)) : loader.load(request.item);
    Options options = settings.extraction;
    options.form = request.form;
    if (!take(request.item, page, options)) return;
    if (page) loader.take_back(*std::move(page));
  }
}

}  // namespace pith::cli
