// One exchange: one request, one response, no redirects. The only place that drives libcurl's easy handles.
#ifndef PITH_FETCH_TRANSFER_HPP
#define PITH_FETCH_TRANSFER_HPP

#include "pith/fetch.hpp"

#include "fetch/failure.hpp"
#include "fetch/head.hpp"
#include "fetch/proxy.hpp"
#include "fetch/unpack.hpp"
#include "fetch/url.hpp"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <curl/curl.h>

namespace pith::fetch {

/// Makes libcurl ready; safe to call again and from several threads.
void initialize_curl();

/// True if the options let `url` lead to an address that is not public.
bool allows_private(const FetchOptions& options, const Url& url);

/// What is asked for.
struct Ask {
  Url url;
  std::chrono::milliseconds timeout{0};  ///< 0: none
  bool credentials = false;              ///< the URL has a user or password, and they are to be sent
  bool own_headers = false;              ///< send the headers of the options
  bool http1 = false;                    ///< do not try HTTP/2
  std::vector<std::string> conditions;   ///< further headers, "If-None-Match: …"
  Wanted wanted = Wanted::page;
  std::size_t cut_at = 0;  ///< if not 0: the body ends here without a fault
};

/// What came. The body of anything but a 2xx is left out.
struct Exchange {
  Head head;
  std::string body;
  std::size_t wire_bytes = 0;
  std::chrono::milliseconds took{0};
  Result<void, Failure> outcome;
};

/// An easy handle with what its callbacks fill. Cookies live from one exchange to the next until
/// forget_cookies().
class Transfer {
 public:
  /// All are borrowed for the transfer's life.
  Transfer(const FetchOptions& options, const Proxies& proxies, const std::atomic<bool>& stopped);
  ~Transfer();
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;

  /// Sets the handle up. A failure needs no network: the host is one that is not asked.
  Result<void, Failure> prepare(Ask ask);

  /// To be performed by the caller: on its own or in a multi handle.
  CURL* handle() const { return easy_.get(); }

  /// Takes the outcome after the handle has been performed with `code`.
  Exchange finish(CURLcode code);

  void forget_cookies();

  /// What was last prepared.
  const Ask& asked() const { return ask_; }

  /// A number of the caller's; `of` leads from a handle that finished back to its transfer.
  void set_id(std::uint64_t id) { id_ = id; }
  std::uint64_t id() const { return id_; }
  static Transfer& of(CURL* easy);

 private:
  struct CloseEasy {
    void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
  };
  struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
  };
  using List = std::unique_ptr<curl_slist, FreeList>;

  static std::size_t on_header(char* data, std::size_t size, std::size_t count, void* self);
  static std::size_t on_body(char* data, std::size_t size, std::size_t count, void* self);
  static curl_socket_t on_socket(void* self, curlsocktype purpose, curl_sockaddr* address);
  static int on_progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t);

  static void append(List& list, const std::string& line);
  void set_basics();
  void set_callbacks();
  void set_tls();
  void set_request();
  void set_headers();
  std::size_t at_least_the_cut(std::size_t bound) const;
  Result<void, Failure> header_line(std::string_view line);
  Result<void, Failure> body_bytes(std::string_view bytes);
  Result<void, Failure> judge_head();
  Result<void, Failure> judge_type() const;
  Failure explain(CURLcode code) const;

  const FetchOptions& options_;
  const Proxies& proxies_;
  const std::atomic<bool>& stopped_;
  std::unique_ptr<CURL, CloseEasy> easy_;
  List headers_;
  List resolve_;
  Ask ask_;
  std::uint64_t id_ = 0;
  std::string proxy_;
  Exchange exchange_;
  Unpacking unpacking_;
  std::string refused_;         // the address that was refused, and why
  bool type_in_doubt_ = false;  // the declared type is no page's, its first bytes are awaited
  bool enough_ = false;         // the rest of the body is not wanted, and that is no fault
  bool out_of_memory_ = false;
  char error_text_[CURL_ERROR_SIZE] = "";
};

}  // namespace pith::fetch

#endif
