// What one place of a page says about one field of its metadata.
#ifndef PITH_META_WITNESS_HPP
#define PITH_META_WITNESS_HPP

#include "dom/document.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace pith::meta {

enum class Field : std::uint8_t {
  title,
  author,
  date,
  date_modified,
  any_date,  ///< a date that does not say whether it is of the publication or of a change
  url,
  site,
  publisher,
  description,
  language,
  section,
  tag,
  image,
  license,
  free,      ///< "true" or "false"
  comments,  ///< a number
};

/// One witness. The choosers decide among all witnesses of a field.
struct Witness {
  Field field = Field::title;
  std::string value;                ///< decoded and cleaned to one line; of dates: as written
  std::string link;                 ///< of an author: the profile; of a heading: empty
  std::string_view source;          ///< as in Provenance::source; static storage
  float weight = 0;                 ///< 0 to 1: how often such a place is right where it says anything
  dom::NodeId node = dom::no_node;  ///< of witnesses that stand in the body
  bool organization = false;        ///< of an author: not a person
};

/// All witnesses of a page, in the order they were found.
class Witnesses {
 public:
  /// Values that are empty are not taken, nor more than 400 of the elements of the body, 400 tags and 400
  /// others: a page that says more says it twice.
  void add(Witness witness) {
    std::size_t& count = witness.field == Field::tag    ? tags_
                         : witness.node == dom::no_node ? stated_
                                                        : shown_;
    if (witness.value.empty() || count == 400) return;
    ++count;
    all_.push_back(std::move(witness));
  }
  const std::vector<Witness>& all() const { return all_; }

  /// The heaviest witness of `field`, the first among equals; nullptr if there is none.
  const Witness* best(Field field) const {
    const Witness* out = nullptr;
    for (const Witness& w : all_) {
      if (w.field == field && (out == nullptr || w.weight > out->weight)) out = &w;
    }
    return out;
  }

 private:
  std::vector<Witness> all_;
  std::size_t tags_ = 0;
  std::size_t stated_ = 0;  // in the head and in JSON-LD
  std::size_t shown_ = 0;   // in the body
};

}  // namespace pith::meta

#endif
