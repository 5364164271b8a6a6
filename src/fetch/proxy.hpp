// Which proxy an address goes through. Decided here and not in libcurl, so that
// the check of addresses knows it.
#ifndef PITH_FETCH_PROXY_HPP
#define PITH_FETCH_PROXY_HPP

#include "fetch/url.hpp"

#include <string>
#include <string_view>

namespace pith::fetch {

/// The choice of proxies, from an option or the environment.
class Proxies {
 public:
  /// `proxy` is for every URL; if it is empty and `use_environment` is set, the lower-case http_proxy, and
  /// https_proxy, all_proxy and no_proxy in either case are read, now.
  Proxies(std::string_view proxy, bool use_environment);
  Proxies(std::string http, std::string https, std::string except)
      : http_(std::move(http)), https_(std::move(https)), except_(std::move(except)) {}

  /// The proxy for `url`; empty: none.
  std::string_view for_url(const Url& url) const;

 private:
  bool excepted(const Url& url) const;

  std::string http_;
  std::string https_;
  std::string except_;
};

}  // namespace pith::fetch

#endif
