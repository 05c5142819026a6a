#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/schema/format.h"

namespace linter::schema {

// Minor versions of Kubernetes 1, one set bit for each that the tables know; bit 0 is the oldest.
using Versions = std::uint16_t;

// From one minor version of Kubernetes 1 to another, both included.
struct VersionRange {
  int oldest = 0;
  int newest = 0;

  friend bool operator==(const VersionRange&, const VersionRange&) = default;
};

// All that the tables know.
VersionRange KnownVersions();
// The newest alone, which holds where nobody says.
VersionRange NewestVersion();
// The same range, as far as the tables know: of what is older or newer the nearest version.
VersionRange Known(const VersionRange& range);
Versions BitsOf(const VersionRange& range);
// Of at least one bit: from the first to the last.
VersionRange RangeOf(Versions versions);

enum class TypeKind : std::uint8_t {
  // Whatever JSON has.
  Any,
  // With the fields of a shape.
  Object,
  // An object of whatever fields.
  Free,
  // Keys of one's own, values of one type.
  Map,
  Array,
  String,
  Integer,
  Number,
  Boolean,
  IntOrString,
  // A number, or a string such as `500Mi`.
  Quantity,
};

struct Field;
class Shape;

// What may stand at a place. All of these are handles into the tables: cheap to copy, valid for
// ever, and so are the texts that they give.
class Type {
 public:
  explicit Type(std::uint16_t number);

  TypeKind kind() const { return kind_; }
  bool nullable() const { return nullable_; }
  Format format() const { return format_; }
  // Of an object.
  Shape shape() const;
  // Of what a map or an array holds.
  Type element() const { return Type(target_); }
  // The values that a string may have, sorted; empty where any may be.
  std::vector<std::string_view> Values() const;
  bool Takes(std::string_view value) const;
  // The fields that tell the items of an array from each other; empty where nothing does.
  std::vector<std::string_view> Keys() const;
  bool has_keys() const;

 private:
  TypeKind kind_;
  bool nullable_;
  Format format_;
  std::uint16_t target_;
  std::uint16_t values_;
  std::uint16_t keys_;
};

// The fields of an object.
class Shape {
 public:
  explicit Shape(std::uint16_t number);

  // In one version. Empty where it has no such field.
  std::optional<Field> Find(std::string_view name, Versions version) const;
  // The versions in which it has a field of that name.
  Versions Having(std::string_view name) const;
  // In one version, in the order of their names.
  std::vector<Field> Fields(Versions version) const;
  // Those that have to be there.
  std::vector<Field> Required(Versions version) const;

 private:
  std::uint16_t FirstNamed(std::string_view name) const;

  std::uint16_t begin_;
  std::uint16_t end_;
};

struct Field {
  std::string_view name;
  Type type;
  bool required = false;
};

// The shape that a kind has in one version; empty where that version does not serve it.
std::optional<Shape> FindKind(std::string_view api_version, std::string_view kind,
                              Versions version);
// The versions that serve it, of those that the tables know.
Versions Serving(std::string_view api_version, std::string_view kind);
// The API versions in which one version serves a kind.
std::vector<std::string_view> ApiVersionsOf(std::string_view kind, Versions version);

// The stable API versions that one version serves, by themselves and with each of their kinds:
// `apps/v1`, `apps/v1/Deployment`.
std::vector<std::string> ServedBy(Versions version);
// Whether a version of Kubernetes 1 is known not to serve an API version at all any more.
bool IsGone(std::string_view api_version, int minor);

// What became of an old API version.
struct Removal {
  // Minor versions: since when it is deprecated, and from which on it is not served; 0 for never,
  // or long ago.
  int deprecated = 0;
  int removed = 0;
  // The API version in its place; empty for none.
  std::string_view replacement;
  // What else changes, as a clause; empty for nothing much.
  std::string_view change;
};
std::optional<Removal> FindRemoval(std::string_view api_version, std::string_view kind);

}  // namespace linter::schema
