#include "linter/schema/catalog.h"

#include <algorithm>
#include <bit>
#include <set>
#include <tuple>

#include "linter/schema/table.h"

namespace linter::schema {

VersionRange KnownVersions() {
  return {OldestMinor(), NewestMinor()};
}

VersionRange NewestVersion() {
  return {NewestMinor(), NewestMinor()};
}

VersionRange Known(const VersionRange& range) {
  return {std::clamp(range.oldest, OldestMinor(), NewestMinor()),
          std::clamp(range.newest, OldestMinor(), NewestMinor())};
}

Versions BitsOf(const VersionRange& range) {
  const auto known = Known(range);
  const int first = known.oldest - OldestMinor();
  const int beyond = known.newest - OldestMinor() + 1;
  return static_cast<Versions>((1U << beyond) - (1U << first));
}

VersionRange RangeOf(Versions versions) {
  return {OldestMinor() + std::countr_zero(versions),
          OldestMinor() + static_cast<int>(std::bit_width(versions)) - 1};
}

// The first of `count` positions whose row is not before what is looked for.
template <typename Before>
static std::size_t FirstNotBefore(std::size_t begin, std::size_t end, Before before) {
  while (begin < end) {
    const auto middle = begin + (end - begin) / 2;
    if (before(middle)) {
      begin = middle + 1;
    } else {
      end = middle;
    }
  }
  return begin;
}

static std::vector<std::string_view> ListAt(std::uint16_t place) {
  std::vector<std::string_view> texts;
  const auto count = ListItemAt(place);
  for (std::size_t i = 1; i <= count; ++i) {
    texts.push_back(TextAt(ListItemAt(place + i)));
  }
  return texts;
}

Type::Type(std::uint16_t number) {
  constexpr std::uint8_t Nullable = 0x80;
  const auto row = TypeAt(number);
  kind_ = static_cast<TypeKind>(row.kind & ~Nullable);
  nullable_ = (row.kind & Nullable) != 0;
  format_ = static_cast<Format>(row.format);
  target_ = row.target;
  values_ = row.values;
  keys_ = row.keys;
}

Shape Type::shape() const {
  return Shape(target_);
}

std::vector<std::string_view> Type::Values() const {
  return ListAt(values_);
}

bool Type::Takes(std::string_view value) const {
  const auto count = ListItemAt(values_);
  for (std::size_t i = 1; i <= count; ++i) {
    if (TextAt(ListItemAt(values_ + i)) == value) {
      return true;
    }
  }
  return count == 0;
}

std::vector<std::string_view> Type::Keys() const {
  return ListAt(keys_);
}

bool Type::has_keys() const {
  return ListItemAt(keys_) != 0;
}

Shape::Shape(std::uint16_t number) {
  const auto row = ShapeAt(number);
  begin_ = row.first_field;
  end_ = static_cast<std::uint16_t>(row.first_field + row.count);
}

std::uint16_t Shape::FirstNamed(std::string_view name) const {
  return static_cast<std::uint16_t>(FirstNotBefore(
      begin_, end_, [&](std::size_t each) { return TextAt(FieldAt(each).name) < name; }));
}

static Field FieldOf(const FieldRow& row) {
  return {TextAt(row.name), Type(row.type), row.required != 0};
}

std::optional<Field> Shape::Find(std::string_view name, Versions version) const {
  for (auto i = FirstNamed(name); i < end_; ++i) {
    const auto row = FieldAt(i);
    if (TextAt(row.name) != name) {
      break;
    }
    if ((row.versions & version) != 0) {
      return FieldOf(row);
    }
  }
  return std::nullopt;
}

Versions Shape::Having(std::string_view name) const {
  Versions having = 0;
  for (auto i = FirstNamed(name); i < end_ && TextAt(FieldAt(i).name) == name; ++i) {
    having |= FieldAt(i).versions;
  }
  return having;
}

std::vector<Field> Shape::Fields(Versions version) const {
  std::vector<Field> fields;
  for (auto i = begin_; i < end_; ++i) {
    if (const auto row = FieldAt(i); (row.versions & version) != 0) {
      fields.push_back(FieldOf(row));
    }
  }
  return fields;
}

std::vector<Field> Shape::Required(Versions version) const {
  std::vector<Field> fields;
  for (auto i = begin_; i < end_; ++i) {
    const auto row = FieldAt(i);
    if (row.required != 0 && (row.versions & version) != 0) {
      fields.push_back(FieldOf(row));
    }
  }
  return fields;
}

// In the order of kinds, then API versions.
static std::size_t FirstOfKind(std::string_view kind, std::string_view api_version) {
  return FirstNotBefore(0, CountOf(Section::Kinds), [&](std::size_t each) {
    const auto row = KindAt(each);
    return std::tuple(TextAt(row.kind), TextAt(row.api_version)) < std::tuple(kind, api_version);
  });
}

static bool IsAt(std::size_t position, std::string_view kind, std::string_view api_version) {
  if (position >= CountOf(Section::Kinds)) {
    return false;
  }
  const auto row = KindAt(position);
  return TextAt(row.kind) == kind && TextAt(row.api_version) == api_version;
}

std::optional<Shape> FindKind(std::string_view api_version, std::string_view kind,
                              Versions version) {
  for (auto i = FirstOfKind(kind, api_version); IsAt(i, kind, api_version); ++i) {
    if (const auto row = KindAt(i); (row.versions & version) != 0) {
      return Shape(row.shape);
    }
  }
  return std::nullopt;
}

Versions Serving(std::string_view api_version, std::string_view kind) {
  Versions serving = 0;
  for (auto i = FirstOfKind(kind, api_version); IsAt(i, kind, api_version); ++i) {
    serving |= KindAt(i).versions;
  }
  return serving;
}

std::vector<std::string_view> ApiVersionsOf(std::string_view kind, Versions version) {
  std::vector<std::string_view> found;
  const auto count = CountOf(Section::Kinds);
  for (auto i = FirstOfKind(kind, ""); i < count && TextAt(KindAt(i).kind) == kind; ++i) {
    if (const auto row = KindAt(i); (row.versions & version) != 0) {
      found.push_back(TextAt(row.api_version));
    }
  }
  return found;
}

std::vector<std::string> ServedBy(Versions version) {
  std::set<std::string> served;
  for (std::size_t i = 0; i < CountOf(Section::Kinds); ++i) {
    const auto row = KindAt(i);
    const auto api_version = TextAt(row.api_version);
    const bool stable = api_version.find("alpha") == std::string_view::npos &&
                        api_version.find("beta") == std::string_view::npos;
    if (stable && (row.versions & version) != 0) {
      served.insert(std::string(api_version));
      served.insert(std::string(api_version) + "/" + std::string(TextAt(row.kind)));
    }
  }
  return {served.begin(), served.end()};
}

bool IsGone(std::string_view api_version, int minor) {
  const auto version = BitsOf({minor, minor});
  bool known = false;
  for (std::size_t i = 0; i < CountOf(Section::Kinds); ++i) {
    const auto row = KindAt(i);
    if (TextAt(row.api_version) != api_version) {
      continue;
    }
    if ((row.versions & version) != 0) {
      return false;
    }
    known = true;
  }
  for (std::size_t i = 0; i < CountOf(Section::Removals); ++i) {
    const auto row = RemovalAt(i);
    if (TextAt(row.api_version) != api_version) {
      continue;
    }
    if (row.removed == 0 || row.removed > minor) {
      return false;
    }
    known = true;
  }
  return known;
}

std::optional<Removal> FindRemoval(std::string_view api_version, std::string_view kind) {
  const auto count = CountOf(Section::Removals);
  const auto first = FirstNotBefore(0, count, [&](std::size_t each) {
    const auto row = RemovalAt(each);
    return std::tuple(TextAt(row.kind), TextAt(row.api_version)) < std::tuple(kind, api_version);
  });
  if (first == count) {
    return std::nullopt;
  }
  const auto row = RemovalAt(first);
  if (TextAt(row.kind) != kind || TextAt(row.api_version) != api_version) {
    return std::nullopt;
  }
  return Removal{row.deprecated, row.removed, TextAt(row.replacement), TextAt(row.change)};
}

}  // namespace linter::schema
