// From what Beast reads to the values that the rest knows.
#ifndef PITH_SERVE_WIRE_HPP
#define PITH_SERVE_WIRE_HPP

#include "serve/message.hpp"

#include <cstdint>

#include <boost/beast/core/error.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>

namespace pith::serve {

/// Of the head of a request, in bytes.
constexpr std::uint32_t longest_head = 16'384;

/// Views of the request.
Message message_of(const boost::beast::http::request<boost::beast::http::string_body>& request);

/// What is wrong with bytes that are no request.
Problem problem_of(boost::beast::error_code error);

}  // namespace pith::serve

#endif
