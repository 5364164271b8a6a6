// fetch and fetch_many.
#include "pith/fetch.hpp"
#include "pith/parts.hpp"

#include "python/objects.hpp"

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <new>
#include <optional>
#include <string>
#include <thread>
#include <utility>

#include <nanobind/stl/chrono.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

namespace pith::python {
namespace {

using nb::literals::operator""_a;

Response fetch_once(const std::string& url, const FetchOptions& options, std::size_t parts) {
  Result<Response> response = [&] {
    const nb::gil_scoped_release released;
    Fetcher fetcher(options);
    return parts > 1 ? fetch_parts(fetcher, url, parts) : fetcher.fetch(url);
  }();
  if (!response) raise(response.error());
  return std::move(*response);
}

/// An iterator over the responses to an iterator's addresses, as they come. A thread of its own fetches;
/// addresses are taken ahead by a window.
class Responses {
 public:
  Responses(const nb::object& urls, const FetchOptions& options, const CrawlOptions& crawl,
            bool returns_errors)
      : urls_(nb::iter(urls)), returns_errors_(returns_errors), crawl_(crawl), fetcher_(options) {
    crawl_.ready = [this] {
      const std::lock_guard<std::mutex> lock(mutex_);
      return done_.size() < most_waiting;
    };
    thread_ = std::thread([this] { run(); });
  }
  Responses(const Responses&) = delete;
  Responses& operator=(const Responses&) = delete;

  ~Responses() {
    const nb::gil_scoped_release released;
    fetcher_.stop();
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      ended_ = true;
    }
    fetcher_.wake();
    thread_.join();
  }

  nb::object next() {
    std::optional<Result<Response>> result;
    while (!result) {
      fill();
      if (taken_ == delivered_) end();
      {
        const nb::gil_scoped_release released;
        result = wait();
      }
      if (!result && is_out_of_memory()) throw std::bad_alloc();
      if (!result && PyErr_CheckSignals() != 0) throw nb::python_error();
    }
    ++delivered_;
    fetcher_.wake();
    if (*result) return nb::cast(std::move(**result));
    if (returns_errors_) return exception_of(result->error());
    raise(result->error());
  }

 private:
  static constexpr std::size_t most_waiting = 64;  // responses that nobody has taken yet

  void run() {
    try {
      fetch_all();
    } catch (const std::bad_alloc&) {  // thrown on, it would end the program
      const std::lock_guard<std::mutex> lock(mutex_);
      out_of_memory_ = true;
    }
  }

  void fetch_all() {
    fetcher_.fetch_all(
        [this](std::string& url) {
          const std::lock_guard<std::mutex> lock(mutex_);
          if (waiting_.empty()) return ended_ ? Supply::end : Supply::later;
          url = std::move(waiting_.front());
          waiting_.pop_front();
          return Supply::url;
        },
        [this](std::size_t, const std::string&, Result<Response> response) {
          {
            const std::lock_guard<std::mutex> lock(mutex_);
            done_.push_back(std::move(response));
          }
          arrived_.notify_one();
        },
        crawl_);
  }

  /// Takes addresses while there is room.
  void fill() {
    while (!exhausted_ && taken_ - delivered_ < crawl_.window) {
      PyObject* const item = PyIter_Next(urls_.ptr());
      std::string url;
      if (item == nullptr) {
        exhausted_ = true;
        if (PyErr_Occurred() != nullptr) failure_ = std::make_unique<nb::python_error>();
      } else {
        url = nb::cast<std::string>(nb::steal(item));
        ++taken_;
      }
      {
        const std::lock_guard<std::mutex> lock(mutex_);
        if (exhausted_) {
          ended_ = true;
        } else {
          waiting_.push_back(std::move(url));
        }
        if (!done_.empty()) break;
      }
    }
    fetcher_.wake();
  }

  /// There is nothing more to deliver.
  [[noreturn]] void end() {
    if (!failure_) throw nb::stop_iteration();
    nb::python_error failure = *failure_;
    failure_.reset();
    throw failure;
  }

  /// The next response, or nothing after a moment.
  std::optional<Result<Response>> wait() {
    std::unique_lock<std::mutex> lock(mutex_);
    if (!arrived_.wait_for(lock, std::chrono::milliseconds(100), [this] { return !done_.empty(); }))
      return std::nullopt;
    std::optional<Result<Response>> out = std::move(done_.front());
    done_.pop_front();
    return out;
  }

  bool is_out_of_memory() {
    const std::lock_guard<std::mutex> lock(mutex_);
    return out_of_memory_;
  }

  nb::object urls_;
  bool returns_errors_;
  CrawlOptions crawl_;
  Fetcher fetcher_;
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<std::string> waiting_;  // addresses that the fetcher has not taken
  std::deque<Result<Response>> done_;
  bool ended_ = false;  // there will be no more addresses
  bool out_of_memory_ = false;
  std::size_t taken_ = 0;
  std::size_t delivered_ = 0;
  bool exhausted_ = false;
  std::unique_ptr<nb::python_error> failure_;
  std::thread thread_;
};

}  // namespace

void add_fetching(nb::module_& module) {
  nb::class_<FetchOptions>(module, "FetchOptions", "How to fetch, and the bounds on what one fetch may cost.")
      .def(nb::init<>())
      .def_rw("timeout", &FetchOptions::timeout)
      .def_rw("connect_timeout", &FetchOptions::connect_timeout)
      .def_rw("max_redirects", &FetchOptions::max_redirects)
      .def_rw("max_wire_bytes", &FetchOptions::max_wire_bytes)
      .def_rw("max_body_bytes", &FetchOptions::max_body_bytes)
      .def_rw("allow_private", &FetchOptions::allow_private)
      .def_rw("allow_private_hosts", &FetchOptions::allow_private_hosts)
      .def_rw("headers", &FetchOptions::headers)
      .def_rw("user_agent", &FetchOptions::user_agent)
      .def_rw("proxy", &FetchOptions::proxy)
      .def_rw("ca_file", &FetchOptions::ca_file)
      .def_rw("cache_folder", &FetchOptions::cache_folder)
      .def_rw("insecure", &FetchOptions::insecure)
      .def_rw("offline", &FetchOptions::offline);
  nb::class_<CrawlOptions>(module, "CrawlOptions", "How to fetch many addresses.")
      .def(nb::init<>())
      .def_rw("connections", &CrawlOptions::connections)
      .def_rw("per_host", &CrawlOptions::per_host)
      .def_rw("delay", &CrawlOptions::delay)
      .def_rw("robots", &CrawlOptions::robots)
      .def_rw("retries", &CrawlOptions::retries);
  nb::class_<Response>(module, "Response", "A page that was fetched whole, with status 2xx.")
      .def_ro("asked", &Response::asked, "The address it was fetched by.")
      .def_ro("url", &Response::url, "Where it came from after redirects.")
      .def_ro("status", &Response::status)
      .def_ro("content_type", &Response::content_type)
      .def_prop_ro(
          "body", [](const Response& r) { return nb::bytes(r.body.data(), r.body.size()); }, "Decompressed.")
      .def_ro("wire_bytes", &Response::wire_bytes)
      .def_ro("redirects", &Response::redirects)
      .def_ro("parts", &Response::parts, "The pages on which its article goes on, if they were asked for.")
      .def("__repr__", [](const Response& response) { return "<Response " + response.url + ">"; });
  module.def("fetch", &fetch_once, "url"_a, "options"_a, "parts"_a);
  nb::class_<Responses>(module, "Responses", "The responses to many addresses, as they come.")
      .def(nb::init<const nb::object&, const FetchOptions&, const CrawlOptions&, bool>(), "urls"_a,
           "options"_a, "crawl"_a, "returns_errors"_a)
      .def("__iter__", [](nb::handle self) { return nb::borrow(self); })
      .def("__next__", &Responses::next, nb::sig("def __next__(self) -> Response"));
}

}  // namespace pith::python
