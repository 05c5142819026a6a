#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/text/edit.h"
#include "linter/text/place.h"
#include "linter/text/span.h"
#include "linter/yaml/node.h"

namespace linter::yaml {

// A place in a document where a value is, or would be: the deepest node that exists, and the keys
// missing below it. Gives a finding about an absent field somewhere to point. The keys given to
// `operator[]` must outlive the slot (they are literals, or text of the document).
class Slot {
 public:
  explicit Slot(Node node) : node_(node) {}

  // The place of a key below this one, whether it is there or not.
  Slot operator[](std::string_view key) const;

  // Written, and not null: what the API server would see.
  bool present() const { return missing_count_ == 0 && !node_.IsNull(); }
  // Written, maybe as null.
  bool written() const { return missing_count_ == 0; }
  // The node, where it is present.
  std::optional<Node> node() const { return present() ? std::optional<Node>(node_) : std::nullopt; }
  // The deepest node that is written: this one, or what it would stand in.
  Node deepest() const { return node_; }
  // The keys below `deepest()` that are not written, outermost first.
  std::vector<std::string_view> missing() const;

  // Where a finding about this value points: at a scalar itself, at the key of a collection or of
  // a null, and for what is absent at the label of the deepest place that exists. One line, small.
  Place span() const;
  // What a reader calls this place: the key of a value; in a list the item's `name`, else its
  // first key or scalar; for a document's root `metadata.name`, else `kind`.
  Place label() const;

  // Empty where absent, null, or of another type.
  std::optional<bool> Bool() const;
  std::optional<std::int64_t> Int() const;
  std::optional<double> Float() const;
  std::optional<std::string_view> String() const;
  // Any scalar as it would be printed: for fields that take a number or a string.
  std::optional<std::string_view> Text() const;

  // Empty for what is absent or not a sequence.
  std::vector<Slot> Items() const;
  bool is_mapping() const { return present() && node_.is_mapping(); }
  bool is_sequence() const { return present() && node_.is_sequence(); }
  // Of a sequence or mapping.
  std::size_t size() const { return present() ? node_.size() : 0; }

  // One pair of a mapping whose key is a scalar.
  struct Member;
  std::vector<Member> Members() const;

 private:
  static constexpr std::size_t MaxMissing = 8;

  Slot(Node node, bool shared) : node_(node), shared_(shared) {}
  friend std::optional<Node> Editable(const Slot& slot);

  Node node_;
  // Reached through an alias or a merge key: the node stands, and is used, elsewhere as well.
  bool shared_ = false;
  // May be more than `missing_` holds: the keys beyond are forgotten, and nothing is edited.
  std::uint8_t missing_count_ = 0;
  std::array<std::string_view, MaxMissing> missing_ = {};
};

struct Slot::Member {
  std::string_view key;
  Span key_span;
  Slot value;
};

// A typed value together with its place: `value` is empty where the field is absent, null or of
// another type; `slot` then still tells where it would be.
template <typename T>
struct Value {
  std::optional<T> value;
  Slot slot;

  bool has_value() const { return value.has_value(); }
  explicit operator bool() const = delete;
  const T& operator*() const { return *value; }
  T value_or(T fallback) const { return value.value_or(std::move(fallback)); }
  Place span() const { return slot.span(); }
  friend bool operator==(const Value& left, const T& right) { return left.value == right; }
};

// The edits that write `text` (YAML, one line, already quoted where needed) at the slot: replaces
// what is there, or inserts the key with every mapping missing above it, in the style and
// indentation of its surroundings. Empty where that cannot be done safely (an alias, a merged
// value, a place of another kind).
std::vector<Edit> Set(const Slot& slot, std::string_view text);
// As `Set`, for a value of several lines: `lines` at their own indentation, as a block.
std::vector<Edit> SetBlock(const Slot& slot, const std::vector<std::string>& lines);
// Appends an item to the sequence at the slot, which is made when it is absent.
std::vector<Edit> Append(const Slot& slot, std::string_view text);
// Removes the entry or item with its line, comments behind it included. A collection that would
// become empty is removed as well.
std::vector<Edit> Remove(const Slot& slot);
// `text` quoted as YAML needs it, plain where that reads back as the same string.
std::string Quote(std::string_view text);

}  // namespace linter::yaml
