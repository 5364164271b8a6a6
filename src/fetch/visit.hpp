// One URL on its way through redirects: which hop comes next, with what, and what the whole came to.
#ifndef PITH_FETCH_VISIT_HPP
#define PITH_FETCH_VISIT_HPP

#include "pith/fetch.hpp"

#include "fetch/failure.hpp"
#include "fetch/transfer.hpp"
#include "fetch/url.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace pith::fetch {

/// A visit asks hop by hop: `start`, then `ask` and `take` in turn until `take` says there is no further hop.
class Visit {
 public:
  enum class Purpose { page, robots };

  /// `options` is borrowed for the visit's life. Its headers go to the origin of `first` alone: the URL that
  /// was given, of which `url` is a further part, say; to none if that is no address.
  Visit(const FetchOptions& options, std::string_view url, std::string_view first,
        Purpose purpose = Purpose::page)
      : options_(&options), asked_(url), first_(first), purpose_(purpose) {}

  /// False if the URL cannot be asked at all; `result` then says why.
  bool start();

  /// The address of the coming hop.
  const Url& url() const { return url_; }

  /// What the coming hop asks for.
  Ask ask() const;

  /// Takes a hop's outcome; true if there is a further one.
  bool take(Exchange exchange);

  /// Ends the visit with a failure of the coming hop.
  void fail(Failure failure) { outcome_ = std::move(failure); }

  /// The outcome; once, after the last hop.
  Result<Response> result();

  /// Whether the result will be a page.
  bool succeeded() const { return outcome_.has_value(); }

  /// The last hop's status; 0 if none came.
  int status() const { return response_.status; }

  /// Whether the failure may go better next time, and what the server asked to
  /// wait (Retry-After, as it stands).
  bool transient() const { return !outcome_ && outcome_.error().transient; }
  const std::string& retry_after() const { return retry_after_; }

 private:
  Result<void, Failure> follow(const Head& head);
  Result<void, Failure> judge_status(int status) const;

  const FetchOptions* options_;
  std::string asked_;
  std::string first_;
  Purpose purpose_;
  Url url_;
  std::string first_origin_;  // empty: there is none
  std::string retry_after_;
  std::chrono::milliseconds spent_{0};
  Response response_;
  Result<void, Failure> outcome_;
};

/// Checks what can be checked before the first fetch: the headers' form.
Result<void, Failure> check(const FetchOptions& options);

}  // namespace pith::fetch

#endif
