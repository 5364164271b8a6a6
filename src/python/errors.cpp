// Errors as Python exceptions: pith.Error and one class below it for each kind.
#include "python/objects.hpp"

#include <array>
#include <string>

#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>

namespace pith::python {
namespace {

struct Kind {
  ErrorCode code;
  const char* class_name;
  const char* doc;
};

constexpr std::array<Kind, 5> kinds = {{
    {ErrorCode::usage, "UsageError", "The call itself is wrong: an option's value, a broken model."},
    {ErrorCode::fetch, "FetchError", "A page could not be fetched."},
    {ErrorCode::input, "InputError", "A file or stream could not be read or written."},
    {ErrorCode::not_text, "NotTextError", "The bytes are not HTML or text."},
    {ErrorCode::limit, "LimitError", "A limit was exceeded."},
}};

const Kind& kind_of(ErrorCode code) {
  for (const Kind& kind : kinds) {
    if (kind.code == code) return kind;
  }
  return kinds.front();
}

nb::object make_class(nb::module_& module, const char* name, const char* doc, const nb::object& base) {
  const nb::object type(nb::module_::import_("builtins").attr("type"));
  nb::dict members;
  members["__doc__"] = doc;
  members["__module__"] = "pith";
  nb::object made = type(name, nb::make_tuple(base), members);
  module.attr(name) = made;
  return made;
}

}  // namespace

nb::object exception_of(const Error& error) {
  const Kind& kind = kind_of(error.code);
  nb::object out = nb::module_::import_("pith._pith").attr(kind.class_name)(error.message);
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

void add_errors(nb::module_& module) {
  const nb::object base = make_class(
      module, "Error",
      "What pith could not do. `code` is \"usage\", \"fetch\", \"input\", \"not_text\" or \"limit\"; where a "
      "limit was exceeded `limit` names it and `limit_value` is what it was, else they are None.",
      nb::module_::import_("builtins").attr("Exception"));
  base.attr("limit") = nb::none();
  base.attr("limit_value") = nb::none();
  for (const Kind& kind : kinds) {
    make_class(module, kind.class_name, kind.doc, base).attr("code") = to_string(kind.code);
  }
}

}  // namespace pith::python
