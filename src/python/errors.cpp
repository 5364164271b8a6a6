// Errors as the exceptions of pith.errors.
#include "python/objects.hpp"

#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>

namespace pith::python {

nb::object exception_of(const Error& error) {
  const nb::object kind =
      nb::module_::import_("pith.errors").attr("of_code")[nb::cast(to_string(error.code))];
  nb::object out = kind(error.message);
  if (error.limit != Limit::none) {
    out.attr("limit") = to_string(error.limit);
    out.attr("limit_value") = error.limit_value;
  }
  return out;
}

void raise(const Error& error) {
  const nb::object exception = exception_of(error);
  PyErr_SetObject(exception.type().ptr(), exception.ptr());
  throw nb::python_error();
}

}  // namespace pith::python
