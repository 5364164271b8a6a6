// What the files of the Python module share.
#ifndef PITH_PYTHON_OBJECTS_HPP
#define PITH_PYTHON_OBJECTS_HPP

#include "pith/error.hpp"
#include "pith/extract.hpp"

#include <memory>
#include <string>
#include <string_view>

#include <nanobind/nanobind.h>

namespace pith::python {

namespace nb = nanobind;

/// A page as Python gives it: bytes are held, text is copied as UTF-8.
class PageSource {
 public:
  /// `page`: bytes, str or another object with a buffer. Raises TypeError for others.
  PageSource(nb::handle page, std::string url, std::string content_type);

  /// Borrowed from this; needs no lock on the interpreter.
  Page page() const;

 private:
  nb::object held_;
  std::string text_;
  std::string url_;
  std::string content_type_;
};

/// What an item of an iterable of pages stands for: a page, a pair of page and address, or a response.
PageSource page_of(nb::handle item);

/// Options as Python keeps them: owns what they borrow.
struct OwnedOptions {
  Options options;
  std::string model;
  std::string drop;
  std::string keep;
  std::string rules;
  /// With all that in it; borrowed from this.
  Options resolved() const {
    Options out = options;
    out.model = model;
    out.drop = drop;
    out.keep = keep;
    out.rules = rules;
    return out;
  }
  bool operator==(const OwnedOptions&) const = default;
};

/// The exception of pith.errors for an error, with its limit and value.
nb::object exception_of(const Error& error);
/// Raises it.
[[noreturn]] void raise(const Error& error);

void add_article(nb::module_& module);
void add_extraction(nb::module_& module);
void add_fetching(nb::module_& module);

}  // namespace pith::python

#endif
