#include "block/inset.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "block/cell_icon.hpp"
#include "block/embed.hpp"
#include "block/picture.hpp"
#include "block/setting.hpp"
#include "dom/base_url.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>

namespace pith::block {
namespace {

using dom::NodeId;
using dom::Tag;

constexpr std::size_t most_looked_at = 3'000;   // elements of one page
constexpr std::uint32_t most_lead_words = 80;   // between the picture that leads a text and the text
constexpr NodeId most_nodes_to_twin = 12;       // between a picture and its copy for readers without script
constexpr std::size_t longest_caption = 1'000;  // bytes
constexpr std::uint32_t wide = 300;             // pixels

/// The words of a block.
std::string words_of(const dom::Document& document, const score::TextBlock& block) {
  std::string out;
  for (NodeId id = block.first; id <= block.last && out.size() < longest_caption; ++id) {
    if (document.tag(id) == Tag::text) out += document.characters(id);
    if (document.tag(id) == Tag::br) out += ' ';
  }
  return utf8::clean_line(out);
}

class Finder {
 public:
  Finder(const dom::Document& document, const Choice& choice, const Formulas& formulas,
         std::string_view base_url, Article& article)
      : document_(document),
        choice_(choice),
        formulas_(formulas),
        base_url_(dom::base_url(document, base_url)),
        article_(article),
        settings_(document, choice) {}

  std::vector<Inset> run() {
    const NodeId body = document_.body();
    if (body == dom::no_node || settings_.behind_last_chosen() == 0) return {};
    const std::span<const dom::Node> nodes = document_.nodes();
    for (NodeId id = body + 1; id < nodes[body].end && looked_at_ < most_looked_at; ++id) {
      switch (nodes[id].tag) {
        case Tag::hr: add_rule(id); break;
        case Tag::blockquote:
          if (!settings_.any_chosen(id)) add(id);
          break;
        case Tag::img:
        case Tag::iframe:
        case Tag::video:
        case Tag::audio:
        case Tag::embed:
        case Tag::object:
        case Tag::other: add(id); break;
        default: break;
      }
    }
    add_lead();
    return std::move(found_);
  }

 private:
  /// What may lead the text, and how likely it does.
  struct Lead {
    NodeId at = dom::no_node;
    Setting setting;
    std::optional<Picture> picture;
    std::optional<Embed> embed;
    int rank = 0;
  };

  void add_rule(NodeId id) {
    const std::size_t next = settings_.block_from(id);
    if (next == 0 || next >= choice_.blocks.size()) return;
    if (!settings_.is_chosen(next - 1) || !settings_.is_chosen(next) || choice_.elements[id].hidden) return;
    if (next == ruled_) return;
    ruled_ = next;
    found_.push_back({id, BlockKind::rule, 0});
  }

  void add(NodeId id) {
    const bool picture = is_picture(document_, id);
    if (!picture && !is_embed(document_, id)) return;
    if (formulas_.around(id) != nullptr) return;
    ++looked_at_;
    const std::size_t next = settings_.block_from(id);
    // What stands outside of an element of embeds is its own; what is in it is its fallback.
    if (id < embed_end_) return;
    if (next > settings_.behind_last_chosen() + 1) return;
    const Setting setting = settings_.of(id);
    if (setting.unwanted || setting.around == dom::no_node) return;
    const bool at_an_end = next <= settings_.first_chosen() || next >= settings_.behind_last_chosen();
    if (at_an_end && setting.beside_line && !setting.with_title) return;
    if (picture && is_sign_in_cell(id)) return;
    if (next <= settings_.first_chosen()) return consider_lead(id, setting, next, picture);
    if (setting.in_card) return;
    if (next >= settings_.behind_last_chosen() && !follows(setting, next)) return;
    if (picture) {
      if (auto read = read_picture(document_, id, base_url_)) add_picture(id, setting, std::move(*read));
    } else if (auto read = read_embed(document_, id, base_url_)) {
      add_embed(id, setting, std::move(*read));
    }
  }

  /// True for what is read as the word of its cell.
  bool is_sign_in_cell(NodeId id) const {
    constexpr int reach = 2;  // levels
    NodeId cell = document_[id].parent;
    for (int level = 0; level < reach && cell != dom::no_node; ++level, cell = document_[cell].parent) {
      const Tag tag = document_.tag(cell);
      if (tag == Tag::td || tag == Tag::th) return icon_in(document_, cell).at == id;
    }
    return false;
  }

  /// True for what stands right behind the last chosen block, in an element around that.
  bool follows(const Setting& setting, std::size_t next) {
    constexpr int reach = 3;  // levels
    const std::size_t last = settings_.behind_last_chosen();
    if (settings_.words_between(last, next) > 0) return false;
    NodeId id = choice_.blocks[last - 1].container;
    for (int level = 0; level < reach && id != dom::no_node; ++level, id = document_[id].parent) {
      if (id == setting.around) return true;
    }
    return false;
  }

  /// Of what stands before the text, the likeliest leads it, of equals the nearest.
  void consider_lead(NodeId id, const Setting& setting, std::size_t next, bool picture) {
    if (setting.in_card && !setting.with_title) return;
    if (settings_.words_between(next, settings_.first_chosen()) > most_lead_words) return;
    Lead lead{id, setting, {}, {}, setting.in_figure ? 2 : 0};
    if (picture) {
      lead.picture = read_picture(document_, id, base_url_);
      if (!lead.picture) return;
      lead.rank += lead.picture->width >= wide ? 2 : 0;
      lead.rank += document_.tag(document_[id].parent) == Tag::picture ? 1 : 0;
    } else {
      lead.embed = read_embed(document_, id, base_url_);
      if (!lead.embed) return;
    }
    // A copy for readers without script is no better than what it is a copy of.
    if (lead_.at != dom::no_node &&
        (lead.rank < lead_.rank || (setting.noscript != dom::no_node && lead.rank == lead_.rank)))
      return;
    lead_ = std::move(lead);
  }

  void add_lead() {
    if (lead_.at == dom::no_node) return;
    const std::size_t behind = found_.size();
    if (lead_.picture) {
      add_picture(lead_.at, lead_.setting, std::move(*lead_.picture));
    } else {
      add_embed(lead_.at, lead_.setting, std::move(*lead_.embed));
    }
    if (found_.size() > behind) std::rotate(found_.begin(), found_.end() - 1, found_.end());
  }

  void add_picture(NodeId id, const Setting& setting, Picture picture) {
    const bool twin = setting.noscript != dom::no_node || last_in_noscript_;
    if (twin && last_picture_ != dom::no_node && id > last_picture_ &&
        id - last_picture_ <= most_nodes_to_twin &&
        settings_.block_from(id) == settings_.block_from(last_picture_)) {
      return;
    }
    if (!seen_.insert(std::string(identity_of(picture.url))).second) return;
    last_picture_ = id;
    last_in_noscript_ = setting.noscript != dom::no_node;
    const auto item = static_cast<std::uint32_t>(article_.pictures.size());
    if (setting.caption != Setting::no_block) {
      picture.caption = words_of(document_, choice_.blocks[setting.caption]);
      // Of pictures with one caption the last one has it.
      if (setting.caption == last_caption_) article_.pictures.back().caption.clear();
      last_caption_ = setting.caption;
    }
    article_.pictures.push_back(std::move(picture));
    found_.push_back({id, BlockKind::picture, item});
  }

  /// Its caption says more of it than the title of its frame.
  void add_embed(NodeId id, const Setting& setting, Embed embed) {
    if (!seen_.insert(embed.url).second) return;
    if (setting.caption != Setting::no_block)
      embed.title = words_of(document_, choice_.blocks[setting.caption]);
    embed_end_ = document_[id].end;
    const auto item = static_cast<std::uint32_t>(article_.embeds.size());
    article_.embeds.push_back(std::move(embed));
    found_.push_back({id, BlockKind::embed, item});
  }

  const dom::Document& document_;
  const Choice& choice_;
  const Formulas& formulas_;
  std::string base_url_;
  Article& article_;
  Settings settings_;
  std::vector<Inset> found_;
  Lead lead_;
  std::unordered_set<std::string> seen_;  // identities of pictures, addresses of embeds
  std::size_t looked_at_ = 0;
  std::size_t ruled_ = Setting::no_block;         // the block behind the last rule
  std::size_t last_caption_ = Setting::no_block;  // of the last picture
  NodeId last_picture_ = dom::no_node;
  NodeId embed_end_ = 0;  // behind the last embed
  bool last_in_noscript_ = false;
};

}  // namespace

std::vector<Inset> find_insets(const dom::Document& document, const Choice& choice, const Formulas& formulas,
                               std::string_view base_url, Article& article) {
  return Finder(document, choice, formulas, base_url, article).run();
}

}  // namespace pith::block
