// What a request asks for.
#ifndef PITH_SERVE_CALL_HPP
#define PITH_SERVE_CALL_HPP

#include "pith/error.hpp"
#include "pith/extract.hpp"

#include "serve/message.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace pith::serve {

enum class Output : std::uint8_t { json, txt, md, html, xml, tei, csv, explanation };

/// One request, understood.
struct Call {
  enum class Kind : std::uint8_t { page, description, health, metrics, extract };
  Kind kind = Kind::page;
  bool fetch = false;  ///< the page is to be fetched from `url`
  std::string html;    ///< the page, if it is not
  std::string url;
  std::string content_type;  ///< of the page, as a server would send it
  Output output = Output::json;
  Options options;   ///< the service's own, and what the request asks for; `drop` and `keep` are below
  std::string drop;  ///< CSS selectors
  std::string keep;
  bool own_options = false;  ///< the request has changed some
};

/// Reads a request that the guard let through. `defaults`: the options of the service. Problems are all of
/// status 4xx.
Result<Call, Problem> read_call(const Message& message, const Options& defaults);

}  // namespace pith::serve

#endif
