// extract, Extractor and the threads behind extract_many.
#include "python/objects.hpp"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <new>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <nanobind/stl/string.h>

namespace pith::python {
namespace {

using nb::literals::operator""_a;

/// Raises UsageError if the model cannot be read.
Extractor make_extractor(const Options& options) {
  Result<Extractor> made = Extractor::create(options);
  if (!made) raise(made.error());
  return std::move(*made);
}

/// Extractors of the same options for threads of Python: each has one for the length of a call.
class Extractors {
 public:
  explicit Extractors(OwnedOptions options) : options_(std::move(options)) {
    resting_.push_back(make_extractor(options_.resolved()));
  }
  Extractors(const Extractors&) = delete;
  Extractors& operator=(const Extractors&) = delete;

  const OwnedOptions& options() const { return options_; }

  Article extract(const PageSource& page) {
    Extractor extractor = take();
    Result<Article> article = [&] {
      const nb::gil_scoped_release released;
      return extractor.extract(page.page());
    }();
    if (resting_.size() < most_resting_) resting_.push_back(std::move(extractor));
    if (!article) raise(article.error());
    return *std::move(article);
  }

 private:
  /// The one that was used last, or a new one.
  Extractor take() {
    if (resting_.empty()) return make_extractor(options_.resolved());
    Extractor out = std::move(resting_.back());
    resting_.pop_back();
    return out;
  }

  OwnedOptions options_;
  // Guarded by the interpreter's lock: a lock of its own might be left locked by a fork.
  std::vector<Extractor> resting_;
  // The system interrupts threads within a page, so that more pages are begun than there are processors.
  std::size_t most_resting_ = 4 * std::max<std::size_t>(std::thread::hardware_concurrency(), 1);
};

/// By the extractors of the options that were last asked for: most programs have only one set of them.
Article extract_once(const PageSource& page, const OwnedOptions& options) {
  static std::shared_ptr<Extractors> last;  // guarded by the interpreter's lock
  std::shared_ptr<Extractors> extractors = last;
  if (extractors == nullptr || extractors->options() != options)
    last = extractors = std::make_shared<Extractors>(options);
  return extractors->extract(page);
}

/// One page on its way: made, worked on and taken in this order.
struct Job {
  explicit Job(PageSource page) : source(std::move(page)) {}
  PageSource source;
  std::optional<Result<Article>> article;  // set by a worker, under the pool's mutex
};

/// What is thrown in a thread ends the whole program: too little memory costs the page alone.
Result<Article> extracted(Extractor& extractor, const Page& page) {
  try {
    return extractor.extract(page);
  } catch (const std::bad_alloc&) {
    return Error{ErrorCode::limit, "there is not enough memory for the page", Limit::memory};
  }
}

/// Threads that extract, each with an Extractor of its own.
class Pool {
 public:
  Pool(OwnedOptions options, std::size_t threads) : options_(std::move(options)) {
    for (std::size_t i = 0; i < threads; ++i) extractors_.push_back(make_extractor(options_.resolved()));
    for (Extractor& extractor : extractors_) workers_.emplace_back([this, &extractor] { work(extractor); });
  }
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  /// Waits for the pages that are being worked on; what waits is left.
  ~Pool() {
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      ended_ = true;
    }
    wanted_.notify_all();
    for (std::thread& worker : workers_) worker.join();
  }

  std::size_t threads() const { return workers_.size(); }

  void add(Job& job) {
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      queue_.push_back(&job);
    }
    wanted_.notify_one();
  }

  bool is_done(const Job& job) {
    const std::lock_guard<std::mutex> lock(mutex_);
    return job.article.has_value();
  }

  /// Waits until the job is done, or for a moment. True if it is done.
  bool wait(const Job& job) {
    std::unique_lock<std::mutex> lock(mutex_);
    return done_.wait_for(lock, std::chrono::milliseconds(100), [&] { return job.article.has_value(); });
  }

 private:
  void work(Extractor& extractor) {
    std::unique_lock<std::mutex> lock(mutex_);
    for (;;) {
      wanted_.wait(lock, [&] { return ended_ || !queue_.empty(); });
      if (ended_) return;
      Job& job = *queue_.front();
      queue_.pop_front();
      lock.unlock();
      Result<Article> article = extracted(extractor, job.source.page());
      lock.lock();
      job.article = std::move(article);
      done_.notify_one();
    }
  }

  OwnedOptions options_;
  std::vector<Extractor> extractors_;
  std::mutex mutex_;
  std::condition_variable wanted_;
  std::condition_variable done_;
  std::deque<Job*> queue_;
  bool ended_ = false;
  std::vector<std::thread> workers_;
};

/// An iterator over the articles of an iterator's pages, in order. Pages are taken from it as threads are
/// free for them; at most a window of them is held.
class Articles {
 public:
  Articles(const nb::object& pages, const OwnedOptions& options, std::size_t threads, bool returns_errors)
      : pages_(nb::iter(pages)), returns_errors_(returns_errors) {
    if (threads == 0) threads = std::max(std::thread::hardware_concurrency(), 1U);
    pool_ = std::make_unique<Pool>(options, threads);
  }
  Articles(const Articles&) = delete;
  Articles& operator=(const Articles&) = delete;

  ~Articles() {
    const nb::gil_scoped_release released;
    pool_.reset();
  }

  nb::object next() {
    fill();
    if (jobs_.empty()) {
      if (!failure_) throw nb::stop_iteration();
      nb::python_error failure = *failure_;
      failure_.reset();
      throw failure;
    }
    wait(*jobs_.front());
    Result<Article> article = std::move(*jobs_.front()->article);
    jobs_.pop_front();
    if (article) return nb::cast(std::move(*article));
    if (returns_errors_) return exception_of(article.error());
    raise(article.error());
  }

 private:
  static constexpr std::size_t window_per_thread = 16;  // pages; more bring no throughput

  /// Takes pages while there is room and none is ready.
  void fill() {
    while (!ended_ && jobs_.size() < window_per_thread * pool_->threads()) {
      take();
      if (!jobs_.empty() && pool_->is_done(*jobs_.front())) return;
    }
  }

  /// Takes one page. What the iterator raises is raised when the pages before it have been delivered.
  void take() {
    PyObject* const item = PyIter_Next(pages_.ptr());
    if (item == nullptr) {
      ended_ = true;
      if (PyErr_Occurred() != nullptr) failure_ = std::make_unique<nb::python_error>();
      return;
    }
    try {
      jobs_.push_back(std::make_unique<Job>(page_of(nb::steal(item))));
    } catch (const nb::python_error& error) {
      ended_ = true;
      failure_ = std::make_unique<nb::python_error>(error);
      return;
    }
    pool_->add(*jobs_.back());
  }

  void wait(const Job& job) {
    for (;;) {
      {
        const nb::gil_scoped_release released;
        if (pool_->wait(job)) return;
      }
      if (PyErr_CheckSignals() != 0) throw nb::python_error();
    }
  }

  nb::object pages_;
  bool returns_errors_;
  std::unique_ptr<Pool> pool_;
  std::deque<std::unique_ptr<Job>> jobs_;  // in the order of the pages
  std::unique_ptr<nb::python_error> failure_;
  bool ended_ = false;
};

/// An address or a type, as Python gives it. Raises TypeError for what is neither text nor None.
std::string text_or_empty(nb::handle value) {
  if (value.is_none()) return {};
  if (PyUnicode_Check(value.ptr()) == 0) {
    PyErr_Format(PyExc_TypeError, "expected str or None, not %s", Py_TYPE(value.ptr())->tp_name);
    throw nb::python_error();
  }
  return nb::cast<std::string>(value);
}

}  // namespace

PageSource::PageSource(nb::handle page, std::string url, std::string content_type)
    : url_(std::move(url)), content_type_(std::move(content_type)) {
  if (PyUnicode_Check(page.ptr()) != 0) {
    const nb::object encoded = nb::borrow(page).attr("encode")("utf-8", "replace");
    text_.assign(PyBytes_AS_STRING(encoded.ptr()), static_cast<std::size_t>(PyBytes_GET_SIZE(encoded.ptr())));
    content_type_ = "text/html; charset=utf-8";  // whatever the page says of itself: it was decoded already
  } else if (PyBytes_Check(page.ptr()) != 0) {
    held_ = nb::borrow(page);
  } else {
    held_ = nb::steal(PyBytes_FromObject(page.ptr()));
    if (!held_.is_valid()) throw nb::python_error();
  }
}

Page PageSource::page() const {
  Page out{.bytes = text_, .url = url_, .content_type = content_type_};
  if (held_.is_valid()) {
    out.bytes = {PyBytes_AS_STRING(held_.ptr()), static_cast<std::size_t>(PyBytes_GET_SIZE(held_.ptr()))};
  }
  return out;
}

PageSource page_of(nb::handle item) {
  if (PyTuple_Check(item.ptr()) != 0 && PyTuple_GET_SIZE(item.ptr()) == 2) {
    const auto pair = nb::borrow<nb::tuple>(item);
    return {pair[0], text_or_empty(pair[1]), {}};
  }
  if (nb::hasattr(item, "body") && nb::hasattr(item, "content_type")) {
    return {item.attr("body"), text_or_empty(item.attr("url")), text_or_empty(item.attr("content_type"))};
  }
  return {item, {}, {}};
}

namespace {

void add_plain_options(nb::module_& module) {
  nb::enum_<Focus>(module, "Focus")
      .value("precision", Focus::precision)
      .value("balanced", Focus::balanced)
      .value("recall", Focus::recall);
  nb::enum_<Form>(module, "Form")
      .value("detect", Form::detect)
      .value("html", Form::html)
      .value("text", Form::text);
  nb::class_<Limits>(module, "Limits", "Bounds on what one page may cost.")
      .def(
          "__init__",
          [](Limits* self, std::size_t bytes, std::uint32_t depth, std::uint32_t nodes,
             std::uint32_t attributes, std::size_t memory, std::uint32_t parse_ms, std::uint32_t total_ms) {
            new (self) Limits{bytes, depth, nodes, attributes, memory, parse_ms, total_ms};
          },
          nb::kw_only(), "bytes"_a = Limits{}.bytes, "depth"_a = Limits{}.depth, "nodes"_a = Limits{}.nodes,
          "attributes"_a = Limits{}.attributes, "memory"_a = Limits{}.memory,
          "parse_ms"_a = Limits{}.parse_ms, "total_ms"_a = Limits{}.total_ms)
      .def("__repr__",
           [](const Limits& limits) {
             const auto named = [](const char* name, std::uint64_t value) {
               return std::string(name) + '=' + std::to_string(value);
             };
             return "Limits(" + named("bytes", limits.bytes) + ", " + named("depth", limits.depth) + ", " +
                    named("nodes", limits.nodes) + ", " + named("attributes", limits.attributes) + ", " +
                    named("memory", limits.memory) + ", " + named("parse_ms", limits.parse_ms) + ", " +
                    named("total_ms", limits.total_ms) + ')';
           })
      .def_rw("bytes", &Limits::bytes, "Of the page after decoding.")
      .def_rw("depth", &Limits::depth, "Of nested elements.")
      .def_rw("nodes", &Limits::nodes, "Of the parsed tree.")
      .def_rw("attributes", &Limits::attributes, "On one tag; further ones are ignored.")
      .def_rw("memory", &Limits::memory, "Bytes that the parser may hold.")
      .def_rw("parse_ms", &Limits::parse_ms, "Milliseconds for parsing.")
      .def_rw("total_ms", &Limits::total_ms, "Milliseconds for the whole extraction.");
}

}  // namespace

void add_extraction(nb::module_& module) {
  add_plain_options(module);
  nb::class_<OwnedOptions>(module, "Options", "How to extract.")
      .def(nb::init<>())
      .def_rw("drop", &OwnedOptions::drop)
      .def_rw("keep", &OwnedOptions::keep)
      .def_rw("rules", &OwnedOptions::rules)
      .def_prop_rw(
          "focus", [](const OwnedOptions& o) { return o.options.focus; },
          [](OwnedOptions& o, Focus focus) { o.options.focus = focus; })
      .def_prop_rw(
          "form", [](const OwnedOptions& o) { return o.options.form; },
          [](OwnedOptions& o, Form form) { o.options.form = form; })
      .def_prop_rw(
          "captions", [](const OwnedOptions& o) { return o.options.captions; },
          [](OwnedOptions& o, bool captions) { o.options.captions = captions; })
      .def_prop_rw(
          "comments", [](const OwnedOptions& o) { return o.options.comments; },
          [](OwnedOptions& o, bool comments) { o.options.comments = comments; })
      .def_prop_rw(
          "limits", [](OwnedOptions& o) -> Limits& { return o.options.limits; },
          [](OwnedOptions& o, const Limits& limits) { o.options.limits = limits; },
          nb::rv_policy::reference_internal)
      .def("set_model",
           [](OwnedOptions& o, const nb::bytes& model) { o.model.assign(model.c_str(), model.size()); });
  module.def(
      "extract",
      [](nb::handle page, nb::handle url, nb::handle content_type, const OwnedOptions& options) {
        return extract_once(PageSource(page, text_or_empty(url), text_or_empty(content_type)), options);
      },
      "page"_a, "url"_a.none(), "content_type"_a.none(), "options"_a);
  nb::class_<Extractors>(module, "Extractor")
      .def(nb::init<OwnedOptions>(), "options"_a)
      .def(
          "extract",
          [](Extractors& self, nb::handle page, nb::handle url, nb::handle content_type) {
            return self.extract(PageSource(page, text_or_empty(url), text_or_empty(content_type)));
          },
          "page"_a, "url"_a.none(), "content_type"_a.none());
  nb::class_<Articles>(module, "Articles", "The articles of many pages, in their order.")
      .def(nb::init<const nb::object&, const OwnedOptions&, std::size_t, bool>(), "pages"_a, "options"_a,
           "threads"_a, "returns_errors"_a)
      .def("__iter__", [](nb::handle self) { return nb::borrow(self); })
      .def("__next__", &Articles::next, nb::sig("def __next__(self) -> Article"));
}

}  // namespace pith::python
